"""The balance bar: kinds of measures as shares of one bar."""

from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.map_drawing import Box
from goldthread.drawings.measures import rounded
from goldthread.drawings.template import draw

_WIDTH, _HEIGHT, _BETWEEN = 680, 26, 3


class Share(msgspec.Struct, frozen=True):
    """A part of the bar: its name in the style sheet, its title, and its count."""

    name: str
    title: str
    count: int


class BalanceDrawing(msgspec.Struct, frozen=True):
    """The drawing: boxes with the names of their shares."""

    summary: str
    parts: tuple[tuple[str, Box], ...]
    width: int = _WIDTH
    height: int = _HEIGHT


def balance_chart(shares: Sequence[Share]) -> Markup:
    """The drawing; empty if all counts are zero."""
    if not any(share.count for share in shares):
        return Markup()
    summary = ", ".join(f"{share.title}: {share.count}" for share in shares)
    return draw("balance.svg", BalanceDrawing(summary, tuple(_parts([share for share in shares if share.count]))))


def _parts(shares: Sequence[Share]) -> Iterator[tuple[str, Box]]:
    room = _WIDTH - _BETWEEN * (len(shares) - 1)
    total, x = sum(share.count for share in shares), 0.0
    for share in shares:
        width = room * share.count / total
        yield share.name, Box(rounded(x), 0, rounded(width), _HEIGHT)
        x += width + _BETWEEN
