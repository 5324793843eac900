"""Tabs in front of lines, each turned into the spaces of one level when that leaves no doubt about what is under what."""

import re
from collections.abc import Sequence

import yaml

from goldthread.findings import Edit
from goldthread.places import Place

_WIDTHS = (2, 4, 8)
_TEXT_LIMIT = 500_000
_TABS = re.compile(r"\t+")
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Events = Sequence[tuple[object, ...]]


def tab_edits(file: str, text: str) -> tuple[Edit, ...]:
    """The edits that turn every tab in front of a line into spaces; none when the width of a tab would change what the file says.

    A tab is as wide as one level of the file's other lines, or two spaces when all are indented with tabs. When widths of two, four
    and eight spaces can be read as well, they must say the same.
    """
    lines = text.split("\n")
    if len(text) > _TEXT_LIMIT:
        return ()
    level = _level(lines)
    said = _said(lines, level)
    others = [each for width in _WIDTHS if width != level and (each := _said(lines, width)) is not None]
    if said is None or any(each != said for each in others):
        return ()
    return tuple(
        Edit(Place(file, number, tabs.start() + 1, tabs.end() + 1), " " * level * len(tabs[0]))
        for number, line in enumerate(lines, start=1)
        for tabs in _TABS.finditer(line[: _front(line)])
    )


def _level(lines: Sequence[str]) -> int:
    """The fewest spaces that a line is indented by, comments apart."""
    fronts = [line[: _front(line)] for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return min((len(front) for front in fronts if front and "\t" not in front), default=_WIDTHS[0])


def _said(lines: Sequence[str], width: int) -> Events | None:
    """What the parser makes of the lines when a tab is so many spaces wide; None when it cannot read them."""
    spaced = [line[: _front(line)].replace("\t", " " * width) + line[_front(line) :] for line in lines]
    try:
        return [
            (type(event), getattr(event, "anchor", None), getattr(event, "tag", None), getattr(event, "value", None))
            for event in yaml.parse("\n".join(spaced), Loader=_PARSER)
        ]
    except yaml.YAMLError:
        return None


def _front(line: str) -> int:
    """How many spaces and tabs stand in front of a line."""
    return len(line) - len(line.lstrip(" \t"))
