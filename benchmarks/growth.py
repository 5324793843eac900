"""A drawing of how a build grows: processor time and memory by the number of touchpoints."""

from collections.abc import Iterator, Mapping

from measuring import Cost

TOUCHPOINTS: Mapping[str, int] = {"S": 60, "M": 1_000, "L": 3_000, "XL": 10_000}
"""The sizes that are built, with how many touchpoints each has."""

_WIDTH, _HEIGHT, _LEFT, _TOP, _BELOW = 640, 300, 56, 40, 40


def drawn(costs: Mapping[str, Cost]) -> str:
    """The drawing as SVG, with a line for time and one for memory, each from nothing to its largest."""
    seconds = {TOUCHPOINTS[size]: cost.seconds for size, cost in costs.items()}
    memory = {TOUCHPOINTS[size]: cost.megabytes for size, cost in costs.items()}
    parts = "\n".join((*_axis(costs), *_line(seconds, "#b3360f", "s"), *_line(memory, "#1d5c63", "MB")))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">\n'
        "<title>Processor time and memory of a build by the number of touchpoints</title>\n"
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n'
        f'<text x="{_LEFT}" y="20"><tspan fill="#b3360f">Processor time in seconds</tspan> and '
        f'<tspan fill="#1d5c63">memory in MB</tspan> of a build</text>\n{parts}\n</svg>\n'
    )


def _x(count: float) -> float:
    return _LEFT + (_WIDTH - 2 * _LEFT) * count / max(TOUCHPOINTS.values())


def _y(share: float) -> float:
    return _HEIGHT - _BELOW - (_HEIGHT - _TOP - _BELOW) * share


def _axis(sizes: Mapping[str, object]) -> Iterator[str]:
    yield f'<path d="M{_x(0):.0f} {_y(0):.0f}H{_WIDTH - _LEFT}" stroke="#777"/>'
    for size in sizes:
        count = TOUCHPOINTS[size]
        yield f'<text x="{_x(count):.0f}" y="{_y(0) + 18:.0f}" text-anchor="middle">{size}</text>'
        yield f'<text x="{_x(count):.0f}" y="{_y(0) + 33:.0f}" text-anchor="middle" fill="#777">{count:,}</text>'


def _line(values: Mapping[int, float], colour: str, unit: str) -> Iterator[str]:
    most = max(values.values())
    points = [(_x(count), _y(value / most)) for count, value in values.items()]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    above = 16 if unit == "s" else -8
    for (x, y), value in zip(points, values.values(), strict=True):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        yield f'<text x="{x:.1f}" y="{y + above:.1f}" text-anchor="middle" fill="{colour}">{value:,.0f} {unit}</text>'
