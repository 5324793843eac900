"""One file as records: a value that depends on nothing but the file's path and its bytes."""

from collections.abc import Callable

import msgspec

from goldthread.data_faults import sch016_nothing_read
from goldthread.findings import Finding
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.places import Path, Place
from goldthread.reading.drafts import Draft, drafts_in
from goldthread.reading.files import SourceFile, file_text, may_be_empty
from goldthread.reading.locations import Located
from goldthread.reading.records import ReadRecord, plain_record
from goldthread.reading.text_signs import TextSign, text_signs
from goldthread.reading.yaml_data import read_yaml

_BY_LOOK_ALIKE = frozenset({"SCH001", "SCH002"})
"""The faults that a sign which looks like one of YAML causes: an unknown field, and a text in the place of fields or of a list."""


class RecordReading(msgspec.Struct, frozen=True):
    """A record as it was read.

    record: The record; fields that could not be read are absent from it.
    place: Where it begins.
    path: The steps to it in its file.
    uncertain: The fields whose true value is not known because of a finding; `*` when all of them are.
    misnamed: Names that were written for it and are not its id, under which others may link to it.
    signs: What its texts hold that is looked into.
    """

    record: Record
    place: Place
    path: Path
    uncertain: frozenset[str] = frozenset()
    misnamed: tuple[str, ...] = ()
    signs: tuple[TextSign, ...] = ()


class FileReading(msgspec.Struct, frozen=True):
    """What one file holds.

    path: Its path from the handbook's root.
    records: Its records, in the order in which they are written.
    findings: What is wrong with it, record by record.
    unreadable: The kinds of which some records may be missing because of that.
    located: The places of its values; None when it could not be read as text.
    empty: The kinds of its records when it is a list that holds none yet.
    """

    path: str
    records: tuple[RecordReading, ...] = ()
    findings: tuple[Finding, ...] = ()
    unreadable: frozenset[str] = frozenset()
    located: Located | None = None
    empty: frozenset[str] = frozenset()


FileReader = Callable[[str, bytes], FileReading]
"""Reads a file, given by its path from the root and its bytes."""


def read_file(path: str, data: bytes) -> FileReading:
    """The records of one file, whatever is wrong with it; nothing else is read, and no disk is touched.

    path: The file's path from the handbook's root.
    """
    text = file_text(path, data)
    if text.source is None:
        return FileReading(path, findings=text.findings, unreadable=text.unreadable)
    read = _read_source(text.source)
    return msgspec.structs.replace(read, findings=(*text.findings, *read.findings)) if text.findings else read


def _read_source(source: SourceFile) -> FileReading:
    is_single_kind = isinstance(source.kinds, str)
    document = read_yaml(source.path, source.text, with_places=not is_single_kind)
    located = Located(source.path, source.text, is_of_lines=document.is_of_lines)
    kinds = frozenset((source.kinds,) if isinstance(source.kinds, str) else source.kinds.values())
    findings = list(document.findings)
    if not document.complete:
        return FileReading(source.path, findings=tuple(findings), unreadable=kinds, located=located)
    if document.data is None and not findings and source.path.rpartition(".")[0] not in KINDS["handbook"].homes:
        if source.text.strip() or may_be_empty(source.path):
            return FileReading(source.path, located=located, empty=kinds)
        emptied = sch016_nothing_read.empty(Place(source.path))
        return FileReading(source.path, findings=(emptied,), unreadable=kinds, located=located)
    records: list[RecordReading] = []
    is_doubtful = False
    for draft in drafts_in(source, document):
        if isinstance(draft, Finding):
            findings.append(_of_look_alike(draft, located))
            is_doubtful = True
            continue
        read = plain_record(draft, located) or _faulty_record(draft, located)
        findings += (_of_look_alike(finding, located) for finding in read.findings)
        signs = text_signs(read.record)
        records.append(RecordReading(read.record, draft.place, draft.path, read.uncertain, read.misnamed, signs))
    paths = [each.path for each in records]
    is_doubtful = is_doubtful or any(all(steps[: len(path)] != path for path in paths) for steps in document.doubtful)
    return FileReading(source.path, tuple(records), tuple(findings), kinds if is_doubtful else frozenset(), located)


def _faulty_record(draft: Draft, located: Located) -> ReadRecord:
    from goldthread.reading.faulty_records import faulty_record  # noqa: PLC0415 - few records are faulty

    return faulty_record(draft, located)


def _of_look_alike(finding: Finding, located: Located) -> Finding:
    """The finding of a sign that looks like one of YAML, where it is the cause of another."""
    if finding.code not in _BY_LOOK_ALIKE:
        return finding
    lines = range(finding.place.line - 1, finding.place.line + 1)
    return next(filter(None, map(located.look_alikes.finding, lines)), finding)
