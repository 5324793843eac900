"""The handbook as an MkDocs plugin: a thin shell over pages, the only module besides publishing that knows MkDocs."""

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

from goldthread.audience import InternalHandbookError
from goldthread.disk.manifests import MANIFEST, files_in, manifest_text
from goldthread.inspection import Inspection, fails, report_of
from goldthread.language.catalogue import catalogue
from goldthread.language.characters import contained
from goldthread.language.translation import speaking
from goldthread.model.book import Book
from goldthread.model.editions import Edition as ReleasedEdition
from goldthread.pages.files.assets import SCRIPT, STYLE
from goldthread.pages.frame.page import Edition
from goldthread.pages.frame.policy import with_policy
from goldthread.publishing.card_cache import KEPT
from goldthread.publishing.compose import Composed, DisclosureError, compose, inspected
from goldthread.publishing.configuration import CONFIGURATION_NAMES, Configuration
from goldthread.publishing.finished_page import FinishedPage
from goldthread.publishing.head import with_tags
from goldthread.publishing.media import Candidate, Pictures, Terms, unpublished
from goldthread.publishing.offline_search import INDEX, write_index_as_script
from goldthread.publishing.previews import Tag, previews
from goldthread.publishing.request import BuildRequest, request_of
from goldthread.publishing.site import WORD_ENDS, extra_settings, markdown_settings, theme_settings
from goldthread.publishing.tree import navigation
from goldthread.publishing.version_settings import SITEMAP, address_of, name_among_editions, sitemap, switch
from goldthread.reading.files import TOPS
from goldthread.reports import text
from goldthread.reports.summary import outcome
from goldthread.rules import OwnRuleError
from goldthread.settings import DayError

log = get_plugin_logger("goldthread")
_BEFORE_SEARCH = 50
"""A priority by which the search plugin does not take its settings for given yet."""


class GoldthreadConfig(Config):
    """What `mkdocs.yml` may say of the plugin."""

    root = Optional(Type(str))
    """The folder that holds `content/` and `principles/`, from the folder of `mkdocs.yml`, which it is where nothing is said."""

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

    def __init__(self) -> None:
        self._serving = False
        self._given: tuple[BuildRequest, Inspection] | None = None
        self._read: tuple[BuildRequest, Inspection] | None = None
        self._composed: Composed | None = None
        self._tags: Mapping[str, tuple[Tag, ...]] = {}
        self.destinations: frozenset[str] = frozenset()
        """The files that a whole site holds, by their paths in it."""

    def hand_over(self, request: BuildRequest, inspection: Inspection) -> None:
        """Take a request, and what was read and judged for it, in place of what the settings say and the folder holds."""
        self._given = request, inspection

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is editing, who wants to see errors in the handbook rather than no handbook."""
        del dirty
        self._serving = command == "serve"

    @event_priority(_BEFORE_SEARCH)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and judge the records, dress the theme in their language, and watch them; nothing is written yet."""
        self._read = self._given or self._as_set(config)
        request, inspection = self._read
        for name, value in theme_settings(inspection.graph.book.handbook.language).items():
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
        if request.edition and config.site_url:
            config.site_url = address_of(config.site_url, request.edition)
        config.watch += [str(request.root / top) for top in TOPS if (request.root / top).is_dir()]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages; when something stands in the way, stop before the old site is touched."""
        request, inspection = self._known()
        if inspection.is_empty:
            raise PluginError(f"There is nothing under {request.root} to make a handbook of.")
        stops = inspection.faults or (() if self._serving else inspection.findings)
        if fails(stops):
            report = report_of(inspection)
            raise PluginError(f"The handbook was not built.\n\n{text.render(report)}")
        self._composed = self._compose(inspection, request, Pictures(Path(config.docs_dir), _inside(request, config)))
        if request.edition:
            self._lead_to_other_editions(config, inspection.graph.book, request.edition)
        seen = (
            "what is internal was left out"
            if request.audience == "public"
            else "see the alignment report in the handbook"
        )
        log.info("%s", f"{outcome(inspection.findings)}; {seen}.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the pages in, and leave out the records themselves and whatever else is no medium."""
        composed = self._made()
        handbook = composed.inspection.graph.book.handbook
        kept = self._known()[0].root / KEPT
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
        if template_name == SITEMAP and self._known()[0].edition and not config.site_url:
            return sitemap(page.address for page in self._made().edition.pages)
        return output_content

    def _leave_out(self, files: Files, taken: frozenset[str], config: MkDocsConfig) -> None:
        """Take out of the files that lie beside the records what is not to be published; those of the theme and of other plugins stay."""
        request = self._known()[0]
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
            inside=_inside(request, config),
            taken=taken,
            asked=asked,
            texts=tuple(texts) if request.audience == "public" else None,
        )
        for candidate in unpublished(found.values(), terms):
            file = files.get_file_from_path(candidate.source)
            if file is not None:
                files.remove(file)

    def _lead_to_other_editions(self, config: MkDocsConfig, book: Book, edition: str) -> None:
        with speaking(catalogue(book.handbook.language)):
            config.extra["version"] = switch(book.handbook, book.of(ReleasedEdition), edition)
            config.site_name = name_among_editions(config.site_name, edition)

    def _as_set(self, config: MkDocsConfig) -> tuple[BuildRequest, Inspection]:
        """What the settings ask for, and what is in the handbook now."""
        file = Path(config.config_file_path or CONFIGURATION_NAMES[0]).resolve()
        configuration = Configuration(
            file=file,
            audience="public" if self.config.audience == "public" else "internal",
            site_url=config.site_url or "",
            day=self.config.day or "",
            commit=self.config.commit or "",
            edition=self.config.edition or "",
        )
        try:
            request = request_of(file.parent / (self.config.root or ""), configuration)
            if request.warning:
                log.warning("%s", request.warning)
            return request, inspected(request)
        except (DayError, OwnRuleError) as error:
            raise PluginError(str(error)) from error

    def _compose(self, inspection: Inspection, request: BuildRequest, pictures: Pictures) -> Composed:
        """The edition for those for whom it is meant; refused when it would tell the public what is internal."""
        try:
            return compose(inspection, request, pictures)
        except InternalHandbookError as error:
            raise PluginError(str(error)) from error
        except DisclosureError as error:
            raise PluginError(f"Nothing was built for the public.\n\n{text.render(error.report)}") from error

    @event_priority(-100)  # after all other plugins have changed the page
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Say in the page's head what other programs show of it, and what a browser may run; the theme has no place for either."""
        del config
        tagged = with_tags(output, self._tags.get(page.file.src_uri, ()))
        if self._serving:
            return tagged
        return with_policy(tagged, page.content or "", may_style=not isinstance(page, FinishedPage))

    def _made(self) -> Composed:
        if self._composed is None:
            raise PluginError("Another plugin asked for files before the handbook was read.")
        return self._composed

    def _known(self) -> tuple[BuildRequest, Inspection]:
        if self._read is None:
            raise PluginError("Another plugin asked for pages before the settings were read.")
        return self._read


def _inside(request: BuildRequest, config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders in which a file has to lie to be published."""
    return request.root, Path(config.docs_dir).resolve()


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
