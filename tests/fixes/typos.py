"""Typos that fixes undo, made in correct files, and meaningless changes of style around them."""

from collections.abc import Callable, Iterator, Mapping

import msgspec
from hypothesis import strategies as st

from goldthread.findings import Edit
from goldthread.fixes.apply import edited_bytes
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    GroupShape,
    ListShape,
    NumberShape,
    Shape,
    TextShape,
    link_names,
    shape_of,
)
from goldthread.places import Path, Place
from goldthread.reading.book import Reading, read_files
from goldthread.reading.notation import Written, bare, in_quotes
from goldthread.reading.shorthand import DECLARABLE
from goldthread.reading.suggestions import surely
from goldthread.reading.yaml_data import read_yaml

Files = Mapping[str, bytes]
Draw = Callable[[st.SearchStrategy[str]], str]


class Spot(msgspec.Struct, frozen=True):
    """A word in a file: how it is written, what its field takes, and whether it stands in braces."""

    written: Written
    shape: Shape
    in_braces: bool = False


def spots(reading: Reading, file: str) -> list[Spot]:
    """The values and the fields' names of all records in a file."""
    found = []
    for key, origin in reading.book.origins.items():
        if origin.place.file == file:
            shape = shape_of(key.partition("/")[0])
            found += list(_spots(reading, file, origin.path, shape, in_braces=False))
    return found


def _spots(reading: Reading, file: str, path: Path, shape: Shape, *, in_braces: bool) -> Iterator[Spot]:
    located = reading.located[file]
    written = located.written(path)
    place = located.value(path)
    opening = located.lines[place.line - 1][place.column - 1 : place.end - 1]
    if written is not None:
        yield Spot(written, shape, in_braces)
    elif isinstance(shape, GroupShape):
        names = link_names(shape)
        known = tuple(shape.fields) + names
        for name in located.names(path):
            written_key = located.written((*path, name), of_key=True)
            if written_key is not None and name in known and name != "id":
                yield Spot(written_key, ChoiceShape(known))
            if name in shape.fields:
                yield from _spots(reading, file, (*path, name), shape.fields[name].shape, in_braces=opening == "{")
    elif isinstance(shape, ListShape):
        for index in range(1_000):
            if located.written((*path, index)) is None and located.value((*path, index)) == place:
                break
            yield from _spots(reading, file, (*path, index), shape.item, in_braces=False)


def slip(spot: Spot, draw: Draw) -> Edit | None:
    """A slip at a spot, which has one right answer: what stands there now."""
    written, shape = spot.written, spot.shape
    if spot.in_braces and isinstance(shape, TextShape):
        return _unquoted(written)
    match shape:
        case ChoiceShape(words=words):
            word = draw(st.sampled_from(sorted(_misspelt(str(written.value)))))
            return written.reworded(word) if surely(word, words) == written.value else None
        case DateShape() if written.value not in DECLARABLE:
            year, month, day = str(written.value).split("-")
            forms = [f"{year}/{month}/{day}", f"{year}.{int(month)}.{int(day)}", f"{year}-{int(month)}-{int(day)}"]
            forms += [f"{day}.{month}.{year}", f"{month}/{day}/{year}"] if int(day) > 12 else []
            form = draw(st.sampled_from([form for form in forms if form != written.value]))
            return written.reworded(form) if written.is_quoted or bare(form) == form else None
        case NumberShape() if written.raw.isdigit():
            return written.replaced(in_quotes(written.raw, draw(st.sampled_from("'\""))))
        case TextShape(pattern="", ref=()) if written.raw == f'"{written.value}"' and str(written.value).isdigit():
            return written.replaced(str(written.value))
    return None


def _misspelt(word: str) -> set[str]:
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    doubled = {word[:at] + word[at] + word[at:] for at in range(len(word))}
    dropped = {word[:at] + word[at + 1 :] for at in range(len(word)) if len(word) > 2}
    return (swapped | doubled | dropped | {word.capitalize()}) - {word}


def _unquoted(written: Written) -> Edit | None:
    """A text in double quotes with a comma in it, without the quotes; nothing when it would not be read as pieces."""
    text = str(written.value)
    if written.raw != f'"{text}"' or in_quotes(text) != written.raw:
        return None
    first, *rest = (piece.strip() for piece in text.split(","))
    read = read_yaml("", f"{{how: {text}}}").data
    return written.replaced(text) if rest and read == {"how": first, **dict.fromkeys(rest)} else None


def strewn(file: str, data: bytes, draw: Draw) -> bytes:
    """The same data with another kind of quotation marks, comments, line ends, or a byte order mark."""
    way = draw(st.sampled_from(["quotes", "comments", "crlf", "mark", "no end", "tabs"]))
    if way in {"quotes", "comments", "tabs"}:
        found = [spot.written for spot in spots(read_files({file: data}), file)]
        return edited_bytes(data, _marks(found, data.decode("utf-8-sig").split("\n"), way, draw))
    if way == "crlf":
        return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + data.removeprefix(b"\xef\xbb\xbf") if way == "mark" else data.rstrip(b"\r\n")


def _marks(found: list[Written], lines: list[str], way: str, draw: Draw) -> list[Edit]:
    edits = []
    for written in found:
        place, text = written.place, str(written.value)
        behind = lines[place.line - 1][place.end - 1 :]
        is_value = not behind.lstrip().startswith(":")
        if draw(st.sampled_from(["leave", "leave", "take"])) == "leave":
            continue
        if way == "quotes" and isinstance(written.value, str) and not written.is_quoted:
            edits.append(written.replaced(in_quotes(text, draw(st.sampled_from("'\"")))))
        elif way == "comments" and is_value and not behind.strip():
            edits.append(Edit(Place(place.file, place.line, place.end, place.end), " # “é” it's {a, b: \"c"))
        elif way == "tabs" and is_value and not behind.strip():
            edits.append(Edit(Place(place.file, place.line, place.end, place.end), "\t \t"))
    return edits
