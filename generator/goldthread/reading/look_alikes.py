"""Signs that look like those of YAML and are none: where one stands in the place of a colon, a space, a hyphen or a bracket."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
import yaml

from goldthread.data_faults import yml009_look_alike
from goldthread.findings import Edit, Finding
from goldthread.language.message import Message, message
from goldthread.places import Place

_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
_COLONS = "\uff1a\ufe55\ua789\u02d0\u2236\ufe13"
_HYPHENS = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad\u2022\u00b7"
_QUOTES = "\u201c-\u201f\u00ab\u00bb\uff02\uff07"
_MAY_BE = f"[{_SPACES}{_COLONS}{_HYPHENS}{_QUOTES}\uff3b\uff3d\uff5b\uff5d\uff0c\uff03]"
_WORD = r"[\w.-]+"
_BEFORE = rf"[ {_SPACES}]*(?:[-{_HYPHENS}][ {_SPACES}]+)*"
_SPACE = message("an ordinary space")
_HYPHEN = message("a hyphen")
_COLON = message("a colon")
_BRACKET = message("a bracket")
_NOTHING = None
_FIELD = rf"{_BEFORE}[{_QUOTES}]?[a-z0-9_-]+[^a-zA-Z0-9]"
"""How a line with a field begins; a line of a text that goes over several lines rarely does."""
_FORMS = (
    (f"^ *([{_SPACES}])", _SPACE),
    (f"^ *(?:- +)*([{_HYPHENS}])(?=[ {_SPACES}])", _HYPHEN),
    (f"^ *(?:- *)*-([{_SPACES}])", _SPACE),
    (rf"^{_BEFORE}([{_QUOTES}]){_WORD}[{_QUOTES}]? *[:{_COLONS}]", _NOTHING),
    (rf"^{_BEFORE}[\"']?{_WORD}([{_QUOTES}]) *[:{_COLONS}]", _NOTHING),
    (rf"^{_BEFORE}[\"']?{_WORD}[\"']?[ {_SPACES}]*([{_COLONS}])", _COLON),
    (rf"^{_BEFORE}[\"']?{_WORD}[\"']? *([{_SPACES}])[ {_SPACES}]*[:{_COLONS}]", _SPACE),
    (rf"^{_BEFORE}[\"']?{_WORD}[\"']?:([{_SPACES}])", _SPACE),
    (rf"^{_BEFORE}[\"']?{_WORD}[\"']?: ?([\uff3b\uff5b])", _BRACKET),
)
_WIDTHLESS = "\u200b\u2060"
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MEANT = {_SPACE: " ", _HYPHEN: "-", _NOTHING: "", _COLON: ":"}


class LookAlike(msgspec.Struct, frozen=True):
    """A sign that stands where another is meant.

    index: Where it stands in its line, from 0.
    sign: The sign.
    name: What it is called.
    wanted: What is meant in its place, in words; None when nothing is.
    meant: The same as it is written; a colon brings the space behind it.
    """

    index: int
    sign: str
    name: Message
    wanted: Message | None
    meant: str


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A regular expression, compiled when a file is faulty; compiling all of them takes longer than reading one."""
    return re.compile(pattern)


def look_alike(line: str) -> LookAlike | None:
    """The first sign of a line that stands where one of YAML is meant."""
    return next(_found(line), None) if not line.isascii() and _compiled(_MAY_BE).search(line) else None


class LookAlikes:
    """The look for such signs in the lines of one file; what is found for one line is kept for the others."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self._file = file
        self._lines = lines
        self._edits: dict[tuple[str, Message | None], tuple[Edit, ...]] = {}

    def finding(self, number: int) -> Finding | None:
        """The finding for a line, whose number counts from 0, with the edits of all lines on which the same sign stands."""
        found = look_alike(self._lines[number]) if 0 <= number < len(self._lines) else None
        if found is None:
            return None
        kind = found.sign, found.wanted
        if kind not in self._edits:
            self._edits[kind] = self._edits_of(*kind)
        own = Edit(_place(self._file, number, found), found.meant)
        edits = self._edits[kind] if own in self._edits[kind] else (own,)
        return yml009_look_alike.finding(edits[0].place, found.name, found.wanted, edits)

    def _edits_of(self, sign: str, wanted: Message | None) -> tuple[Edit, ...]:
        """The edits of all lines with a field, if the file can be read with them."""
        edits = tuple(
            Edit(_place(self._file, index, each), each.meant)
            for index, line in enumerate(self._lines)
            if sign in line
            and _compiled(_FIELD).match(line)
            and (each := look_alike(line))
            and (each.sign, each.wanted) == (sign, wanted)
        )
        return edits if len(edits) > 1 and _can_be_read(self._lines, edits) else ()


def _place(file: str, number: int, found: LookAlike) -> Place:
    return Place(file, number + 1, found.index + 1, found.index + 2)


def _can_be_read(lines: Sequence[str], edits: Sequence[Edit]) -> bool:
    """Whether a file is YAML to its end with edits made, one a line."""
    fixed = list(lines)
    for edit in edits:
        line, column = fixed[edit.place.line - 1], edit.place.column
        fixed[edit.place.line - 1] = f"{line[: column - 1]}{edit.text}{line[column:]}"
    try:
        return any(True for _ in yaml.parse("\n".join(fixed), Loader=_PARSER))
    except yaml.YAMLError:
        return False


def _found(line: str) -> Iterator[LookAlike]:
    for pattern, form in _FORMS:
        wanted = form
        if found := _compiled(pattern).match(line):
            sign, index = found[1], found.start(1)
            meant = _MEANT[wanted] if wanted in _MEANT else unicodedata.normalize("NFKC", sign)
            if sign in _WIDTHLESS:
                wanted, meant = _NOTHING, ""
            elif wanted == _COLON and line[index + 1 : index + 2].strip():
                meant = ": "
            name = unicodedata.name(sign, "unknown sign").lower()
            yield LookAlike(
                index, sign, message("the sign “{name}” ({code})", name=name, code=f"U+{ord(sign):04X}"), wanted, meant
            )
