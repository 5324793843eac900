"""The records of files as they were read last, kept from one run to the next: a file with the same bytes is not read again.

What is wrong with a file is kept with its records. Of a file of which something would not come back as it was, such as one that is no
text, only the digest is kept: it is read again, and known to hold what it held. What is kept lies with the person's other caches; it
holds for the same generator and the same Python, and is made again when it is damaged or gone.
"""

import codecs
import os
from functools import cache
from pathlib import Path as FilePath

import msgspec

from goldthread.caching.folder import digest, folder, write_entry
from goldthread.caching.handbook_state import program
from goldthread.caching.kept_values import read_as
from goldthread.findings import Finding
from goldthread.model.dates import convert_date, written_date
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.model.record_changes import RecordChanges, record_changes
from goldthread.places import Path, Place
from goldthread.reading.file_reading import FileReading, RecordReading, read_file
from goldthread.reading.locations import Located
from goldthread.reading.text_signs import TextSign


class _KeptRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record of a kind, with what `RecordReading` says of it."""

    kind: str
    record: msgspec.Raw
    place: Place
    path: Path
    uncertain: frozenset[str]
    misnamed: tuple[str, ...]
    signs: tuple[TextSign, ...]


class _Faults(msgspec.Struct, frozen=True, array_like=True):
    """What is wrong with a file, as `FileReading` says it."""

    findings: tuple[Finding, ...]
    unreadable: frozenset[str]


class _KeptFile(msgspec.Struct, frozen=True, array_like=True):
    """What a file held, by a digest of its bytes; no faults where nothing is wrong with it, and no list of records where none is kept."""

    digest: bytes
    records: msgspec.Raw
    empty: list[str]
    is_of_lines: bool
    faults: _Faults | None


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """The files of a handbook by their paths, and the state of the program that read them.

    results: What was made of all of them, which is kept for somebody else.
    """

    program: bytes
    files: dict[str, _KeptFile]
    results: bytes


class KeptFiles:
    """Reads the files of the handbook under a root, those with the same bytes as last time without going through them again.

    may_keep: Whether anything may be kept; where not, nothing is worked out for it.
    """

    def __init__(self, root: FilePath) -> None:
        self.may_keep = folder() is not None
        self._name = f"records-{digest(os.fsencode(root)).hex()}"
        self._program = program() if self.may_keep else b""
        kept = self._kept()
        self._last = kept.files if kept else {}
        self.results = kept.results if kept else b""
        """What was made of the files last time; empty where that is not known."""
        self._now: dict[str, _KeptFile] = {}
        self._read: dict[str, FileReading] = {}
        """The files that were read anew."""

    def read(self, path: str, data: bytes) -> FileReading:
        """What a file holds, given by its path from the root and its bytes."""
        if not self.may_keep:
            return read_file(path, data)
        found = digest(path.encode("utf-8", "surrogateescape"), data)
        kept = self._last.get(path)
        if kept is not None and kept.digest == found:
            if kept.records == _NOTHING:
                self._now[path] = kept
                return read_file(path, data)
            try:
                reading = _reading(path, data, kept)
            except (msgspec.MsgspecError, KeyError, ValueError):
                pass
            else:
                self._now[path] = kept
                return reading
        reading = self._read[path] = read_file(path, data)
        self._now[path] = _kept_file(reading, found, data) or _KeptFile(
            found, _NOTHING, [], is_of_lines=False, faults=None
        )
        return reading

    def changes(self) -> RecordChanges | None:
        """In what the records that were read differ from those of last time; None where that is not known, or not by a field alone."""
        if not self._last or self._now.keys() != self._last.keys():
            return None
        before: list[Record] = []
        after: list[Record] = []
        for path, reading in self._read.items():
            try:
                old = [_record(each) for each in _RECORDS.decode(self._last[path].records)]
            except (msgspec.MsgspecError, KeyError, ValueError):
                return None
            if [each.key for each in old] != [each.record.key for each in reading.records]:
                return None
            before += old
            after += [each.record for each in reading.records]
        return record_changes(before, after)

    def keep(self, results: bytes = b"") -> None:
        """Keep what was read for the next run.

        results: What was made of it, where that holds for as long as all files stay the same.
        """
        is_new = self._read or self._now.keys() != self._last.keys()
        if is_new or results != self.results:
            write_entry(self._name, _ENCODER.encode(_Kept(self._program, self._now, results)))

    def _kept(self) -> _Kept | None:
        kept = read_as(self._name, _DECODER)
        return kept if kept is not None and kept.program == self._program else None


def _kept_file(reading: FileReading, found: bytes, data: bytes) -> _KeptFile | None:
    """What was read of a file, ready to be kept; None where it would not come back as it was.

    found: The digest of its bytes.
    """
    if reading.located is None:
        return None
    is_faulty = reading.findings or reading.unreadable
    faults = _Faults(reading.findings, reading.unreadable) if is_faulty else None
    try:
        if faults and not (_text(data) == reading.located.text and _comes_back(faults)):
            return None
        records = msgspec.Raw(_encoded(reading))
        return _KeptFile(found, records, sorted(reading.empty), reading.located.is_of_lines, faults)
    except (msgspec.MsgspecError, OverflowError, ValueError):  # such as a number with too many digits
        return None


def _comes_back(faults: _Faults) -> bool:
    """Whether faults come back as they were; 1 and 1.0 are equal, and told in other words."""
    again = _FAULTS.decode(_ENCODER.encode(faults))
    return again == faults and repr(again.findings) == repr(faults.findings)


def _encoded(reading: FileReading) -> bytes:
    return _ENCODER.encode(
        [
            (each.record.kind, each.record, each.place, each.path, each.uncertain, each.misnamed, each.signs)
            for each in reading.records
        ]
    )


def _reading(path: str, data: bytes, kept: _KeptFile) -> FileReading:
    records = tuple(
        RecordReading(_record(each), each.place, each.path, each.uncertain, each.misnamed, each.signs)
        for each in _RECORDS.decode(kept.records)
    )
    located = Located(path, _text(data), is_of_lines=kept.is_of_lines)
    faults = kept.faults or _NO_FAULTS
    return FileReading(path, records, faults.findings, faults.unreadable, located, frozenset(kept.empty))


def _text(data: bytes) -> str:
    """A file as text; ValueError where it is none."""
    return data.removeprefix(codecs.BOM_UTF8).decode()


def _record(kept: _KeptRecord) -> Record:
    return _decoder(kept.kind).decode(kept.record)


@cache
def _decoder(kind: str) -> "msgspec.msgpack.Decoder[Record]":
    return msgspec.msgpack.Decoder(KINDS[kind], dec_hook=convert_date)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=written_date)
_DECODER = msgspec.msgpack.Decoder(_Kept)
_RECORDS = msgspec.msgpack.Decoder(list[_KeptRecord])
_FAULTS = msgspec.msgpack.Decoder(_Faults)
_NOTHING = msgspec.Raw(msgspec.msgpack.encode(None))
"""In place of the records of a file of which only the digest is kept."""
_NO_FAULTS = _Faults((), frozenset())
