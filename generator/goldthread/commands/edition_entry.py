"""A new edition written into the editors' own files: an entry after the others, and the number in the handbook."""

import datetime
from collections.abc import Mapping

import msgspec

from goldthread.editing.adding import append_record
from goldthread.editing.errors import EditingError
from goldthread.editing.fields import set_field
from goldthread.language.message import MessageError, message
from goldthread.model.editions import Edition
from goldthread.reading.book import Reading, read_files


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written of an edition."""

    edition: str
    on: datetime.date
    summary: str
    changed: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id that follows from the number."""
        return self.edition.replace(".", "-")


class EditionsFileError(MessageError):
    """An editors' file is written in a way in which nothing can be added to it by a program; the message says what to write."""


def with_entry(files: Mapping[str, bytes], reading: Reading, entry: Entry) -> Mapping[str, bytes]:
    """The files that differ once an edition is written into them; every other byte stays as it was.

    Raises EditionsFileError when that cannot be done.
    """
    fields = _fields(entry)
    try:
        appended = append_record(files, Edition.kind, entry.id, fields)
        numbered = set_field(files, reading.book.handbook.key, ("edition",), entry.edition)
    except EditingError as error:
        raise EditionsFileError(
            message("{reason} What is to be written:\n\n{text}", reason=error.message, text=_by_hand(entry))
        ) from error
    changed = {name: data for name, data in {**appended, **numbered}.items() if data is not None}
    after = read_files({**files, **changed})
    known = {key: each for key, each in reading.book.records.items() if each.kind != "handbook"}
    new = f"{Edition.kind}/{entry.id}"
    rest = {key: each for key, each in after.book.records.items() if each.kind != "handbook" and key != new}
    if rest != known or after.book.handbook.edition != entry.edition or after.findings:
        (name, *_) = appended
        raise EditionsFileError(
            message(
                "{name} is written so that nothing can be added to it here. Write into it yourself:\n\n{text}",
                name=name,
                text=_by_hand(entry),
            )
        )
    return changed


def _fields(entry: Entry) -> Mapping[str, object]:
    fields: dict[str, object] = {"edition": entry.edition, "on": entry.on}
    if entry.summary:
        fields["summary"] = entry.summary
    if entry.changed:
        fields["changed"] = entry.changed
    return fields


def _by_hand(entry: Entry) -> str:
    """What a person has to write, as a record under its id."""
    (data,) = append_record({}, Edition.kind, entry.id, _fields(entry)).values()
    return (data or b"").decode()
