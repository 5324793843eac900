"""Drawings rendered by their templates; a missing name is an error, and every value is escaped."""

import re
from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from goldthread.caching.templates import compiled_templates
from goldthread.drawings.measures import written
from goldthread.language.printing import PrintingOnce, printed
from goldthread.language.template_functions import IN_TEMPLATES, number

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def draw(stem: str, drawing: msgspec.Struct) -> Markup:
    """What the template `<stem>.jinja` makes of a drawing: HTML or SVG without a blank line or what XML cannot hold.

    The template knows the drawing as `drawing`.
    """
    text = _environment().get_template(f"{stem}.jinja").render(drawing=drawing)
    lines = (line.strip() for line in _NOT_IN_XML.sub("\ufffd", text).split("\n"))
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 - the template has escaped every value


class _Environment(Environment):
    code_generator_class = PrintingOnce


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=PackageLoader("goldthread", "drawings"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_as_shown,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled_templates("drawings"),
    )
    environment.globals.update(IN_TEMPLATES)
    environment.filters["number"] = number
    return environment


def _as_shown(value: object) -> str:
    """A number as drawings write it, and anything else as all templates print it."""
    return printed(written(value) if isinstance(value, float) else value)
