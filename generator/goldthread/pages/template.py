"""Views to text by the template of the same stem; a name that a view lacks is an error, and every value is escaped."""

from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from goldthread.language.characters import contained
from goldthread.language.marked import IN_TEMPLATES
from goldthread.pages.anchors import with_anchors
from goldthread.pages.policy import with_policy
from goldthread.pages.readership import is_public
from goldthread.pages.spoken import MEDIUM_NAMES


def render(stem: str, view: msgspec.Struct, form: str = "md") -> str:
    """What the template `<stem>.<form>.jinja` makes of a view, which it knows as `view`."""
    text = _environment().get_template(f"{stem}.{form}.jinja").render(view=view)
    return with_anchors(text) if form == "md" else with_policy(text.lstrip())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("goldthread", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_contained,
    )
    environment.filters["medium"] = MEDIUM_NAMES.__getitem__
    environment.globals.update(IN_TEMPLATES)
    environment.globals["is_public"] = is_public
    return environment


def _contained(value: object) -> object:
    """A text that acts on nothing around it; anything else as it is."""
    return contained(value) if isinstance(value, str) else value
