"""What is kept of imports in `content/imports.yml`: how each file's columns were read, and the values last read for each record."""

import json
from collections.abc import Iterator, Mapping

import msgspec

from goldthread.language.message import MessageError, message
from goldthread.reading.files import IMPORTS_FILE
from goldthread.reading.odd_characters import spaced
from goldthread.reading.plain_text import merge_mark
from goldthread.reading.yaml_data import read_yaml

_HEADING = """\
# Kept by `goldthread import`. Under "sources": which column of a file is which field; edit that as you like.
# "" leaves a column out, and "?" is one that is not known yet.
# Under "records": what was last imported, so that a value that has changed on both sides is not overwritten.
"""
_RECORD = "  {}: {}\n"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a sheet is read.

    file: The file's name.
    kind: The kind of its records.
    sheet: The sheet's name.
    columns: The field of each column, by its header.
    key: The header of the column by which rows are found again; empty for none.
    header: The row of the header as a person said it, from 1; 0 where it is found.
    """

    file: str
    kind: str
    sheet: str
    columns: dict[str, str] = {}
    key: str = ""
    header: int = 0


class Imported(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was last imported for a record.

    file: The file that it came from.
    key: What the key column said.
    title: What the sheet calls it, where the record has another title.
    values: The values by field.
    """

    file: str = ""
    key: str = ""
    title: str = ""
    values: dict[str, object] = {}


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that is kept.

    sources: How sheets are read.
    records: What was last imported, by `kind/id`.
    """

    sources: tuple[Source, ...] = ()
    records: dict[str, Imported] = {}

    def source(self, file: str, kind: str, sheet: str | None) -> Source | None:
        """How a file was read last time."""
        hits = [each for each in self.sources if (each.file, each.kind) == (file, kind) and sheet in {None, each.sheet}]
        return hits[-1] if hits else None


class KeptError(MessageError):
    """The file cannot be used; the message says where, and what to do."""


def read_kept(text: str | None) -> Kept:
    """What the text of the file says; nothing yet when there is none. Raises KeptError when it cannot be used."""
    if text is None:
        return Kept()
    mark = merge_mark(IMPORTS_FILE, text)
    if mark is not None:
        raise KeptError(
            message(
                "{file}:{line} holds the marks of a merge that is not finished. Finish it first.",
                file=mark.file,
                line=str(mark.line),
            )
        )
    document = read_yaml(IMPORTS_FILE, text, takes_any=True)
    if not document.complete or document.findings:
        finding = document.findings[0]
        raise KeptError(
            f"{finding.place.file}:{finding.place.line}:{finding.place.column}: {finding.message} {finding.fix}"
        )
    try:
        return msgspec.convert(document.data or {}, Kept)
    except msgspec.ValidationError as error:
        raise KeptError(
            message(
                "{file} does not have the form in which imports are kept ({reason}). Undo what was changed in it, or delete it.",
                file=IMPORTS_FILE,
                reason=str(error),
            )
        ) from error


def written_kept(kept: Kept) -> bytes:
    """The file, with one line for each record, in the order of their names, so that two branches merge."""
    return (_HEADING + "".join(_lines(kept))).encode()


def _lines(kept: Kept) -> Iterator[str]:
    yield "sources:" + ("\n" if kept.sources else " []\n")
    for source in sorted(kept.sources, key=lambda each: (each.file, each.kind, each.sheet)):
        yield f"  - file: {_text(source.file)}\n    kind: {_text(source.kind)}\n    sheet: {_text(source.sheet)}\n"
        yield f"    key: {_text(source.key)}\n" if source.key else ""
        yield f"    header: {source.header}\n" if source.header else ""
        yield "    columns:\n" if source.columns else "    columns: {}\n"
        yield from (f"      {_text(header)}: {_text(field)}\n" for header, field in source.columns.items())
    yield "records:" + ("\n" if kept.records else " {}\n")
    yield from (_RECORD.format(key, _data(kept.records[key])) for key in sorted(kept.records))


def _text(words: str) -> str:
    return json.dumps(spaced(words), ensure_ascii=False)


def _data(imported: Imported) -> str:
    clean = msgspec.structs.replace(
        imported, file=spaced(imported.file), key=spaced(imported.key), title=spaced(imported.title)
    )
    return json.dumps(msgspec.to_builtins(clean), ensure_ascii=False)


def with_source(kept: Kept, source: Source, records: Mapping[str, Imported]) -> Kept:
    """What is kept once a sheet has been imported."""
    others = (
        each for each in kept.sources if (each.file, each.kind, each.sheet) != (source.file, source.kind, source.sheet)
    )
    return Kept((*others, source), {**kept.records, **records})
