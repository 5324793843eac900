"""The contents of a site handed to MkDocs in memory: settings, pages, files and navigation."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from goldthread.disk.plain_files import is_plain
from goldthread.language.catalogue import catalogue
from goldthread.language.control_characters import contained
from goldthread.language.translation import say, speaking
from goldthread.pages.files.not_found import not_found
from goldthread.pages.frame.navigation import folder_of
from goldthread.pages.frame.page import Page, Site, SiteOnRequest, source_of
from goldthread.pages.frame.policy import with_policy
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.finished_page import FinishedPage
from goldthread.publishing.head import with_tags
from goldthread.publishing.markdown_tree import navigation
from goldthread.publishing.media import Candidate, Terms, unpublished
from goldthread.publishing.mkdocs_theme import sections
from goldthread.publishing.search_index import page_entry
from goldthread.publishing.site_settings import SiteSettings
from goldthread.publishing.theme_files import pass_over_hidden_files
from goldthread.publishing.white_space import without_white_space
from goldthread.search.entry import Entry
from goldthread.search.index import INDEX_FILE

_LOGO = re.compile(r'(<a\b[^>]*\bmd-logo\b[^>]*>\s*<img src="[^"]*" )alt="logo"')
_OF_TABS = re.compile(r'<script>[^<]*"__tabbed_"[^<]*</script>')
"""The theme's script that opens the tab that an address names; pages of the handbook have no tabs, and need not allow it."""
NOT_FOUND = "404.html"
"""The theme's template of the page for addresses at which nothing lies."""
_THEMES_NOT_FOUND = "<h1>404 - Not found</h1>"
SEARCHES = ("search", "material/search")
"""The names of the plugins that write the index of the search."""


def configure(config: MkDocsConfig, settings: SiteSettings) -> None:
    """Add the settings of a site to those of an editor."""
    for name, value in settings.theme.items():
        config.theme[name] = value
    for extension, values in settings.markdown.items():
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
        config.mdx_configs.setdefault(extension, {}).update(values)
    config.extra = {**settings.extra, **config.extra}  # type: ignore[assignment]
    if settings.versions:
        config.extra["version"] = settings.versions
    config.extra_css = [*settings.styles, *config.extra_css]
    config.extra_javascript = [*settings.scripts, *config.extra_javascript]
    config.copyright = " ".join(filter(None, (settings.imprint, config.copyright)))
    config.site_name = settings.name
    if settings.address:
        config.site_url = settings.address
    _spare_translating(config)
    pass_over_hidden_files(config.theme)


def _spare_translating(config: MkDocsConfig) -> None:
    """Tell the theme's search how words are parted, for which it would compile its texts three times; it has nothing to index."""
    for name in SEARCHES:
        plugin = config.plugins.get(name)
        if isinstance(plugin, SearchPlugin):
            plugin.config.lang = plugin.config.lang or ["en"]
            plugin.config.separator = plugin.config.separator or r"[\s\-]+"
            plugin.config.pipeline = [] if plugin.config.pipeline is None else plugin.config.pipeline


def escape_names(config: MkDocsConfig) -> None:
    """Escape what the theme writes into HTML as it is."""
    for name in ("site_name", "site_description", "site_author"):
        text = config[name]
        config[name] = text and escape(contained(text))


def add_contents(contents: SiteContents, files: Files, config: MkDocsConfig, *, is_framed: bool) -> None:
    """Add pages and files, give the navigation, and remove what is not to be published of the files beside the records.

    is_framed: Whether pages are filled into frames.
    """
    site = contents.site
    data = (*((path, b"") for path in site.paths),) if isinstance(site, SiteOnRequest) else site.files
    made = [File.generated(config, path, content=content) for path, content in (*data, *contents.previews.files)]
    named = _named_by_navigation(site)
    levels = (
        (address, InclusionLevel.INCLUDED if address in named else InclusionLevel.NOT_IN_NAV)
        for address in site.addresses
    )
    pages = [(each, File.generated(config, source_of(each), content="", inclusion=level)) for each, level in levels]
    taken = frozenset(file.dest_uri for file in (*made, *(file for _, file in pages)))
    for source in tuple(_unpublished(contents, files, taken, config)):
        file = files.get_file_from_path(source)
        if file is not None:
            files.remove(file)
    for address, file in pages:
        files.append(file)
        FinishedPage(named.get(address), file, config, partial(site.page, address), is_framed=is_framed)
    for file in made:
        files.append(file)
    config.nav = navigation(site)


def search_entry(page: SitePage) -> Entry | None:
    """The entry for the search of an editor's own page; None for one of the handbook, and for one that the search leaves out.

    The plugin of the theme, whose index nobody asks for, is told to leave out every page.
    """
    said = page.meta.get("search") or {}
    page.meta = {**page.meta, "search": {"exclude": True}}
    if isinstance(page, FinishedPage) or said.get("exclude"):
        return None
    title = str(page.meta.get("title", page.title))
    return page_entry(page.content or "", page.url, title, say("Page"), str(page.meta.get("description", "")))


def place_pages(contents: SiteContents, nav: Navigation, files: Files) -> None:
    """Give pages outside the navigation the chapter through which they are reached, and all pages their date."""
    by_folder = sections(contents.site, nav)
    for address in contents.site.addresses:
        file = files.get_file_from_path(source_of(address))
        if file is None:
            continue
        shown = file.page
        assert isinstance(shown, FinishedPage)
        shown.update_date = contents.request.build.on.isoformat()
        above = by_folder.get(folder_of(address))
        if shown.parent is None and above is not shown:
            shown.parent = above  # type: ignore[assignment] # a page marks what it belongs to, be it a section or a page


def destinations(contents: SiteContents, files: Files) -> frozenset[str]:
    """The files that a whole site holds, by their paths in it."""
    ours = {*map(source_of, contents.site.addresses), *contents.site.paths}
    written = frozenset(file.dest_uri for file in files if file.src_uri in ours and file.inclusion.is_included())
    return written | {INDEX_FILE}


def finished(html: str, content: str, tags: str, settings: SiteSettings, *, serving: bool, own: bool = True) -> str:
    """A page of MkDocs with the tags of its preview and, unless it is served, its policy.

    content: The content of the page, inside the frame of the theme.
    tags: The tags of its preview, as HTML.
    own: Whether it is a page of the handbook, and not an editor's own, which may set styles.
    """
    before, found, after = html.partition(content) if content else (html, "", "")
    after = _OF_TABS.sub("", after) if own else after
    tight = f"{without_white_space(before)}{found}{without_white_space(after)}"
    tagged = with_tags(with_logo_said(tight, settings), tags)
    return tagged if serving else with_policy(tagged, content, may_style=not own)


def with_ways(html: str, contents: SiteContents, config: MkDocsConfig) -> str:
    """The theme's page for addresses at which nothing lies, in the language of the handbook, with its main ways."""
    base = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
    with speaking(catalogue(contents.inspection.graph.book.handbook.language)):
        body = not_found(contents.site.chapters, base, contents.request.audience)
    return html.replace(_THEMES_NOT_FOUND, body, 1)


def with_logo_said(html: str, settings: SiteSettings) -> str:
    """A page that keeps room for its logo and names it after the brand; the theme calls every logo by the same word."""
    width, height = settings.logo_size
    text = escape(contained(settings.logo_text)) if settings.logo else "logo"
    size = f' width="{width}" height="{height}"' if width and height else ""
    return _LOGO.sub(lambda found: f'{found[1]}alt="{text}"{size}', html)


def _unpublished(contents: SiteContents, files: Files, taken: frozenset[str], config: MkDocsConfig) -> Iterator[str]:
    """The files beside the records that are not to be published; those of the theme and of other plugins stay.

    Of a site on request for the public, no page is made to look for pictures on it: they are published when they are asked for.
    """
    found = candidates(files, config)
    pages = () if isinstance(contents.site, SiteOnRequest) else contents.site.pages
    terms = media_terms(contents, found, config, pages, taken)
    return (candidate.source for candidate in unpublished(found.values(), terms))


def candidates(files: Files, config: MkDocsConfig) -> Mapping[str, Candidate]:
    """The files beside the records, by their paths from the folder of the documents."""
    return {
        file.src_uri: Candidate(file.src_uri, file.dest_uri, Path(file.abs_src_path))
        for file in files
        if file.generated_by is None and file.src_dir == config.docs_dir and file.abs_src_path
    }


def media_terms(
    contents: SiteContents,
    found: Mapping[str, Candidate],
    config: MkDocsConfig,
    pages: Iterable[Page],
    taken: frozenset[str] = frozenset(),
) -> Terms:
    """On which terms files beside the records are published.

    pages: The pages on which those for the public are looked for.
    taken: The paths in the site that the generator writes itself.
    """
    logo = filter(None, (contents.settings.logo,))
    asked = frozenset(map(str, (*config.extra_css, *config.extra_javascript, *logo)))
    texts = None
    if contents.request.audience == "public":
        sheets = (found[name].place for name in sorted(asked & found.keys()) if is_plain(found[name].place))
        texts = (*(page.body for page in pages), *(sheet.read_text("utf-8", "replace") for sheet in sheets))
    inside = (contents.request.root, Path(config.docs_dir).resolve())
    return Terms(inside=inside, taken=taken, asked=asked, texts=texts)


def _named_by_navigation(site: Site) -> Mapping[str, str]:
    """What the navigation calls the pages in it, by their addresses."""
    return {address: title for chapter in site.chapters for title, address in chapter.entries}
