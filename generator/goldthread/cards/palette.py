"""The colours of a card: a tinted background, and the steps from it to each ink.

Nothing lies over anything else on a card, so its pixels are numbers of such steps, and a palette turns them into colours.
"""

from functools import cache

from goldthread.drawings.colour import readable_on

INK, QUIET, ACCENT, THREAD = range(4)
"""What a card is drawn with, by number."""

STEPS = 15

_PAPER, _INK, _QUIET = "#fcfcfb", "#14211f", "#45534f"
_TINT, _BRIGHT = 0.07, 0.6
_READABLE = 5.5


@cache
def steps(ink: int) -> tuple[int, ...]:
    """The numbers that pixels take for each of the 256 degrees to which an ink may cover them."""
    return tuple(ink * STEPS + round(degree * STEPS / 255) if degree * STEPS >= 255 / 2 else 0 for degree in range(256))


@cache
def palette(accent: str) -> bytes:
    """Red, green and blue of every number: the ground first, then the steps of each ink."""
    ground = _mixed(accent, _PAPER, _TINT)
    words = readable_on(accent, ground, _READABLE)
    inks = (_INK, _QUIET, words, _mixed(accent, words, _BRIGHT))
    shades = (_mixed(ink, ground, step / STEPS) for ink in inks for step in range(1, STEPS + 1))
    return b"".join(bytes.fromhex(shade[1:]) for shade in (ground, *shades))


def _mixed(first: str, second: str, part: float) -> str:
    """Two colours mixed, `part` of the first."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + "".join(f"{round(one * part + other * (1 - part)):02x}" for one, other in pairs)
