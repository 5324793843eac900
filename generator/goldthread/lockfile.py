"""A lock file: a list of one line an entry, so that what two branches add merges; its lines read and written."""

import re
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

import msgspec

from goldthread.findings import Finding
from goldthread.language.message import Message, Text, marked_message, message
from goldthread.places import Place
from goldthread.reading.drafts import form_of
from goldthread.reading.odd_characters import odd_characters
from goldthread.reading.plain_text import merge_mark
from goldthread.reading.yaml_data import Data, read_yaml

E = TypeVar("E", bound=msgspec.Struct)

_NAMED = r"`\$?\.?([^`\[]*)[^`]*`"
"""What an error of msgspec names: a field, or the steps to a value from `$`."""
UNFINISHED = message("holds the marks of a merge that is not finished")
"""What is said of a file in which a merge has left its marks."""


class Fault(Protocol):
    """Makes a finding of what is wrong with a file, or with an entry of it."""

    def __call__(self, place: Place, problem: Text, fix: Message, entry: int = 0) -> Finding:
        """The finding."""


class LockFile(msgspec.Struct, Generic[E], frozen=True, kw_only=True):
    """A file of entries, and the words in which is told what is wrong with it.

    path: Where it lies, from the root.
    types: The types of its entries by the field with which an entry begins.
    fault: What makes a finding of it.
    no_list: What is wrong when it is not a list, with what it is as `found`, as a text that `to_say` marks.
    no_entry: What is wrong when an entry is none, likewise.
    fix: What to do about a damaged entry.
    fix_merge: What to do about the marks of a merge.
    """

    path: str
    types: tuple[tuple[str, type[E]], ...]
    fault: Fault
    no_list: str
    no_entry: str
    fix: Message
    fix_merge: Message

    def read(self, text: str) -> tuple[tuple[E, ...], tuple[Finding, ...]]:
        """The entries in the text of the file, and what is wrong with it.

        Lines as they are written are read at once; a file in which any line is not is read as YAML, place by place.
        """
        try:
            return tuple(self._quickly(text)), ()
        except (msgspec.MsgspecError, _LineFormError):
            return self.read_as_yaml(text)

    def read_as_yaml(self, text: str) -> tuple[tuple[E, ...], tuple[Finding, ...]]:
        """The same, however the entries are written; each that is damaged is a finding."""
        document = read_yaml(self.path, text, takes_any=True)
        unfinished = self._unfinished(text)
        if unfinished or not document.complete:
            return tuple(self._readable_lines(text)), (unfinished or document.findings[0],)
        whole = Place(self.path)
        if not isinstance(document.data, list | None):
            problem = marked_message(self.no_list, found=form_of(document.data))
            return (), (*document.findings, self.fault(whole, problem, self.fix))
        read = [(index, self._entry(item)) for index, item in enumerate(document.data or ())]
        damaged = (
            self.fault(document.starts.get((index,), whole), each, self.fix, index + 1)
            for index, each in read
            if isinstance(each, Message)
        )
        return tuple(each for _, each in read if not isinstance(each, Message)), (*document.findings, *damaged)

    def _quickly(self, text: str) -> Iterator[E]:
        decoders = [(f'- {{"{field}": ', msgspec.json.Decoder(kind)) for field, kind in self.types]
        for line in text.split("\n"):
            if not line or line.startswith("#") or line == "[]":
                continue
            decoder = next((each for start, each in decoders if line.startswith(start)), None)
            if decoder is None:
                raise _LineFormError
            yield decoder.decode(line[2:])

    def _readable_lines(self, text: str) -> Iterator[E]:
        lines = (read_yaml(self.path, line, takes_any=True) for line in text.split("\n") if line.startswith("- "))
        data = (item for line in lines if line.complete and isinstance(line.data, list) for item in line.data)
        return (each for each in map(self._entry, data) if not isinstance(each, Message))

    def _entry(self, item: Data) -> E | Message:
        """An entry, or what is wrong with it."""
        if not isinstance(item, dict):
            return marked_message(self.no_entry, found=form_of(item))
        kind = next((kind for field, kind in self.types if field in item), None)
        if kind is None:
            return message("names no record")
        try:
            return msgspec.convert(item, kind)
        except msgspec.ValidationError as error:
            return _damage(str(error))

    def _unfinished(self, text: str) -> Finding | None:
        place = merge_mark(self.path, text)
        return self.fault(place, UNFINISHED, self.fix_merge) if place else None


def line_of(entry: msgspec.Struct) -> str:
    """An entry as a line of JSON, which is YAML too; characters that no file of records may hold are escaped."""
    import json  # noqa: PLC0415 - for writing alone

    text = json.dumps(msgspec.to_builtins(entry), ensure_ascii=False)
    for character in {each for _, each in odd_characters(text)}:
        text = text.replace(character, json.dumps(character)[1:-1])
    return f"- {text}\n"


def _damage(error: str) -> Message:
    """What is wrong with an entry, by the words of the library, which are not shown, since they are English only."""
    fields = [field for field in re.findall(_NAMED, error) if field]
    return message('is damaged at "{field}"', field=fields[-1]) if fields else message("is damaged")


class _LineFormError(Exception):
    """A line is not in the form in which it is written."""
