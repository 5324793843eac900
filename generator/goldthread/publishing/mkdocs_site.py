"""The site, built or served by MkDocs through the plugin, as `mkdocs build` and `mkdocs serve` would."""

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from goldthread.disk.folders import Replacement, replaced
from goldthread.disk.temporary import temporary_folder
from goldthread.model.record import Audience
from goldthread.model.vision import Handbook
from goldthread.publishing.handbook import Inspected
from goldthread.publishing.interruption import ended_by_signals
from goldthread.publishing.outputs import is_of_older_site
from goldthread.publishing.site import site_name

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CONFIG = "mkdocs.yml"
_NOTICE = "NO_MKDOCS_2_WARNING"


class SiteFailed(Exception):  # noqa: N818 - it reads as what happened
    """MkDocs could not build the site; it has said why."""


def build_site(
    output: Path,
    inspected: Inspected,
    *,
    strict: bool = False,
    is_past: bool = False,
    place: str = "",
    audience: Audience | None = None,
) -> Replacement:
    """Build the site into a folder, which keeps its old content until the new one is complete; say what changed.

    inspected: What was read and judged, which is not done again.
    is_past: Whether the records are those of a commit, whatever `mkdocs.yml` says of the day and the folder.
    place: The folder in which the site will lie among published editions, where it will.
    audience: For whom the site is; None leaves it to `mkdocs.yml`.
    Raises SiteFailed when MkDocs gives up or the site is not whole, and what `replaced` raises.
    """
    handbook = inspected.inspection.graph.book.handbook
    with (
        replaced(output, "site", is_of_older_site) as new,
        _loud_only_when_it_matters(),
        _config(inspected.root, handbook) as config,
    ):
        from mkdocs.commands.build import build  # noqa: PLC0415 - MkDocs takes longer to load than a check takes to run
        from mkdocs.config import load_config  # noqa: PLC0415 - as above
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - as above

        try:
            loaded = load_config(config_file=str(config), site_dir=str(new.path), strict=strict or None)
            _tell_plugin(loaded, inspected, place, is_past=is_past)
            _tell_audience(loaded, audience)
            loaded.plugins.on_startup(command="build", dirty=False)
            build(loaded)
            loaded.plugins.on_shutdown()
        except MkDocsException as error:
            raise SiteFailed(str(error)) from error
        except OSError as error:
            raise SiteFailed(f"It could not be written: {(error.strerror or 'it failed').lower()}.") from error
        _check_whole(loaded, new.path)
    return new


def _check_whole(loaded: "MkDocsConfig", site: Path) -> None:
    """Refuse a site in which something is missing that was to be written, or is empty.

    Raises SiteFailed.
    """
    plugin = loaded.plugins.get("goldthread")
    wanted = {"index.html", *(plugin.destinations if plugin else ())}
    missing = sorted(name for name in wanted if not _is_there(site / name))
    if missing:
        raise SiteFailed(f"{len(missing):,} of its {len(wanted):,} files are missing, such as {missing[0]}.")


def _is_there(file: Path) -> bool:
    return file.is_file() and (file.stat().st_size > 0 or file.suffix != ".html")


def site_address(root: Path, handbook: Handbook) -> str:
    """Where `mkdocs.yml` says that the site will be published; empty where it does not say."""
    with _loud_only_when_it_matters(), _config(root, handbook) as config:
        from mkdocs.config import load_config  # noqa: PLC0415 - as above
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - as above

        try:
            return load_config(config_file=str(config)).site_url or ""
        except MkDocsException as error:
            raise SiteFailed(str(error)) from error


def _tell_plugin(loaded: "MkDocsConfig", inspected: Inspected, place: str, *, is_past: bool) -> None:
    """Let the plugin know what `mkdocs.yml` could have told it, and what has been read."""
    plugin = loaded.plugins.get("goldthread")
    if plugin is None:
        return
    plugin.inspected = inspected
    if is_past:
        build = inspected.build
        plugin.config.update(root=str(inspected.root.resolve()), day=build.on.isoformat(), commit=build.commit)
    if place:
        plugin.config.update(edition=place)


def _tell_audience(loaded: "MkDocsConfig", audience: Audience | None) -> None:
    plugin = loaded.plugins.get("goldthread")
    if audience is None:
        return
    if plugin is None:
        raise SiteFailed("mkdocs.yml does not name the plugin goldthread, which alone knows what is internal.")
    plugin.config.update(audience=audience)


def serve_site(root: Path, handbook: Handbook, address: str | None, *, open_browser: bool = False) -> None:
    """Serve the site until SIGINT or SIGTERM; it is built anew, and open pages reload, whenever a record changes.

    address: Host and port, such as "127.0.0.1:8000"; None leaves it to `mkdocs.yml`.
    Raises SiteFailed when MkDocs gives up.
    """
    with ended_by_signals(), _config(root, handbook) as config:
        os.environ.setdefault(_NOTICE, "1")
        from mkdocs.commands.serve import serve  # noqa: PLC0415 - as above
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - as above

        logging.getLogger("mkdocs").setLevel(logging.INFO)
        _handle_log(logging.INFO)
        try:
            serve(config_file=str(config), dev_addr=address, open_in_browser=open_browser)
        except MkDocsException as error:
            raise SiteFailed(str(error)) from error


@contextlib.contextmanager
def _config(root: Path, handbook: Handbook) -> Iterator[Path]:
    """The handbook's own `mkdocs.yml`, or one with the same effect for a handbook that has none."""
    if (root / CONFIG).is_file():
        yield root / CONFIG
        return
    settings = {
        "site_name": site_name(handbook),
        "docs_dir": str((root / "content").resolve()),
        "theme": {"name": "material"},
        "plugins": ["search", {"goldthread": {"root": str(root.resolve())}}],
    }
    with temporary_folder() as folder:
        path = folder / CONFIG
        path.write_text(yaml.safe_dump(settings), encoding="utf-8")
        yield path


@contextlib.contextmanager
def _loud_only_when_it_matters() -> Iterator[None]:
    """Let MkDocs speak only of what is wrong, and without its theme's notice on what comes after it."""
    os.environ.setdefault(_NOTICE, "1")
    logger = logging.getLogger("mkdocs")
    handler = _handle_log(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _handle_log(level: int) -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    handler.setLevel(level)
    logging.getLogger("mkdocs").addHandler(handler)
    return handler
