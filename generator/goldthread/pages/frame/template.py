"""Views to text by the template of the same stem; a name that a view lacks is an error, and every value is escaped."""

from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from goldthread.caching.templates import compiled_templates
from goldthread.language.printing import PrintingOnce, printed
from goldthread.language.template_functions import IN_TEMPLATES, number
from goldthread.model.record import Audience
from goldthread.pages.frame.anchors import with_anchors, with_fitting_title
from goldthread.pages.frame.labels import MEDIUM_NAMES
from goldthread.pages.frame.link import link_to
from goldthread.pages.frame.policy import with_policy

_PAGES = "goldthread.pages."


def render(module: str, view: msgspec.Struct, audience: Audience) -> str:
    """The body of a page: what a module's template makes of a view, which the template knows as `view`.

    module: The name of the module beside which the template of the same stem lies, or its path below `pages/` without an ending.
    audience: For whom the page is; the template and its macros know it as `is_public`.
    """
    return with_fitting_title(with_anchors(_rendered(module, view, audience)))


def render_row(module: str, row: msgspec.Struct, audience: Audience) -> Markup:
    """A row of a long list: what the macro `row` of a template makes of it, without what `render` does to a whole body."""
    macro = _environment(audience).get_template(f"{module}.html.jinja").module.row  # type: ignore[attr-defined] # the template's own
    return Markup(macro(row))  # noqa: S704 - the template escapes every value


def render_document(module: str, view: msgspec.Struct) -> str:
    """A whole HTML document, in the same way, for what is published outside the frame of the theme; the same for every audience."""
    return with_policy(_rendered(module, view, None).lstrip())


def _rendered(module: str, view: msgspec.Struct, audience: Audience | None) -> str:
    stem = module.removeprefix(_PAGES).replace(".", "/")
    return _environment(audience).get_template(f"{stem}.html.jinja").render(view=view)


class _Environment(Environment):
    code_generator_class = PrintingOnce
    getattr = staticmethod(getattr)  # type: ignore[assignment] # Jinja looks among items, too, which no template asks for by a dot


@cache
def _environment(audience: Audience | None) -> Environment:
    """An environment for each audience, since macros see only what their environment holds."""
    environment = _Environment(
        loader=PackageLoader("goldthread", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=printed,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled_templates(f"pages for {audience}"),
    )
    environment.filters["medium"] = MEDIUM_NAMES.__getitem__
    environment.filters["number"] = number
    environment.globals.update(IN_TEMPLATES, link_to=link_to)
    if audience is not None:
        environment.globals["is_public"] = audience == "public"
    return environment
