"""The theme as MkDocs renders it: pages of the handbook in the navigation of its site."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from jinja2 import Template
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import TableOfContents

from goldthread.pages.frame.navigation import folder_of
from goldthread.pages.frame.page import Page, Site
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.finished_page import FinishedPage, table_of_contents
from goldthread.publishing.front_matter import front_matter
from goldthread.publishing.page_frames import NotSharedError
from goldthread.publishing.shown_page import ShownPage

MAIN_TEMPLATE = "main.html"
_OF_SINGLE_PAGES = frozenset({"search"})
"""Settings in which pages of a frame may differ."""
_OF_ALL_SETTINGS = frozenset({"items", "keys", "values", "pop", "copy", "update", "setdefault"})
"""What can be asked of all settings at once."""


class MkDocsTheme:
    """The theme of a site with its settings and its navigation.

    template: The main template of the theme.
    files: The files of all pages.
    is_searched: Whether the theme's search plugin takes settings of the search out of pages.
    """

    def __init__(
        self,
        template: Template,
        config: MkDocsConfig,
        nav: Navigation,
        files: Sequence[File],
        contents: SiteContents,
        *,
        is_searched: bool,
    ) -> None:
        self.template, self._config, self._nav, self._files = template, config, nav, files
        self._sections = sections(contents.site, nav)
        self._imprint = contents.settings.imprint
        self._named = {page.file.src_uri: page for page in nav.pages}
        self._known = {file.src_uri: file.page for file in files if file.page is not None}
        self.is_searched = is_searched

    def whole(self, page: Page, shown: ShownPage) -> str:
        """A page as the theme renders it."""
        site_page = self._named.get(page.path) or self._known.get(page.path)
        if site_page is None:
            file = File.generated(self._config, page.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            site_page = FinishedPage(None, file, self._config, lambda: page)
            site_page.parent = self._section(page.address)  # type: ignore[assignment] # as in a section
        with _showing(site_page, shown, front_matter(page)):
            return self._rendered(site_page, self._files)

    def around(self, page: Page, shown: ShownPage) -> str:
        """A page rendered around stand-ins for its texts.

        shown: The stand-ins.
        Raises NotSharedError when a template asks for more than all pages of a frame have in common.
        """
        settings = _Settings(shown)
        site_page = self._named.get(page.path)
        if site_page is None:
            stand_in = _PageStandIn(shown, settings, self._section(page.address))
            with self._footed(shown.imprint):
                return self._rendered(stand_in, _AllPages())  # type: ignore[arg-type] # it stands for them
        with self._footed(shown.imprint), _showing(site_page, shown, settings):
            return self._rendered(site_page, _AllPages())  # type: ignore[arg-type] # it stands for them

    def is_named(self, page: Page) -> bool:
        """Whether the navigation names a page."""
        return page.path in self._named

    def chapter(self, page: Page) -> str:
        """The chapter that a page belongs to; empty where there is none."""
        section = self._section(page.address)
        return section.title or "" if section else ""

    def _section(self, address: str) -> Section | SitePage | None:
        return self._sections.get(folder_of(address))

    @contextmanager
    def _footed(self, imprint: str) -> Iterator[None]:
        """Let pages have another imprint for a while, before what an editor's own settings say at their foot."""
        kept = self._config.copyright
        if imprint and kept:
            self._config.copyright = kept.replace(self._imprint, imprint, 1)
        try:
            yield
        finally:
            self._config.copyright = kept

    def _rendered(self, page: "SitePage | _PageStandIn", files: Sequence[File]) -> str:
        context = get_context(self._nav, files, self._config, page)  # type: ignore[arg-type] # what stands for a page
        page.active = True
        try:
            return self.template.render(context)
        finally:
            page.active = False


def sections(site: Site, nav: Navigation) -> dict[str, Section | SitePage]:
    """Under what the navigation shows the pages in each folder at the top: a section, or the page of a chapter that has only one."""
    by_title = {item.title: item for item in nav.items if isinstance(item, Section | SitePage)}
    return {
        folder: by_title[chapter.title]
        for chapter in site.chapters
        if chapter.title in by_title
        for folder in chapter.folders
    }


@contextmanager
def _showing(page: SitePage, shown: ShownPage, settings: "Mapping[str, object] | _Settings") -> Iterator[None]:
    """Let a page show other texts for a while."""
    kept = page.meta, page.content, page.toc, page.canonical_url
    page.markdown = page.markdown or ""  # without it, a page has no title
    page.meta = settings  # type: ignore[assignment] # templates read it alone
    page.content = shown.content
    page.toc = table_of_contents(shown.headings)
    page.canonical_url = shown.canonical or None
    try:
        yield
    finally:
        page.meta, page.content, page.toc, page.canonical_url = kept


class _AllPages:
    """Stands for all pages, which a frame knows nothing of."""

    def __getattr__(self, name: str) -> object:
        raise NotSharedError(name)

    def __iter__(self) -> Iterator[object]:
        raise NotSharedError

    def __len__(self) -> int:
        raise NotSharedError

    def __str__(self) -> str:
        raise NotSharedError


class _Settings:
    """The settings of a page whose texts stand-ins stand for."""

    def __init__(self, shown: ShownPage) -> None:
        self._values: dict[str, object] = {"title": shown.title, "description": shown.description}
        if shown.hides:
            self._values["hide"] = list(shown.hides)

    def __getitem__(self, name: str) -> object:
        if name in _OF_SINGLE_PAGES:
            raise NotSharedError(name)
        return self._values[name]

    def __contains__(self, name: str) -> bool:
        if name in _OF_SINGLE_PAGES:
            raise NotSharedError(name)
        return name in self._values

    def get(self, name: str, default: object = None) -> object:
        """A setting, or something else where the page does not have it."""
        try:
            return self[name]
        except KeyError:
            return default

    def __iter__(self) -> Iterator[str]:
        raise NotSharedError

    def __str__(self) -> str:
        raise NotSharedError

    def __getattr__(self, name: str) -> object:
        raise NotSharedError(name) if name in _OF_ALL_SETTINGS else AttributeError(name)


class _PageStandIn:
    """Stands for the pages outside the navigation that share a frame; objects when something is asked that they do not have in common."""

    is_homepage = is_top_level = is_section = is_link = False
    is_page = is_index = True
    children = previous_page = next_page = edit_url = None

    def __init__(self, shown: ShownPage, settings: _Settings, parent: Section | SitePage | None) -> None:
        self.url = shown.address
        self.title = shown.title
        self.meta = settings
        self.content = shown.content
        self.toc: TableOfContents = table_of_contents(shown.headings)
        self.canonical_url = shown.canonical or None
        self.parent = parent
        self.is_top_level = parent is None
        self._is_active = False

    @property
    def active(self) -> bool:
        """Whether it is the page that is rendered, which its chapter is marked for."""
        return self._is_active

    @active.setter
    def active(self, value: bool) -> None:
        self._is_active = value
        if self.parent is not None:
            self.parent.active = value

    @property
    def ancestors(self) -> list[object]:
        """The sections around it."""
        return [] if self.parent is None else [self.parent, *self.parent.ancestors]

    def __getattr__(self, name: str) -> object:
        raise AttributeError(name) if name.startswith("__") else NotSharedError(name)

    def __str__(self) -> str:
        raise NotSharedError
