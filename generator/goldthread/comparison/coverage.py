"""Combinations of phase and medium that became empty or were filled."""

from collections.abc import Mapping

from goldthread.comparison.report import Cell, Coverage, named
from goldthread.graph.coverage import phase_by_medium
from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active

_Filled = Mapping[tuple[str, str], bool]


def coverage(before: Graph, after: Graph) -> Coverage:
    """The cells in which touchpoints in play lie, before and after."""
    old, new = _filled(before), _filled(after)
    return Coverage(
        before=sum(old.values()),
        cells_before=len(old),
        after=sum(new.values()),
        cells_after=len(new),
        emptied=_differing(before, old, new),
        filled=_differing(after, new, old),
    )


def _filled(graph: Graph) -> _Filled:
    matrix = phase_by_medium(graph)
    return {
        (row, column): any(is_active(graph.record(key)) for key in (*cell.stated, *cell.inferred))
        for row in matrix.rows
        for column in matrix.columns
        for cell in (matrix.cell(row, column),)
    }


def _differing(graph: Graph, here: _Filled, there: _Filled) -> tuple[Cell, ...]:
    """The cells that are filled here and not there."""
    return tuple(
        Cell(named(phase, graph.record(phase).title), medium)
        for (phase, medium), is_filled in here.items()
        if is_filled and not there.get((phase, medium))
    )
