"""A new edition: which number it takes and why, what stands in its way, and what is written of it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.audience import InternalHandbookError, public
from goldthread.changes.change import Change
from goldthread.changes.comparison import Side, compare
from goldthread.changes.edition_events import for_whom, recorded
from goldthread.changes.sentences import headline
from goldthread.commands.diff import side_of
from goldthread.commands.edition_entry import EditionsFileError, Entry, with_entry
from goldthread.commands.release_obstacles import in_the_way, unreadable
from goldthread.disk.journal import change_files
from goldthread.editions.history import Event, History, Size, Step, is_other
from goldthread.editions.lock import written
from goldthread.editions.number import order
from goldthread.editions.proposal import Numbers, Proposal, proposal
from goldthread.editions.summary import summary
from goldthread.git.arrival import arrival_of
from goldthread.git.errors import UncommittedEditionError
from goldthread.git.revision import files_at
from goldthread.graph.graph import Graph, graph_of
from goldthread.graph.record_names import listed
from goldthread.inspection import Inspection, inspect_files
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.model.vision import Handbook
from goldthread.reading.files import EDITIONS_FILE
from goldthread.settings import Settings


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What the person who releases has said.

    on: The day of publication.
    step: The step to take, whatever the change suggests.
    edition: The number to take.
    summary: What is different, in the editor's words.
    since: The state with which to compare, as `diff` takes it.
    """

    on: datetime.date
    step: Size | None = None
    edition: str | None = None
    summary: str = ""
    since: str | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a release would write.

    entry: The edition.
    last: The edition before; None for the first.
    proposal: Its number, and why.
    change: What changed since the edition before.
    files: The files that differ, by path.
    before: What was in the handbook's files when they were read.
    """

    entry: Entry
    last: Edition | None
    proposal: Proposal
    change: Change
    files: Mapping[str, bytes]
    before: Mapping[str, bytes]


class ReleaseError(Exception):
    """There is to be no edition; the reasons, a sentence each."""

    def __init__(self, reasons: Iterable[str]) -> None:
        super().__init__("\n".join(reasons))


def plan(root: Path, files: Mapping[str, bytes], inspection: Inspection, wish: Wish, settings: Settings) -> Plan:
    """What the next edition would be, and what would be written of it. Writes nothing.

    files: The handbook's files, of which the inspection was made.
    Raises ReleaseError when something stands in the way, and what `diff` raises when the state before cannot be had.
    """
    if inspection.faults:
        raise ReleaseError((unreadable(inspection),))
    last = _last(inspection.graph.book)
    return plan_after(_before(root, last, wish, settings), files, inspection, wish)


def plan_after(before: Side, files: Mapping[str, bytes], inspection: Inspection, wish: Wish) -> Plan:
    """What the next edition would be, after a state of the records that has no faults. No disk is touched.

    Raises ReleaseError when something stands in the way.
    """
    before = msgspec.structs.replace(before, graph=_without_editions(before.graph.book))
    book, last = inspection.graph.book, _last(inspection.graph.book)
    corrections = inspection.lock.corrections
    now = Side("now", _without_editions(inspection.graph.book), inspection.judgement.findings, corrections)
    change = compare(before, now)
    proposed = _proposed(book, last, change, wish)
    reasons = (*in_the_way(inspection, change, last, wish.on), *proposed.doubts)
    if reasons:
        raise ReleaseError(reasons)
    outside = _outside(before, now, change)
    public_step = _proposed(book, last, outside.change, wish).step if outside else None
    events = for_whom(
        recorded(change, before.graph, now.graph, proposed.edition),
        recorded(outside.change, outside.before, outside.after, proposed.edition) if outside else (),
    )
    told = [each for each in events if each.is_public or outside is None]
    with speaking(catalogue(book.handbook.language)):
        words = " ".join(wish.summary.split()) or summary(told, is_first=last is None)
    changed = () if last is None else tuple(_changed(book, events))
    entry = Entry(edition=proposed.edition, on=wish.on, summary=words, changed=changed)
    try:
        edited = with_entry(files, inspection.reading, entry)
    except EditionsFileError as error:
        raise ReleaseError((str(error),)) from error
    step = Step(
        step=proposed.step,
        edition=proposed.edition,
        since=last.edition if last else "",
        public=public_step,
        internal_fields=book.handbook.internal_fields,
    )
    lock = written(_with(inspection.history, step, events)).encode()
    return Plan(
        entry=entry,
        last=last,
        proposal=proposed,
        change=change,
        files={EDITIONS_FILE: lock, **dict(reversed(tuple(edited.items())))},
        before=files,
    )


class _Outside(msgspec.Struct, frozen=True):
    """What is public before and after, and what of it changed."""

    before: Graph
    after: Graph
    change: Change


def _outside(before: Side, now: Side, change: Change) -> _Outside | None:
    """The same change as the public sees it; None when the handbook has no edition for the public."""
    after = _public(now)
    if after is None:
        return None
    earlier = _public(before) or msgspec.structs.replace(before, graph=graph_of(Book({}, {})), findings=())
    editorial = frozenset(each.record.key for each in change.reworded if each.editorial)
    return _Outside(earlier.graph, after.graph, compare(earlier, after, editorial))


def _public(side: Side) -> Side | None:
    try:
        book = public(side.graph.book)
    except InternalHandbookError:
        return None
    return msgspec.structs.replace(side, graph=graph_of(book), findings=())


def write(root: Path, planned: Plan) -> None:
    """Write what was planned, all files or none; killed on the way, the next run that changes the handbook finishes it.

    Raises ReleaseError when a file has changed since it was read, and what `change_files` raises.
    """
    changed = change_files(root, planned.files, planned.before, is_whole=True)
    if changed:
        raise ReleaseError((f"{listed(changed)} changed while the edition was being made: run it once more.",))


def told(planned: Plan) -> str:
    """What a release would write, or has written, for the person who asked for it."""
    entry, since = planned.entry, f"since edition {planned.last.edition}" if planned.last else "for the first time"
    lines = [f"Edition {entry.edition}, {entry.on}. {planned.proposal.reason}", ""]
    if planned.last:
        lines += [f"What changed {since}: {headline(planned.change).partition(': ')[2]}", ""]
    lines += [f"Its summary: {entry.summary}", "", *(f"  {name}" for name in planned.files)]
    return "\n".join(lines)


def _before(root: Path, last: Edition | None, wish: Wish, settings: Settings) -> Side:
    """The state of the last edition; nothing at all before the first."""
    if wish.since is not None:
        side = side_of(root, wish.since, settings)
    elif last is None:
        side = Side("nothing", graph_of(Book({}, {})), ())
    else:
        try:
            held = files_at(root, arrival_of(root, last.edition))
        except UncommittedEditionError as error:
            raise ReleaseError((str(error),)) from error
        inspection = inspect_files(held, settings)
        side = Side(f"edition {last.edition}", inspection.graph, (*inspection.faults, *inspection.judgement.findings))
    return side


def _last(book: Book) -> Edition | None:
    return max(book.editions, key=lambda each: (each.on, order(each.edition)), default=None)


def _without_editions(book: Book) -> Graph:
    """The records, without what is said of editions, which is no change of what the handbook means."""
    kept = {key: each for key, each in book.records.items() if not isinstance(each, Edition)}
    plain = {
        key: msgspec.structs.replace(each, edition="") if isinstance(each, Handbook) else each
        for key, each in kept.items()
    }
    return graph_of(Book(plain, book.origins, book.clouded))


def _proposed(book: Book, last: Edition | None, change: Change, wish: Wish) -> Proposal:
    numbers = Numbers(
        last=last.edition if last else "",
        prepared=book.handbook.edition,
        known=frozenset(each.edition for each in book.editions),
    )
    suggested: Size = "patch" if change.version.step == "none" else change.version.step
    return proposal(numbers, suggested, step=wish.step, edition=wish.edition)


def _changed(book: Book, events: Iterable[Event]) -> Iterator[str]:
    """The records that mean something else, in the order of the book; of the binding kinds, those that are new as well."""
    happened: dict[str, set[str]] = {}
    for event in events:
        happened.setdefault(event.record, set()).add(event.what)
    for key, record in book.records.items():
        if is_other(record.kind, happened.get(key, set())):
            yield key


def _with(history: History, step: Step, events: tuple[Event, ...]) -> History:
    """The history with an edition; what was kept of the same edition before it stood is replaced."""
    steps = (each for each in history.steps if each.edition != step.edition)
    kept = (each for each in history.events if each.edition != step.edition)
    return History((*steps, step), (*kept, *events))
