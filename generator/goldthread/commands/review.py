"""Marking records as reviewed, marking a change as editorial, and the list of what needs review."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from goldthread.changes.wording import by_field, field_label
from goldthread.commands.errors import RequestError, name_suggestion
from goldthread.commands.titles import nearly_titled, titled
from goldthread.documents.addresses import document_address
from goldthread.graph.record_names import called, either, listed
from goldthread.graph.scope import is_active
from goldthread.inspection import Inspection
from goldthread.language.message import Message, message
from goldthread.language.translation import say, say_many
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.model.teams import Team
from goldthread.reading.files import REVIEWS_FILE
from goldthread.reading.rewriting import rewrite_reviews
from goldthread.reading.suggestions import nearest
from goldthread.review.lock import lock_text
from goldthread.review.marking import Reviewer, keep_reviews, keep_source_reviews, mark_reviewed, mark_reviewed_against
from goldthread.review.sources import SourceChange
from goldthread.review.status import ChangedUpstream, ReviewStatus, State, verdicts
from goldthread.review.upstream import LINKS, Upstream, is_reviewable
from goldthread.review.wording import called_now, called_source

_NOBODY = ""
_LISTED = 20


def review(root: Path, inspection: Inspection, keys: Iterable[str], reviewer: Reviewer) -> str:
    """Mark records as reviewed; what was written, in sentences.

    Raises what `rewrite_reviews` raises.
    """
    wanted = tuple(dict.fromkeys(keys))
    lock = mark_reviewed(inspection.lock, inspection.graph, wanted, reviewer)
    rewrite_reviews(root, inspection.reading.reviews, lock_text(lock).encode())
    states = Counter(inspection.verdicts[key].state for key in wanted)
    written_down = say_many(
        "{file}: {count} record reviewed by {name} on {day}; status before: {states}.",
        "{file}: {count} records reviewed by {name} on {day}; status before: {states}.",
        len(wanted),
        file=REVIEWS_FILE,
        name=reviewer.by,
        day=str(reviewer.on),
        states=_states(states),
    )
    return "\n".join((written_down, *_first(wanted)))


def review_below(root: Path, inspection: Inspection, key: str, reviewer: Reviewer) -> str:
    """Mark the records below one, or those that name a document, as reviewed against what it means now; what was written, in sentences.

    Raises RequestError when there is nothing below it, and what `rewrite_reviews` raises.
    """
    upstream = Upstream(inspection.graph)
    wanted = tuple(
        record.key
        for record in _in_question(inspection)
        if key in upstream.of(record.key)
        or key in upstream.documents(record.key)
        or key in _changed_above(inspection.verdicts[record.key])
    )
    if not wanted:
        raise RequestError(message("No record that can be reviewed depends on {record}.", record=key))
    lock = mark_reviewed_against(inspection.lock, inspection.graph, key, wanted, reviewer)
    rewrite_reviews(root, inspection.reading.reviews, lock_text(lock).encode())
    after = verdicts(inspection.graph, lock)
    left = tuple(each for each in wanted if after[each].state != "reviewed")
    written_down = say_many(
        "{file}: {count} record below {record} reviewed by {name} on {day}.",
        "{file}: {count} records below {record} reviewed by {name} on {day}.",
        len(wanted),
        file=REVIEWS_FILE,
        record=key,
        name=reviewer.by,
        day=str(reviewer.on),
    )
    if not left:
        return "\n".join((written_down, *_first(wanted)))
    still = say_many(
        "{count} of them still needs review, because something else above it has changed:",
        "{count} of them still need review, because something else above them has changed:",
        len(left),
    )
    return "\n".join((written_down, *_first(wanted), still, *_first(left)))


def _changed_above(verdict: ReviewStatus) -> frozenset[str]:
    """What a record needs review because of, by key or by address, then and now."""
    return frozenset(
        name for change in verdict.upstream for name in (change.key, change.source.now if change.source else "") if name
    )


def editorial(root: Path, inspection: Inspection, key: str, reviewer: Reviewer) -> str:
    """Mark the last change of a record as editorial; which reviews stay valid, in sentences.

    Raises EditorialError when none can, and what `review` raises.
    """
    keep = keep_reviews if key in inspection.graph.book.records else keep_source_reviews
    kept = keep(inspection.lock, inspection.graph, key, reviewer)
    rewrite_reviews(root, inspection.reading.reviews, lock_text(kept.lock).encode())
    written_down = say_many(
        "{file}: the change of {record} is marked as editorial; the review of {count} record stays valid.",
        "{file}: the change of {record} is marked as editorial; the reviews of {count} records stay valid.",
        len(kept.records),
        file=REVIEWS_FILE,
        record=key,
    )
    return "\n".join((written_down, *_first(kept.records)))


def named(book: Book, name: str) -> str:
    """The key of the record that a name means. Raises RequestError when there is none, or more than one."""
    found = book.named(name)
    if len(found) > 1:
        raise RequestError(
            message(
                '"{name}" may be {keys}. Give the kind as well.', name=name, keys=either(each.key for each in found)
            )
        )
    if not found and (record := titled(book.records.values(), name)):
        return record.key
    if not found:
        known = book.records if "/" in name else {each.id for each in book.records.values()}
        raise RequestError(
            message(
                'There is no record "{name}". {hint}',
                name=name,
                hint=_hint(name, known, "goldthread list", nearly_titled(book.records.values(), name)),
            )
        )
    return found[0].key


def upstream_named(inspection: Inspection, name: str) -> str:
    """The address of the document, or the key of the record, that a name means, be it gone. Raises RequestError when there is not one."""
    book, address = inspection.graph.book, document_address(name)
    known = {*book.passages, *book.absent, *(at for mark in inspection.lock.marks for at in mark.documents)}
    if address is not None and address.name in known:
        return address.name
    gone = {each.key for verdict in inspection.verdicts.values() for each in verdict.upstream if each.is_gone}
    return name if name in gone else named(book, name)


def reviewable(inspection: Inspection, name: str) -> str:
    """The key of the record that a name means, when it is of a kind that is reviewed. Raises RequestError when it is not."""
    book = inspection.graph.book
    key = named(book, name)
    if not is_reviewable(book.records[key]) and key not in inspection.verdicts:
        raise RequestError(
            message(
                "{key} has nothing above it to be reviewed against: reviews are for {kinds} records, and for those that name a "
                "document of this repository as their source.",
                key=key,
                kinds=listed(LINKS),
            )
        )
    return key


def of_team(inspection: Inspection, name: str) -> tuple[str, ...]:
    """The keys of what is reviewed and answered for by a team. Raises RequestError when there is no such team, or nothing of its."""
    team = team_id(inspection.graph.book, name)
    keys = tuple(record.key for record in _in_question(inspection) if record.owner == team)
    if not keys:
        raise RequestError(message('Team "{team}" owns no record that can be reviewed.', team=team))
    return keys


def team_id(book: Book, name: str) -> str:
    """The id of the team that a name means. Raises RequestError when there is none."""
    wanted = name.removeprefix(f"{Team.kind}/")
    if book.get(Team, wanted) is None and (team := titled(book.teams, name)):
        return team.id
    if book.get(Team, wanted) is None:
        known = [team.id for team in book.teams]
        raise RequestError(
            message(
                'There is no team "{name}". {hint}',
                name=name,
                hint=_hint(wanted, known, "goldthread list team", nearly_titled(book.teams, name)),
            )
        )
    return wanted


def everything(inspection: Inspection) -> tuple[str, ...]:
    """The keys of all that is reviewed, but for ideas and what is retired. Raises RequestError when there is nothing."""
    keys = tuple(record.key for record in _in_question(inspection))
    if not keys:
        raise RequestError(message("There is nothing to review: reviews are for {kinds} records.", kinds=listed(LINKS)))
    return keys


def waiting(inspection: Inspection, owner: str | None = None) -> str:
    """What needs review, with old and new words, by owner, and how many records are not reviewed; of one team when its id is given."""
    records = [record for record in _in_question(inspection) if owner is None or record.owner == owner]
    return "".join(f"{line}\n" for line in _waiting(inspection, records))


def _in_question(inspection: Inspection) -> Iterator[Record]:
    records = (inspection.graph.book.records[key] for key in inspection.verdicts)
    return (record for record in records if is_active(record))


def _waiting(inspection: Inspection, records: Iterable[Record]) -> Iterator[str]:
    book, verdicts = inspection.graph.book, inspection.verdicts
    by_owner: dict[str, list[Record]] = {}
    for record in records:
        team = book.get(Team, record.owner or "")
        by_owner.setdefault(" ".join(team.title.split()) if team else _NOBODY, []).append(record)
    for owner in sorted(by_owner, key=lambda each: (not each, each)):
        suspects = [verdicts[each.key] for each in by_owner[owner] if verdicts[each.key].state == "suspect"]
        if suspects:
            yield owner or say("Without an owner")
        for verdict in suspects:
            yield from _suspect(book, verdict)
    states = {owner: Counter(verdicts[each.key].state for each in of_owner) for owner, of_owner in by_owner.items()}
    unreviewed = {
        owner: [str(called(each)) for each in of_owner if verdicts[each.key].state == "unreviewed"]
        for owner, of_owner in by_owner.items()
    }
    yield from _counts(states, unreviewed)


def _suspect(book: Book, verdict: ReviewStatus) -> Iterator[str]:
    assert verdict.mark is not None
    record = str(called(book.records[verdict.key]))
    yield "  " + say(
        "{record}, reviewed on {day} by {name}", record=record, day=str(verdict.mark.on), name=verdict.mark.by
    )
    for upstream in verdict.upstream:
        yield from _upstream(book, upstream)


def _upstream(book: Book, upstream: ChangedUpstream) -> Iterator[str]:
    if upstream.source is not None:
        yield "    " + _source(upstream.source)
    elif upstream.is_gone:
        yield "    " + say("{record} was removed", record=upstream.key)
    else:
        yield "    " + say("{record} has changed in meaning", record=str(called(book.records[upstream.key])))
    kind = "" if upstream.source else upstream.key.partition("/")[0]
    for field, before, after in by_field(upstream.changes):
        yield f"      {field_label(kind, field).worded()}"
        yield from (f"        {say('before')}: {words}" for words in before)
        yield from (f"        {say('now')}: {words}" for words in after)


def _source(change: SourceChange) -> str:
    document, now = str(called_source(change)), str(called_now(change))
    match change.fate:
        case "gone":
            return say("the passage it was reviewed against is gone: {document}", document=document)
        case "replaced":
            return say("its source is {other} and no longer {document}", document=document, other=now)
        case "dropped":
            return say("it no longer names {document} as its source", document=document)
        case _:
            return say("its source {document} has changed", document=document)


def _counts(states: dict[str, Counter[State]], unreviewed: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"{_states(sum(states.values(), Counter[State]()), every=True)}."
    for owner in sorted(states, key=lambda each: (not each, each)):
        if states[owner]["unreviewed"]:
            count = say_many("{count} not reviewed", "{count} not reviewed", states[owner]["unreviewed"])
            yield f"  {owner or say('Without an owner')}: {count}"
            yield from (f"  {each}" for each in _first(tuple(unreviewed[owner])))


def _states(states: Mapping[State, int], *, every: bool = False) -> str:
    """How many records have each review status."""
    counted = (
        (states["suspect"], say_many("{count} needs review", "{count} need review", states["suspect"])),
        (states["unreviewed"], say_many("{count} not reviewed", "{count} not reviewed", states["unreviewed"])),
        (states["reviewed"], say_many("{count} reviewed", "{count} reviewed", states["reviewed"])),
    )
    return ", ".join(words for count, words in counted if count or every)


def _first(keys: tuple[str, ...]) -> Iterator[str]:
    yield from (f"  {key}" for key in keys[:_LISTED])
    more = len(keys) - _LISTED
    if more > 0:
        yield "  " + say_many("and {count} more", "and {count} more", more)


def _hint(name: str, known: Collection[str], listing: str, by_title: str | None) -> Message:
    return name_suggestion(nearest(name, list(known)) or by_title, listing)
