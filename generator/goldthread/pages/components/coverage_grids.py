"""The coverage tables: touchpoints by phase and medium, principle and phase, principle and team, and need and phase."""

from collections.abc import Callable, Iterator

import msgspec

from goldthread.graph.coverage import (
    Cell,
    Matrix,
    need_by_phase,
    phase_by_medium,
    principle_by_phase,
    principle_by_team,
)
from goldthread.graph.graph import Graph
from goldthread.graph.scope import active_records, out_of_play
from goldthread.graph.sets import principles_by_set
from goldthread.graph.stages import Stages
from goldthread.language.translation import said, say, to_say
from goldthread.model.journey import Phase
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import COVERAGE
from goldthread.pages.frame.labels import MEDIUM_NAMES

UNKNOWN = "unknown"


class Square(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of a coverage table.

    anchor: Its name on the page of lists.
    href: The link to its list.
    heat: The shade, from 0 to 4.
    state: `gap` when empty and nobody has said why, `declared` when empty on purpose, `inferred` when all in it is, `unknown` in
        the column for touchpoints of which nobody has written or knows the column.
    stated, inferred, unknown: Keys of the touchpoints in the cell.
    declared: Why it is empty on purpose.
    field: The field of a touchpoint that decides on the column.
    """

    anchor: str
    href: str
    heat: int
    state: str
    stated: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    declared: str | None = None
    field: str

    @property
    def count(self) -> int:
        """How many touchpoints are in it."""
        return len(self.stated) + len(self.inferred) + len(self.unknown)


class Row(msgspec.Struct, frozen=True):
    """One row of a grid.

    group: The heading above it: the set of principles that begins with it.
    is_stage: Whether it is a stage of the phase above it.
    """

    anchor: Anchor
    squares: tuple[Square, ...]
    group: str = ""
    is_stage: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no touchpoint is in it."""
        return not any(square.count for square in self.squares)


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A coverage table; `id` is the address part of its page of lists."""

    id: str
    title: str
    question: str
    lists: str
    columns: tuple[Anchor, ...]
    rows: tuple[Row, ...]


class _Plan(msgspec.Struct, frozen=True):
    """How a grid is built: the fields of its rows and columns, and which empty cells are gaps."""

    id: str
    title: str
    question: str
    lists: str
    matrix: Callable[[Graph], Matrix]
    rows_field: str
    columns_field: str
    is_gap: bool = False


_PLANS = (
    _Plan(
        "media",
        to_say("Phases and media"),
        to_say("Does each phase have personal, physical and digital touchpoints?"),
        to_say("The touchpoints behind the table phases and media."),
        phase_by_medium,
        "phase",
        "medium",
        is_gap=True,
    ),
    _Plan(
        "principles",
        to_say("Principles and phases"),
        to_say("Is each principle practised in every phase of the journey?"),
        to_say("The touchpoints behind the table principles and phases."),
        principle_by_phase,
        "principles",
        "phase",
    ),
    _Plan(
        "teams",
        to_say("Principles and teams"),
        to_say("Which teams practise which principle at the touchpoints that they own?"),
        to_say("The touchpoints behind the table principles and teams."),
        principle_by_team,
        "principles",
        "owner",
    ),
    _Plan(
        "needs",
        to_say("Needs and phases"),
        to_say("In which phases is each need served?"),
        to_say("The touchpoints behind the table needs and phases."),
        need_by_phase,
        "needs",
        "phase",
    ),
)


GRIDS = tuple(plan.id for plan in _PLANS)
"""The names of the grids."""


def grids(presenter: Presenter) -> Iterator[Grid]:
    """The four grids, with links as seen from a page."""
    return (_grid(presenter, plan) for plan in _PLANS)


def grid_named(presenter: Presenter, name: str) -> Grid:
    """One of the grids, with links as seen from a page. Raises StopIteration when there is none of that name."""
    return _grid(presenter, next(plan for plan in _PLANS if plan.id == name))


def _grid(presenter: Presenter, plan: _Plan) -> Grid:
    ended = out_of_play(presenter.book.touchpoints)
    matrix = _without(plan.matrix(presenter.graph), ended)
    unplaced: dict[str, list[str]] = {}
    for key in matrix.unplaced:
        for row in _rows_of(presenter.graph, key, plan.rows_field):
            unplaced.setdefault(row, []).append(key)
    most = max((cell.count for cell in matrix.cells.values()), default=0)
    headings = _headings(presenter)
    silent = _silent(presenter, matrix) if plan.is_gap else frozenset()
    rows = tuple(
        Row(
            presenter.anchor(row),
            (
                *(
                    _square(
                        presenter, plan, row, column, matrix.cell(row, column), most, is_told=(row, column) in silent
                    )
                    for column in matrix.columns
                ),
                *([_unknown(presenter, plan, row, tuple(unplaced.get(row, ())))] if matrix.unplaced else []),
            ),
            headings.get(row, ""),
            _is_stage(presenter, row),
        )
        for row in matrix.rows
    )
    extra = (Anchor(say("Unknown")),) if matrix.unplaced else ()
    columns = (*(_column(presenter, column) for column in matrix.columns), *extra)
    return Grid(
        id=plan.id,
        title=said(plan.title),
        question=said(plan.question),
        lists=said(plan.lists),
        columns=columns,
        rows=rows,
    )


def _headings(presenter: Presenter) -> dict[str, str]:
    """The title of each set of principles, by the first principle in it; nothing where there are no sets."""
    groups = principles_by_set(presenter.book)
    if not any(group.set for group in groups):
        return {}
    return {
        group.principles[0].key: presenter.words.name(group.set.title) if group.set else say("In no set")
        for group in groups
    }


def _is_stage(presenter: Presenter, row: str) -> bool:
    record = presenter.book.records[row]
    return isinstance(record, Phase) and bool(presenter.book.phase_above(record))


def _silent(presenter: Presenter, matrix: Matrix) -> frozenset[tuple[str, str]]:
    """The empty cells of stages whose phase is empty there as well, so that the gap is told with the phase."""
    stages = Stages(presenter.book)
    return frozenset(
        (phase.key, medium)
        for phase in presenter.book.phases
        for medium in matrix.columns
        if any(not matrix.cell(each.key, medium).count for each in active_records(stages.all_above(phase)))
    )


def _without(matrix: Matrix, ended: frozenset[str]) -> Matrix:
    """The matrix without touchpoints that are retired, dropped or only an idea."""
    if not ended:
        return matrix
    cells = {
        place: Cell(_less(cell.stated, ended), _less(cell.inferred, ended), cell.declared)
        for place, cell in matrix.cells.items()
    }
    return Matrix(matrix.rows, matrix.columns, cells, _less(matrix.unplaced, ended))


def _less(keys: tuple[str, ...], ended: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in ended)


def _rows_of(graph: Graph, key: str, field: str) -> tuple[str, ...]:
    return tuple(edge.target for edge in graph.links_from(key, field))


def _column(presenter: Presenter, column: str) -> Anchor:
    return presenter.anchor(column) if "/" in column else Anchor(MEDIUM_NAMES[column])


def _square(
    presenter: Presenter, plan: _Plan, row: str, column: str, cell: Cell, most: int, *, is_told: bool
) -> Square:
    anchor = _anchor(row, column)
    if cell.count:
        state = "" if cell.stated else "inferred"
    elif cell.emptiness == "declared":
        state = "declared"
    else:
        state = "gap" if plan.is_gap and not is_told else "none"
    return Square(
        anchor=anchor,
        href=presenter.links.to(f"{COVERAGE}{plan.id}/#{anchor}"),
        heat=-(-4 * len(cell.stated) // most) if cell.stated else 0,
        state=state,
        stated=cell.stated,
        inferred=cell.inferred,
        declared=cell.declared,
        field=plan.columns_field,
    )


def _unknown(presenter: Presenter, plan: _Plan, row: str, keys: tuple[str, ...]) -> Square:
    anchor = _anchor(row, UNKNOWN)
    href = presenter.links.to(f"{COVERAGE}{plan.id}/#{anchor}")
    state = UNKNOWN if keys else "none"
    return Square(anchor=anchor, href=href, heat=0, state=state, unknown=keys, field=plan.columns_field)


def _anchor(row: str, column: str) -> str:
    return f"{row.partition('/')[2]}--{column.rpartition('/')[2]}"
