"""The handbook as an MkDocs plugin: a thin shell over pages, the only module besides publishing that knows MkDocs."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as SitePage

from goldthread.audience import NoPublicEdition
from goldthread.commands.inspect import Inspection, fails, report_of
from goldthread.disk.manifests import MANIFEST, files_in, manifest_text
from goldthread.language.catalogue import catalogue
from goldthread.language.characters import contained
from goldthread.language.saying import speaking
from goldthread.model.book import Book
from goldthread.model.editions import Edition as ReleasedEdition
from goldthread.pages.look import SCRIPT, STYLE
from goldthread.pages.matter import Build
from goldthread.pages.page import Edition
from goldthread.pages.policy import with_policy
from goldthread.publishing.among_editions import SITEMAP, address_of, name_among_editions, sitemap, switch
from goldthread.publishing.conditions import conditions, conditions_of
from goldthread.publishing.drawn_cards import KEPT
from goldthread.publishing.finished_page import FinishedPage
from goldthread.publishing.folder import INDEX, write_index_as_script
from goldthread.publishing.handbook import Barred, Composed, Inspected, compose, inspected, language_of
from goldthread.publishing.head import with_tags
from goldthread.publishing.media import Candidate, Terms, unpublished
from goldthread.publishing.previews import Tag, previews
from goldthread.publishing.site import WORD_ENDS, extra_settings, markdown_settings, theme_settings
from goldthread.publishing.tree import navigation
from goldthread.reading.files import TOPS
from goldthread.reports import text
from goldthread.reports.summary import outcome
from goldthread.rules import UnusableRule

log = get_plugin_logger("goldthread")
_BEFORE_SEARCH = 50


class GoldthreadConfig(Config):
    """What `mkdocs.yml` may say of the plugin."""

    root = Optional(Type(str))
    """The folder that holds `content/` and `principles/`; without it, the folder of `mkdocs.yml`."""

    day = Optional(Type(str))
    """The day that counts as today, such as "2026-04-13"; without it, that of the last commit."""

    commit = Optional(Type(str))
    """The commit of the records; asked for with a day alone, since without one both are the repository's."""

    audience = Choice(("internal", "public"), default="internal")
    """For whom the handbook is; what is internal is left out of an edition for the public."""

    edition = Optional(Type(str))
    """The folder in which the site will lie among published editions: a number or "draft"; without it, it stands alone."""


class GoldthreadPlugin(BasePlugin[GoldthreadConfig]):
    """Reads the records before each build, unless that has just been done, and hands their pages over."""

    inspected: Inspected | None = None
    """What was read and judged before the build began; it is taken as long as it holds."""

    def __init__(self) -> None:
        self._serving = False
        self._composed: Composed | None = None
        self._tags: Mapping[str, tuple[Tag, ...]] = {}
        self.destinations: frozenset[str] = frozenset()
        """The files that a whole site holds, by their paths in it."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is editing, who wants to see errors in the handbook rather than no handbook."""
        del dirty
        self._serving = command == "serve"

    @event_priority(_BEFORE_SEARCH)
    @event_priority(50)  # before the search plugin takes its settings for given
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Dress the theme in the handbook's language, which the search takes from it, and watch the records; nothing is written yet."""
        for name, value in theme_settings(language_of(self._root(config))).items():
            config.theme[name] = value
        for extension, settings in markdown_settings().items():
            if extension not in config.markdown_extensions:
                config.markdown_extensions.append(extension)
            config.mdx_configs.setdefault(extension, {}).update(settings)
        config.extra = {**extra_settings(), **config.extra}  # type: ignore[assignment]
        search = config.plugins.get("search") or config.plugins.get("material/search")
        if search is not None and not search.config.get("separator"):
            search.config["separator"] = WORD_ENDS
        config.extra_css = [STYLE, *config.extra_css]
        config.extra_javascript = [SCRIPT, *config.extra_javascript]
        if self.config.edition and config.site_url:
            config.site_url = address_of(config.site_url, self.config.edition)
        config.watch += [str(self._root(config) / top) for top in TOPS if (self._root(config) / top).is_dir()]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and judge the records; when something stands in the way, stop before the old site is touched."""
        root = self._root(config)
        build = self._conditions(root)
        try:
            known = self.inspected
            inspection = known.inspection if known and known.holds_for(root, build) else inspected(root, build)
        except UnusableRule as unusable:
            raise PluginError(str(unusable)) from unusable
        if inspection.is_empty:
            raise PluginError(f"There is nothing under {root} to make a handbook of.")
        stops = inspection.faults or (() if self._serving else inspection.findings)
        if fails(stops):
            report = report_of(inspection)
            raise PluginError(f"The handbook was not built.\n\n{text.render(report)}")
        self._composed = self._compose(inspection, build)
        if self.config.edition:
            self._lead_to_other_editions(config, inspection.graph.book, self.config.edition)
        seen = "what is internal was left out" if self._is_public else "see the alignment report in the handbook"
        log.info("%s", f"{outcome(inspection.findings)}; {seen}.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the pages in, and leave out the records themselves and whatever else is no medium."""
        composed = self._made()
        handbook = composed.inspection.graph.book.handbook
        kept = self._root(config) / KEPT
        shown = previews(composed.edition, handbook, config.site_name, config.site_url or "", kept)
        self._tags = {page.path: shown.tags(page) for page in composed.edition.pages}
        made = [File.generated(config, path, content=data) for path, data in (*composed.edition.files, *shown.files)]
        named = _named_by_navigation(composed.edition)
        levels = (
            (page, InclusionLevel.INCLUDED if page.address in named else InclusionLevel.NOT_IN_NAV)
            for page in composed.edition.pages
        )
        pages = [(page, File.generated(config, page.path, content="", inclusion=level)) for page, level in levels]
        self._leave_out(files, frozenset(file.dest_uri for file in (*made, *(file for _, file in pages))), config)
        for page, file in pages:
            files.append(file)
            FinishedPage(named.get(page.address), file, config, page)
        for file in made:
            files.append(file)
        config.nav = navigation(composed.edition)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let pages outside the navigation belong to the chapter that they are reached through."""
        del config
        composed = self._made()
        sections = _sections(composed.edition, nav)
        for page in composed.edition.pages:
            file = files.get_file_from_path(page.path)
            if file is None:
                continue
            shown = file.page
            assert isinstance(shown, FinishedPage)
            shown.update_date = composed.build.on.isoformat()
            if shown.parent is None and page.address:
                shown.parent = sections.get(page.address.split("/")[0])
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape what the theme writes into HTML as it stands, which it does not do twice; note which files a whole site holds."""
        for name in ("site_name", "site_description", "site_author"):
            text = config[name]
            config[name] = text and escape(contained(text))
        self.destinations = self._destinations(config, files)
        return env

    def _destinations(self, config: MkDocsConfig, files: Files) -> frozenset[str]:
        edition = self._made().edition
        ours = {*(page.path for page in edition.pages), *(path for path, _ in edition.files)}
        written = frozenset(file.dest_uri for file in files if file.src_uri in ours and file.inclusion.is_included())
        is_searched = any(name in config.plugins for name in ("search", "material/search"))
        return written | ({INDEX.as_posix(), INDEX.with_suffix(".js").as_posix()} if is_searched else set())

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the site be searched from a folder, too, and list its files, so that the next build knows which are ours."""
        site = Path(config.site_dir)
        write_index_as_script(site)
        (site / MANIFEST).write_bytes(manifest_text("site", files_in(site)))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the theme's own pages their policy, and let an edition list its pages even where nobody knows its address."""
        if template_name.endswith(".html") and not self._serving:
            return with_policy(output_content)
        if template_name == SITEMAP and self.config.edition and not config.site_url:
            return sitemap(page.address for page in self._made().edition.pages)
        return output_content

    def _leave_out(self, files: Files, taken: frozenset[str], config: MkDocsConfig) -> None:
        """Take out of the files that lie beside the records what is not to be published; those of the theme and of other plugins stay."""
        docs = Path(config.docs_dir)
        found = {
            file.src_uri: Candidate(file.src_uri, file.dest_uri, Path(file.abs_src_path))
            for file in files
            if file.generated_by is None and file.src_dir == config.docs_dir and file.abs_src_path
        }
        asked = frozenset(map(str, (*config.extra_css, *config.extra_javascript)))
        texts = [page.body for page in self._made().edition.pages]
        texts += [
            found[name].place.read_text("utf-8", "replace")
            for name in sorted(asked & found.keys())
            if found[name].place.is_file()
        ]
        terms = Terms(
            inside=(self._root(config).resolve(), docs.resolve()),
            taken=taken,
            asked=asked,
            texts=tuple(texts) if self._is_public else None,
        )
        for candidate in unpublished(found.values(), terms):
            file = files.get_file_from_path(candidate.source)
            if file is not None:
                files.remove(file)

    def _lead_to_other_editions(self, config: MkDocsConfig, book: Book, edition: str) -> None:
        with speaking(catalogue(book.handbook.language)):
            config.extra["version"] = switch(book.handbook, book.of(ReleasedEdition), edition)
            config.site_name = name_among_editions(config.site_name, edition)

    def _conditions(self, root: Path) -> Build:
        if not self.config.day:
            return conditions(root)
        try:
            return conditions_of(self.config.commit or "", datetime.date.fromisoformat(self.config.day))
        except ValueError as error:
            raise PluginError(f'The day in mkdocs.yml is "{self.config.day}", not one such as "2026-04-13".') from error

    def _compose(self, inspection: Inspection, build: Build) -> Composed:
        """The edition for those for whom it is meant; refused when it would tell the public what is internal."""
        try:
            return compose(inspection, build, "public" if self._is_public else "internal")
        except NoPublicEdition as error:
            raise PluginError(str(error)) from error
        except Barred as barred:
            raise PluginError(f"Nothing was built for the public.\n\n{text.render(barred.report)}") from barred

    @property
    def _is_public(self) -> bool:
        return self.config.audience == "public"

    @event_priority(-100)  # after all other plugins have changed the page
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Say in the page's head what other programs show of it, and what a browser may run; the theme has no place for either."""
        del config
        tagged = with_tags(output, self._tags.get(page.file.src_uri, ()))
        return tagged if self._serving else with_policy(tagged, page.content or "")

    def _made(self) -> Composed:
        if self._composed is None:
            raise PluginError("Another plugin asked for files before the handbook was read.")
        return self._composed

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(self.config.root or Path(config.config_file_path or "mkdocs.yml").resolve().parent)


def _named_by_navigation(edition: Edition) -> Mapping[str, str]:
    """What the navigation calls the pages in it, by their addresses; a chapter of one page lends it its own title."""
    return {
        address: chapter.title if len(chapter.entries) == 1 else title
        for chapter in edition.chapters
        for title, address in chapter.entries
    }


def _sections(edition: Edition, nav: Navigation) -> dict[str, Section]:
    """The sections of the navigation by the first folder of the pages in them."""
    by_title = {item.title: item for item in nav.items if isinstance(item, Section)}
    return {
        address.split("/")[0]: by_title[chapter.title]
        for chapter in edition.chapters
        for _, address in chapter.entries
        if chapter.title in by_title and address
    }
