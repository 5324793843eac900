"""A new edition: its number and the reason, what prevents it, and the files to write."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.audience.public_book import InternalHandbookError, public_book
from goldthread.commands.diff import version_of
from goldthread.commands.edition_entry import EditionsFileError, Entry, with_entry
from goldthread.commands.release_obstacles import obstacles, unreadable
from goldthread.comparison.compare import Version, compare
from goldthread.comparison.events import events_of, with_audience
from goldthread.comparison.report import Comparison
from goldthread.comparison.sentences import reasons_of
from goldthread.disk.journal import change_files
from goldthread.editions.history import EditionSize, History, RecordedChange, Size, is_other
from goldthread.editions.lock import lock_text
from goldthread.editions.number import order
from goldthread.editions.proposal import Numbers, Proposal, proposal
from goldthread.editions.summary import summary
from goldthread.git.arrival import arrival_of
from goldthread.git.errors import UncommittedEditionError
from goldthread.git.revision import files_at
from goldthread.graph.graph import Graph, graph_of
from goldthread.graph.record_names import called, few, listed
from goldthread.graph.scope import active_records, is_active
from goldthread.inspection import Inspection, inspect_files
from goldthread.language.catalogue import catalogue
from goldthread.language.message import Text
from goldthread.language.translation import say, say_many, speaking
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.model.vision import Handbook
from goldthread.reading.files import EDITIONS_FILE
from goldthread.settings import Settings

_NAMED = 5


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
    comparison: What changed since the edition before.
    files: The files that differ, by path.
    before: What was in the handbook's files when they were read.
    unreviewed: The records that were never reviewed as they are linked now.
    unknown: The records of which something is declared unknown.
    """

    entry: Entry
    last: Edition | None
    proposal: Proposal
    comparison: Comparison
    files: Mapping[str, bytes]
    before: Mapping[str, bytes]
    unreviewed: tuple[Text, ...] = ()
    unknown: tuple[Text, ...] = ()


class ReleaseError(Exception):
    """There can be no new edition; the reasons, a sentence each."""

    def __init__(self, reasons: Iterable[str]) -> None:
        super().__init__("\n".join(reasons))


def plan(root: Path, files: Mapping[str, bytes], inspection: Inspection, wish: Wish, settings: Settings) -> Plan:
    """What the next edition would be, and what would be written of it. Writes nothing.

    files: The handbook's files, of which the inspection was made.
    Raises ReleaseError when something prevents it, and what `diff` raises when the version before cannot be read.
    """
    if inspection.faults:
        raise ReleaseError((unreadable(inspection),))
    last = _last(inspection.graph.book)
    return plan_after(_before(root, last, wish, settings), files, inspection, wish)


def plan_after(before: Version, files: Mapping[str, bytes], inspection: Inspection, wish: Wish) -> Plan:
    """What the next edition would be, after a state of the records that has no faults. No disk is touched.

    Raises ReleaseError when something prevents it.
    """
    before = msgspec.structs.replace(before, graph=_without_editions(before.graph.book))
    book, last = inspection.graph.book, _last(inspection.graph.book)
    corrections = inspection.lock.corrections
    now = Version("now", _without_editions(inspection.graph.book), inspection.judgement.findings, corrections)
    comparison = compare(before, now)
    proposed = _proposed(book, last, comparison, wish)
    reasons = (*obstacles(inspection, comparison, last, wish.on), *proposed.doubts)
    if reasons:
        raise ReleaseError(reasons)
    outside = _outside(before, now, comparison)
    public_step = _proposed(book, last, outside.comparison, wish).step if outside else None
    events = with_audience(
        events_of(comparison, before.graph, now.graph, proposed.edition),
        events_of(outside.comparison, outside.before, outside.after, proposed.edition) if outside else (),
    )
    shown = [each for each in events if each.is_public or outside is None]
    with speaking(catalogue(book.handbook.language)):
        words = " ".join(wish.summary.split()) or summary(shown, is_first=last is None)
    changed = () if last is None else tuple(_changed(book, events))
    entry = Entry(edition=proposed.edition, on=wish.on, summary=words, changed=changed)
    try:
        edited = with_entry(files, inspection.reading, entry)
    except EditionsFileError as unwritable:
        raise ReleaseError((str(unwritable),)) from unwritable
    step = EditionSize(
        step=proposed.step,
        edition=proposed.edition,
        since=last.edition if last else "",
        public=public_step,
        internal_fields=book.handbook.internal_fields,
    )
    lock = lock_text(_with(inspection.history, step, events)).encode()
    return Plan(
        entry=entry,
        last=last,
        proposal=proposed,
        comparison=comparison,
        files={EDITIONS_FILE: lock, **dict(reversed(tuple(edited.items())))},
        before=files,
        unreviewed=tuple(
            called(book.records[key])
            for key, each in inspection.verdicts.items()
            if each.state == "unreviewed" and is_active(book.records[key])
        ),
        unknown=tuple(
            called(each) for each in active_records(book.records.values()) if "unknown" in each.declared.values()
        ),
    )


class _Outside(msgspec.Struct, frozen=True):
    """What is public before and after, and what of it changed."""

    before: Graph
    after: Graph
    comparison: Comparison


def _outside(before: Version, now: Version, comparison: Comparison) -> _Outside | None:
    """The same comparison of what is public; None when the handbook has no edition for the public."""
    after = _public(now)
    if after is None:
        return None
    earlier = _public(before) or msgspec.structs.replace(before, graph=graph_of(Book({}, {})), findings=())
    editorial = frozenset(comparison.editorial)
    return _Outside(earlier.graph, after.graph, compare(earlier, after, editorial))


def _public(side: Version) -> Version | None:
    try:
        book = public_book(side.graph.book)
    except InternalHandbookError:
        return None
    return msgspec.structs.replace(side, graph=graph_of(book), findings=())


def write(root: Path, planned: Plan) -> None:
    """Write what was planned, all files or none; killed on the way, the next run that changes the handbook finishes it.

    Raises ReleaseError when a file has changed since it was read, and what `change_files` raises.
    """
    changed = change_files(root, planned.files, planned.before, is_whole=True)
    if changed:
        raise ReleaseError(
            (
                say(
                    "{files} changed while the edition was being prepared. Run the command again.",
                    files=str(listed(changed)),
                ),
            )
        )


def report(planned: Plan) -> str:
    """What a release would write, or has written, for the person who asked for it."""
    entry = planned.entry
    lines = [
        say(
            "Edition {edition}, {day}. {reason}",
            edition=entry.edition,
            day=str(entry.on),
            reason=str(planned.proposal.reason),
        ),
        "",
    ]
    if planned.last:
        reasons = reasons_of(planned.comparison)
        lines += [say("Changes since edition {edition}: {changes}.", edition=planned.last.edition, changes=reasons), ""]
    lines += [say("Summary: {summary}", summary=entry.summary), ""]
    open_ones = tuple(_open(planned))
    lines += [*open_ones, *([""] if open_ones else []), *(f"  {name}" for name in planned.files)]
    return "\n".join(lines)


def _open(planned: Plan) -> Iterator[str]:
    """What the edition leaves open, named."""
    if planned.unreviewed:
        yield say_many(
            "{count} record is not reviewed: {records}. See {command}.",
            "{count} records are not reviewed: {records}. See {command}.",
            len(planned.unreviewed),
            records=str(few(planned.unreviewed, _NAMED)),
            command="goldthread review --list",
        )
    if planned.unknown:
        yield say_many(
            "{count} record leaves something unknown: {records}.",
            "{count} records leave something unknown: {records}.",
            len(planned.unknown),
            records=str(few(planned.unknown, _NAMED)),
        )


def _before(root: Path, last: Edition | None, wish: Wish, settings: Settings) -> Version:
    """The version of the last edition; nothing at all before the first."""
    if wish.since is not None:
        side = version_of(root, wish.since, settings)
    elif last is None:
        side = Version("nothing", graph_of(Book({}, {})), ())
    else:
        try:
            held = files_at(root, arrival_of(root, last.edition))
        except UncommittedEditionError as error:
            raise ReleaseError((str(error),)) from error
        inspection = inspect_files(held, settings)
        side = Version(
            f"edition {last.edition}", inspection.graph, (*inspection.faults, *inspection.judgement.findings)
        )
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
    return graph_of(Book(plain, book.origins, book.uncertain))


def _proposed(book: Book, last: Edition | None, comparison: Comparison, wish: Wish) -> Proposal:
    numbers = Numbers(
        last=last.edition if last else "",
        prepared=book.handbook.edition,
        known=frozenset(each.edition for each in book.editions),
    )
    suggested: Size = "patch" if comparison.next_edition.step == "none" else comparison.next_edition.step
    return proposal(numbers, suggested, step=wish.step, edition=wish.edition)


def _changed(book: Book, events: Iterable[RecordedChange]) -> Iterator[str]:
    """The records that changed in meaning, in the order of the book; of the binding kinds, new ones as well."""
    happened: dict[str, set[str]] = {}
    for event in events:
        happened.setdefault(event.record, set()).add(event.kind)
    for key, record in book.records.items():
        if is_other(record.kind, happened.get(key, set())):
            yield key


def _with(history: History, step: EditionSize, events: tuple[RecordedChange, ...]) -> History:
    """The history with an edition; what was kept of the same edition before it stood is replaced."""
    steps = (each for each in history.steps if each.edition != step.edition)
    kept = (each for each in history.events if each.edition != step.edition)
    return History((*steps, step), (*kept, *events))
