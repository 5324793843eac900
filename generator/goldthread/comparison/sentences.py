"""A comparison in sentences, in the language that is being spoken: sections of lines, which text and Markdown then set."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from goldthread.changes.change import Change
from goldthread.changes.values import words
from goldthread.changes.wording import basis_of, label, label_of
from goldthread.comparison.report import (
    WORKING_TREE,
    ChainBreak,
    ChangedDocument,
    ComparedFinding,
    Comparison,
    ConcernedTeam,
    Named,
    NeedsReview,
    Reason,
)
from goldthread.graph.record_names import listed
from goldthread.language.translation import said, say, say_many, to_say

_TITLE_LIMIT = 60
_FEW = 3
_ROW = 30

_BROKEN: Mapping[str, str] = MappingProxyType(
    {
        "need": to_say("{record} is no longer answered by a focus."),
        "focus": to_say("{record} no longer reaches a focus."),
        "principle": to_say("{record} no longer has a principle that supports it."),
        "touchpoint": to_say("{record} is no longer followed at any touchpoint."),
    }
)
_RESTORED: Mapping[str, str] = MappingProxyType(
    {
        "need": to_say("{record} is answered by a focus again."),
        "focus": to_say("{record} reaches a focus again."),
        "principle": to_say("{record} has a principle that supports it again."),
        "touchpoint": to_say("{record} is followed at a touchpoint again."),
    }
)
"""By the kind that is lacking; for a need, by its own."""

_MEDIA: Mapping[str, str] = MappingProxyType(
    {
        "personal": to_say("Personal"),
        "physical": to_say("Physical"),
        "digital": to_say("Digital"),
    }
)


_OF_ONE: Mapping[str, str] = MappingProxyType(
    {
        "vision_changed": to_say("the vision changed"),
        "exclusions_changed": to_say("what {record} excludes changed"),
        "meaning_changed": to_say("{record} changed"),
        "added": to_say("{record} is new"),
        "removed": to_say("{record} was removed"),
        "back_in_use": to_say("{record} is in use again"),
        "out_of_use": to_say("{record} is no longer in use"),
        "relinked": to_say("{record} is linked elsewhere"),
    }
)
_OF_MANY: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "reworded": lambda count: say_many("{count} record reworded", "{count} records reworded", count),
        "renamed": lambda count: say_many("{count} record renamed", "{count} records renamed", count),
        "other_records": lambda count: say_many(
            "{count} other record added or removed", "{count} other records added or removed", count
        ),
        "other_links": lambda count: say_many(
            "{count} record with other links changed", "{count} records with other links changed", count
        ),
        "other_fields": lambda count: say_many(
            "{count} record changed without a change of meaning",
            "{count} records changed without a change of meaning",
            count,
        ),
    }
)
"""The reasons for the size of the next edition, by what changed."""


class Line(msgspec.Struct, frozen=True):
    """A sentence, with the new and the old words where there are any, and of how many things it speaks."""

    text: str
    now: str = ""
    was: str = ""
    count: int = 1


class Section(msgspec.Struct, frozen=True):
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        """How many things it speaks of."""
        return sum(line.count for line in self.lines)


def versions(comparison: Comparison) -> str:
    """Which version is compared with which."""
    return say("From {before} to {after}.", before=_version(comparison.before), after=_version(comparison.after))


def _version(version: str) -> str:
    """A version, as a sentence names it."""
    return say("the working tree") if version == WORKING_TREE else version


def headline(comparison: Comparison) -> str:
    """The size of the next edition, and why."""
    reasons = reasons_of(comparison)
    match comparison.next_edition.step:
        case "major":
            return say("The next edition is a major step: {reasons}.", reasons=reasons)
        case "minor":
            return say("The next edition is a minor step: {reasons}.", reasons=reasons)
        case "patch":
            return say("The next edition is a patch: {reasons}.", reasons=reasons)
        case _:
            return say("The meaning of the handbook has not changed.")


def reasons_of(comparison: Comparison) -> str:
    """The changes that decide the size of the next edition, the first few of them, in a row."""
    reasons = comparison.next_edition.reasons
    more = len(reasons) - _FEW
    rest = [say_many("{count} more", "{count} more", more)] if more > 0 else []
    return str(listed((*map(_reason, reasons[:_FEW]), *rest)))


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """All sections, the most important first; a heading without lines is left out."""
    parts = (
        (say("Not compared"), _not_compared(comparison)),
        (say("Changed wording"), (_reworded(each, comparison) for each in comparison.of("reworded", "reordered"))),
        (say("New records"), map(_added, comparison.of("added"))),
        (say("Removed records"), map(_removed, comparison.of("removed"))),
        (say("Renamed records"), map(_renamed, comparison.of("renamed"))),
        (say("Changed links"), map(_relinked, comparison.of("relinked"))),
        (say("In use or no longer in use"), map(_of_values, comparison.of("status"))),
        (say("New owners"), map(_of_values, comparison.of("owner"))),
        (say("Chain to the vision broken"), (Line(_chain(each, _BROKEN)) for each in comparison.broken)),
        (say("Chain to the vision complete again"), (Line(_chain(each, _RESTORED)) for each in comparison.restored)),
        (say("Sources that are not what they were"), _documents(comparison.documents)),
        (say("Coverage"), _coverage(comparison)),
        (say("Needs review"), _needs_review(comparison.needs_review)),
        (say("Teams concerned"), (Line(_team(each)) for each in comparison.teams)),
        (say("New findings"), map(_finding, comparison.new_findings)),
        (say("Resolved findings"), map(_finding, comparison.resolved_findings)),
        (say("Other changes"), _other(comparison)),
    )
    made = (Section(heading, tuple(lines)) for heading, lines in parts)
    return tuple(section for section in made if section.lines)


def _reason(reason: Reason) -> str:
    if reason.record:
        return said(_OF_ONE[reason.what], record=reason.record)
    return _OF_MANY[reason.what](reason.count)


def _name(key: str, title: str) -> str:
    """A record by its title and, in brackets, its key; by its key alone where the title is missing or long."""
    plain = title.rstrip(".")
    if key.startswith("handbook/"):
        return say("The handbook")
    if not plain or plain == key.partition("/")[2] or len(plain) > _TITLE_LIMIT:
        return key
    return say('"{title}" ({record})', title=plain, record=key)


def _of(change: Change) -> str:
    return _name(change.record, change.title)


def _named(record: Named) -> str:
    return _name(record.key, record.title)


def _not_compared(comparison: Comparison) -> Iterator[Line]:
    for each in comparison.unreadable:
        yield Line(
            say_many(
                "The data of {version} has {count} fault; what it hides could not be compared.",
                "The data of {version} has {count} faults; what they hide could not be compared.",
                each.faults,
                version=_version(each.name),
            )
        )


def _reworded(change: Change, comparison: Comparison) -> Line:
    values = {"record": _of(change), "label": label(change), "target": change.target}
    text = say("{record}: {label}, {target}", **values) if change.target else say("{record}: {label}", **values)
    if change.record in comparison.editorial:
        text = say("{change} (marked as editorial: nothing needs review)", change=text)
    return Line(text, now=words(change.after), was=words(change.before))


def _added(change: Change) -> Line:
    text = _of(change)
    if change.target:
        text = say("{record}, split off from {former}", record=text, former=change.target)
    return Line(text, now=words(change.after) or _long_title(change))


def _removed(change: Change) -> Line:
    return Line(_of(change), was=words(change.before) or _long_title(change))


def _long_title(change: Change) -> str:
    return change.title if len(change.title) > _TITLE_LIMIT else ""


def _renamed(change: Change) -> Line:
    return Line(say("{record}, before: {former}", record=_of(change), former=words(change.before)))


def _relinked(change: Change) -> Line:
    values = {"record": _of(change), "target": _name(change.target, change.target_title), "label": label(change)}
    if change.way == "changed":
        field = label_of(change).worded()
        return Line(say("{record}: {field}, {target}: {label}", field=field, **values))
    inferred = change.way == "added" and basis_of(change) == "inferred"
    return Line(
        say("{record}: {label} {target} (inferred)", **values)
        if inferred
        else say("{record}: {label} {target}", **values)
    )


def _of_values(change: Change) -> Line:
    text = say("{record}: {label}", record=_of(change), label=label(change))
    return Line(text, now=words(change.after), was=words(change.before))


def _chain(each: ChainBreak, sentences: Mapping[str, str]) -> str:
    kind = "need" if each.record.key.startswith("need/") else each.lacks
    return said(sentences[kind], record=_named(each.record))


def _coverage(comparison: Comparison) -> Iterator[Line]:
    covered = comparison.coverage
    if covered.emptied or covered.filled:
        text = say(
            "{after} of {cells_after} combinations of phase and medium have a touchpoint; before, {before} of {cells_before}.",
            after=covered.after,
            cells_after=covered.cells_after,
            before=covered.before,
            cells_before=covered.cells_before,
        )
        yield Line(text, count=0)
    for cell in covered.emptied:
        yield Line(
            say("{phase}: {medium}: no touchpoint any more.", phase=cell.phase.title, medium=said(_MEDIA[cell.medium]))
        )
    for cell in covered.filled:
        yield Line(
            say("{phase}: {medium}: the first touchpoint.", phase=cell.phase.title, medium=said(_MEDIA[cell.medium]))
        )


def _needs_review(reviews: tuple[NeedsReview, ...]) -> Iterator[Line]:
    """By cause, since many records have the same."""
    causes: dict[tuple[str, ...], list[str]] = {}
    for each in reviews:
        causes.setdefault(tuple(cause.key for cause in each.because), []).append(each.record.key)
    for because, keys in causes.items():
        above = str(listed(because))
        for start in range(0, len(keys), _ROW):
            row = keys[start : start + _ROW]
            records = ", ".join(row)
            text = (
                say("More because of {cause}: {records}.", cause=above, records=records)
                if start
                else say_many(
                    "{count} record because of {cause}: {records}.",
                    "{count} records because of {cause}: {records}.",
                    len(keys),
                    cause=above,
                    records=records,
                )
            )
            yield Line(text, count=len(row))


def _documents(documents: tuple[ChangedDocument, ...]) -> Iterator[Line]:
    for each in documents:
        text = _document(each)
        if each.editorial:
            text = say("{change} (marked as editorial: nothing needs review)", change=text)
        if not each.changes:
            yield Line(f"{text}.")
        for change in each.changes:
            yield Line(text, now=words(change.after), was=words(change.before))


def _document(each: ChangedDocument) -> str:
    """A document, and what became of it."""
    match each.what:
        case "gone":
            return say("{document}, which is gone", document=each.title)
        case "replaced":
            return say(
                "{document}, in the place of which {other} is named now", document=each.title, other=each.now_title
            )
        case "dropped":
            return say("{document}, which is named no longer", document=each.title)
        case _:
            return each.title if each.changes else say("{document} has changed", document=each.title)


def _team(each: ConcernedTeam) -> str:
    parts = []
    if each.changed:
        parts.append(say_many("{count} record changed", "{count} records changed", len(each.changed)))
    if each.needs_review:
        parts.append(say_many("{count} record needs review", "{count} records need review", len(each.needs_review)))
    if each.guided_by:
        parts.append(say("guided by {principles}, changed", principles=str(listed(each.guided_by))))
    return say("{team}: {changes}.", team=each.team.title, changes="; ".join(parts))


def _finding(each: ComparedFinding) -> Line:
    return Line(f"{each.severity} {each.rule}: {each.message}")


def _other(comparison: Comparison) -> Iterator[Line]:
    keys = comparison.form_only
    if keys:
        more = len(keys) - _ROW
        shown = [*keys[:_ROW], *([say_many("{count} more", "{count} more", more)] if more > 0 else [])]
        yield Line(say("Changed in form only: {records}.", records=", ".join(shown)), count=len(keys))
    if comparison.other_fields:
        counts = ", ".join(f"{field} {count:,}" for field, count in comparison.other_fields.items())
        yield Line(
            say("Fields that carry no meaning: {fields}.", fields=counts), count=sum(comparison.other_fields.values())
        )
