"""Groups outside as they are found with plain sets, one record after the other, to hold the quick way against."""

import math
from collections.abc import Iterable, Iterator, Mapping

from goldthread.graph.groups import (
    _AROUND,
    _CLOSED,
    _EXPLAINED,
    _LEAST,
    _LEAST_OTHERS,
    _NEARLY_NONE,
    _SAME,
    _WAYS,
    Group,
    Linked,
    Outside,
)

Grouped = Mapping[str, Mapping[str, set[str]]]
PLACES = {way: place for place, way in enumerate(_WAYS)}


def groups_outside_one_by_one(
    grouped: Grouped, field: str, linked: Linked, share: tuple[int, int]
) -> Iterator[Outside]:
    """The groups that lack one kind of link, those that tell most first.

    share: How large a share of the others has to have it, as two numbers.
    """
    found = []
    for way, groups in grouped.items():
        if _SAME.get(way) == field:
            continue
        known = {name: members & linked.keys() for name, members in groups.items()}
        lacking = {name: members for name, members in known.items() if _is_lacking(members, linked)}
        if lacking and way in _CLOSED:
            lacking |= {
                name: members for name, members in known.items() if members and not any(map(linked.get, members))
            }
        if lacking:
            around = grouped.get(_AROUND.get(way, ""), {})  # what stands in no stage is no part of one
            everyone = frozenset[str]().union(*known.values(), *around.values()) & linked.keys()
            found.append((way, lacking, everyone))
    explained: set[str] = set()
    for way, lacking, everyone in sorted(
        found, key=lambda each: (-_weight(each[1], each[2], linked), PLACES.get(each[0], 0))
    ):
        part, whole = _EXPLAINED
        left = {name: each for name, each in lacking.items() if len(each & explained) * whole < len(each) * part}
        members = frozenset[str]().union(*left.values())
        others = everyone - members
        count = sum(linked[each] for each in others)
        low, high = share
        if len(members) < _LEAST or len(others) < _LEAST_OTHERS or count * high <= len(others) * low:
            continue
        explained |= members
        few = sum(linked[each] for each in members)
        yield Outside(Group(way, tuple(sorted(left)), members), few, count, len(others))


def _is_lacking(members: Iterable[str], linked: Linked) -> bool:
    states = [linked[each] for each in members]
    return len(states) >= _LEAST and sum(states) * _NEARLY_NONE <= len(states)


def _weight(lacking: Mapping[str, set[str]], everyone: frozenset[str], linked: Linked) -> float:
    """How much a grouping tells: how far its groups and the others are apart, and how many there are of each."""
    members = frozenset[str]().union(*lacking.values())
    others = everyone - members
    if not others:
        return 0
    apart = sum(linked[each] for each in others) / len(others) - sum(linked[each] for each in members) / len(members)
    return apart * math.sqrt(len(members) * len(others) / len(everyone))
