"""Waivers: which exceptions hold, and whether each still has something to waive."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from goldthread.model.book import Book
from goldthread.model.record import Record, Waiver


class Exemption(msgspec.Struct, frozen=True):
    """A waiver in a record, held against what its rule finds there.

    record: The record that carries it.
    index: Which of the record's waivers it is, counted from 0.
    rule: The code of the rule.
    until: The last day on which it holds.
    is_met: Whether it took something away; None when that cannot be told, because the rule does not apply or a fault leaves it open.
    """

    record: Record
    index: int
    rule: str
    until: datetime.date
    is_met: bool | None


class Waivers:
    """The waivers of a book on one day, and what has come of them so far.

    codes: The codes of rules by every name that a waiver may give them.
    """

    def __init__(self, book: Book, codes: Mapping[str, str], today: datetime.date) -> None:
        self._book = book
        self._codes = codes
        self._today = today
        self._met: set[tuple[str, int]] = set()
        self._open: set[tuple[str, str]] = set()

    def exempting(self, record: Record, code: str) -> Waiver | None:
        """The first waiver through which a record is exempt from a rule today; from then on it counts as met."""
        for index, waiver in enumerate(record.waive):
            if self._codes.get(waiver.rule) == code and self._today <= waiver.until:
                self._met.add((record.key, index))
                return waiver
        return None

    def leave_open(self, record: Record, code: str) -> None:
        """Remember that a fault keeps it from being told whether a record breaks a rule."""
        self._open.add((record.key, code))

    def exemptions(self, judged: Collection[str]) -> tuple[Exemption, ...]:
        """All waivers of rules that exist; `judged` are the codes of the rules that were applied."""
        records: Iterable[Record] = (record for record in self._book.records.values() if record.waive)
        return tuple(each for record in records for each in self._of(record, judged))

    def _of(self, record: Record, judged: Collection[str]) -> Iterator[Exemption]:
        for index, waiver in enumerate(record.waive):
            code = self._codes.get(waiver.rule)
            if code is not None:
                is_met = (record.key, index) in self._met
                is_sure = code in judged and (record.key, code) not in self._open and not self._book.uncertain
                yield Exemption(record, index, code, waiver.until, is_met if is_met or is_sure else None)
