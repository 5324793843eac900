"""The findings that a change concerns: those of changed records, of records that depend on them, and new ones."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from goldthread.changes.record_changes import changed_keys
from goldthread.data_faults import fault_names
from goldthread.findings import Finding, Identity, Severity
from goldthread.graph.graph import Graph
from goldthread.graph.traces import beneath


class State(msgspec.Struct, frozen=True):
    """A handbook at one moment.

    files: The bytes of its files, by path from the root.
    graph: Its records and their links.
    findings: What stands in it.
    """

    files: Mapping[str, bytes]
    graph: Graph
    findings: tuple[Finding, ...]


def concerned_by(before: State, now: State) -> Callable[[Finding], bool]:
    """Tells of a finding of now whether the change from before to now concerns it.

    It does when the finding's record, or one above it on the thread to the vision, was added, taken out, or says something else;
    when the finding is a data fault in a file that changed; and when it was not there before or mattered less,
    since a change in one record may break a rule in another.
    Moving a record to another place, or writing the same in another form, changes nothing.
    """
    changed = changed_keys(before.graph.book, now.graph.book)
    keys = changed | _beneath(before.graph, changed) | _beneath(now.graph, changed)
    files = {name for name, data in now.files.items() if _lines(data) != _lines(before.files.get(name, b""))}
    known = {_weight(finding) for finding in before.findings}
    faults = fault_names()
    return lambda finding: (
        finding.record in keys
        or _weight(finding) not in known
        or (finding.code in faults and finding.place.file in files)
    )


def _beneath(graph: Graph, keys: Iterable[str]) -> set[str]:
    return {each for key in keys for each in beneath(graph, key)}


def _lines(data: bytes) -> bytes:
    """The bytes without regard to how lines end, which git may change on the way to the disk."""
    return data.replace(b"\r\n", b"\n")


def _weight(finding: Finding) -> tuple[Identity, Severity]:
    return finding.identity, finding.severity
