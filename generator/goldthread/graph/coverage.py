"""Coverage: where practice reaches, and where it does not."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import msgspec

from goldthread.graph.graph import Graph
from goldthread.graph.sets import principles_by_set
from goldthread.graph.stages import Stages
from goldthread.model.book import Book
from goldthread.model.customers import Medium
from goldthread.model.journey import Touchpoint

MEDIA: tuple[Medium, ...] = ("personal", "physical", "digital")
Emptiness = Literal["", "declared", "silent"]


class Cell(msgspec.Struct, frozen=True):
    """What lies where a row and a column meet.

    stated: Keys of touchpoints for which somebody decided it.
    inferred: Keys of touchpoints for which it was only read into the material.
    declared: Why the cell is empty on purpose, if it is.
    """

    stated: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    declared: str | None = None

    @property
    def count(self) -> int:
        """How many touchpoints there are, stated and inferred."""
        return len(self.stated) + len(self.inferred)

    @property
    def emptiness(self) -> Emptiness:
        """`declared` or `silent` for an empty cell."""
        if self.count:
            return ""
        return "declared" if self.declared else "silent"


class Matrix(msgspec.Struct, frozen=True):
    """Touchpoints by two things.

    rows: The keys or words of the rows.
    columns: The keys or words of the columns.
    cells: What lies in each pair of row and column that is not empty, or that is empty on purpose.
    unplaced: Keys of touchpoints that have a row and whose column nobody has written or knows.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    unplaced: tuple[str, ...] = ()

    def cell(self, row: str, column: str) -> Cell:
        """The cell of a row and a column."""
        return self.cells.get((row, column), Cell())


def phase_by_medium(graph: Graph) -> Matrix:
    """Touchpoints by phase and medium, with the gaps that phases declare; a phase has what stands in its stages as well."""
    book = graph.book
    phases = _with_phases_around(graph)
    marks = [
        (phase, touchpoint.medium, touchpoint.key, False)
        for touchpoint in book.touchpoints
        if touchpoint.medium
        for phase in phases(touchpoint)
    ]
    declared = _declared(book)
    unplaced = tuple(touchpoint.key for touchpoint in book.touchpoints if not touchpoint.medium)
    return _matrix((phase.key for phase in book.phases), MEDIA, marks, declared, unplaced)


def principle_by_phase(graph: Graph) -> Matrix:
    """Touchpoints by the principles that they follow and their phase."""
    rows = (principle.key for group in principles_by_set(graph.book) for principle in group.principles)
    columns = [phase.key for phase in graph.book.phases]
    return _linked(graph, rows, columns, "principles", _with_phases_around(graph))


def principle_by_team(graph: Graph) -> Matrix:
    """Touchpoints by the principles that they follow and the team that owns them."""
    rows = (principle.key for group in principles_by_set(graph.book) for principle in group.principles)
    columns = [team.key for team in graph.book.teams]
    return _linked(graph, rows, columns, "principles", lambda touchpoint: (f"team/{touchpoint.owner}",))


def need_by_phase(graph: Graph) -> Matrix:
    """Touchpoints by the needs that they serve and their phase."""
    rows = (need.key for need in graph.book.needs)
    columns = [phase.key for phase in graph.book.phases]
    return _linked(graph, rows, columns, "needs", _with_phases_around(graph))


def _with_phases_around(graph: Graph) -> Callable[[Touchpoint], tuple[str, ...]]:
    """The keys of the phase that a touchpoint names, and of those around it."""
    stages = Stages(graph.book)
    around: dict[str, tuple[str, ...]] = {
        phase.id: (phase.key, *(each.key for each in stages.all_above(phase))) for phase in graph.book.phases
    }

    def phases(touchpoint: Touchpoint) -> tuple[str, ...]:
        name = (touchpoint.phase or "").rpartition("/")[2]
        return around.get(name, (f"phase/{name}",))

    return phases


def _declared(book: Book) -> Mapping[tuple[str, str], str]:
    """The gaps that phases declare; one that a phase declares holds for its stages, and one of all its stages for the phase."""
    stages = Stages(book)
    declared = {(phase.key, str(gap.medium)): gap.reason for phase in book.phases for gap in phase.gaps if gap.reason}
    for phase in book.phases if stages.are_there else ():
        for medium in MEDIA:
            reasons = [declared.get((each.key, medium)) for each in stages.all_above(phase)]
            reason = next(filter(None, reasons), None)
            inside = [declared.get((each.key, medium)) for each in stages.of(phase)]
            if inside and all(inside) and not stages.directly_in(phase):
                reason = reason or inside[0]
            if reason:
                declared.setdefault((phase.key, medium), reason)
    return declared


def _linked(
    graph: Graph,
    rows: Iterable[str],
    columns: list[str],
    field: str,
    columns_of: Callable[[Touchpoint], tuple[str, ...]],
) -> Matrix:
    marks = []
    unplaced = []
    for touchpoint in graph.book.touchpoints:
        its_columns = columns_of(touchpoint)
        edges = graph.links_from(touchpoint.key, field)
        if edges and its_columns[0] not in columns:
            unplaced.append(touchpoint.key)
            continue
        marks += [
            (edge.target, column, touchpoint.key, edge.basis == "inferred") for edge in edges for column in its_columns
        ]
    return _matrix(rows, columns, marks, {}, tuple(unplaced))


def _matrix(
    rows: Iterable[str],
    columns: Iterable[str],
    marks: Iterable[tuple[str, str, str, bool]],
    declared: Mapping[tuple[str, str], str],
    unplaced: tuple[str, ...],
) -> Matrix:
    stated: dict[tuple[str, str], list[str]] = {}
    inferred: dict[tuple[str, str], list[str]] = {}
    for row, column, key, is_inferred in marks:
        (inferred if is_inferred else stated).setdefault((row, column), []).append(key)
    cells = {
        place: Cell(tuple(stated.get(place, ())), tuple(inferred.get(place, ())), declared.get(place))
        for place in [*stated, *inferred, *declared]
    }
    return Matrix(tuple(rows), tuple(columns), cells, unplaced)
