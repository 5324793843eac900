"""The site, built by MkDocs through the plugin, as `mkdocs build` would."""

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import yaml

from goldthread.disk.files import system_reason
from goldthread.disk.folders import Replacement, replaced
from goldthread.disk.plain_files import LARGEST, too_large
from goldthread.disk.temporary import temporary_folder
from goldthread.language.message import Message, MessageError, message
from goldthread.progress import give_way
from goldthread.publishing.configuration import CONFIGURATION_NAMES, PLUGIN, Configuration
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.kept_site import Built, keep_site
from goldthread.publishing.outputs import is_of_older_site
from goldthread.publishing.page_frames import PageFrames
from goldthread.publishing.updated_site import rebuilt, renew_standby
from goldthread.record_files import TOPS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_NOTICE = "NO_MKDOCS_2_WARNING"
_THEME = "material"
_NOWHERE = "site"
"""A folder of which MkDocs wants to know where it is, though nothing is written to it."""


class SiteBuildError(MessageError):
    """MkDocs could not build the site; it has said why."""


def build_site(contents: SiteContents, folder: Path, *, strict: bool = False) -> Replacement:
    """Build a site into a folder, which keeps its old content until the new one is complete; say what changed.

    folder: The folder, as a whole path.
    strict: Whether warnings of MkDocs are errors.
    Raises SiteBuildError when MkDocs gives up or the site is not whole, and what `replaced` raises.
    """
    up_to_date = None if strict else rebuilt(contents, folder, site_frames)
    if up_to_date is not None:
        return up_to_date
    request = contents.request
    with (
        replaced(folder, "site", is_of_older_site) as new,
        loud_only_when_it_matters(),
        settings_file(request.root, request.configuration, contents.settings.name) as file,
    ):
        from mkdocs.commands.build import build  # noqa: PLC0415 - MkDocs takes longer to load than a check takes to run
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - as above

        try:
            loaded = loaded_settings(contents, file, new.path, strict=strict)
            loaded.plugins.on_startup(command="build", dirty=False)
            build(loaded)
            loaded.plugins.on_shutdown()
        except MkDocsException as error:
            raise SiteBuildError(str(error)) from error
        except OSError as error:
            raise SiteBuildError(
                message("The site could not be written: {reason}.", reason=system_reason(error))
            ) from error
        _check_whole(loaded, new.path)
    renew_standby(folder)
    _keep(contents, folder, loaded)
    return new


def _keep(contents: SiteContents, folder: Path, loaded: "MkDocsConfig") -> None:
    """Keep what the next build needs to know of a site, where pages share frames and all templates are known."""
    plugin = loaded.plugins.get(PLUGIN)
    is_known = loaded.theme.name == _THEME and not loaded.theme.custom_dir
    if is_known and plugin is not None and plugin.framed is not None and plugin.framed.made_by is not None:
        built = Built(
            plugins=frozenset(loaded.plugins),
            site_url=loaded.site_url or "",
            frames=plugin.framed.made_by,
        )
        keep_site(contents, folder, built)


def loaded_settings(contents: SiteContents, file: Path, folder: Path, *, strict: bool = False) -> "MkDocsConfig":
    """The settings of MkDocs for a site, whose plugin takes the contents that are given.

    file: The file of settings.
    folder: Where MkDocs writes.
    Raises SiteBuildError when they say something else than was read of them before, and MkDocsException when MkDocs refuses them.
    """
    from mkdocs.config import load_config  # noqa: PLC0415 - MkDocs takes longer to load than a check takes to run

    request = contents.request
    large = too_large(request.configuration.code) if request.configuration else None
    if large is not None:  # MkDocs would read it as a whole
        raise SiteBuildError(
            message(
                "{file} is too large to be part of a site: it has more than {limit} million bytes.",
                file=str(large),
                limit=LARGEST // 1_000_000,
            )
        )
    loaded = load_config(config_file=str(file), site_dir=str(folder), strict=strict or None)
    plugin = loaded.plugins.get(PLUGIN)
    if plugin is None:
        raise SiteBuildError(_without_plugin(file))
    if request.configuration and plugin.config.audience != request.configuration.audience:
        raise SiteBuildError(
            message(
                '{file} sets the audience in a way that cannot be read. Write "audience: internal" or "audience: public".',
                file=str(file),
            )
        )
    if Path(loaded.docs_dir).resolve() != request.docs.resolve():
        raise SiteBuildError(
            message(
                "{file} sets the folder of the documents in a way that cannot be read. Write docs_dir as a path.",
                file=str(file),
            )
        )
    plugin.hand_over(contents)
    return loaded


def site_frames(contents: SiteContents, *, serving: bool = False) -> PageFrames:
    """What makes the finished pages of a site, one by one and without a folder, as `build_site` makes them.

    serving: Whether pages are served, and so have no policy.
    Raises SiteBuildError where the settings of the site are faulty.
    """
    request = contents.request
    with (
        loud_only_when_it_matters(),
        settings_file(request.root, request.configuration, contents.settings.name) as file,
    ):
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - as above
        from mkdocs.structure.files import get_files, set_exclusions  # noqa: PLC0415 - as above
        from mkdocs.structure.nav import get_navigation  # noqa: PLC0415 - as above

        from goldthread.publishing.framed_environment import FramedEnvironment  # noqa: PLC0415 - as above

        try:
            config = loaded_settings(contents, file, request.root / _NOWHERE)
            config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
            config = config.plugins.on_config(config)
            config.plugins.on_pre_build(config=config)
            environment = config.theme.get_env()
            files = config.plugins.on_files(get_files(config), config=config)
            set_exclusions(files, config)
            nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
            framed = config.plugins.on_env(environment, config=config, files=files)
        except MkDocsException as error:
            raise SiteBuildError(str(error)) from error
        if not isinstance(framed, FramedEnvironment):
            raise SiteBuildError(message("Other plugins change single pages, so that none can be made by itself."))
        return framed.frames(nav, files.documentation_pages())


def _check_whole(loaded: "MkDocsConfig", site: Path) -> None:
    """Refuse a site in which something is missing that was to be written, or is empty.

    Raises SiteBuildError.
    """
    plugin = loaded.plugins.get("goldthread")
    wanted = {"index.html", *(plugin.destinations if plugin else ())}
    missing = sorted(name for name in wanted if not _is_there(site / name))
    if missing:
        raise SiteBuildError(
            message(
                "{count} of its {all} files are missing, such as {file}.",
                count=len(missing),
                all=len(wanted),
                file=missing[0],
            )
        )


def _is_there(file: Path) -> bool:
    return file.is_file() and (file.stat().st_size > 0 or file.suffix != ".html")


@contextlib.contextmanager
def settings_file(root: Path, configuration: Configuration | None, name: str) -> Iterator[Path]:
    """The handbook's own settings, or some with the same effect for a handbook that has none.

    Raises SiteBuildError where its own do not name the plugin: MkDocs would publish the records as they lie there.
    """
    if configuration and not configuration.has_plugin:
        raise SiteBuildError(_without_plugin(configuration.file))
    if configuration:
        yield configuration.file
        return
    settings = {
        "site_name": name,
        "docs_dir": str(root / TOPS[0]),
        "theme": {"name": "material"},
        "plugins": ["search", {PLUGIN: {"root": str(root)}}],
    }
    with temporary_folder() as folder:
        path = folder / CONFIGURATION_NAMES[0]
        path.write_text(yaml.safe_dump(settings), encoding="utf-8")
        yield path


def _without_plugin(file: Path) -> Message:
    return message(
        "{file} does not name the plugin goldthread, which makes the pages: add it under plugins.", file=str(file)
    )


@contextlib.contextmanager
def loud_only_when_it_matters() -> Iterator[None]:
    """Let MkDocs speak only of what is wrong, and without its theme's notice on what comes after it."""
    os.environ.setdefault(_NOTICE, "1")
    logger = logging.getLogger("mkdocs")
    handler = _handle_log(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _LogLines(logging.StreamHandler[TextIO]):
    """Prints what MkDocs says, each on a line of its own."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print a line, above what shows the progress."""
        give_way()
        super().emit(record)


def _handle_log(level: int) -> logging.Handler:
    handler = _LogLines(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    handler.setLevel(level)
    logging.getLogger("mkdocs").addHandler(handler)
    return handler
