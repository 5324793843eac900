"""Spans: stretches of a text, each with what takes its place."""

import codecs
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from goldthread.editing.errors import EditingError
from goldthread.language.message import message


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a text and what takes its place; several lines are allowed in both.

    start, end: Offsets in characters of the decoded text, from 0, without a byte order mark; equal where something is put in.
    text: What stands there instead.
    """

    start: int
    end: int
    text: str


def replace_spans(text: str, spans: Iterable[Span]) -> str:
    """The text with spans replaced, all else as it was. Their order does not matter.

    Raises EditingError when two overlap or one lies outside the text.
    """
    pieces: list[str] = []
    after = 0
    for span in sorted(spans):
        if not after <= span.start <= span.end <= len(text):
            raise EditingError(message("Two changes concern the same words: make one of them at a time."))
        pieces += text[after : span.start], span.text
        after = span.end
    return "".join((*pieces, text[after:]))


def replace_spans_in_bytes(data: bytes, spans: Iterable[Span]) -> bytes:
    """The bytes of a UTF-8 file with spans replaced; a byte order mark stays, and counts as no character.

    Raises what `replace_spans` raises, and UnicodeDecodeError when it is not UTF-8.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + replace_spans(data[len(mark) :].decode(), spans).encode()


def combined(length: int, steps: Iterable[Sequence[Span]]) -> tuple[Span, ...]:
    """Spans of a text that do in one step what several do one after the other.

    length: How long the text is before the first step.
    steps: The spans of each step, in the text that the step before has left.
    """
    pieces: list[_Piece] = [_Piece(0, length)]
    for spans in steps:
        pieces = _after(pieces, spans)
    found: list[Span] = []
    at, put_in = 0, ""
    for piece in (*pieces, _Piece(length, length)):
        if piece.text is not None:
            put_in += piece.text
        elif piece.start < piece.end or piece.start == length:
            if put_in or piece.start > at:
                found.append(Span(at, piece.start, put_in))
            at, put_in = piece.end, ""
    return tuple(found)


class _Piece(msgspec.Struct, frozen=True):
    """A part of a text: a stretch of the first one, or words that a step has put in."""

    start: int
    end: int
    text: str | None = None

    def part(self, start: int, end: int) -> "_Piece":
        if self.text is not None:
            return _Piece(0, 0, self.text[start:end])
        return _Piece(self.start + start, self.start + end)

    @property
    def length(self) -> int:
        return self.end - self.start if self.text is None else len(self.text)


def _after(pieces: Sequence[_Piece], spans: Iterable[Span]) -> list[_Piece]:
    made: list[_Piece] = []
    after = 0
    for span in sorted(spans):
        made += _cut_out(pieces, after, span.start)
        made.append(_Piece(0, 0, span.text))
        after = span.end
    return [*made, *_cut_out(pieces, after, sum(piece.length for piece in pieces))]


def _cut_out(pieces: Sequence[_Piece], start: int, end: int) -> list[_Piece]:
    made: list[_Piece] = []
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, piece.length)
        if first < last:
            made.append(piece.part(first, last))
        at += piece.length
    return made


class Lines:
    """Where the lines of a text begin, to turn lines and columns into offsets."""

    def __init__(self, text: str) -> None:
        self._starts, self._length = [0], len(text)
        index = text.find("\n")
        while index >= 0:
            self._starts.append(index + 1)
            index = text.find("\n", index + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column, both counted from 1; the end of the line for a column beyond it."""
        end = self._starts[line] - 1 if line < len(self._starts) else self._length
        return min(self._starts[line - 1] + column - 1, end)

    def start(self, offset: int) -> int:
        """The offset at which the line of an offset begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]
