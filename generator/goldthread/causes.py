"""Causes: findings that come of one thing put together, so that people read it once, the most telling first.

A cause is made from findings alone. Each finding belongs to exactly one cause, and keeps its identity, its place and its fix there:
formats for machines go on with findings, and a baseline accepts findings.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import get_args

import msgspec

from goldthread.findings import Finding, Severity, Shared, Weight, in_order
from goldthread.language.message import Message, Names, Text, marked_message

LEAST_OF_ALL = 8
"""So many records at least break a rule before it is told once for all of them."""

_SHARE = 9, 10
"""Nine in ten of the records of a kind break a rule that is told once for all of them."""

_LEAST_OF_CHANGE = 2
_WEIGHTS: Sequence[Weight] = get_args(Weight)
_THREAD = ("focus", "need", "principle")
_COMMON = len(_WEIGHTS) - 1.5
"""What nearly all records lack comes after what single ones lack, and before what the whole handbook lacks."""


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it should be, and the findings that come of it.

    message: What is wrong, in a sentence or two; of a single finding, its own message.
    fix: What to do about it.
    severity: That of the most severe of its findings.
    findings: The finding that stands for it, then the others in order.
    is_common: Whether it is a rule that nearly all records of a kind break.
    """

    message: Text
    fix: Message
    severity: Severity
    findings: tuple[Finding, ...]
    is_common: bool = False

    @property
    def lead(self) -> Finding:
        """The finding that stands for it."""
        return self.findings[0]

    @property
    def is_single(self) -> bool:
        """Whether it is one finding and no more."""
        return len(self.findings) == 1

    @property
    def rank(self) -> tuple[float, int, int, int]:
        """What comes first: the most telling, then the most severe, then what lies nearest to the vision, then what most come of."""
        is_readable = self.lead.weight == "fault" and self.severity is not Severity.ERROR
        weight = _COMMON if self.is_common else _WEIGHTS.index("thread" if is_readable else self.lead.weight)
        kind = self.lead.record.partition("/")[0]
        height = _THREAD.index(kind) if kind in _THREAD else len(_THREAD)
        return weight, self.severity.rank, height, -len(self.findings)


def causes_of(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    """The causes of findings, the most telling first; each finding belongs to exactly one of them."""
    grouping = _Grouping(in_order(findings))
    causes = (*grouping.for_many(), *grouping.for_all(), *grouping.by_change(), *grouping.single())
    return tuple(sorted(causes, key=lambda cause: (cause.rank, cause.lead.place, cause.lead.code, cause.lead.concerns)))


def foremost(causes: Sequence[Cause], most: int) -> tuple[Cause, ...]:
    """So many causes for a first look: of one weight and severity, one cause of each rule goes before a second of any."""
    told: Counter[tuple[tuple[float, int], str]] = Counter()
    turns = []
    for cause in causes:
        level = cause.rank[:2]
        turns.append((level, told[level, cause.lead.code]))
        told[level, cause.lead.code] += 1
    in_turn = sorted(range(len(causes)), key=turns.__getitem__)
    return tuple(causes[index] for index in in_turn[:most])


class _Grouping:
    """Findings that have no cause yet, by their place in order."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._left = dict.fromkeys(range(len(findings)))

    def for_many(self) -> Iterator[Cause]:
        """Findings that speak for many records, with those of the single records; what the whole handbook lacks goes first."""
        of_record: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        heads = []
        for index, each in enumerate(self._findings):
            if each.covers:
                heads.append(index)
                del self._left[index]
            else:
                of_record[each.code, each.record].append(index)
                of_record[each.code, ""].append(index)
        for head in sorted(heads, key=lambda index: (self._findings[index].weight != "absence", index)):
            finding = self._findings[head]
            found = {index for covered in finding.covers for index in of_record.get(covered, ())}
            yield self._cause(finding.message, finding.fix, found & self._left.keys(), head=head)

    def for_all(self) -> Iterator[Cause]:
        """Rules that nearly all records of a kind break."""
        groups = self._by_shared(is_of_all=True)
        counts = {shared: self._records(group) for shared, group in groups.items()}
        common = {shared: group for shared, group in groups.items() if _is_common(counts[shared], shared.total)}
        for shared, taken, others in list(_greedy(common)):
            sentences = tuple(_sentence(each, counts[each]) for each in (shared, *others))
            text = Names(sentences, " ") if others else sentences[0]
            yield self._cause(text, shared.fix, taken, is_common=True)

    def by_change(self) -> Iterator[Cause]:
        """Changes that concern several records, or one record in several ways."""
        for shared, taken, _ in list(_greedy(self._by_shared(is_of_all=False))):
            if self._records(taken) >= _LEAST_OF_CHANGE:
                yield self._cause(_sentence(shared, self._records(taken)), shared.fix, taken)
            elif len(taken) > 1:
                yield self._cause(None, None, taken)

    def single(self) -> Iterator[Cause]:
        """Findings that have nothing in common with others."""
        for index in list(self._left):
            yield self._cause(self._findings[index].message, None, {index})

    def _by_shared(self, *, is_of_all: bool) -> dict[Shared, set[int]]:
        groups: dict[Shared, set[int]] = {}
        for index in self._left:
            for shared in self._findings[index].shared:
                if bool(shared.total) is is_of_all:
                    groups.setdefault(shared, set()).add(index)
        return groups

    def _records(self, group: Collection[int]) -> int:
        return len({self._findings[index].record for index in group})

    def _cause(
        self,
        text: Text | None,
        fix: Message | None,
        members: Collection[int],
        *,
        head: int | None = None,
        is_common: bool = False,
    ) -> Cause:
        for index in members:
            del self._left[index]
        in_turn = sorted(members, key=lambda index: (self._findings[index].weight != "fault", index))
        places = in_turn if head is None else (head, *in_turn)
        findings = tuple(self._findings[index] for index in places)
        return Cause(
            message=text or findings[0].message,
            fix=fix or findings[0].fix,
            severity=min((each.severity for each in findings), key=lambda severity: severity.rank),
            findings=findings,
            is_common=is_common,
        )


def _greedy(groups: dict[Shared, set[int]]) -> Iterator[tuple[Shared, set[int], list[Shared]]]:
    """Groups without overlap, the largest first, each with what it has in common and what is left to nobody else thereby."""
    left = dict(groups)
    having: defaultdict[int, list[Shared]] = defaultdict(list)
    for shared, group in groups.items():
        for index in group:
            having[index].append(shared)
    while left:
        best = max(left, key=lambda shared: len(left[shared]))
        taken = left.pop(best)
        others: dict[Shared, None] = {}
        for index in taken:
            for shared in having[index]:
                if shared in left:
                    left[shared] = left[shared] - {index}
                    if not left[shared]:
                        others[shared] = None
                        del left[shared]
        yield best, taken, [shared for shared in groups if shared in others]


def _is_common(count: int, total: int) -> bool:
    part, whole = _SHARE
    return count >= LEAST_OF_ALL and count * whole >= total * part


def _sentence(shared: Shared, count: int) -> Message:
    is_every = shared.every and count == shared.total
    values = dict(shared.values)
    return marked_message(shared.every if is_every else shared.text, count=count, total=shared.total, **values)
