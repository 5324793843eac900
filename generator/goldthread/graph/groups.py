"""Groups of records that have something in common, and those of which none is linked while most of the others are."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from types import MappingProxyType

import msgspec

from goldthread.graph.graph import Edge, Graph
from goldthread.graph.scope import is_active, is_hidden
from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.record import Record

Linked = Mapping[str, bool]
"""Whether records are linked, by their keys; those of which it is not known are left out."""
_Some = int
"""Some of the records that are grouped: a number with one bit for each of them, so that thousands are compared and counted at once."""


class Groups:
    """Records that are grouped in some ways.

    keys: The keys of all of them.
    ways: The places in `keys` of the records of a group, by the way of grouping and by the name of the group.
    """

    def __init__(self, keys: Sequence[str], ways: Mapping[str, Mapping[str, Iterable[int]]]) -> None:
        self.keys = keys
        self.ways: Mapping[str, Mapping[str, _Some]] = {
            way: {name: self._some(places) for name, places in groups.items()} for way, groups in ways.items()
        }

    def those(self, holds: Callable[[str], object]) -> _Some:
        """The records for whose keys something holds."""
        return self._read(bytes(49 if holds(key) else 48 for key in self.keys))

    def keys_of(self, some: _Some) -> frozenset[str]:
        """The keys of some of the records."""
        return frozenset(compress(self.keys, map(int, f"{some:0{len(self.keys)}b}")))

    def _some(self, places: Iterable[int]) -> _Some:
        signs = bytearray(b"0") * len(self.keys)
        for place in places:
            signs[place] = 49
        return self._read(signs)

    @staticmethod
    def _read(signs: bytes | bytearray) -> _Some:
        return int(signs, 2) if signs else 0


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
    known, having = grouped.those(linked.__contains__), grouped.those(linked.get)
    found = []
    for way, groups in grouped.ways.items():
        if _SAME.get(way) == field:
            continue
        asked = {name: members & known for name, members in groups.items()}
        lacking = {name: members for name, members in asked.items() if _is_lacking(members, having)}
        if lacking and way in _CLOSED:
            lacking |= {name: members for name, members in asked.items() if members and not members & having}
        if lacking:
            around = grouped.ways.get(_AROUND.get(way, ""), {})  # what stands in no stage is no part of one
            everyone = _all_of((*asked.values(), *around.values())) & known
            found.append((way, lacking, everyone))
    explained: _Some = 0
    for way, lacking, everyone in sorted(found, key=lambda each: (-_weight(each[1], each[2], having), _place(each[0]))):
        part, whole = _EXPLAINED
        left = {
            name: each
            for name, each in lacking.items()
            if (each & explained).bit_count() * whole < each.bit_count() * part
        }
        members = _all_of(left.values())
        others = everyone & ~members
        there, count = others.bit_count(), (others & having).bit_count()
        low, high = share
        if members.bit_count() < _LEAST or there < _LEAST_OTHERS or count * high <= there * low:
            continue
        explained |= members
        few = (members & having).bit_count()
        yield Outside(Group(way, tuple(sorted(left)), grouped.keys_of(members)), few, count, there)


def _is_lacking(members: _Some, having: _Some) -> bool:
    count = members.bit_count()
    return count >= _LEAST and (members & having).bit_count() * _NEARLY_NONE <= count


def _weight(lacking: Mapping[str, _Some], everyone: _Some, having: _Some) -> float:
    """How much a grouping tells: how far its groups and the others are apart, and how many there are of each."""
    members = _all_of(lacking.values())
    others = everyone & ~members
    if not others:
        return 0
    inside, outside = members.bit_count(), others.bit_count()
    apart = (others & having).bit_count() / outside - (members & having).bit_count() / inside
    return apart * math.sqrt(inside * outside / everyone.bit_count())


def _all_of(groups: Iterable[_Some]) -> _Some:
    """The records of several groups."""
    every = 0
    for members in groups:
        every |= members
    return every


def _place(way: str) -> int:
    return _WAYS.index(way) if way in _WAYS else 0


def touchpoint_groups(graph: Graph, touchpoints: Sequence[Touchpoint]) -> Groups:
    """Touchpoints by medium, channel, delivery, phase, stage, team and customer."""
    ways: dict[str, defaultdict[str, list[int]]] = {way: defaultdict(list) for way in _WAYS}
    keys = [each.key for each in touchpoints]
    phases: dict[str, tuple[list[str], list[str]]] = {"": ([], [])}
    for place, (key, touchpoint) in enumerate(zip(keys, touchpoints, strict=True)):
        links = graph.fields_of(key)
        phase = links["phase"][0].target if "phase" in links else ""
        if phase not in phases:
            within = tuple(_phases(graph, phase))
            phases[phase] = [each.key for each in within if not each.under], [each.key for each in within if each.under]
        whole, stages = phases[phase]
        for way, names in (
            ("medium", (touchpoint.medium,)),
            ("channel", touchpoint.all_channels),
            ("delivery", (touchpoint.delivered_by,)),
            ("phase", whole),
            ("stage", stages),
            ("team", _targets(links, "owner")),
            ("customer", _targets(links, "customers")),
        ):
            for name in names:
                if name:
                    ways[way][name].append(place)
    return Groups(keys, ways)


def principle_groups(principles: Sequence[Principle]) -> Groups:
    """Principles by their set."""
    in_sets: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(principles):
        if each.set_id:
            in_sets[each.set_id].append(place)
    return Groups([each.key for each in principles], {"set": in_sets})


def _phases(graph: Graph, key: str) -> Iterator[Phase]:
    """A phase, and those that it is a stage of."""
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        phase = graph.record(key)
        if isinstance(phase, Phase):
            yield phase
        key = next((edge.target for edge in graph.links_from(key, "under")), "")


def _targets(links: Mapping[str, Sequence[Edge]], field: str) -> list[str]:
    return [edge.target for edge in links.get(field, ())]


def linked_in(graph: Graph, records: Iterable[Record], fields: Iterable[str]) -> Mapping[str, Linked]:
    """Whether records link to something in fields; without those to which one does not apply or of which it cannot be read."""
    found: dict[str, dict[str, bool]] = {field: {} for field in fields}
    may_be_hidden = bool(graph.book.uncertain)
    for each in records:
        key, declared = each.key, each.declared
        links = graph.fields_of(key)
        for field, linked in found.items():
            if (not declared or field == "principles" or each.stands(field) != "n/a") and not (
                may_be_hidden and is_hidden(graph, each, field)
            ):
                linked[key] = field in links
    return found


def practised(graph: Graph, principles: Iterable[Principle]) -> Linked:
    """Whether a touchpoint follows a principle that customers meet."""
    return {
        each.key: any(
            is_active(graph.record(edge.source)) for edge in graph.links_to(each.key, "touchpoint", "principles")
        )
        for each in principles
        if each.scope == "experience"
    }
