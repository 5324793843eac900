"""The text in the bytes of a file, with findings for what no file of records may hold."""

import codecs
import re
from collections.abc import Iterator

import msgspec

from goldthread.data_faults import yml005_odd_character, yml006_file_too_large, yml007_unfinished_merge
from goldthread.findings import Edit, Finding
from goldthread.language.message import message
from goldthread.places import Place
from goldthread.reading.odd_characters import first_unreadable, may_be_odd, name_of, odd_characters, replacement, spaced

BYTES_LIMIT = 10_000_000
ODD_LIMIT = 200
"""How many lines of a file are reported for odd characters: a file that is no text at all may hold any number."""
_MARK = r"(?m)^(<{7,}|={7,}|>{7,}|\|{7,})(?=[ \t\r]|$)"
_INDENTED = r"(?m)^[ \t]+(<{7,}|={7,}|>{7,})(?=[ \t\r]|$)"
_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_NO_SIGNS = bytes(set(range(128)) - {each[0] for each in _MARKS})
"""What may stand in a file beside the signs of marks: where seven of a sign are not left together without it, there is no mark."""


class PlainText(msgspec.Struct, frozen=True):
    """What is in a file.

    text: The text without its byte order mark, a space in the place of each odd character; None when it cannot be read.
    findings: What is wrong with it as text.
    """

    text: str | None
    findings: tuple[Finding, ...] = ()


def plain_text(name: str, data: bytes, *, may_hold_marks: bool = False) -> PlainText:
    """The text of a file.

    may_hold_marks: Whether marks of a merge are left to whoever reads the text.
    """
    if len(data) > BYTES_LIMIT:
        return PlainText(None, (yml006_file_too_large.finding(Place(name)),))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return PlainText(None, (yml005_odd_character.other_encoding(Place(name), "UTF-16"),))
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        before = body[: error.start].decode()
        place = place_at(name, before, len(before))
        return PlainText(None, (yml005_odd_character.finding(place, message("a byte that is not UTF-8")),))
    if not may_hold_marks and (mark := merge_mark(name, text)):
        return PlainText(None, (yml007_unfinished_merge.finding(mark),))
    if not may_be_odd(text):
        return PlainText(text)
    unreadable = first_unreadable(text)
    if unreadable is not None:
        place = place_at(name, text, unreadable)
        return PlainText(None, (yml005_odd_character.finding(place, name_of(text[unreadable])),))
    findings = tuple(_odd_lines(name, text))
    return PlainText(spaced(text) if findings else text, findings)


def merge_mark(name: str, text: str) -> Place | None:
    """Where a merge has left its first mark in a file."""
    signs = text.encode("utf-8", "surrogatepass").translate(None, _NO_SIGNS)
    if not any(mark in signs for mark in _MARKS):
        return None
    found = re.search(_MARK, text) or _indented_mark(text)
    if found is None:
        return None
    place = place_at(name, text, found.start(1))
    return msgspec.structs.replace(place, end=place.column + len(found[1]))


def _indented_mark(text: str) -> re.Match[str] | None:
    """The first of three marks, in their order, that were indented together with the text that they stand in."""
    seen: list[re.Match[str]] = []
    for found in re.finditer(_INDENTED, text):
        if found[1][0] == "<":
            seen = [found]
        elif seen and found[1][0] == "<=>"[len(seen) % len("<=>")]:
            seen.append(found)
        if len(seen) == len("<=>"):
            return seen[0]
    return None


def place_at(name: str, text: str, index: int) -> Place:
    """The place of the character at an index."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(name, line, column, column + 1)


def _odd_lines(name: str, text: str) -> Iterator[Finding]:
    """A finding for each line and each kind of odd character on it, with the edits of all that stand there."""
    found: dict[tuple[int, str], list[Place]] = {}
    line, begin = 1, 0
    for index, character in odd_characters(text):
        line += text.count("\n", begin, index)
        begin = max(begin, text.rfind("\n", begin, index) + 1)
        column = index - begin + 1
        found.setdefault((line, character), []).append(Place(name, line, column, column + 1))
        if len(found) > ODD_LIMIT:
            break
    for (_, character), places in found.items():
        edits = () if character == "\r" else tuple(Edit(place, replacement(character)) for place in places)
        yield yml005_odd_character.finding(places[0], name_of(character), edits)
