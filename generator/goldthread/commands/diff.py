"""Two versions of a handbook compared by meaning, each from git, a folder or a published file."""

import os
from pathlib import Path

from goldthread.commands.errors import RequestError
from goldthread.comparison.compare import Version, compare
from goldthread.comparison.report import WORKING_TREE, Comparison
from goldthread.disk.files import system_reason
from goldthread.disk.plain_files import read_plain
from goldthread.exchange import handbook_json
from goldthread.git.commits import commit_of
from goldthread.git.revision import files_at
from goldthread.graph.graph import graph_of
from goldthread.inspection import Inspection, inspect_files
from goldthread.judging import judge
from goldthread.language.message import message
from goldthread.model.book import Book
from goldthread.reading.files import files_on_disk
from goldthread.record_files import TOPS
from goldthread.rule import rule_settings
from goldthread.rules import known_rules
from goldthread.settings import Settings


class ComparisonError(RequestError):
    """One side of a comparison is not there, or holds nothing; the message says so in a sentence."""


def diff(
    root: Path, base: str, head: str | None, settings: Settings, editorial: frozenset[str] = frozenset()
) -> Comparison:
    """What changed between two versions of the handbook under a root.

    base, head: A folder that holds a handbook, a published handbook.json, or a git revision, looked for in this order; without
        `head`, the records as they lie under the root.
    editorial: The keys of records whose new words mean the same, beside those that the later version's lock file marks as editorial.
    Raises ComparisonError when one of them holds no records, and RevisionError when git knows no such revision.
    """
    before = version_of(root, base, settings)
    after = (
        _inspected(WORKING_TREE, inspect_files(files_on_disk(root), settings))
        if head is None
        else version_of(root, head, settings)
    )
    return compare(before, after, editorial)


def version_of(root: Path, name: str, settings: Settings) -> Version:
    """The version that a name means, as `diff` takes it, and raising what it raises."""
    path = Path(name)
    try:
        if os.path.lexists(path) and not path.is_dir():
            return _published(name, path, settings)
        if any((path / top).is_dir() for top in TOPS):
            return _inspected(name, inspect_files(files_on_disk(path), settings))
    except OSError as error:
        raise ComparisonError(
            message("{name} could not be read: {reason}.", name=name, reason=system_reason(error))
        ) from error
    return _inspected(name, inspect_files(files_at(root, commit_of(root, name).name), settings))


def _inspected(name: str, inspection: Inspection) -> Version:
    if inspection.is_empty:
        raise ComparisonError(
            message("There is nothing to compare: {name} holds no records under content/ or principles/.", name=name)
        )
    found = (*inspection.faults, *inspection.sources.findings, *inspection.judgement.findings)
    lock = inspection.lock
    return Version(name, inspection.graph, found, lock.corrections, lock.source_corrections)


def _published(name: str, path: Path, settings: Settings) -> Version:
    try:
        book = handbook_json.book_from_json(read_plain(path))
    except handbook_json.HandbookJsonError as error:
        raise ComparisonError(
            message("{name} cannot be compared. {reason}", name=name, reason=error.message)
        ) from error
    return _judged(name, book, settings)


def _judged(name: str, book: Book, settings: Settings) -> Version:
    graph = graph_of(book)
    rules = rule_settings(known_rules(Path(), (), run_files=False), graph, settings)
    return Version(name, graph, judge(graph, rules, settings, lambda key, _: book.origins[key].place).findings)
