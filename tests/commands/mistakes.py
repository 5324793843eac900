"""Mistakes of editors, made in the files of a handbook one at a time, with the place of the expected finding."""

import re
from collections.abc import Iterator

import msgspec

from goldthread.model.record import Record
from goldthread.model.references import references
from goldthread.model.shapes import ChoiceShape, DateShape, GroupShape, ListShape, Shape, TableShape, shape_of
from goldthread.places import Path, Place, Step
from goldthread.reading.book import Reading
from goldthread.reading.yaml_data import read_yaml


class Slip(msgspec.Struct, frozen=True):
    """One slip: the file with it, and the finding that it must bring up."""

    name: str
    file: str
    text: str
    place: Place
    code: str


def lines_of(text: str) -> list[str]:
    return text.split("\n")


def with_line(text: str, line: int, *new: str) -> str:
    """The text with a line, counted from 1, replaced by others."""
    lines = lines_of(text)
    return "\n".join([*lines[: line - 1], *new, *lines[line:]])


def at(text: str, place: Place) -> str:
    """What stands at a place."""
    return lines_of(text)[place.line - 1][place.column - 1 : place.end - 1]


def put(text: str, place: Place, new: str) -> str:
    """The text with something else at a place."""
    line = lines_of(text)[place.line - 1]
    return with_line(text, place.line, line[: place.column - 1] + new + line[place.end - 1 :])


def stretch(place: Place, length: int) -> Place:
    return msgspec.structs.replace(place, end=place.column + length)


def misspelt(word: str) -> str:
    """The word with two letters swapped, or with one too many when it is short or they are the same."""
    if len(word) < 5 or word[1] == word[2]:
        return word + "x"
    return word[0] + word[2] + word[1] + word[3:]


def field_shape(shape: Shape, path: Path) -> Shape | None:
    """The shape of the value at the end of some steps into a record; None for what no shape tells."""
    for step in path:
        match shape:
            case GroupShape(fields=fields) if step in fields:
                shape = fields[str(step)].shape
            case ListShape(item=item) if isinstance(step, int):
                shape = item
            case TableShape(value=value):
                shape = value
            case _:
                return None
    return shape


def slips(reading: Reading) -> Iterator[Slip]:
    """All slips of all sorts that can be made in the records that were read, a field at a time."""
    for record in reading.book.records.values():
        yield from _in_fields(reading, record)
        yield from _in_links(reading, record)


def _in_fields(reading: Reading, record: Record) -> Iterator[Slip]:
    origin = reading.book.origins[record.key]
    text = reading.located[origin.place.file].text
    document = read_yaml(origin.place.file, text, with_places=True)
    depth = len(origin.path)
    for path, place in document.keys.items():
        inner = path[depth:]
        if path[:depth] == origin.path and inner not in ((), ("id",)):
            yield from _in_key(text, record, inner, place, is_top=len(path) == 1)
    for path, place in document.places.items():
        inner = path[depth:]
        if path[:depth] == origin.path and inner not in ((), ("id",)):
            yield from _in_value(text, record, inner, place)


def _in_key(text: str, record: Record, path: Path, place: Place, *, is_top: bool) -> Iterator[Slip]:
    key = str(path[-1])
    if isinstance(field_shape(shape_of(record.kind), path[:-1]), GroupShape) and at(text, place) == key:
        bad = misspelt(key)
        yield _slip("misspelt field", record, path, put(text, place, bad), stretch(place, len(bad)), "SCH001")
    margin = lines_of(text)[place.line - 1][: place.column - 1]
    if not margin.strip() and not is_top:
        doubled = with_line(text, place.line, f"{margin}{key}: nowhere", lines_of(text)[place.line - 1])
        second = msgspec.structs.replace(place, line=place.line + 1)
        yield _slip("duplicate key", record, path, doubled, second, "YML003")


def _in_value(text: str, record: Record, path: Path, place: Place) -> Iterator[Slip]:
    written = at(text, place)
    form = field_shape(shape_of(record.kind), path)
    if form is None or not re.fullmatch(r"[\w./-]+", written):
        return
    if isinstance(form, DateShape):
        yield _slip("bad date", record, path, put(text, place, "2026-02-30"), stretch(place, 10), "SCH004")
    if isinstance(form, ChoiceShape):
        bad = misspelt(written)
        yield _slip("unknown word", record, path, put(text, place, bad), stretch(place, len(bad)), "SCH005")
    if not isinstance(form, GroupShape):
        yield _slip("wrong type", record, path, put(text, place, "{a: b}"), stretch(place, 1), "SCH002")


def _in_links(reading: Reading, record: Record) -> Iterator[Slip]:
    for reference in references(record):
        place = reading.place_of(record.key, reference.path)
        text = reading.located[place.file].text
        if at(text, place) != reference.target or (record.kind == "edition" and "/" not in reference.target):
            continue  # An edition may name what has been removed since, and only its kind is known then.
        bad = misspelt(reference.target)
        yield _slip("dangling link", record, reference.path, put(text, place, bad), stretch(place, len(bad)), "REF001")


def _slip(sort: str, record: Record, path: tuple[Step, ...], text: str, place: Place, code: str) -> Slip:
    dotted = ".".join(str(step) for step in path)
    return Slip(f"{sort}: {record.key}.{dotted}", place.file, text, place, code)
