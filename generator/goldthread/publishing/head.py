"""Tags put into the head of a finished page, whose theme has no place for them."""

from collections.abc import Iterable

from markupsafe import escape

from goldthread.publishing.previews import Tag

_END = "</head>"


def with_tags(html: str, tags: str) -> str:
    """The page with the tags at the end of its head."""
    before, end, after = html.partition(_END)
    return f"{before}{tags}{end}{after}" if end else html


def tags_html(tags: Iterable[Tag]) -> str:
    """The tags as HTML, a line each."""
    return "".join(f'<meta {_name(tag)} content="{escape(tag.content)}">\n' for tag in tags)


def _name(tag: Tag) -> str:
    return f'property="{escape(tag.property)}"' if tag.property else f'name="{escape(tag.name)}"'
