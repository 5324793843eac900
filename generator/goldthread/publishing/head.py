"""Tags put into the head of a finished page, whose theme has no place for them."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from goldthread.publishing.previews import Tag

_END = "</head>"


def with_tags(html: str, tags: tuple[Tag, ...]) -> str:
    """The page with the tags at the end of its head."""
    before, end, after = html.partition(_END)
    return f"{before}{_template().render(tags=tags)}{end}{after}" if end else html


@cache
def _template() -> Template:
    loader = PackageLoader("goldthread", "publishing")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template("head.html.jinja")
