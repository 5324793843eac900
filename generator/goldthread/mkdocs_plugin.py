"""The handbook as an MkDocs plugin: the hooks of MkDocs, which pass the contents of the site on."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import clean_directory
from mkdocs.utils.templates import TemplateContext

from goldthread.audience.public_book import InternalHandbookError
from goldthread.caching.folder import is_in_repository
from goldthread.caching.templates import compiled_templates, keep_templates
from goldthread.disk.manifests import MANIFEST, files_in, manifest_text
from goldthread.git.tracked_results import leave_tracked_results
from goldthread.inspection import CheckFailedError, Inspection
from goldthread.language.catalogue import catalogue
from goldthread.language.message import message, verbatim
from goldthread.language.translation import speaking
from goldthread.pages.frame.policy import with_policy
from goldthread.progress import begin, end, step
from goldthread.publishing.build_request import BuildRequest, request_of
from goldthread.publishing.compose import DisclosureError, inspected
from goldthread.publishing.configuration import CONFIGURATION_NAMES, Configuration
from goldthread.publishing.engine import NoRecordsError, SiteContents, site_contents
from goldthread.publishing.finished_page import FinishedPage
from goldthread.publishing.framed_environment import FramedEnvironment, may_frame
from goldthread.publishing.head import tags_html
from goldthread.publishing.media import Pictures
from goldthread.publishing.mkdocs_contents import (
    NOT_FOUND,
    add_contents,
    configure,
    destinations,
    escape_names,
    finished,
    place_pages,
    search_entry,
    with_logo_said,
    with_ways,
)
from goldthread.publishing.search_index import THEME_INDEX, language_of, write_search
from goldthread.publishing.site_settings import site_settings
from goldthread.publishing.version_settings import SITEMAP, sitemap
from goldthread.record_files import TOPS
from goldthread.reports import brief
from goldthread.reports.summary import findings_summary
from goldthread.rules import OwnRuleError
from goldthread.search.entry import Entry
from goldthread.settings import DayError

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # which only a server loads

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
    """Reads the records before each build, unless the contents of the site are handed over."""

    def __init__(self) -> None:
        self._serving = False
        self._served: Path | None = None
        self._read: tuple[BuildRequest, Inspection] | None = None
        self._given: SiteContents | None = None
        self._contents: SiteContents | None = None
        self._own_pages: dict[str, Entry] = {}
        self.destinations: frozenset[str] = frozenset()
        """The files that a whole site holds, by their paths in it."""
        self.framed: FramedEnvironment | None = None
        """What makes pages in the frames that they share; None where other plugins have a say in them."""

    def hand_over(self, contents: SiteContents) -> None:
        """Take the contents of the site, in place of what the settings say and the folder holds; later ones replace them."""
        self._given = contents
        if self._contents is not None:
            self._contents = contents

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is editing, who wants to see errors in the handbook rather than no handbook."""
        del dirty
        self._serving = command == "serve"
        reason = leave_tracked_results() if is_in_repository() else None
        if reason is not None:
            log.warning("%s", reason)

    @event_priority(_BEFORE_SEARCH)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and judge the records, configure the theme in their language, and watch them; nothing is written yet."""
        self._served = Path(config.site_dir) if self._serving else None
        given = self._given
        self._read = (given.request, given.inspection) if given else self._as_set(config)
        request, inspection = self._read
        configure(
            config,
            given.settings
            if given
            else site_settings(request, inspection.graph.book, Pictures(request.docs, request.inside)),
        )
        config.watch += [str(request.root / top) for top in TOPS if (request.root / top).is_dir()]
        config.watch += [str(each) for each in _documents(request, inspection)]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages; when something keeps them from being made, stop before the old site is touched."""
        del config
        if self._read is None:
            raise PluginError("Another plugin asked for pages before the settings were read.")
        request, inspection = self._read
        self._contents = self._given or self._made(request, inspection)
        self._own_pages = {}
        seen = (
            "what is internal was left out"
            if request.audience == "public"
            else "see the alignment report in the handbook"
        )
        log.info("%s", f"{findings_summary(inspection.findings)}; {seen}.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, and leave out the records themselves and whatever else is no medium."""
        add_contents(self._known(), files, config, is_framed=may_frame(config, self))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let pages outside the navigation belong to the chapter that they are reached through."""
        del config
        place_pages(self._known(), nav, files)
        return nav

    @event_priority(-100)  # after all other plugins have changed the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape what the theme does not, note which files a whole site holds, and let pages share their frames."""
        escape_names(config)
        own = config.theme.custom_dir
        env.bytecode_cache = compiled_templates("theme", tuple(each for each in config.theme.dirs if each != own))
        env.auto_reload = self._serving
        self.destinations = destinations(self._known(), files)
        begin(message("Building the site"), len(files.documentation_pages()))
        if may_frame(config, self):
            self.framed = FramedEnvironment(env, self._known(), config, serving=self._serving)
            return cast("Environment", self.framed)
        return env

    @event_priority(100)  # before the search plugin
    def on_page_context(
        self, context: TemplateContext, *, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put an editor's own page into the search; the pages of the handbook are in it already."""
        del nav, config
        with speaking(catalogue(language_of(self._known()))):
            entry = search_entry(page)
        if entry:
            self._own_pages[page.url] = entry
        return context

    @event_priority(-100)  # after the search plugin has written an index of nothing
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of the search, and list the site's files, so that the next build knows which are ours."""
        end()
        site = Path(config.site_dir)
        (site / THEME_INDEX).unlink(missing_ok=True)
        write_search(self._known(), site, self._own_pages.values())
        (site / MANIFEST).write_bytes(manifest_text("site", files_in(site)))
        keep_templates()

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the theme's own pages their policy, and let an edition list its pages even where nobody knows its address."""
        contents = self._known()
        if template_name.endswith(".html"):
            said = with_ways(output_content, contents, config) if template_name == NOT_FOUND else output_content
            named = with_logo_said(said, contents.settings)
            return named if self._serving else with_policy(named)
        if template_name == SITEMAP and contents.request.edition and not config.site_url:
            return sitemap(contents.site.addresses)
        return output_content

    @event_priority(-100)  # after all other plugins have changed the page
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Say in the page's head what other programs show of it, and what a browser may run; the theme has no place for either."""
        del config
        step(verbatim(page.file.dest_uri))
        if isinstance(page, FinishedPage) and page.is_finished:
            return output
        contents = self._known()
        own = isinstance(page, FinishedPage)
        tags = tags_html(contents.previews.tags(page.shown)) if isinstance(page, FinishedPage) else ""
        return finished(output, page.content or "", tags, contents.settings, serving=self._serving, own=own)

    def on_build_error(self, *, error: Exception) -> None:
        """Let MkDocs serve the public nothing that was good before: it may be internal by now."""
        del error
        self._withdraw()

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Do the same where MkDocs gives up before it builds, as with settings that it cannot read."""
        del config, builder
        build = server.builder

        def built() -> None:
            with contextlib.ExitStack() as unless_built:
                unless_built.callback(self._withdraw)
                build()
                unless_built.pop_all()

        server.builder = built
        return server

    def _withdraw(self) -> None:
        """Take from the public what MkDocs serves."""
        if self._served is not None and self.config.audience == "public":
            clean_directory(str(self._served))

    def _as_set(self, config: MkDocsConfig) -> tuple[BuildRequest, Inspection]:
        """What the settings ask for, and what is in the handbook now."""
        file = Path(config.config_file_path or CONFIGURATION_NAMES[0]).resolve()
        configuration = Configuration(
            file=file,
            audience="public" if self.config.audience == "public" else "internal",
            docs=Path(config.docs_dir),
            site_name=config.site_name,
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

    def _made(self, request: BuildRequest, inspection: Inspection) -> SiteContents:
        """The contents of the site; what keeps them from being made is an error of MkDocs."""
        try:
            return site_contents(request, inspection, with_errors=self._serving)
        except NoRecordsError as error:
            raise PluginError(f"There is nothing under {request.root} to make a handbook of.") from error
        except InternalHandbookError as error:
            raise PluginError(str(error)) from error
        except DisclosureError as error:
            raise PluginError(
                f"Nothing was built for the public.\n\n{brief.refusal(error.report, is_whole=True)}"
            ) from error
        except CheckFailedError as error:
            raise PluginError(f"The handbook was not built.\n\n{brief.refusal(error.report)}") from error

    def _known(self) -> SiteContents:
        if self._contents is None:
            raise PluginError("Another plugin asked for files before the handbook was read.")
        return self._contents


def _documents(request: BuildRequest, inspection: Inspection) -> list[Path]:
    """The documents of the working tree that records name as their sources."""
    if request.documents is not None:
        return []
    book = inspection.graph.book
    paths = sorted({name.partition("#")[0] for name in (*book.passages, *book.absent)})
    return [(request.root / path).resolve() for path in paths]
