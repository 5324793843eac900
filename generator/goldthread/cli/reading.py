"""`goldthread build`, `serve` and `write`: the handbook as a site, while one edits, and as Markdown."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.options import at_option, audience_option, root_of, root_option
from goldthread.cli.output import colour, shown, stop, tell
from goldthread.cli.writing import check_folder, mention_interruption
from goldthread.model.record import Audience

if TYPE_CHECKING:
    from goldthread.publishing.request import BuildRequest


@click.command(short_help="Build the handbook as a site")
@click.option("--output", type=click.Path(path_type=Path), default=None, help="The site's folder. Default: site/.")
@at_option
@click.option("--strict", is_flag=True, help="Let MkDocs' own warnings fail the build too.")
@audience_option
@root_option
def build(output: Path | None, at: str | None, strict: bool, audience: Audience | None, root: Path | None) -> None:
    """Build the handbook as a site of static files.

    When something stands in the way, the last good site stays as it was.
    """
    from goldthread.inspection import checked, fails, report_of
    from goldthread.publishing.compose import inspected
    from goldthread.publishing.mkdocs_site import SiteBuildError, build_site
    from goldthread.reports import text
    from goldthread.reports.summary import overview

    folder = root_of(root)
    site = (output or folder / "site").resolve()
    if at is None:
        mention_interruption(folder)
    with _asked_for(folder, at, audience) as request:
        inspection = inspected(request)
        if inspection.is_empty:
            stop(f"There is nothing to build: {_named(folder, at)} holds no records under content/ or principles/.")
        if fails(inspection.findings):
            tell(text.render(report_of(inspection, colour=colour())), nl=False, painted=True)
            tell(f"The handbook was not built; {shown(site)} is as it was.", err=True)
            sys.exit(1)
        check_folder(site, folder, "site")
        try:
            built = build_site(site, request, inspection, strict=strict)
        except SiteBuildError as failed:
            tell(f"The handbook was not built; {shown(site)} is as it was. {failed}", err=True)
            sys.exit(1)
    tell(overview(inspection.findings, checked(inspection)))
    _mention(request.warning)
    already = " already; nothing changed" if not built.changed and not built.deleted else ""
    tell(f"The handbook is at {(site / 'index.html').as_uri()}{already}")


@click.command(short_help="Serve the handbook while you edit")
@click.option("--address", default=None, metavar="HOST:PORT", help="Default: 127.0.0.1:8000.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in a browser.")
@root_option
def serve(address: str | None, open_browser: bool, root: Path | None) -> None:
    """Serve the handbook while you edit: pages reload when a record changes."""
    from goldthread.publishing.configuration import configuration_of
    from goldthread.publishing.mkdocs_site import SiteBuildError, serve_site
    from goldthread.reading.book import read_book
    from goldthread.settings import epoch_day

    folder = root_of(root)
    epoch_day()  # said before MkDocs stumbles over it
    handbook = read_book(folder).book.handbook
    try:
        serve_site(folder, configuration_of(folder), handbook, address, open_browser=open_browser)
    except SiteBuildError as failed:
        tell(str(failed), err=True)
        sys.exit(1)


@click.command(short_help="Write the pages as a Markdown tree")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", default="", help="Where the site will be published, for its sitemap.")
@at_option
@audience_option
@root_option
def write(folder: Path, site_url: str, at: str | None, audience: Audience | None, root: Path | None) -> None:
    """Write the pages as Markdown to FOLDER, with a mkdocs.yml that needs nothing of ours.

    Only files whose bytes change are written; files of an earlier run that are no longer wanted are deleted.
    """
    import msgspec

    from goldthread.audience import InternalHandbookError
    from goldthread.inspection import report_of
    from goldthread.publishing.card_cache import KEPT
    from goldthread.publishing.compose import DisclosureError, compose, inspected
    from goldthread.publishing.media import Pictures
    from goldthread.publishing.tree import write_tree
    from goldthread.reading.files import TOPS
    from goldthread.reports import text

    root_folder, tree = root_of(root), folder.resolve()
    if at is None:
        mention_interruption(root_folder)
    with _asked_for(root_folder, at, audience, site_url) as request:
        inspection = inspected(request)
        if inspection.is_empty:
            stop(
                f"There is nothing to write: {_named(root_folder, at)} holds no records under content/ or principles/."
            )
        if inspection.faults:
            tell(text.render(report_of(inspection, colour=colour())), nl=False, painted=True)
            tell(f"Nothing was written to {folder}.", err=True)
            sys.exit(1)
        check_folder(tree, root_folder, "tree")
        pictures = Pictures(request.root / TOPS[0], (request.root,))
        try:
            composed = compose(inspection, request, pictures)
        except InternalHandbookError as error:
            stop(str(error))
        except DisclosureError as barred:
            tell(text.render(msgspec.structs.replace(barred.report, colour=colour())), nl=False, painted=True)
            tell(f"Nothing was written to {folder}.", err=True)
            sys.exit(1)
        edition = msgspec.structs.replace(composed.edition, files=(*composed.edition.files, *pictures.files))
        written = write_tree(tree, edition, inspection.graph.book.handbook, root_folder / KEPT, request.site_url)
    _mention(request.warning)
    tell(f"{folder}: {written.files} files, {written.changed} of them changed, {written.deleted} deleted.")


@contextlib.contextmanager
def _asked_for(folder: Path, at: str | None, audience: Audience | None, site_url: str = "") -> Iterator["BuildRequest"]:
    """What is to be made, of the records as they lie or as they were at a revision."""
    from goldthread.publishing.configuration import configuration_of
    from goldthread.publishing.past_revision import past
    from goldthread.publishing.request import request_of

    if at is None:
        request = request_of(folder, configuration_of(folder), audience=audience, site_url=site_url)
        yield request
        return
    with past(folder, at) as state:
        configuration = configuration_of(state.root, state.top)
        yield request_of(state.root, configuration, audience=audience, site_url=site_url, build=state.build)


def _mention(warning: str) -> None:
    if warning:
        tell(f"Warning: {warning}", err=True)


def _named(folder: Path, at: str | None) -> str:
    return shown(folder) if at is None else f"{shown(folder)} at {at}"
