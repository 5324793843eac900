"""Findings: what is not as it should be, where, and how to fix it."""

import enum
from collections.abc import Iterable
from typing import Literal

import msgspec

from goldthread.language.message import Message, Text
from goldthread.places import Place

Identity = tuple[str, str, str]
"""A rule's code, a record's key, or a file where there is none, and what the finding concerns there."""

Weight = Literal["fault", "pattern", "contradiction", "thread", "gap", "absence"]
"""What kind of thing a finding tells, the most telling first: a record that cannot be read, a whole group outside the thread, two
records that contradict each other, a broken thread, something missing in one record, something that the whole handbook lacks."""


class Severity(enum.StrEnum):
    """How much a finding matters: an error blocks, a warning counts, an info is for the editor."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for what matters most."""
        return list(Severity).index(self)


class Related(msgspec.Struct, frozen=True):
    """Another place that a finding speaks of, and what is there."""

    place: Place
    note: Message


class Edit(msgspec.Struct, frozen=True):
    """A change of the words at a place, which has one right answer.

    place: What is replaced: from its column to its end, on one line.
    text: What stands there instead, as it is written in the file.
    """

    place: Place
    text: str


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What a finding has in common with others, so that people read one sentence for all of them.

    text: The sentence for many, in which `{count}` says of how many records it is true and `{total}` how many there are.
    every: The sentence when it is true of every record; empty when there is none of its own.
    total: How many records there are that it could be true of; 0 when it does not depend on that, since the cause is one change.
    values: Values of other names in braces.
    fix: What to do about all of them; None when the fix of each says it.
    """

    text: str
    every: str = ""
    total: int = 0
    values: tuple[tuple[str, Text], ...] = ()
    fix: Message | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it should be.

    code: The rule's code, such as "TCH001".
    name: The rule's name, such as "touchpoint-without-principle".
    severity: How much it matters.
    message: One sentence that names the record and says what is missing.
    fix: What to write or change.
    place: The exact value, or the record when something is absent from it.
    record: `kind/id` of the record concerned; empty when no record could be read.
    concerns: What in the record it is about: a field, a word, another record. Part of the finding's identity.
    related: Other places that it speaks of.
    edits: The changes that fix it, when there is one right answer.
    weight: What kind of thing it tells.
    shared: The causes that it may have in common with findings of other records.
    covers: Findings that say the same of single records, as pairs of a rule's code and a record's key; no key means every record.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    fix: Message
    place: Place
    record: str = ""
    concerns: str = ""
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    weight: Weight = "fault"
    shared: tuple[Shared, ...] = ()
    covers: tuple[tuple[str, str], ...] = ()

    @property
    def identity(self) -> Identity:
        """What makes it the same finding when lines have moved: rule, record, and what it concerns.

        It is unique among findings that `with_distinct_identities` has returned.
        """
        return self.code, self.record or self.place.file, self.concerns


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file, line and column, then by code and what they concern; the same finding only once."""
    return tuple(sorted(set(findings), key=_order))


def with_distinct_identities(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those that share an identity numbered from the second on in what they concern.

    Which of them is the second depends on their order, and their identities together do not: when one of three is fixed, the
    third is gone.
    """
    taken: set[Identity] = set()
    numbers: dict[Identity, int] = {}
    told: list[Finding] = []
    for finding in findings:
        number, each = numbers.get(finding.identity, 1), finding
        while each.identity in taken:
            number += 1
            each = msgspec.structs.replace(finding, concerns=f"{finding.concerns} ({number})".lstrip())
        numbers[finding.identity] = number
        taken.add(each.identity)
        told.append(each)
    return tuple(told)


def _order(finding: Finding) -> tuple[Place, str, str, str, str]:
    return finding.place, finding.code, finding.record, finding.concerns, str(finding.message)
