"""Review records, declare a change editorial, and list what waits for a review."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from goldthread.commands.errors import RequestError
from goldthread.graph.record_names import called, either, listed
from goldthread.graph.scope import is_in_play
from goldthread.inspection import Inspection
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.model.teams import Team
from goldthread.reading.files import REVIEWS_FILE
from goldthread.reading.rewriting import rewrite_reviews
from goldthread.reading.suggestions import nearest
from goldthread.review.lock import written
from goldthread.review.marking import Signature, carried_over, stamped
from goldthread.review.status import Change, State, Verdict
from goldthread.review.upstream import LINKS

NOBODY = "Nobody answers for"
_LISTED = 20


def review(root: Path, inspection: Inspection, keys: Iterable[str], signature: Signature) -> str:
    """Stamp records as reviewed, and say what was written.

    Raises what `rewrite_reviews` raises.
    """
    wanted = tuple(dict.fromkeys(keys))
    lock = stamped(inspection.lock, inspection.graph, wanted, signature)
    rewrite_reviews(root, inspection.reading.reviews, written(lock).encode())
    states = Counter(inspection.verdicts[key].state for key in wanted)
    before = listed(f"{states[state]:,} {state}" for state in ("suspect", "unreviewed", "reviewed") if states[state])
    said = f"{REVIEWS_FILE}: {_records(len(wanted))} reviewed by {signature.by} on {signature.on}; before, {before}."
    return "\n".join((said, *_told(wanted)))


def editorial(root: Path, inspection: Inspection, key: str, signature: Signature) -> str:
    """Declare that a record means what it meant at the last review, and say whose stamps were carried over.

    Raises EditorialError when none can be, and what `review` raises.
    """
    supporting_links = carried_over(inspection.lock, inspection.graph, key, signature)
    rewrite_reviews(root, inspection.reading.reviews, written(supporting_links.lock).encode())
    said = f"{REVIEWS_FILE}: the change of {key} is editorial; {_records(len(supporting_links.records))} carried over."
    return "\n".join((said, *_told(supporting_links.records)))


def named(book: Book, name: str) -> str:
    """The key of the record that a name means. Raises RequestError when there is none, or more than one."""
    found = book.named(name)
    if len(found) > 1:
        raise RequestError(f'"{name}" may be {either(each.key for each in found)}: say which.')
    if not found:
        known = book.records if "/" in name else {each.id for each in book.records.values()}
        raise RequestError(f'There is no record "{name}". {_hint(name, known, "goldthread list")}')
    return found[0].key


def reviewable(book: Book, name: str) -> str:
    """The key of the record that a name means, when it is of a kind that is reviewed. Raises RequestError when it is not."""
    key = named(book, name)
    if key.partition("/")[0] not in LINKS:
        raise RequestError(
            f"{key} is not held against anything above it: {listed(LINKS)} records are what is reviewed."
        )
    return key


def of_team(inspection: Inspection, name: str) -> tuple[str, ...]:
    """The keys of what is reviewed and answered for by a team. Raises RequestError when there is no such team, or nothing of its."""
    team = team_id(inspection.graph.book, name)
    keys = tuple(record.key for record in _in_question(inspection) if record.owner == team)
    if not keys:
        raise RequestError(f"team/{team} answers for nothing that is reviewed.")
    return keys


def team_id(book: Book, name: str) -> str:
    """The id of the team that a name means. Raises RequestError when there is none."""
    wanted = name.removeprefix(f"{Team.kind}/")
    if book.get(Team, wanted) is None:
        known = [team.id for team in book.teams]
        raise RequestError(f'There is no team "{name}". {_hint(wanted, known, "goldthread list team")}')
    return wanted


def everything(inspection: Inspection) -> tuple[str, ...]:
    """The keys of all that is reviewed, but for ideas and what is retired. Raises RequestError when there is nothing."""
    keys = tuple(record.key for record in _in_question(inspection))
    if not keys:
        raise RequestError(f"There is nothing here to review: {listed(LINKS)} records are what is reviewed.")
    return keys


def waiting(inspection: Inspection, owner: str | None = None) -> str:
    """What is suspect, with old and new words, by owner, and how much is unreviewed; of one team when its id is given."""
    records = [record for record in _in_question(inspection) if owner is None or record.owner == owner]
    return "".join(f"{line}\n" for line in _waiting(inspection, records))


def _in_question(inspection: Inspection) -> Iterator[Record]:
    records = (inspection.graph.book.records[key] for key in inspection.verdicts)
    return (record for record in records if is_in_play(record))


def _waiting(inspection: Inspection, records: Iterable[Record]) -> Iterator[str]:
    book, verdicts = inspection.graph.book, inspection.verdicts
    by_owner: dict[str, list[Record]] = {}
    for record in records:
        team = book.get(Team, record.owner or "")
        by_owner.setdefault(" ".join(team.title.split()) if team else NOBODY, []).append(record)
    for owner in sorted(by_owner, key=lambda each: (each == NOBODY, each)):
        suspects = [verdicts[each.key] for each in by_owner[owner] if verdicts[each.key].state == "suspect"]
        if suspects:
            yield owner
        for verdict in suspects:
            yield from _suspect(book, verdict)
    states = {owner: Counter(verdicts[each.key].state for each in of_owner) for owner, of_owner in by_owner.items()}
    yield from _counts(states)


def _suspect(book: Book, verdict: Verdict) -> Iterator[str]:
    assert verdict.stamp is not None
    yield f"  {called(book.records[verdict.key])}, reviewed on {verdict.stamp.on} by {verdict.stamp.by}"
    for change in verdict.changes:
        yield from _change(book, change)


def _change(book: Book, change: Change) -> Iterator[str]:
    if change.is_gone:
        yield f"    {change.key} is no longer there"
    else:
        yield f"    {called(book.records[change.key])} has changed in meaning"
    for difference in change.differences:
        yield f"      {difference.field}"
        yield from (f"        was  {words}" for words in difference.was)
        yield from (f"        is   {words}" for words in difference.now)


def _counts(states: dict[str, Counter[State]]) -> Iterator[str]:
    total = sum(states.values(), Counter[State]())
    yield f"{_records(total['suspect'])} suspect, {total['unreviewed']:,} unreviewed, {total['reviewed']:,} reviewed."
    for owner in sorted(states, key=lambda each: (each == NOBODY, each)):
        if states[owner]["unreviewed"]:
            yield f"  {owner}: {states[owner]['unreviewed']:,} unreviewed"


def _told(keys: tuple[str, ...]) -> Iterator[str]:
    yield from (f"  {key}" for key in keys[:_LISTED])
    if len(keys) > _LISTED:
        yield f"  and {len(keys) - _LISTED:,} more"


def _hint(name: str, known: Collection[str], listing: str) -> str:
    meant = nearest(name, list(known))
    return f'Did you mean "{meant}"?' if meant else f"See what there is: {listing}"


def _records(count: int) -> str:
    return f"{count:,} record{'' if count == 1 else 's'}"
