"""A page that is handed to MkDocs as finished HTML, past Markdown."""

import re
from collections.abc import Callable, Iterable
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from goldthread.pages.frame.anchors import headings
from goldthread.pages.frame.page import Page
from goldthread.publishing.front_matter import front_matter
from goldthread.publishing.shown_page import Entry, shown_content

_ID = re.compile(r' id="([^"]+)"')


class FinishedPage(SitePage):
    """A page of the handbook, whose body nothing reads again.

    title: What the navigation calls it; None for a page outside of it.
    source: Gives the page as the handbook has it, and the same one each time.
    is_framed: Whether it is filled into a frame from its source, so that MkDocs need not hold its content as well.
    is_finished: Whether it was rendered with all that belongs to it beyond the theme.
    """

    is_finished = False

    def __init__(
        self,
        title: str | None,
        file: File,
        config: MkDocsConfig,
        source: Callable[[], Page],
        *,
        is_framed: bool = False,
    ) -> None:
        super().__init__(title and escape(title), file, config)
        self.source = source
        self.is_framed = is_framed

    @property
    def shown(self) -> Page:
        """The page as the handbook has it."""
        return self.source()

    def read_source(self, config: MkDocsConfig) -> None:
        """Give the page's settings; there is no Markdown to read."""
        del config
        self.markdown, self.meta = "", front_matter(self.shown)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Give the page's body as it is, with the table of contents of its headings."""
        del config, files
        self.links_to_anchors = {}
        if self.is_framed:
            self.content, self.toc = "", TableOfContents([])
            return
        self.content = shown_content(self.shown)
        self.toc = table_of_contents(Entry(each.level, each.title, each.anchor) for each in headings(self.shown.body))

    @property
    def present_anchor_ids(self) -> set[str]:
        """The anchors to which an editor's own page may link, looked for when one does."""
        return set(_ID.findall(self.shown.body))

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: object) -> None:
        """MkDocs sets them before it knows any."""


def table_of_contents(entries: Iterable[Entry]) -> TableOfContents:
    """The table of contents of some headings, in which the title of a page holds its sections."""
    items: list[AnchorLink] = []
    for entry in entries:
        item = AnchorLink(entry.title, entry.anchor, entry.level)
        (items[-1].children if items and entry.level > items[-1].level else items).append(item)
    for first in items[:1]:
        first.active = True  # type: ignore[attr-defined]
    return TableOfContents(items)
