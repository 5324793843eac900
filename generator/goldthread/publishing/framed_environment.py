"""The theme's environment of templates, in which pages of the handbook are filled into frames."""

from collections.abc import Sequence

from jinja2 import Environment, Template
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from goldthread.publishing.engine import SiteContents
from goldthread.publishing.finished_page import FinishedPage
from goldthread.publishing.head import tags_html
from goldthread.publishing.mkdocs_contents import SEARCHES, finished
from goldthread.publishing.mkdocs_theme import MAIN_TEMPLATE, MkDocsTheme
from goldthread.publishing.page_frames import PageFrames

_PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


class FramedEnvironment:
    """Stands in for the environment of a theme: its main template fills pages of the handbook into frames, and renders all others."""

    def __init__(
        self, environment: Environment, contents: SiteContents, config: MkDocsConfig, *, serving: bool
    ) -> None:
        self._environment, self._contents, self._config, self._serving = environment, contents, config, serving
        self._template = environment.get_template(MAIN_TEMPLATE)
        self.made_by: PageFrames | None = None
        """What made the pages of the handbook; None as long as there are none."""

    def __getattr__(self, name: str) -> object:
        return getattr(self._environment, name)

    def get_template(self, name: str) -> "Template | FramedEnvironment":
        """A template of the theme."""
        return self if name == MAIN_TEMPLATE else self._environment.get_template(name)

    def render(self, context: TemplateContext) -> str:
        """A page by the main template."""
        page = context["page"]
        if not isinstance(page, FinishedPage):
            return self._template.render(context)
        if self.made_by is None:
            self.made_by = self.frames(context["nav"], context["pages"])
        page.is_finished = True
        return self.made_by.html(page.shown)

    def frames(self, nav: Navigation, files: Sequence[File]) -> PageFrames:
        """What makes the pages of the site, each in the frame that it shares with others.

        files: The files of all pages.
        """
        contents, config = self._contents, self._config
        plugin = next((config.plugins[name] for name in SEARCHES if name in config.plugins), None)
        is_searched = isinstance(plugin, SearchPlugin) and bool(plugin.config.enabled)
        return PageFrames(
            MkDocsTheme(self._template, config, nav, files, contents, is_searched=is_searched),
            lambda html, content, tags: finished(html, content, tags, contents.settings, serving=self._serving),
            lambda page: tags_html(contents.previews.tags(page)),
            config.site_url or "",
            imprint=contents.settings.imprint,
        )


def may_frame(config: MkDocsConfig, own: object) -> bool:
    """Whether nothing but our plugin and the theme's search has a say in single pages.

    own: Our plugin.
    """
    handlers = (handler for event in _PAGE_EVENTS for handler in config.plugins.events[event])
    owners = (getattr(handler, "__self__", None) for handler in handlers)
    return config.use_directory_urls and all(each is own or isinstance(each, SearchPlugin) for each in owners)
