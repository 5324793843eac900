"""The edits of findings as spans, made in the bytes of a file."""

from collections.abc import Iterable

from goldthread.editing.spans import Lines, Span, replace_spans_in_bytes
from goldthread.findings import Edit


def edited_bytes(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with edits made, none of which may overlap another.

    A byte order mark stays, and counts as no column; lines end where a line feed stands.
    Raises EditingError when two overlap.
    """
    lines = Lines(data.decode("utf-8-sig"))
    return replace_spans_in_bytes(data, (span_of(lines, edit) for edit in edits))


def span_of(lines: Lines, edit: Edit) -> Span:
    """The span of an edit in its text."""
    line, place = edit.place.line, edit.place
    return Span(lines.offset(line, place.column), lines.offset(line, place.end), edit.text)
