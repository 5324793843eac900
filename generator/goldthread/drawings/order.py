"""The order in which customers meet touchpoints."""

from collections.abc import Mapping

from goldthread.graph.graph import Graph
from goldthread.graph.scope import active_records
from goldthread.model.journey import Touchpoint


def in_customers_order(graph: Graph) -> Mapping[str, tuple[Touchpoint, ...]]:
    """The touchpoints of each phase, by the phase's key, without what is retired, dropped or only an idea.

    A touchpoint comes after those of its phase that lead to it; otherwise the order is that of the files.
    A cycle starts with the touchpoint that was written first.
    """
    held: dict[str, list[Touchpoint]] = {phase.key: [] for phase in graph.book.phases}
    for touchpoint in active_records(graph.book.touchpoints):
        held.get(f"phase/{touchpoint.phase}", []).append(touchpoint)
    return {phase: _ordered(graph, touchpoints) for phase, touchpoints in held.items()}


def _ordered(graph: Graph, touchpoints: list[Touchpoint]) -> tuple[Touchpoint, ...]:
    inside = {touchpoint.key: touchpoint for touchpoint in touchpoints}
    before = {
        key: {edge.source for edge in graph.links_to(key, "touchpoint", "leads_to") if edge.source in inside} - {key}
        for key in inside
    }
    place = {key: number for number, key in enumerate(inside)}
    ordered: list[Touchpoint] = []
    placed: set[str] = set()
    for key in inside:
        _put(key, inside, before, place, placed, ordered)
    return tuple(ordered)


def _put(
    start: str,
    inside: Mapping[str, Touchpoint],
    before: Mapping[str, set[str]],
    place: Mapping[str, int],
    placed: set[str],
    ordered: list[Touchpoint],
) -> None:
    """Place a touchpoint after all that lead to it; cycles are cut."""
    waiting = [(start, False)]
    entered: set[str] = set()
    while waiting:
        key, is_ready = waiting.pop()
        if key in placed:
            continue
        if is_ready:
            placed.add(key)
            ordered.append(inside[key])
        elif key not in entered:
            entered.add(key)
            waiting.append((key, True))
            waiting += [(each, False) for each in sorted(before[key], key=lambda each: -place[each])]
