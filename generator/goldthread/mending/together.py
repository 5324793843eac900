"""Which findings can be mended in one go: those whose edits do not overlap."""

from collections import defaultdict
from collections.abc import Iterable

from goldthread.findings import Edit, Finding


def together(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that have edits, without those that would touch what an earlier one touches: they wait for another round.

    A finding is mended whole or not at all.
    """
    taken: dict[tuple[str, int], list[Edit]] = defaultdict(list)
    chosen = []
    for finding in findings:
        if finding.edits and not any(_clash(edit, other) for edit in finding.edits for other in taken[_line(edit)]):
            chosen.append(finding)
            for edit in finding.edits:
                taken[_line(edit)].append(edit)
    return tuple(chosen)


def _line(edit: Edit) -> tuple[str, int]:
    return edit.place.file, edit.place.line


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits of one line touch the same characters, or both put something at the same spot."""
    if one == other:
        return False
    first, second = sorted((one.place, other.place))
    return second.column < first.end or second.column == first.column
