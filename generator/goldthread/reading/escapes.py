"""Escapes in double-quoted texts that the YAML parser reads otherwise than records need: halves of characters and control characters.

JSON writes a character beyond the first 65,536, such as an emoji, as two escapes, each of which is half of it. The parser refuses
them, so it is given stand-ins of the same width, and the text is then read from what is written.
"""

import re
from collections.abc import Iterator

from goldthread.reading.odd_characters import odd_characters

_SUSPECT = r"\\[0abefvrNLPuUx]"
_HALF = r"\\u([dD][89a-fA-F][0-9a-fA-F]{2})"
_STAND_IN = r"\\u[eE][0-7][0-9a-fA-F]{2}"
_EITHER = r"\\u(?:[dD][89a-fA-F]|[eE][0-7])[0-9a-fA-F]{2}"
_PIECE = (
    r"\\\r?\n(?:[ \t]*\r?\n)*[ \t]*"
    r"|[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*"
    r"|\\(?:x[0-9a-fA-F]{2}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)"
    r"|[^\\\r\n \t]+|[ \t]+|."
)
QUOTED = r"(?:[&!]\S*\s+)*\""
"""What stands in front of the words of a double-quoted text: an anchor, a tag, and the quotation mark."""
_SHORT = {
    "0": "\0", "a": "\x07", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def may_be_odd(text: str) -> bool:
    """Whether a file holds what may be an escape of a character that is looked at."""
    return "\\" in text and re.search(_SUSPECT, text) is not None


def with_stand_ins(text: str) -> str:
    """The text with each half of a character replaced by an escape of the same width that the parser takes."""
    if "\\u" not in text:
        return text
    return re.sub(_HALF, lambda found: f"\\ue{int(found[1], 16) - 0xD800:03x}", text)


def without_stand_ins(value: str, raw: str) -> str:
    """A text without double quotes as it is written: in it, an escape is nothing but its letters.

    value: What the parser made of it.
    raw: What stands in the file.
    """
    if not re.search(_STAND_IN, value):
        return value
    written = (found[0] for found in re.finditer(_EITHER, raw))
    return re.sub(_STAND_IN, lambda found: next(written, found[0]), value)


def holds_half(raw: str) -> bool:
    """Whether a text holds the escape of half a character."""
    return re.search(_HALF, raw) is not None


def said_by(raw: str) -> str:
    """What a double-quoted text says, without its quotation marks."""
    return "".join(said for _, _, said in _pieces(raw))


def odd_escapes(raw: str) -> Iterator[tuple[int, int, str]]:
    """The escapes of odd characters in a double-quoted text: where each begins and ends in it, and the character."""
    for start, end, said in _pieces(raw):
        if raw[start] == "\\":
            for _, character in odd_characters(said):
                yield start, end, character


def _pieces(raw: str) -> Iterator[tuple[int, int, str]]:
    for found in re.finditer(_PIECE, raw, re.DOTALL):
        yield found.start(), found.end(), _said(found[0])


def _said(piece: str) -> str:
    if piece.startswith("\\"):
        return _unescaped(piece[1:])
    if "\n" in piece:
        return "\n" * (piece.count("\n") - 1) or " "
    return piece


def _unescaped(escape: str) -> str:
    if "\n" in escape:
        return "\n" * (escape.count("\n") - 1)
    if len(escape) > 1 and "\\" in escape:
        high, low = int(escape[1:5], 16), int(escape[7:11], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if escape[0] in "xuU" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _SHORT.get(escape, escape)
