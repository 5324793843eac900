"""Groups of records that have something in common, and those of which none is linked while most of the others are."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active, is_hidden
from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.record import Record

Groups = Mapping[str, Mapping[str, set[str]]]
"""The keys of records by the way in which they are grouped, and by the name of the group."""
Linked = Mapping[str, bool]
"""Whether records are linked, by their keys; those of which it is not known are left out."""

_LEAST = 4
_LEAST_OTHERS = 3
_NEARLY_NONE = 10
_EXPLAINED = 2, 3
"""So large a share of a group in findings of other groups leaves nothing to tell of it."""


class Group(msgspec.Struct, frozen=True):
    """Records that have something in common, by what they have in common."""

    way: str
    names: tuple[str, ...]
    members: frozenset[str]


class Outside(msgspec.Struct, frozen=True):
    """A group that stands outside: how many of it are linked, and how many of the others are, of how many.

    group: The group.
    few: How many of it are linked, which is none or hardly any.
    linked: How many of the others are linked.
    others: How many others there are.
    """

    group: Group
    few: int
    linked: int
    others: int


_WAYS = ("medium", "channel", "delivery", "phase", "stage", "team", "customer")
_AROUND: Mapping[str, str] = MappingProxyType({"stage": "phase"})
"""Ways of grouping that part what another way groups, by that way: a group is compared with all of that."""
_CLOSED = frozenset({"medium", "delivery"})
"""Ways of grouping with so few groups that a small one is told together with a large one."""
_SAME: Mapping[str, str] = MappingProxyType({"team": "owner", "customer": "customers"})
"""Ways of grouping by a link that they cannot be asked about."""


def groups_outside(grouped: Groups, field: str, linked: Linked, share: tuple[int, int]) -> Iterator[Outside]:
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
    for way, lacking, everyone in sorted(found, key=lambda each: (-_weight(each[1], each[2], linked), _place(each[0]))):
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


def _place(way: str) -> int:
    return _WAYS.index(way) if way in _WAYS else 0


def touchpoint_groups(graph: Graph, touchpoints: Sequence[Touchpoint]) -> Groups:
    """Touchpoints by medium, channel, delivery, phase, stage, team and customer."""
    return {way: _grouped(graph, touchpoints, way) for way in _WAYS}


def principle_groups(principles: Iterable[Principle]) -> Groups:
    """Principles by their set."""
    in_sets: dict[str, set[str]] = {}
    for each in principles:
        if each.set_id:
            in_sets.setdefault(each.set_id, set()).add(each.key)
    return {"set": in_sets}


def _grouped(graph: Graph, touchpoints: Sequence[Touchpoint], way: str) -> Mapping[str, set[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    names = _NAMES[way]
    for touchpoint in touchpoints:
        for name in names(graph, touchpoint):
            groups[name].add(touchpoint.key)
    return groups


def _phases(graph: Graph, touchpoint: Touchpoint) -> Iterator[Phase]:
    """The phase of a touchpoint, and those that it is a stage of."""
    seen: set[str] = set()
    key = next((edge.target for edge in graph.links_from(touchpoint.key, "phase")), "")
    while key and key not in seen:
        seen.add(key)
        phase = graph.record(key)
        if isinstance(phase, Phase):
            yield phase
        key = next((edge.target for edge in graph.links_from(key, "under")), "")


def _targets(field: str) -> Callable[[Graph, Touchpoint], Iterable[str]]:
    return lambda graph, touchpoint: (edge.target for edge in graph.links_from(touchpoint.key, field))


_NAMES: Mapping[str, Callable[[Graph, Touchpoint], Iterable[str]]] = MappingProxyType(
    {
        "medium": lambda _, touchpoint: (touchpoint.medium,) if touchpoint.medium else (),
        "channel": lambda _, touchpoint: touchpoint.all_channels,
        "delivery": lambda _, touchpoint: (touchpoint.delivered_by,) if touchpoint.delivered_by else (),
        "phase": lambda graph, touchpoint: (each.key for each in _phases(graph, touchpoint) if not each.under),
        "stage": lambda graph, touchpoint: (each.key for each in _phases(graph, touchpoint) if each.under),
        "team": _targets("owner"),
        "customer": _targets("customers"),
    }
)
"""How the names of the groups are found that a touchpoint belongs to."""


def linked_in(graph: Graph, records: Iterable[Record], field: str) -> Linked:
    """Whether records link to something in a field; without those to which it does not apply or of which it cannot be read."""
    return {
        each.key: bool(graph.links_from(each.key, field))
        for each in records
        if not is_hidden(graph, each, field) and (each.stands(field) != "n/a" or field == "principles")
    }


def practised(graph: Graph, principles: Iterable[Principle]) -> Linked:
    """Whether a touchpoint follows a principle that customers meet."""
    return {
        each.key: any(
            is_active(graph.record(edge.source)) for edge in graph.links_to(each.key, "touchpoint", "principles")
        )
        for each in principles
        if each.scope == "experience"
    }
