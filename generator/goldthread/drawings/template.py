"""Drawings to SVG by the template of the same stem; a name that a drawing lacks is an error, and every value is escaped."""

from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from goldthread.drawings.measures import written
from goldthread.language.marked import IN_TEMPLATES


def draw(stem: str, drawing: msgspec.Struct) -> Markup:
    """What the template `<stem>.jinja` makes of a drawing, which it knows as `drawing`: HTML or SVG without a blank line."""
    text = _environment().get_template(f"{stem}.jinja").render(drawing=drawing)
    lines = (line.strip() for line in text.split("\n"))
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 - the template has escaped every value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("goldthread", "drawings"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_as_coordinate,
    )
    environment.globals.update(IN_TEMPLATES)
    return environment


def _as_coordinate(value: object) -> object:
    """A number as drawings write it; anything else as it is."""
    return written(value) if isinstance(value, float) else value
