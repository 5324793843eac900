"""Dates as people know them: a day, a month or a year."""

import datetime
import re
from typing import Literal, final

from goldthread.language.message import Day, Message, MessageValue, Text, message

Precision = Literal["day", "month", "year"]

DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
EARLIEST_YEAR = 1000
"""The first year that YAML reads as a number of four digits."""
LATEST_YEAR = datetime.MAXYEAR

_MONTHS = 12
_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _last_day(year: int, month: int) -> datetime.date:
    """The last day of a month; the module `calendar` knows it too, and takes long to load."""
    if month == _MONTHS:
        return datetime.date(year, month, 31)
    return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)


@final
class Date:
    """A day, a month or a year, as somebody wrote it.

    Dates are not compared with each other: of a day and the month around it, neither is before the other.
    Ask whether one `is_before` another for certain, or take its first or last day.

    first: Its first day.
    last: Its last day, from which its age and what is overdue are counted.
    precision: How much of it was written.
    """

    __slots__ = ("first", "last", "precision")

    first: datetime.date
    last: datetime.date
    precision: Precision

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        """A date of one, two or three parts. Raises ValueError when there is no such date."""
        if month is None:
            self.first, self.last, self.precision = datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year"
        elif day is None:
            self.first = datetime.date(year, month, 1)
            self.last = _last_day(year, month)
            self.precision = "month"
        else:
            self.first = self.last = datetime.date(year, month, day)
            self.precision = "day"

    @classmethod
    def of(cls, day: datetime.date) -> "Date":
        """A day as a date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def read(cls, written: object) -> "Date":
        """The date that a value of YAML is: `2026-04-13`, `2021-10` or `2022`, which YAML reads as a number.

        Raises ValueError when it is none.
        """
        is_year = isinstance(written, int) and not isinstance(written, bool) and EARLIEST_YEAR <= written <= LATEST_YEAR
        found = _WRITTEN.fullmatch(str(written)) if is_year or isinstance(written, str) else None
        if not found:
            message = f"not a date: {written!r}"
            raise ValueError(message)
        return cls(*(int(part) for part in found.groups() if part))

    def __str__(self) -> str:
        """The date as it is written in YAML."""
        return self.first.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    def __repr__(self) -> str:
        return f"Date({self})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and (self.first, self.last) == (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.first, self.last))

    @property
    def data(self) -> str | int:
        """The date as YAML reads it: a year is a number."""
        return self.first.year if self.precision == "year" and self.first.year >= EARLIEST_YEAR else str(self)

    @property
    def is_day(self) -> bool:
        """Whether the day itself is known."""
        return self.precision == "day"

    @property
    def words(self) -> Day:
        """The date written out: "14 November 2026", "November 2026" or "2026"."""
        return Day(self.first, self.precision)

    @property
    def when(self) -> Text:
        """When something took place: "on 14 November 2026", "in November 2026" or "in 2026"."""
        match self.precision:
            case "day":
                return message("on {day}", day=self.words)
            case "month":
                return message("in {month}", month=self.words)
            case "year":
                return message("in {year}", year=self.words)

    @property
    def words_counted(self) -> Day | Message:
        """The date written out, with the day from which is counted where that is not the date itself."""
        return self.words if self.is_day else self._counted(self.words)

    @property
    def when_counted(self) -> Text:
        """When something took place, with the day from which is counted where that is not the date itself."""
        return self.when if self.is_day else self._counted(self.when)

    def _counted(self, date: MessageValue) -> Message:
        return message("{date} (counted from the last day, {day})", date=date, day=Day(self.last))

    def is_before(self, other: "Date | datetime.date") -> bool:
        """Whether it is over for certain before another date begins."""
        return self.last < (other.first if isinstance(other, Date) else other)

    def is_after(self, other: "Date | datetime.date") -> bool:
        """Whether it begins for certain after another date is over."""
        return self.first > (other.last if isinstance(other, Date) else other)


def last_day(date: Date | None) -> datetime.date:
    """The last day of a date, as a key to sort by; one that is not known is older than all others."""
    return date.last if date else datetime.date.min


def convert_date(kind: type, value: object) -> object:
    """A date where msgspec finds a class that it does not know."""
    if kind is not Date:
        message = f"no value of a record: {kind}"
        raise TypeError(message)
    return Date.read(value)


def written_date(value: object) -> object:
    """A date as written where msgspec finds a value that it cannot write itself."""
    if not isinstance(value, Date):
        message = f"no value of a record: {type(value)}"
        raise TypeError(message)
    return value.data
