"""Handovers of customers between a team and others, by frequency."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.graph.graph import Graph
from goldthread.graph.scope import active_records
from goldthread.model.journey import Touchpoint


class Exchange(msgspec.Struct, frozen=True):
    """Another team, with the handovers between the two: the touchpoint before and the touchpoint after."""

    team: str
    handovers: tuple[tuple[str, str], ...]
    tenths: int


class Exchanges(msgspec.Struct, frozen=True):
    """Handovers in both directions, the team with most first; `tenths` is their number in tenths of the largest."""

    takes: tuple[Exchange, ...]
    gives: tuple[Exchange, ...]


def exchanges(graph: Graph, team: str) -> Exchanges:
    """The handovers of a team, by its id."""
    owners = {each.key: each.owner for each in active_records(graph.book.touchpoints) if each.owner}
    takes: dict[str, list[tuple[str, str]]] = {}
    gives: dict[str, list[tuple[str, str]]] = {}
    for key, owner in owners.items():
        if owner != team:
            continue
        for edge in graph.links_from(key, "leads_to"):
            if owners.get(edge.target, team) != team:
                gives.setdefault(owners[edge.target], []).append((key, edge.target))
        for edge in graph.links_to(key, Touchpoint.kind, "leads_to"):
            if owners.get(edge.source, team) != team:
                takes.setdefault(owners[edge.source], []).append((edge.source, key))
    most = max((len(held) for held in (*takes.values(), *gives.values())), default=1)
    return Exchanges(tuple(_sorted(graph, takes, most)), tuple(_sorted(graph, gives, most)))


def _sorted(graph: Graph, found: Mapping[str, list[tuple[str, str]]], most: int) -> Iterator[Exchange]:
    for team in sorted(found, key=lambda each: (-len(found[each]), each)):
        if f"team/{team}" in graph.book.records:
            yield Exchange(team, tuple(found[team]), -(-10 * len(found[team]) // most))
