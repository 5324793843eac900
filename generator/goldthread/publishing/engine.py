"""Engines: each makes a folder of the same pages and settings."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from goldthread.caching.folder import folder
from goldthread.disk.folders import Replacement
from goldthread.inspection import CheckFailedError, Inspection, has_errors, report_of
from goldthread.pages.frame.kept_pages import KeptPages
from goldthread.pages.frame.page import Site
from goldthread.publishing.brand_files import card_type
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.compose import compose, compose_on_request
from goldthread.publishing.media import Pictures
from goldthread.publishing.previews import Previews, previews, previews_on_request
from goldthread.publishing.site_settings import SiteSettings, site_settings


class NoRecordsError(Exception):
    """There is nothing to make a site of."""


class SiteContents(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine makes a site of.

    request: What was asked for.
    inspection: What was read and judged for the request.
    settings: The settings of the site.
    site: The pages, the navigation and the files beside them.
    previews: What other programs show of the pages.
    pictures: The pictures that pages show, by their paths from the top of the site.
    """

    request: BuildRequest
    inspection: Inspection
    settings: SiteSettings
    site: Site
    previews: Previews
    pictures: tuple[tuple[str, bytes], ...]


Engine = Callable[[SiteContents, Path], Replacement]
"""Makes a site in a folder, which keeps its old content until the new one is complete; says which files changed."""


def site_contents(request: BuildRequest, inspection: Inspection, *, with_errors: bool = False) -> SiteContents:
    """The contents of the site that is requested.

    with_errors: Whether findings of rules are no obstacle, for an editor who is fixing them.
    Raises what `refuse_unfit` raises, InternalHandbookError when the site is to be public and the handbook is internal,
    and DisclosureError when it would name internal records.
    """
    refuse_unfit(inspection, with_errors=with_errors)
    pictures = Pictures(request.docs, request.inside)
    site = compose(inspection, request, pictures, kept_pages(request))
    book = inspection.graph.book
    settings = site_settings(request, book, pictures)
    brand = card_type(book.handbook, request)
    return SiteContents(
        request=request,
        inspection=inspection,
        settings=settings,
        site=site,
        previews=previews(site, book.handbook, settings.name, settings.address, request.root, brand),
        pictures=pictures.files,
    )


def kept_pages(request: BuildRequest) -> KeptPages | None:
    """The pages that are kept of the last site that was made as requested; those of commits are kept for all of them.

    None where there is no folder to keep any in, so that nobody notes what they are made of.
    """
    if folder() is None:
        return None
    return KeptPages("a commit" if request.documents else str(request.root), request.edition)


def contents_on_request(request: BuildRequest, inspection: Inspection) -> SiteContents:
    """The same contents, of which pages, pictures and cards are made when they are asked for; findings of rules are no obstacle.

    Raises what `site_contents` raises.
    """
    refuse_unfit(inspection, with_errors=True)
    pictures = Pictures(request.docs, request.inside)
    site = compose_on_request(inspection, request, pictures)
    book = inspection.graph.book
    settings = site_settings(request, book, pictures)
    brand = card_type(book.handbook, request)
    return SiteContents(
        request=request,
        inspection=inspection,
        settings=settings,
        site=site,
        previews=previews_on_request(site.addresses, book.handbook, settings.name, settings.address, brand),
        pictures=(),
    )


def refuse_unfit(inspection: Inspection, *, with_errors: bool = False) -> None:
    """Raise NoRecordsError when there are no records, and CheckFailedError when findings keep a site from being made."""
    if inspection.is_empty:
        raise NoRecordsError
    if has_errors(inspection.faults if with_errors else inspection.findings):
        raise CheckFailedError(report_of(inspection))
