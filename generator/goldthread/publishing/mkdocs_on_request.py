"""The site of MkDocs, of which a file is made when it is asked for, as a build would make it.

MkDocs is brought to where it begins to write; from there on, its own functions write one page at a time into a folder.
"""

import logging
import shutil
import traceback
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import TracebackType

import msgspec
from mkdocs import utils
from mkdocs.commands import build
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from goldthread.cards.picture import png
from goldthread.language.message import message
from goldthread.pages.files.drawing_files import FOLDER as DRAWINGS
from goldthread.pages.frame.page import SiteOnRequest
from goldthread.publishing.configuration import PLUGIN
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.finished_page import FinishedPage
from goldthread.publishing.media import unpublished
from goldthread.publishing.mkdocs_contents import candidates, media_terms
from goldthread.publishing.mkdocs_site import SiteBuildError, loaded_settings
from goldthread.publishing.previews import card_of
from goldthread.publishing.search_index import without_entries
from goldthread.search.index_parts import FOLDER as SEARCH

_NEED_NO_PAGES = frozenset({PLUGIN, "search", "material/search"})
"""Plugins that make nothing of all pages of the handbook."""

_MKDOCS = logging.getLogger("mkdocs")


class MkDocsOnRequest:
    """What MkDocs makes of the contents of a site, file by file. One thread at a time may use it.

    contents: The contents, of a site on request.
    file: The file of settings.
    folder: Where MkDocs writes.
    Raises SiteBuildError when MkDocs, the theme or a plugin gives up, as all its functions do.
    """

    def __init__(self, contents: SiteContents, file: Path, folder: Path) -> None:
        self.contents = contents
        self.folder = folder
        for kept in (utils._norm_parts, utils._get_norm_url):  # noqa: SLF001 - as below
            kept.cache_clear()  # without a bound, and of addresses that may be gone
        with _Guard():
            config = loaded_settings(contents, file, folder)
            plugins = config.plugins
            plugins.on_startup(command="build", dirty=False)
            self._config = config = plugins.on_config(config)
            plugins.on_pre_build(config=config)
            files = get_files(config)
            env = config.theme.get_env()
            files.add_files_from_theme(env, config)
            self._candidates = candidates(files, config)
            self._files = files = plugins.on_files(files, config=config)
            set_exclusions(files, config)
            self._nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
            self._env = plugins.on_env(env, config=config, files=files)
            self._pages = tuple(files.documentation_pages())
        self._by_path = {file.dest_uri: file for file in files if file.inclusion.is_included()}
        self._media = {each.target: each for each in self._candidates.values()}
        self._fresh: set[str] = set()

    @property
    def watched(self) -> frozenset[Path]:
        """The files and folders of settings, documents and theme, on which files of the site depend."""
        config, packages = self._config, Path(build.__file__).parents[2]
        dirs = (Path(each).resolve() for each in config.theme.dirs)
        own = (each for each in dirs if not each.is_relative_to(packages))
        hooks = (Path(str(each)) for each in config.hooks)
        return frozenset((Path(config.docs_dir), *own, *hooks, *map(Path, config.watch)))

    def show(self, contents: SiteContents) -> bool:
        """Take other contents from now on, where the settings, the navigation and the addresses are the same; tell whether they are."""
        before = self.contents
        if _shape(contents) != _shape(before):
            return False
        self.contents = contents
        plugin = self._config.plugins.get(PLUGIN)
        assert plugin is not None
        plugin.hand_over(contents)
        for file in self._pages:
            if isinstance(file.page, FinishedPage):
                file.page.source = partial(contents.site.page, _address(file))
        self._fresh.clear()
        return True

    def file(self, path: str) -> bytes | None:
        """The file at a path of the site; None when there is none."""
        with _Guard():
            file = self._by_path.get(path)
            if file is not None and file.is_documentation_page():
                return self._written(path, partial(self._render, file))
            if path in self._templates():
                return self._written(path, partial(self._template, path))
            made = self._of_contents(path)
            if made is not None:
                return made
            if file is not None and file.generated_by is None:
                return _bytes(Path(file.abs_src_path or ""))
            if file is not None:
                return file.content_bytes
            return self._picture(path)

    def whole(self) -> Iterator[None]:
        """Make what can only be made of all pages, such as the index of the search, in steps of a page each.

        The search knows records by their fields, so that their pages are made for other plugins only, where there are any.
        """
        is_ours = set(self._config.plugins) <= _NEED_NO_PAGES
        for file in self._pages:
            if file.dest_uri not in self._fresh and not (is_ours and isinstance(file.page, FinishedPage)):
                with _Guard():
                    self._render(file)
                yield
        site = self.contents.site
        for address in without_entries(site):
            with _Guard():
                site.page(address)
            yield
        with _Guard():
            shutil.rmtree(self.folder / SEARCH, ignore_errors=True)  # a smaller index has fewer parts
            self._config.plugins.on_post_build(config=self._config)

    def of_whole(self, path: str) -> bytes | None:
        """A file that `whole` has made; None when it has made none."""
        is_page = path in self._by_path or path in self._templates()
        return None if is_page else _bytes(self.folder / path)

    def _written(self, path: str, write: "partial[None]") -> bytes | None:
        if path not in self._fresh:
            write()
        return _bytes(self.folder / path)

    def _render(self, file: File) -> None:
        page, config = file.page, self._config
        assert page is not None
        build._populate_page(page, config, self._files)  # noqa: SLF001 - MkDocs has no other way to make a single page
        build._build_page(page, config, self._pages, self._nav, self._env)  # noqa: SLF001 - as above
        if isinstance(page, FinishedPage):
            page.content = None  # of a large handbook, all pages would be kept twice
        self._fresh.add(file.dest_uri)

    def _templates(self) -> frozenset[str]:
        """The theme's own pages, such as that of an address that does not exist."""
        names = frozenset(self._config.theme.static_templates)
        return names | {f"{name}.gz" for name in names if name == "sitemap.xml"}

    def _template(self, path: str) -> None:
        name = path.removesuffix(".gz")
        build._build_theme_template(name, self._env, self._files, self._config, self._nav)  # noqa: SLF001 - as above
        self._fresh |= {name, path}

    def _of_contents(self, path: str) -> bytes | None:
        """A file of ours that is no page."""
        site, shown = self.contents.site, self.contents.previews
        assert isinstance(site, SiteOnRequest)
        if path in site.paths:
            return site.file(path)
        if path.startswith(DRAWINGS) and path.endswith(".svg") and path in site.drawn:
            return site.drawn[path]
        address = next((each for each, picture in shown.pictures.items() if picture == path), None)
        if address is None:
            return None
        return png(card_of(site.page(address), shown, site, self.contents.inspection.graph.book.handbook))

    def _picture(self, path: str) -> bytes | None:
        """A file beside the records that some page for the public shows; the pages that were made are looked at first."""
        found, site = self._media.get(path), self.contents.site
        if found is None or self.contents.request.audience != "public":
            return None
        assert isinstance(site, SiteOnRequest)
        taken = frozenset(self._by_path)
        for pages in (lambda: site.made, lambda: site.pages):
            terms = media_terms(self.contents, self._candidates, self._config, pages(), taken)
            if not tuple(unpublished((found,), terms)):
                return _bytes(found.place)
        return None


class _Guard:
    """Context in which code of MkDocs, of a theme or of a plugin is run. Raises SiteBuildError for any error of theirs."""

    def __init__(self) -> None:
        self._said = _Said(logging.ERROR)

    def __enter__(self) -> None:
        """Begin to watch for errors."""
        _MKDOCS.addHandler(self._said)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Turn an error into a sentence, with the line of the template that it comes from."""
        _MKDOCS.removeHandler(self._said)
        if isinstance(error, SiteBuildError) or not isinstance(error, Exception | SystemExit):
            return
        frames = [frame for frame in traceback.extract_tb(trace) if frame.filename.endswith((".html", ".xml"))]
        file = getattr(error, "filename", None) or (frames[-1].filename if frames else "")
        line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else 0)
        reason = " ".join(str(error).split()) or type(error).__name__
        if isinstance(error, Abort) and self._said.lines:
            reason = " ".join(self._said.lines)  # the error itself says only that there was one
        if file and line:
            raise SiteBuildError(
                message("{file}, line {line}: {reason}", file=str(file), line=str(line), reason=reason)
            ) from error
        raise SiteBuildError(reason) from error


class _Said(logging.Handler):
    """What MkDocs says of errors."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a line."""
        self.lines.append(" ".join(record.getMessage().split()))


def _shape(contents: SiteContents) -> tuple[object, ...]:
    """What all files of a site depend on."""
    request, site = contents.request, contents.site
    told = msgspec.structs.replace(request, build=msgspec.structs.replace(request.build, commit=""), warning="")
    return told, contents.settings, site.addresses, site.chapters, site.paths, contents.previews


def _address(file: File) -> str:
    return file.src_uri.removesuffix("index.md")


def _bytes(path: Path) -> bytes | None:
    """What is in a file; None where there is none that can be read, as under a name that is longer than any may be."""
    try:
        return path.read_bytes()
    except OSError:
        return None
