"""The one right answer to a fault in a value, as edits of the file; none where there is doubt."""

import datetime
import re

from goldthread.findings import Edit
from goldthread.model.record import ID_PATTERN
from goldthread.model.shapes import ChoiceShape, FlagShape, GroupShape, ListShape, NumberShape, Shape, TextShape
from goldthread.reading.notation import Written
from goldthread.reading.yaml_data import read_yaml

Edits = tuple[Edit, ...]

_DATE = r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})"
_YEAR_FIRST = r"(?P<year>\d{4})[-./](?P<month>\d{1,2})"
_YEAR_LAST = r"(?P<month>\d{1,2})[-./](?P<year>\d{4})"
_YEAR = r"\d{4}"
_MONTHS = 12
_TRUTHS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}


def other_words(written: Written | None, words: str | None) -> Edits:
    """Other words in the place of those that stand there."""
    return (written.reworded(words),) if written and words else ()


def other_form(written: Written | None, shape: Shape) -> Edits:
    """The same value in the form that its field asks for: quotation marks put on or taken off, brackets put around it."""
    if written is None:
        return ()
    match shape:
        case TextShape(pattern=pattern):
            return _as_text(written, pattern)
        case GroupShape(ref=ref) if ref:
            return _as_text(written, ID_PATTERN)
        case NumberShape() | FlagShape():
            return _bare(written, shape)
        case ListShape(item=item):
            return _as_list(written, item)
        case _:
            return ()


def meant_day(value: object, *, day_only: bool = False) -> str | None:
    """The date that a slip of form leaves no doubt about; None for `3.4.2026`, which readers take for different days.

    day_only: Whether it has to be a day, and may be no month.
    """
    found = re.fullmatch(_DATE, str(value).strip())
    if not found:
        return None if day_only or not isinstance(value, str) else _month(value.strip())
    first, middle, last = int(found[1]), int(found[3]), int(found[4])
    if re.fullmatch(_YEAR, found[1]):
        return _day(first, middle, last)
    if not re.fullmatch(_YEAR, found[4]):
        return None
    if first > _MONTHS or first == middle:
        return _day(last, middle, first)
    return _day(last, first, middle) if middle > _MONTHS else None


def _month(text: str) -> str | None:
    """A month: `2021/9`, `9/2021`."""
    found = re.fullmatch(_YEAR_FIRST, text) or re.fullmatch(_YEAR_LAST, text)
    if not found or not 1 <= int(found["month"]) <= _MONTHS:
        return None
    return f"{found['year']}-{int(found['month']):02}"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _as_text(written: Written, pattern: str) -> Edits:
    """A bare number, or a bare true or false, as the text that it looks like."""
    is_text = isinstance(written.value, int | float) and re.match(pattern, written.raw)
    return (written.quoted(),) if is_text else ()


def _bare(written: Written, shape: NumberShape | FlagShape) -> Edits:
    """A text that says a number, or yes or no, as that."""
    if not isinstance(written.value, str):
        return ()
    if isinstance(shape, FlagShape):
        truth = _TRUTHS.get(written.value.strip().lower())
        return (written.replaced(truth),) if truth else ()
    raw = written.value.strip()
    value = read_yaml("", raw).data if raw.isascii() else None
    kinds = int if shape.whole else int | float
    right = isinstance(value, kinds) and not isinstance(value, bool)
    return (written.replaced(raw),) if right else ()


def _as_list(written: Written, item: Shape) -> Edits:
    """A single value as a list of one; a text with commas may be several, and is left."""
    takes_words = isinstance(item, TextShape | ChoiceShape) or (
        isinstance(item, GroupShape) and (item.ref or item.shorthand)
    )
    if takes_words and isinstance(written.value, str) and not set(written.value) & set(",;"):
        return (written.listed(),)
    return ()
