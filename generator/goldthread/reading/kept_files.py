"""The records of files as they were read last, kept from one run to the next: a file with the same bytes is not read again.

Only files without any finding are kept, since a finding depends on more than a record. What is kept lies with the person's other caches;
it holds for the same generator and the same Python, and is made again when it is damaged or gone.
"""

import codecs
import os
from functools import cache
from pathlib import Path as FilePath

import msgspec

from goldthread.caching.folder import digest, read_entry, write_entry
from goldthread.caching.handbook_state import program_state
from goldthread.model.dates import Date
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.places import Path, Place
from goldthread.reading.file_reading import FileReading, RecordReading, read_file
from goldthread.reading.locations import Located
from goldthread.reading.text_signs import TextSign


class _KeptRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record of a kind, where it begins in its file and by which steps it is reached there, and what its texts hold."""

    kind: str
    record: msgspec.Raw
    place: Place
    path: Path
    signs: tuple[TextSign, ...]


class _KeptFile(msgspec.Struct, frozen=True, array_like=True):
    """What a file held, by a digest of its bytes."""

    digest: bytes
    records: msgspec.Raw
    empty: list[str]


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """The files of a handbook by their paths, and the state of the program that read them."""

    program: bytes
    files: dict[str, _KeptFile]


class KeptFiles:
    """Reads the files of the handbook under a root, those with the same bytes as last time without going through them again."""

    def __init__(self, root: FilePath) -> None:
        self._name = f"records-{digest(os.fsencode(root)).hex()}"
        self._program = _program()
        self._last = self._kept()
        self._now: dict[str, _KeptFile] = {}
        self._is_new = False

    def read(self, path: str, data: bytes) -> FileReading:
        """What a file holds, given by its path from the root and its bytes."""
        found = digest(path.encode("utf-8", "surrogateescape"), data)
        kept = self._last.get(path)
        if kept is not None and kept.digest == found:
            try:
                reading = _reading(path, data, kept)
            except (msgspec.MsgspecError, KeyError, ValueError):
                pass
            else:
                self._now[path] = kept
                return reading
        reading = read_file(path, data)
        if _is_plain(reading):
            self._is_new = True
            self._now[path] = _KeptFile(found, msgspec.Raw(_encoded(reading)), sorted(reading.empty))
        return reading

    def keep(self) -> None:
        """Keep what was read for the next run."""
        if self._is_new or self._now.keys() != self._last.keys():
            write_entry(self._name, _ENCODER.encode(_Kept(self._program, self._now)))

    def _kept(self) -> dict[str, _KeptFile]:
        data = read_entry(self._name)
        try:
            kept = _DECODER.decode(data) if data else None
        except msgspec.MsgspecError:
            return {}
        return kept.files if kept is not None and kept.program == self._program else {}


def _is_plain(reading: FileReading) -> bool:
    """Whether nothing is to be said of a file but which records it holds."""
    is_sure = all(not each.uncertain and not each.misnamed for each in reading.records)
    return is_sure and not reading.findings and not reading.unreadable and reading.located is not None


def _encoded(reading: FileReading) -> bytes:
    return _ENCODER.encode(
        [(each.record.kind, each.record, each.place, each.path, each.signs) for each in reading.records]
    )


def _reading(path: str, data: bytes, kept: _KeptFile) -> FileReading:
    records = tuple(
        RecordReading(_decoder(each.kind).decode(each.record), each.place, each.path, signs=each.signs)
        for each in _RECORDS.decode(kept.records)
    )
    located = Located(path, data.removeprefix(codecs.BOM_UTF8).decode())
    return FileReading(path, records, located=located, empty=frozenset(kept.empty))


def _date(wanted: type, written: object) -> object:
    """A date as it is read; of any other type, the hook tells msgspec in its own way that it does not know it."""
    if wanted is not Date:
        raise NotImplementedError(wanted)
    return Date.read(written)


def _written(value: object) -> object:
    """A date as it is written; of any other type, the hook tells msgspec in its own way that it does not know it."""
    if not isinstance(value, Date):
        raise NotImplementedError(type(value))
    return str(value)


@cache
def _decoder(kind: str) -> "msgspec.msgpack.Decoder[Record]":
    return msgspec.msgpack.Decoder(KINDS[kind], dec_hook=_date)


@cache
def _program() -> bytes:
    return program_state()


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_written)
_DECODER = msgspec.msgpack.Decoder(_Kept)
_RECORDS = msgspec.msgpack.Decoder(list[_KeptRecord])
