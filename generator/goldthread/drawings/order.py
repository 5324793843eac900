"""The order in which customers meet touchpoints."""

from collections.abc import Mapping

from goldthread.graph.graph import Graph
from goldthread.graph.scope import in_play
from goldthread.model.journey import Touchpoint


def in_customers_order(graph: Graph) -> Mapping[str, tuple[Touchpoint, ...]]:
    """The touchpoints of each phase, by the phase's key, without what is retired, dropped or only an idea.

    A touchpoint stands after those of its phase that lead to it; otherwise the order is that of the files.
    Where touchpoints lead in a circle, the one that was written first begins.
    """
    held: dict[str, list[Touchpoint]] = {phase.key: [] for phase in graph.book.phases}
    for touchpoint in in_play(graph.book.touchpoints):
        held.get(f"phase/{touchpoint.phase}", []).append(touchpoint)
    return {phase: _ordered(graph, touchpoints) for phase, touchpoints in held.items()}


def _ordered(graph: Graph, touchpoints: list[Touchpoint]) -> tuple[Touchpoint, ...]:
    inside = {touchpoint.key: touchpoint for touchpoint in touchpoints}
    before = {
        key: {edge.source for edge in graph.reaching(key, "touchpoint", "leads_to") if edge.source in inside} - {key}
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
    """Put a touchpoint after all that lead to it; one that is already being put is not waited for."""
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
