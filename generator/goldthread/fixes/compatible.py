"""Which findings can be fixed in one go: those whose edits do not overlap."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from goldthread.findings import Edit, Finding
from goldthread.places import Place


def compatible_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that have edits, without those that would touch what an earlier one touches: they wait for another round.

    A finding is fixed whole or not at all.
    """
    taken: dict[tuple[str, int], _Line] = defaultdict(_Line)
    chosen = []
    for finding in findings:
        if finding.edits and not any(taken[_line(edit)].clashes(edit) for edit in finding.edits):
            chosen.append(finding)
            for edit in finding.edits:
                taken[_line(edit)].take(edit)
    return tuple(chosen)


def _line(edit: Edit) -> tuple[str, int]:
    return edit.place.file, edit.place.line


class _Line:
    """The edits of one line, none of which touches another, in their order."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._edits: list[Edit] = []

    def clashes(self, edit: Edit) -> bool:
        """Whether an edit touches what another one touches; only its neighbours can be in its way."""
        index = bisect_left(self._places, edit.place)
        return any(_clash(edit, other) for other in self._edits[max(index - 1, 0) : index + 1])

    def take(self, edit: Edit) -> None:
        """Put an edit among the others."""
        index = bisect_left(self._places, edit.place)
        if self._edits[index : index + 1] != [edit]:
            self._places.insert(index, edit.place)
            self._edits.insert(index, edit)


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits of one line touch the same characters, or both put something at the same spot."""
    if one == other:
        return False
    first, second = sorted((one.place, other.place))
    return second.column < first.end or second.column == first.column
