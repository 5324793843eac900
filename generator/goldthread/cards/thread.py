"""The golden thread as a mask: the loop of the brand across a card."""

from functools import cache

from PIL import Image, ImageDraw

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]

LOOP: tuple[Curve, ...] = (
    ((22, 1.5), (22, 9), (6.5, 10), (6.5, 18.5)),
    ((6.5, 18.5), (6.5, 23), (10.2, 26), (14.3, 26)),
    ((14.3, 26), (19, 26), (22.5, 22.5), (22.5, 18.3)),
    ((22.5, 18.3), (22.5, 14.3), (19.5, 11.5), (16, 11.5)),
    ((16, 11.5), (11, 11.5), (10, 16.5), (10, 20.5)),
    ((10, 20.5), (10, 24), (10, 27.2), (10, 30.5)),
)
"""The mark, in a square of 32, as `theme/logo.svg` has it."""

_FINER = 8
_STEPS = 32


@cache
def loop(size: tuple[int, int], at: Point, scale: float, stroke: float) -> Image.Image:
    """The loop as ink on a field of a size, the corner of its square at a point."""
    points = [(at[0] + x * scale, at[1] + y * scale) for curve in LOOP for x, y in _points(curve)]
    field = Image.new("L", (size[0] * _FINER, size[1] * _FINER))
    draw = ImageDraw.Draw(field)
    radius = stroke * _FINER / 2
    fine = [(x * _FINER, y * _FINER) for x, y in points]
    draw.line(fine, fill=255, width=round(radius * 2), joint="curve")
    for x, y in (fine[0], fine[-1]):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return field.reduce(_FINER)


def _points(curve: Curve) -> list[Point]:
    return [_point(curve, step / _STEPS) for step in range(_STEPS + 1)]


def _point(curve: Curve, part: float) -> Point:
    rest = 1 - part
    weights = (rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))
    return x, y
