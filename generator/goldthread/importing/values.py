"""Single cells as values: text, numbers, ratings, dates, yes and no, and words of vocabularies."""

import datetime
import re
from collections.abc import Iterable

import msgspec

from goldthread.importing.columns import Leaf
from goldthread.importing.names import plain
from goldthread.importing.vocabulary import LEVELS, NOT_APPLICABLE, NOTHING, UNKNOWN, choice_words, flag_of
from goldthread.language.message import Message, Names, message
from goldthread.model.dates import Date
from goldthread.model.shapes import ChoiceShape, DateShape, FlagShape, NumberShape, TextShape
from goldthread.reading.odd_characters import name_of, odd_characters
from goldthread.reading.suggestions import surely
from goldthread.spreadsheets.sheets import CellValue

Plain = str | int | float | bool

_FORMULA = re.compile(r"=\s*[-+@]?\s*(?:[^\W\d][\w.]+\(|\$?[A-Za-z]{1,3}\$?[0-9]+\b|[0-9(])")
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:[ '’\u00a0\u202f.,]\d{3})+|\d+)(?:[.,]\d+)?")
_STARS = re.compile(r"[★⭐✭✮✯*☆✩⚝\ufe0f\s]+")
_FULL = "★⭐✭✮✯*"
_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|of|von|out of|sur|aus)\s*(\d+)", re.IGNORECASE)
_RANK = re.compile(
    r"(?:p|prio|priority|priorität|rank|rang|nr|no|platz|#)[\s.:#-]*(\d+)|(\d+)(?:\.|st|nd|rd|th)", re.IGNORECASE
)
_LEADING = re.compile(r"([1-5])\s*[-–—:=(]\s*\D.*")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMERIC = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})(?:[,T ]+\d.*)?")
_DAY_FIRST = re.compile(r"(?:\w+,?\s+)?(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?([^\W\d_]+)\.?,?\s+(\d{4}|\d{2})\b.*")
_MONTH_FIRST = re.compile(r"(?:\w+day,?\s+)?([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*")
_JOINED = re.compile(r"(\d{1,2})[- ]([^\W\d_]+)[- ](\d{2}|\d{4})")
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})")
_MONTH_YEAR = re.compile(r"(?P<month>\d{1,2})[-./](?P<year>\d{4})")
_NAMED_MONTH = re.compile(r"(?P<month>[^\W\d_]+)\.?,?[ -]+(?:of\s+)?(?P<year>\d{4})")
_YEARS = range(1900, 2200)
"""Numbers that are years, and not days since the epoch of spreadsheets."""
_MONTHS = {
    name: number + 1
    for number, names in enumerate(
        (
            "january jan januar janner janvier janv", "february feb februar fevrier fevr fev", "march mar marz maerz mrz mars",
            "april apr avril avr", "may mai", "june jun juni juin", "july jul juli juillet juil", "august aug aout",
            "september sep sept septembre", "october oct oktober okt octobre", "november nov novembre",
            "december dec dezember dez decembre",
        )
    )
    for name in names.split(" ")
}  # fmt: skip
_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Numbers that are days since the epoch of spreadsheets, from 1954 to 2119."""
_CENTURY = 2000
_LATEST_MONTH = 12
_LEAST, _MOST = RATINGS = (1, 5)
"""The least and the greatest priority."""
_THOUSAND = 3
"""How many digits stand between the signs between thousands."""
_THREE_STEPS = {4: 5, 3: 3, 2: 1}


class Unusable(msgspec.Struct, frozen=True):
    """A cell that cannot be used, and why."""

    why: Message


class ColumnSense(msgspec.Struct, frozen=True):
    """What all cells of a column together say of each.

    day_first: Whether the day stands before the month in dates of numbers; None when nothing shows it.
    has_five_levels: Whether words for a priority use the ends of five steps.
    ranks: How many ranks there are, when a lower number is more; 0 when numbers are no ranks.
    """

    day_first: bool | None = None
    has_five_levels: bool = False
    ranks: int = 0


def sense_of(header: str, cells: Iterable[CellValue]) -> ColumnSense:
    """What the cells of a column together say of each."""
    texts = [each.strip() for each in cells if isinstance(each, str)]
    firsts = [found for found in map(_NUMERIC.fullmatch, texts) if found]
    european = any(int(found[1]) > _LATEST_MONTH or found[2] == "." for found in firsts)
    american = any(int(found[3]) > _LATEST_MONTH for found in firsts if found[2] != ".")
    day_first = None if european == american else european
    ends = any(LEVELS.get(plain(text)) in {_LEAST, _MOST} for text in texts)
    ranks = 0
    if not set(plain(header).split()).isdisjoint({"rank", "rang", "ranking", "platz", "reihenfolge", "order"}):
        numbers = [number for each in cells if (number := _rank_in(each)) is not None]
        ranks = max(numbers, default=0)
    return ColumnSense(day_first, ends, ranks)


def is_blank(raw: CellValue) -> bool:
    """Whether a cell says nothing."""
    return raw is None or (isinstance(raw, str) and (not raw.strip() or raw.strip().casefold() in NOTHING))


def declared_by(raw: CellValue) -> str:
    """`unknown` or `n/a` for a cell that says one of these; else nothing."""
    word = raw.strip().casefold() if isinstance(raw, str) else ""
    return "unknown" if word in UNKNOWN else "n/a" if word in NOT_APPLICABLE else ""


def is_formula(raw: CellValue) -> bool:
    """Whether a text is a formula that was never worked out."""
    return isinstance(raw, str) and _FORMULA.match(raw) is not None


def text_of(raw: CellValue) -> str:
    """A cell as text, without spaces at its ends or at the ends of its lines."""
    match raw:
        case None:
            return ""
        case bool():
            return "yes" if raw else "no"
        case datetime.datetime():
            return raw.date().isoformat() if raw.time() == datetime.time() else raw.isoformat(" ", "minutes")
        case datetime.date():
            return raw.isoformat()
        case datetime.time():
            return raw.isoformat("minutes")
        case str():
            spaced = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u2028", "\n")
            lines = (line.replace("\t", " ").strip() for line in spaced.replace("\ufeff", "").split("\n"))
            return _unguarded("\n".join(lines).strip())
        case _:
            return str(raw)


def _unguarded(text: str) -> str:
    """A text without the apostrophe that keeps spreadsheets from running it."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA_SIGNS) else text


def read_value(leaf: Leaf, raw: CellValue, sense: ColumnSense) -> Plain | Unusable:
    """A cell as one value of a form; not for cells that are blank."""
    if is_formula(raw):
        return Unusable(message("it is a formula without a result; write the result into the cell"))
    return read_part(leaf, raw, sense)


def read_part(leaf: Leaf, raw: CellValue, sense: ColumnSense) -> Plain | Unusable:
    """One of the entries of a cell, of which it is known that it is no formula, as one value of a form."""
    match leaf:
        case FlagShape():
            return _flag(raw)
        case ChoiceShape():
            return _choice(leaf, raw)
        case DateShape():
            return _date_of(raw, leaf, sense)
        case NumberShape(least=least, most=most) if (least, most) == (_LEAST, _MOST):
            return _rating(raw, sense)
        case NumberShape():
            return _number(leaf, raw)
        case TextShape():
            return _words(leaf, raw)


def _words(leaf: TextShape, raw: CellValue) -> str | Unusable:
    text = text_of(raw)
    odd = next((character for _, character in odd_characters(text)), "")
    if odd:
        return Unusable(message("it holds {character}, which no record may hold", character=name_of(odd)))
    if leaf.pattern and re.search(leaf.pattern, text) is None:
        return Unusable(message("it does not have the form that this field needs"))
    return text if leaf.prose else " ".join(text.split())


def _flag(raw: CellValue) -> bool | Unusable:
    said = raw if isinstance(raw, bool) else flag_of(text_of(raw))
    return Unusable(message("it says neither yes nor no")) if said is None else said


def _choice(choice: ChoiceShape, raw: CellValue) -> str | Unusable:
    words = choice_words(choice)
    text = plain(text_of(raw))
    found = words.get(text)
    if found is None and text and (near := surely(text, list(words))) is not None:
        found = words[near]
    if found is None:
        return Unusable(message("it is none of the words of this field: {words}", words=Names(choice.words, "or")))
    return found


def _number(leaf: NumberShape, raw: CellValue) -> int | float | Unusable:
    if isinstance(raw, bool):
        return Unusable(message("it is no number"))
    number = raw if isinstance(raw, int | float) else number_in(text_of(raw))
    if number is None:
        return Unusable(message("it is no number"))
    if leaf.whole and not float(number).is_integer():
        return Unusable(message("it is no whole number"))
    if (leaf.least is not None and number < leaf.least) or (leaf.most is not None and number > leaf.most):
        return Unusable(message("it is too small or too large for this field"))
    return int(number) if leaf.whole or float(number).is_integer() else number


def number_in(text: str) -> float | int | None:
    """The number that a text is, whichever sign parts its decimals and its thousands."""
    bare = text.strip().removesuffix("%").strip()
    if not _NUMBER.fullmatch(bare):
        return None
    compact = re.sub(r"[ '’\u00a0\u202f]", "", bare)
    last = max(compact.rfind("."), compact.rfind(","))
    if last >= 0 and (
        compact.count(compact[last]) > 1 or (len(compact) - last - 1 == _THOUSAND and not compact.startswith("0"))
    ):
        compact = compact.replace(".", "").replace(",", "")  # one or more signs between thousands alone
    elif last >= 0:
        compact = re.sub(r"[.,]", "", compact[:last]) + "." + compact[last + 1 :]
    value = float(compact)
    return int(value) if value.is_integer() else value


def _rank_in(raw: CellValue) -> int | None:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    found = _RANK.fullmatch(text_of(raw)) or re.fullmatch(r"(\d+)", text_of(raw))
    return int(next(each for each in found.groups() if each)) if found else None


def _rating(raw: CellValue, sense: ColumnSense) -> int | Unusable:
    rating = _rating_in(raw, sense)
    if rating is None or not _LEAST <= rating <= _MOST or not float(rating).is_integer():
        return Unusable(message("it is no priority from 1 to 5, in numbers, stars or words"))
    return int(rating)


def _rating_in(raw: CellValue, sense: ColumnSense) -> float | None:
    if isinstance(raw, bool):
        return None
    if sense.ranks and (rank := _rank_in(raw)) is not None:
        return _of_rank(rank, sense.ranks)
    if isinstance(raw, int | float):
        return raw
    text = text_of(raw)
    if _STARS.fullmatch(text):
        return sum(text.count(each) for each in _FULL) or None
    if found := _OF.fullmatch(text):
        return _of_scale(float(found[1].replace(",", ".")), int(found[2]))
    if found := _RANK.fullmatch(text):
        return _of_rank(int(next(each for each in found.groups() if each)), _MOST)
    if found := _LEADING.fullmatch(text):
        return int(found[1])
    level = LEVELS.get(plain(text))
    if level is None and text.upper() in {"A", "B", "C"}:
        return {"A": 5, "B": 3, "C": 1}[text.upper()]
    if level is not None:
        return level if sense.has_five_levels else _THREE_STEPS.get(level, level)
    return number_in(text)


def _of_scale(value: float, most: int) -> float | None:
    if not 0 < value <= most:
        return None
    return value if most == _MOST else max(round(value * _MOST / most), _LEAST)


def _of_rank(rank: int, ranks: int) -> int | None:
    """The rating of a rank: the first fifth of the ranks matters most."""
    if rank < 1:
        return None
    return _MOST + 1 - rank if ranks <= _MOST else _MOST - (rank - 1) * _MOST // ranks


def _date_of(raw: CellValue, leaf: DateShape, sense: ColumnSense) -> str | Unusable:
    """A date as it is written in a record: a day, or where the field takes one the month or year that the cell says."""
    shorter = None if leaf.day_only else _shorter(raw)
    if shorter is not None:
        return str(shorter)
    day = day_in(raw, sense)
    return day if isinstance(day, Unusable) else day.isoformat()


def _shorter(raw: CellValue) -> Date | None:
    """The month or the year that a cell says: `2022`, `2021-10`, `10/2021`, `October 2021`; None when it says neither."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return Date(int(raw)) if raw in _YEARS else None
    text = text_of(raw).partition("→")[0].strip() if isinstance(raw, str) else ""
    if text.isdecimal() and int(text) in _YEARS:
        return Date(int(text))
    if found := _YEAR_MONTH.fullmatch(text) or _MONTH_YEAR.fullmatch(text):
        month = int(found["month"])
        return Date(int(found["year"]), month) if 1 <= month <= _LATEST_MONTH else None
    found = _NAMED_MONTH.fullmatch(text)
    month = _MONTHS.get(plain(found["month"]), 0) if found else 0
    return Date(int(found["year"]), month) if found and month else None


def day_in(raw: CellValue, sense: ColumnSense) -> datetime.date | Unusable:
    """The day that a cell names, in any of the usual forms."""
    match raw:
        case datetime.datetime():
            return raw.date()
        case datetime.date():
            return raw
        case int() | float() if not isinstance(raw, bool) and int(raw) in _SERIALS:
            return _EPOCH + datetime.timedelta(days=int(raw))
        case str():
            return _written_day(text_of(raw).partition("→")[0].strip(), sense)
        case _:
            return Unusable(message("it is no date"))


def _written_day(text: str, sense: ColumnSense) -> datetime.date | Unusable:
    if found := _ISO.fullmatch(text):
        return _date(found[1], int(found[2]), found[3])
    if found := _NUMERIC.fullmatch(text):
        return _numeric_day(int(found[1]), int(found[3]), found[4], sense, is_dotted=found[2] == ".")
    for pattern, day, month in ((_JOINED, 1, 2), (_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        found = pattern.fullmatch(text)
        if found and plain(found[month]) in _MONTHS:
            return _date(found[3], _MONTHS[plain(found[month])], found[day])
    return Unusable(message("it is no date with a day, a month and a year"))


def _numeric_day(
    first: int, second: int, year: str, sense: ColumnSense, *, is_dotted: bool
) -> datetime.date | Unusable:
    if is_dotted or first > _LATEST_MONTH or first == second:
        return _date(year, second, first)
    if second > _LATEST_MONTH:
        return _date(year, first, second)
    if sense.day_first is None:
        return Unusable(
            message("it may be two days, since the day or the month may stand first: write it as year-month-day")
        )
    return _date(year, second, first) if sense.day_first else _date(year, first, second)


def _date(year: str, month: int, day: str | int) -> datetime.date | Unusable:
    full = int(year) + (_CENTURY if len(year) == len("26") else 0)
    try:
        return datetime.date(full, month, int(day))
    except ValueError:
        return Unusable(message("there is no such day"))
