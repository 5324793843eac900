"""The comparison of two versions: what changed, and what follows from it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goldthread.changes.change import Change
from goldthread.changes.other_fields import fields_without_meaning, has_other_form
from goldthread.changes.record_changes import record_changes
from goldthread.changes.renaming import renamed, renames
from goldthread.comparison.chain import broken, restored
from goldthread.comparison.corrections import declared_editorial
from goldthread.comparison.coverage import coverage
from goldthread.comparison.documents import changed_documents
from goldthread.comparison.needs_review import needs_review
from goldthread.comparison.next_edition import next_edition
from goldthread.comparison.report import ComparedFinding, Comparison, Unreadable
from goldthread.comparison.teams import Affected, concerned_teams
from goldthread.data_faults import fault_names
from goldthread.findings import Finding, Severity
from goldthread.graph.graph import Graph, graph_of
from goldthread.graph.meaning import fingerprint
from goldthread.model.book import Book
from goldthread.review.lock import Correction, SourceCorrection

_NEEDS_REVIEW = "REV001"
"""The rule on records that need review, which stand in a section of their own; a published handbook does not say who reviewed what."""


class Version(msgspec.Struct, frozen=True):
    """One version of a handbook.

    name: What it is called.
    graph: The records and their links.
    findings: All its findings, accepted or not.
    corrections: The changes up to it that were marked as editorial.
    source_corrections: The same of documents.
    """

    name: str
    graph: Graph
    findings: tuple[Finding, ...]
    corrections: tuple[Correction, ...] = ()
    source_corrections: tuple[SourceCorrection, ...] = ()


def compare(before: Version, after: Version, editorial: frozenset[str] = frozenset()) -> Comparison:
    """What changed in meaning from one version to another, and what follows from it.

    editorial: The keys of records whose new words mean the same, beside those that the later version's corrections name.
    """
    names = renames(before.graph.book, after.graph.book)
    past = renamed(before.graph.book, names)
    old, new = (graph_of(past) if names else before.graph), after.graph
    both = [key for key, record in new.book.records.items() if past.records.get(key, record) != record]
    differing = [key for key in both if fingerprint(past.records[key]) != fingerprint(new.record(key))]
    books = (before.graph.book, past)
    editorial |= frozenset(declared_editorial(books, new, differing, after.corrections))
    meant = [key for key in differing if key not in editorial]
    changes = record_changes(before.graph.book, old, new, names)
    removed = [each.record for each in changes if each.kind == "removed"]
    told = msgspec.structs.replace(old, book=_with_passages(past, before.graph.book))
    documents = changed_documents(told, new, after.source_corrections)
    reviews = needs_review(old, new, meant, removed, documents)
    changed = tuple(dict.fromkeys(each.record for each in changes if each.kind != "owner"))
    handed_over = [key for key in both if past.records[key].owner != new.record(key).owner]
    others = {key: tuple(fields_without_meaning(past.records[key], new.record(key))) for key in both}
    formal = [key for key in both if has_other_form(past.records[key], new.record(key))]
    quiet = {key for key in both if others[key] or key in formal} - set(changed)
    former, present = _under_new_names(before.findings, names), after.findings
    return Comparison(
        before=before.name,
        after=after.name,
        next_edition=next_edition(changes, meant, len(quiet)),
        changes=changes,
        editorial=_editorial(changes, editorial),
        broken=broken(old, new),
        restored=restored(old, new),
        coverage=coverage(old, new),
        needs_review=reviews,
        teams=concerned_teams(past, new.book, Affected(changed, handed_over, [each.record.key for each in reviews])),
        new_findings=_only_in(present, former),
        resolved_findings=_only_in(former, present),
        form_only=tuple(formal),
        other_fields=dict(sorted(Counter(field for fields in others.values() for field in fields).items())),
        unreadable=tuple(_unreadable((before, after))),
        documents=documents,
    )


def _with_passages(book: Book, known: Book) -> Book:
    """A book under new names, with what the documents said."""
    return book if book is known else msgspec.structs.replace(book, passages=known.passages, absent=known.absent)


def _editorial(changes: Iterable[Change], editorial: frozenset[str]) -> tuple[str, ...]:
    """The records with new wording that are marked as editorial."""
    keys = (each.record for each in changes if each.kind in {"reworded", "reordered"} and each.record in editorial)
    return tuple(dict.fromkeys(keys))


def _under_new_names(findings: Iterable[Finding], names: Mapping[str, str]) -> tuple[Finding, ...]:
    """Findings under the keys of today, so that a renamed record does not lose its own and get them back."""
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


def _only_in(here: tuple[Finding, ...], there: tuple[Finding, ...]) -> tuple[ComparedFinding, ...]:
    known = {each.identity for each in there}
    return tuple(
        ComparedFinding(
            rule=each.code, name=each.name, severity=each.severity.value, record=each.record, message=str(each.message)
        )
        for each in here
        if each.identity not in known and each.code != _NEEDS_REVIEW
    )


def _unreadable(versions: tuple[Version, ...]) -> Iterator[Unreadable]:
    codes = fault_names()
    for version in versions:
        errors = (finding for finding in version.findings if finding.severity is Severity.ERROR)
        faults = sum(finding.code in codes for finding in errors)
        if faults:
            yield Unreadable(version.name, faults)
