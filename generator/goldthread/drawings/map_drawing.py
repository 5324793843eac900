"""The elements of the alignment map as a drawing, in both layouts."""

from typing import Literal

import msgspec

from goldthread.drawings.alignment import Node
from goldthread.drawings.measures import rounded, written

WIDTH = 1000
FOCUS = (0, 208)
PRINCIPLES = (288, 512)
PRACTICE = 684
TOP = 44
"""In pixels: the width, where the columns begin and end, and where they begin below their names."""

TITLE_ROOM, PLAIN_ROOM, QUIET_ROOM = 18.5, 16.0, 13.5
"""The sizes of type that texts have room for: a size larger than on a desk, for tablets, where the drawing is small."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line of text: its position, its text, and its style, `title` or `quiet`."""

    x: float
    y: float
    text: str
    style: Literal["title", "quiet", "plain"] = "plain"


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float


class PlacedNode(msgspec.Struct, frozen=True, kw_only=True):
    """A record as drawn: a link with lines of text, and the circle that selects it.

    node: The record.
    lines: The lines of text.
    hit: The area that opens its page.
    is_boxed: Whether `hit` is drawn as a box.
    x: The centre of the circle.
    y: The same.
    """

    node: Node
    lines: tuple[Line, ...]
    hit: Box
    is_boxed: bool
    x: float
    y: float

    @property
    def anchor(self) -> str:
        """The anchor of the page's address that selects it."""
        return anchor_of(self.node.key)


class Ribbon(msgspec.Struct, frozen=True, kw_only=True):
    """A link as drawn: its two ends, its line or, where `is_area`, its outline, and its width."""

    above: str
    below: str
    line: str
    width: float
    is_inferred: bool
    is_area: bool = False


class MapDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing.

    height: How high it is.
    headings: The names of columns.
    phase_groups: Headings of phases above their touchpoints: lines, the number of touchpoints, and link.
    ribbons: The links, drawn below everything else.
    shown: The records.
    is_gathered: Whether touchpoints are grouped by phase.
    summary: What it shows, in a sentence, for those who do not see it.
    """

    height: float
    headings: tuple[Line, ...]
    phase_groups: tuple[tuple[tuple[Line, ...], Line, str], ...]
    ribbons: tuple[Ribbon, ...]
    shown: tuple[PlacedNode, ...]
    is_gathered: bool
    summary: str
    width: int = WIDTH


def anchor_of(key: str) -> str:
    """The anchor that selects a record on the map."""
    return f"thread-{key.replace('/', '-')}"


def curve(left: tuple[float, float], right: tuple[float, float]) -> str:
    """A curve that starts and ends horizontally."""
    (x1, y1), (x2, y2) = left, right
    bend = (x1 + x2) / 2
    first = f"M{written(x1)} {written(y1)}"
    return f"{first}C{written(bend)} {written(y1)} {written(bend)} {written(y2)} {written(x2)} {written(y2)}"


def band(left: tuple[float, float], right: tuple[float, float], width: float) -> str:
    """The outline of a band as high as `width` at each place, which stays between its ends however steep it is."""
    (x1, y1), (x2, y2) = left, right
    above = curve((x1, rounded(y1 - width / 2)), (x2, rounded(y2 - width / 2)))
    below = curve((x2, rounded(y2 + width / 2)), (x1, rounded(y1 + width / 2)))
    return f"{above}L{below[1:]}Z"
