"""Nothing above a record has changed in meaning since the record was last reviewed.

When a principle says something else, the touchpoints below it may be right still or wrong by now, and nobody knows until somebody looks.
That is how a handbook drifts: at the top a word is changed, and at the bottom work goes on as before.

Touchpoints are held against their principles, the focus statements and needs above those, and the needs that they name; principles and
focus statements against what they rest on; tools against their principles.
Letter case, punctuation and fields that carry no meaning never count.
A record above that is there no longer counts as changed.
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

Mend:
    Read the record again beside the new words, change what has to change, then say so: `goldthread review touchpoint/bell`.
    Where the change above was only a typo: `goldthread review --editorial principle/say-it-plainly --because "typo"`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.review.verdicts import Change, Verdict
from goldthread.review.wording import excerpt
from goldthread.rule import Breach, Terms
from goldthread.rules.naming import called, listed
from goldthread.rules.scope import is_in_play

IDEA = 5
SEVERITY = Severity.WARNING
STRICT = Severity.ERROR


def breaches(graph: Graph, terms: Terms) -> Iterator[Breach]:
    """Records above which something means something else than when they were reviewed."""
    for verdict in terms.verdicts.values():
        record = graph.book.records[verdict.key]
        if verdict.state == "suspect" and is_in_play(record):
            yield _breach(graph, verdict)


def _breach(graph: Graph, verdict: Verdict) -> Breach:
    records = graph.book.records
    record = records[verdict.key]
    assert verdict.stamp is not None
    return Breach(
        record=record,
        message=f"{called(record)} was reviewed on {verdict.stamp.on}, and since then {_told(graph, verdict.changes)}.",
        mend=f"Read it again, change what has to change, then run: goldthread review {record.key}.",
        concerns=", ".join(change.key for change in verdict.changes),
        related=tuple(
            (records[change.key], (), "this has changed in meaning") for change in verdict.changes if not change.is_gone
        ),
    )


def _told(graph: Graph, changes: tuple[Change, ...]) -> str:
    """The first change with old and new words, and the keys of the others."""
    first, *others = changes
    if first.is_gone:
        told = f"{first.key} is no longer there"
    else:
        told = f"{called(graph.book.records[first.key])} has changed in meaning{_words(first)}"
    return told + (
        f"; so {'have' if len(others) > 1 else 'has'} {listed(each.key for each in others)}" if others else ""
    )


def _words(change: Change) -> str:
    if not change.differences:
        return ""
    first = change.differences[0]
    was, now = excerpt(" ".join(first.was), " ".join(first.now))
    if not was:
        return f': "{first.field}" now says "{now}"'
    return f': "{first.field}" said "{was}" and ' + (f'now says "{now}"' if now else "says so no longer")
