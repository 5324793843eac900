"""Nothing above a record has changed in meaning since the record was last reviewed.

When a principle says something else, the touchpoints below it may be right still or wrong by now, and nobody knows until somebody looks.
That is how a handbook drifts: at the top a word is changed, and at the bottom work goes on as before.

Touchpoints are held against their principles, the focus statements and needs above those, and the needs that they name; principles and
focus statements against what they rest on; tools against their principles.
Letter case, white space, punctuation and fields that carry no meaning never count; digits, symbols and marks on letters do.
A record above that is there no longer counts as changed.
A document of the repository that a record names as its source is held against what it said as well: the section under the heading that is
named, or the whole file. That concerns the records that name it and no others. A record whose source is gone, or that names another one
in its place or none any more, needs review as well; the same words at another address are the same source.
Whoever links the record itself elsewhere knows it, so that makes nothing suspect; it is unreviewed until somebody reviews it anew.
Records that were never reviewed are counted on the page of reviews and give no finding, nor do ideas and what is retired.

Fails:

    # content/touchpoints/quay.yml
    bell:
      name: The bell at the ramp
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody knows that the boat is about to leave.
      gives: Time to say goodbye.
      gets: A gangway that is clear at the hour.
      principles: [say-it-plainly]
    # content/reviews.lock.yml
    - record: touchpoint/bell
      on: 2026-04-01
      by: Crew
      against: {principle/say-it-plainly: "00000000000000aa"}
    - meaning: "00000000000000aa"
      of: principle/say-it-plainly
      says: {statement: [We say what is the case.]}

Passes:

    # content/touchpoints/quay.yml
    bell:
      name: The bell at the ramp
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody knows that the boat is about to leave.
      gives: Time to say goodbye.
      gets: A gangway that is clear at the hour.
      principles: [say-it-plainly]
    # content/reviews.lock.yml
    - record: touchpoint/bell
      on: 2026-04-02
      by: Crew
      against:
        principle/say-it-plainly: "ec14e4d1707e8e60"
        focus/home-before-dark: "efaa22c0c475bae7"
        need/reach-home: "606f055838217de1"

Fix:
    Read the record again beside the new words, change what has to change, then say so: `goldthread review touchpoint/bell`.
    Where the change above was only a typo: `goldthread review --editorial principle/say-it-plainly --because "typo"`.
"""

import datetime
import shlex
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from goldthread.changes.wording import by_field
from goldthread.data_faults import ref004_missing_source
from goldthread.findings import Severity, Shared
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, listed, named
from goldthread.graph.scope import is_active
from goldthread.language.message import Day, Message, Text, marked_message, message, message_many
from goldthread.language.translation import to_say
from goldthread.model.record import Record
from goldthread.review.sources import Fate, SourceChange
from goldthread.review.status import ChangedUpstream, ReviewStatus
from goldthread.review.wording import called_now, called_source, excerpt
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "thread"
STRICT = Severity.ERROR
_BELOW_CHANGED = to_say(
    "{count} records need review because {upstream} has changed in meaning since they were reviewed."
)
_BELOW_GONE = to_say("{count} records need review because {upstream} was deleted since they were reviewed.")
_GONE = to_say("{record} was reviewed on {day}, and since then {upstream} was deleted{others}.")
_CHANGED = {
    (False, False): to_say("{record} was reviewed on {day}, and since then {upstream} has changed in meaning{others}."),
    (False, True): to_say(
        "{record} was reviewed on {day}, and since then {upstream} has changed in meaning: "
        '"{field}" now says "{now}"{others}.'
    ),
    (True, False): to_say(
        "{record} was reviewed on {day}, and since then {upstream} has changed in meaning: "
        '"{field}" said "{was}" and says so no longer{others}.'
    ),
    (True, True): to_say(
        "{record} was reviewed on {day}, and since then {upstream} has changed in meaning: "
        '"{field}" said "{was}" and now says "{now}"{others}.'
    ),
}
"""By whether there were words before and are words now."""
_SOURCE_BELOW: Mapping[Fate, str] = MappingProxyType(
    {
        "reworded": _BELOW_CHANGED,
        "replaced": to_say("{count} records need review because they name another source in the place of {upstream}."),
        "dropped": to_say("{count} records need review because they no longer name {upstream} as their source."),
    }
)
_SOURCE_GONE = {
    (False, False): to_say(
        "{record} was reviewed on {day}, and since then the passage it was reviewed against is gone: {upstream}{others}."
    ),
    (False, True): to_say(
        "{record} was reviewed on {day}, and since then the passage it was reviewed against is gone: {upstream}; "
        '{instead} says "{now}"{others}.'
    ),
    (True, False): to_say(
        "{record} was reviewed on {day}, and since then the passage it was reviewed against is gone: "
        '{upstream} said "{was}"{others}.'
    ),
    (True, True): to_say(
        "{record} was reviewed on {day}, and since then the passage it was reviewed against is gone: "
        '{upstream} said "{was}", and {instead} says "{now}"{others}.'
    ),
}
_SOURCE_REPLACED = {
    (False, False): to_say(
        "{record} was reviewed on {day}, and since then its source is {instead} and no longer {upstream}{others}."
    ),
    (False, True): to_say(
        "{record} was reviewed on {day}, and since then its source is {instead} and no longer {upstream}: "
        'it now also says "{now}"{others}.'
    ),
    (True, False): to_say(
        "{record} was reviewed on {day}, and since then its source is {instead} and no longer {upstream}: "
        'it no longer says "{was}"{others}.'
    ),
    (True, True): to_say(
        "{record} was reviewed on {day}, and since then its source is {instead} and no longer {upstream}: "
        'it said "{was}" and now says "{now}"{others}.'
    ),
}
_SOURCE_DROPPED = {
    False: to_say(
        "{record} was reviewed on {day}, and since then it no longer names {upstream} as its source{others}."
    ),
    True: to_say(
        "{record} was reviewed on {day}, and since then it no longer names {upstream} as its source, "
        'which said "{was}"{others}.'
    ),
}
_REWORDED = {
    (False, False): to_say("{record} was reviewed on {day}, and since then its source {upstream} has changed{others}."),
    (False, True): to_say(
        '{record} was reviewed on {day}, and since then its source {upstream} has changed: it now also says "{now}"{others}.'
    ),
    (True, False): to_say(
        '{record} was reviewed on {day}, and since then its source {upstream} has changed: it no longer says "{was}"{others}.'
    ),
    (True, True): to_say(
        "{record} was reviewed on {day}, and since then its source {upstream} has changed: "
        'it said "{was}" and now says "{now}"{others}.'
    ),
}
"""The same for a document."""


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Records above which something means something else than when they were reviewed."""
    for verdict in context.verdicts.values():
        record = graph.book.records[verdict.key]
        if verdict.state == "suspect" and is_active(record):
            yield _breach(graph, verdict)


def _breach(graph: Graph, verdict: ReviewStatus) -> Breach:
    records = graph.book.records
    record = records[verdict.key]
    assert verdict.mark is not None
    return Breach(
        record=record,
        message=_message(graph, record, verdict.mark.on, verdict.upstream),
        fix=message(
            "Read it again, change what has to change, then run: {command}.", command=f"goldthread review {record.key}"
        ),
        concerns=", ".join(change.key for change in verdict.upstream),
        shared=tuple(_cause(graph, change) for change in verdict.upstream),
        related=tuple(
            (records[change.key], (), message("this has changed in meaning"))
            for change in verdict.upstream
            if not change.is_gone and change.source is None
        ),
    )


def _cause(graph: Graph, change: ChangedUpstream) -> Shared:
    """What a change is the cause of: all records below that need review."""
    source = change.source
    if source is not None and source.fate == "gone":
        return ref004_missing_source.shared(source.at, source.now, source.passage.heading if source.passage else "")
    below = _BELOW_GONE if change.is_gone else _BELOW_CHANGED
    return Shared(
        text=_SOURCE_BELOW[source.fate] if source is not None else below,
        values=(("upstream", _upstream(graph, change)),),
        fix=message(
            "Read each of them beside the new words, change what has to change, then mark them together: {command}",
            command=f"goldthread review --below {shlex.quote(change.key)}",
        ),
    )


def _message(graph: Graph, record: Record, on: datetime.date, changes: tuple[ChangedUpstream, ...]) -> Message:
    """The first change with old and new words, and the other records."""
    first, *others = changes
    field, before, after = next(by_field(first.changes), ("", (), ()))
    was, now = excerpt(" ".join(before), " ".join(after))
    if first.source is not None:
        is_reworded = first.source.fate == "reworded"
        return marked_message(
            _of_source(first.source, is_said=bool(was), is_read=bool(now)),
            record=called(record),
            day=Day(on),
            upstream=called_source(first.source),
            instead=called_now(first.source),
            was=was,
            now=now,
            others=_others(graph, others) if is_reworded else _others_too(graph, others),
        )
    return marked_message(
        _GONE if first.is_gone else _CHANGED[bool(was), bool(now)],
        record=called(record),
        day=Day(on),
        upstream=first.key if first.is_gone else named(graph.book.records[first.key]),
        field=marked_message(graph.book.records[first.key].label(field).name) if field and not first.is_gone else "",
        was=was,
        now=now,
        others=_others(graph, others),
    )


def _others(graph: Graph, changes: list[ChangedUpstream]) -> Text:
    if not changes:
        return ""
    records = listed(_upstream(graph, each) for each in changes)
    return message_many("; so has {records}", "; so have {records}", len(changes), records=records)


def _of_source(change: SourceChange, *, is_said: bool, is_read: bool) -> str:
    """The sentence for a source, by whether there were words before and are words now."""
    match change.fate:
        case "gone":
            return _SOURCE_GONE[is_said, is_read]
        case "replaced":
            return _SOURCE_REPLACED[is_said, is_read]
        case "dropped":
            return _SOURCE_DROPPED[is_said]
        case _:
            return _REWORDED[is_said, is_read]


def _others_too(graph: Graph, changes: list[ChangedUpstream]) -> Text:
    """The others after a sentence that does not say of the first that it has changed."""
    if not changes:
        return ""
    records = listed(_upstream(graph, each) for each in changes)
    return message_many("; {records} has changed, too", "; {records} have changed, too", len(changes), records=records)


def _upstream(graph: Graph, change: ChangedUpstream) -> Text:
    if change.source is not None:
        return called_source(change.source)
    record = graph.book.records.get(change.key)
    return change.key if record is None else named(record)
