"""Two states of a handbook to what lies between them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goldthread.changes.affected_teams import Affected, concerned
from goldthread.changes.cells import coverage
from goldthread.changes.change import Change, Found, Renamed, Reworded, Shelved, Told, named
from goldthread.changes.editorial import declared_editorial
from goldthread.changes.links import relinked
from goldthread.changes.needs_review import suspects
from goldthread.changes.other_fields import has_other_form, unmeant
from goldthread.changes.renaming import renamed, renames, splits
from goldthread.changes.step import Events, version
from goldthread.changes.threads import broken, mended
from goldthread.changes.wording import said, wordings
from goldthread.data_faults import fault_names
from goldthread.editions.history import SAYING
from goldthread.findings import Finding
from goldthread.graph.graph import Graph, graph_of
from goldthread.graph.meaning import fingerprint
from goldthread.graph.scope import is_in_play
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.review.lock import Correction

_SUSPECT = "REV001"
"""The rule on records that have to be read again, which are told by themselves; a published handbook does not say who reviewed what."""

_THREAD = frozenset({"need", "focus", "principle", "touchpoint"})


class Side(msgspec.Struct, frozen=True):
    """One state of a handbook.

    name: What it is called.
    graph: The records and their links.
    findings: What stands in it, whatever is accepted.
    corrections: The changes up to it that were declared to be none of meaning.
    """

    name: str
    graph: Graph
    findings: tuple[Finding, ...]
    corrections: tuple[Correction, ...] = ()


def compare(before: Side, after: Side, editorial: frozenset[str] = frozenset()) -> Change:
    """What changed in meaning from one state to another, and what follows from it.

    editorial: The keys of records whose new words mean the same, beside those of which the later state's corrections say so.
    """
    names = renames(before.graph.book, after.graph.book)
    past = renamed(before.graph.book, names)
    old, new = (graph_of(past) if names else before.graph), after.graph
    both = [key for key, record in new.book.records.items() if past.records.get(key, record) != record]
    changed = [key for key in both if fingerprint(past.records[key]) != fingerprint(new.record(key))]
    books = (before.graph.book, past)
    editorial |= frozenset(declared_editorial(books, new, changed, after.corrections))
    meant = [key for key in changed if key not in editorial]
    events = _events(old, new, both, splits(before.graph.book, new.book), editorial)
    events = msgspec.structs.replace(
        events, renamed=tuple(Renamed(named(key, new.record(key).title), was) for was, key in names.items())
    )
    suspect = suspects(old, new, meant, [each.record.key for each in events.dropped])
    handed_over = [key for key in both if past.records[key].owner != new.record(key).owner]
    others = {key: tuple(unmeant(past.records[key], new.record(key))) for key in both}
    formal = [key for key in both if has_other_form(past.records[key], new.record(key))]
    quiet = {key for key in both if others[key] or key in formal} - set(events.keys)
    stood, stands = _called_anew(before.findings, names), after.findings
    return Change(
        before=before.name,
        after=after.name,
        version=version(events, meant, len(quiet)),
        added=events.added,
        dropped=events.dropped,
        renamed=events.renamed,
        reworded=events.reworded,
        relinked=events.relinked,
        shelved=events.shelved,
        broken=broken(old, new),
        mended=mended(old, new),
        coverage=coverage(old, new),
        suspect=suspect,
        teams=concerned(past, new.book, Affected(events.keys, handed_over, [each.record.key for each in suspect])),
        found=_only_in(stands, stood),
        gone=_only_in(stood, stands),
        form_only=tuple(formal),
        other_fields=dict(sorted(Counter(field for fields in others.values() for field in fields).items())),
        doubts=tuple(_doubts((before, after))),
    )


def _events(old: Graph, new: Graph, both: list[str], split: Mapping[str, str], editorial: frozenset[str]) -> Events:
    """What happened to records under the names of today."""
    pairs = [(key, old.record(key), new.record(key)) for key in both]
    told = ((key, after, wordings(before, after)) for key, before, after in pairs)
    return Events(
        added=tuple(_told(new.book, old.book, split)),
        dropped=tuple(_told(old.book, new.book, {})),
        reworded=tuple(
            Reworded(named(key, record.title), words, key in editorial) for key, record, words in told if words
        ),
        relinked=tuple(each for key in both for each in relinked(old, new, key)),
        shelved=tuple(
            Shelved(named(key, after.title), before.status or "live", after.status or "live", is_in_play(after))
            for key, before, after in pairs
            if after.kind in _THREAD and is_in_play(before) != is_in_play(after)
        ),
    )


def _told(here: Book, there: Book, split: Mapping[str, str]) -> Iterator[Told]:
    """The records of one state that the other lacks, unless a fault there may hide them."""
    for key, record in here.records.items():
        hidden = {f"{record.kind}.*", f"{record.kind}/*.*"} & there.clouded
        if key not in there.records and not hidden:
            yield Told(named(key, record.title), _saying(record), split.get(key, ""))


def _saying(record: Record) -> str:
    words = said(getattr(record, SAYING[record.kind])) if record.kind in SAYING else ""
    return "" if words == said(record.title) else words


def _called_anew(findings: Iterable[Finding], names: Mapping[str, str]) -> tuple[Finding, ...]:
    """Findings by the names of today, so that a renamed record does not lose its own and get them back."""
    if not names:
        return tuple(findings)
    ids = {old.partition("/")[2]: new.partition("/")[2] for old, new in names.items()}
    words = {**ids, **names}
    return tuple(
        msgspec.structs.replace(
            each,
            record=names.get(each.record, each.record),
            concerns=" ".join(words.get(word, word) for word in each.concerns.split(" ")),
        )
        for each in findings
    )


def _only_in(here: tuple[Finding, ...], there: tuple[Finding, ...]) -> tuple[Found, ...]:
    known = {each.identity for each in there}
    return tuple(
        Found(
            rule=each.code, name=each.name, severity=each.severity.value, record=each.record, message=str(each.message)
        )
        for each in here
        if each.identity not in known and each.code != _SUSPECT
    )


def _doubts(sides: tuple[Side, ...]) -> Iterator[str]:
    codes = fault_names()
    for side in sides:
        faults = sum(finding.code in codes for finding in side.findings)
        if faults:
            count = "a fault" if faults == 1 else f"{faults:,} faults"
            yield f"The records of {side.name} have {count} in their data; what that hides could not be compared."
