"""A file of plain lines, read line by line: one regular expression parts all its lines, which takes half of the parser's time.

It reads what most files hold and nothing else: on each line a field, an entry of a list, or both, with a text, a number, a quoted text
or a collection in brackets that ends on the same line, and remarks. Whatever is not surely that is left to the parser of YAML;
data and places are the same as the parser's.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import cast

import msgspec

from goldthread.places import Path, Place
from goldthread.reading.odd_characters import may_be_odd
from goldthread.reading.yaml_blocks import STAND_IN, without_blocks
from goldthread.reading.yaml_flow import BARE_KEY, KEY, flow_collection
from goldthread.reading.yaml_scalars import QUOTED, scalar, unquoted

_SIGNS = r"\s\-?:,\[\]{}#&*!|>'\"%@`."
"""What a plain text does not begin with here, which is more than what it may not begin with."""
_BODY = r"[^:#\n]*(?:(?::(?=\S)|(?<=\S)#)[^:#\n]*)*(?<! )"
"""The rest of a plain text: no colon before a space, and no number sign behind one."""
_CONSTANT = "(?:[nN]ull|NULL|[tT]rue|TRUE|[fF]alse|FALSE)"
LINE = re.compile(
    rf"( *+)(- ++)?+(?:({BARE_KEY}):(?=[ \n]) *+)?+((?!{_CONSTANT}[ \n])[^{_SIGNS}+0-9~]{_BODY})?+ *+([^\n]*+)\n"
)
"""Indent, dash, key, text, and what else there is: a remark, a value of another form, or a line that is none of this."""
_INSIDE = r"[^\n#]*(?:(?<=\S)#[^\n#]*)*"
REST = re.compile(
    rf"(?:{KEY % 1}:(?: +|$))?"
    rf"(?:(-?[^{_SIGNS}]{_BODY})|({QUOTED}|\[{_INSIDE}\]|\{{{_INSIDE}\}}))?"
    r" *(?:(?<![^ ])#[^\n]*)?"
)
"""Quotation mark and key, a word, and what stands in quotation marks or in brackets, before a remark."""
_FIRST_KEY = re.compile(rf"{{ *({KEY % 2}):")
"""The first key of a mapping in brackets."""
RECORDS_LEVEL = 2
"""Records stand in the first or in the second level of a file."""


class QuickData(msgspec.Struct, frozen=True):
    """What a plain file says.

    data: The value at the top.
    starts: Where the values in it stand.
    keys: Where the keys at the top stand, and the first of each group there.
    is_of_lines: Whether it was read line by line.
    """

    data: object
    starts: dict[Path, Place]
    keys: dict[Path, Place]
    is_of_lines: bool = False


def data_of_lines(file: str, text: str, depth_limit: int) -> QuickData | None:
    """What a file says; None when a line of it is not surely plain, or goes deeper than a number of levels."""
    text = _with_line_feeds(text)
    if "\t" in text or may_be_odd(text):
        return None
    return _data_of_lines(file, *plain_lines(text), depth_limit)


def plain_lines(text: str) -> tuple[str, Iterator[str]]:
    """The lines of a file, each with its line feed, with a stand-in for each text on lines of its own, and those texts."""
    text = _with_line_feeds(text)
    return without_blocks(text) if text.endswith("\n") else (f"{text}\n", iter(()))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n") if "\r" in text else text  # one sign is looked for in a tenth of the time


def _data_of_lines(file: str, text: str, blocks: Iterator[str], depth_limit: int) -> QuickData | None:  # noqa: C901, PLR0912, PLR0915 - a loop with few calls is what makes it quick
    places = _Places(file, text)
    top: list[object] = []
    # What is open: a list or the fields of a mapping, how far it is indented, and the key of which the value follows below.
    items: list[object] = top
    fields: dict[str, object] | None = None
    indent, waiting = -1, ""
    above: list[tuple[int, dict[str, object] | None, list[object]]] = []
    usual, value = "-", cast("object", None)
    for line, (margin, dash, bare, plain, rest) in enumerate(LINE.findall(text), 1):
        if margin == usual and bare and plain and not (dash or rest):  # one more field of a record, as most lines are
            if bare in fields:  # type: ignore[operator] # a mapping is open
                return None
            fields[bare] = plain  # type: ignore[index] # as above
            continue
        key, mark, word, marked = bare, "", "", ""
        if rest:
            parts = REST.fullmatch(rest) if rest[0] == "#" or not plain else None
            if parts is None or (parts[2] and bare):
                return None
            mark, key, word, marked = parts[1] or "", bare or parts[2] or "", parts[3], parts[4]
        if not (key or dash):
            if plain or word or marked:
                return None
            continue
        width = len(margin)
        usual = "-"
        # Where the line belongs: at the top, below the key that waits, or to what is open, after what ends before it.
        if not above or (waiting and (width > indent or (dash and width == indent))):
            value = [] if dash else {}
            if not above:
                if width:
                    return None
                places.opens((), line, 1, 0)
                top.append(value)
            else:
                if len(above) == 1:
                    places.opens((waiting,), line, width + 1, 1 if width == indent else 0)
                fields[waiting] = value  # type: ignore[index] # a key waits in a mapping
            above.append((indent, fields, items))
            fields, items = (None, value) if dash else (value, items)  # type: ignore[assignment]
            indent, waiting = width, ""
        elif width != indent or waiting or (fields is None) != (dash != ""):
            if waiting:
                if len(above) == 1:
                    return None
                fields[waiting] = None  # type: ignore[index] # as above
                waiting = ""
            while width < indent or (width == indent and fields is None and not dash):
                indent, fields, items = above.pop()
            if width != indent or (fields is None) != (dash != ""):
                return None
        # What it holds: fields of a new entry of a list, and a value, or a key of which the value follows.
        if dash and key:
            value = {}
            if len(above) == 1:
                places.opens((len(items),), line, width + len(dash) + 1, 0)
            items.append(value)
            above.append((indent, None, items))
            fields, indent = value, width + len(dash)
        depth = len(above)
        if depth > depth_limit:
            return None
        if plain:
            value = plain
        elif word:
            value = scalar(word)
        elif marked and marked[0] in "[{":
            value = flow_collection(marked, depth_limit - depth)
            if value is None:
                return None
        elif marked:
            value = next(blocks) if marked == STAND_IN else unquoted(marked)
        elif key:
            waiting = key
        else:
            return None
        if depth <= RECORDS_LEVEL:
            begin, length = indent + 1, len(key) + 2 * len(mark)
            if key and (depth == 1 or not fields):
                places.key(depth, key, line, begin, length)
            if depth == 1 and not waiting:
                behind = indent + length + 1 if key else width + len(dash)
                places.value((key or len(items),), line, behind, plain or word or marked)
        if not key:
            items.append(value)
            continue
        if key in fields:  # type: ignore[operator] # what has a key belongs to a mapping
            return None
        if not waiting:
            fields[key] = value  # type: ignore[index] # as above
            if depth > 1:
                usual = " " * indent
    if waiting:
        if len(above) == 1:
            return None
        fields[waiting] = None  # type: ignore[index] # a key waits in a mapping
    return QuickData(top[0], places.starts, places.keys, is_of_lines=True) if top else None


class _Places:
    """The places in a file that are asked for: of what stands in the first two levels, where records begin."""

    def __init__(self, file: str, text: str) -> None:
        self.starts: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self._file = file
        self._text = text
        self._record: Path = ()

    def opens(self, path: Path, line: int, column: int, length: int) -> None:
        """A value of several lines begins."""
        self._record = path
        self.starts[path] = Place(self._file, line, column, column + length)

    def key(self, level: int, key: str, line: int, column: int, length: int) -> None:
        """A key at the top, or the first of the value that was opened last there."""
        path = (key,) if level == 1 else (*self._record, key)
        self.keys[path] = Place(self._file, line, column, column + length)

    def value(self, path: Path, line: int, behind: int, value: str) -> None:
        """A value of one line, which follows in its line from an index, and the first key in it."""
        column = self._lines[line - 1].index(value, behind) + 1
        length = 0 if value == STAND_IN else 1 if value[0] in "[{" else len(value)
        self.starts[path] = Place(self._file, line, column, column + length)
        first = _FIRST_KEY.match(value)
        if first is not None:
            self.keys[(*path, first[3])] = Place(self._file, line, column + first.start(1), column + first.end(1))

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")
