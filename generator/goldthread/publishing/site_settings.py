"""The settings of a site: made once from the request and the records, the same for every engine."""

from collections.abc import Container, Mapping
from urllib.parse import quote

import msgspec

from goldthread.audience.public_book import InternalHandbookError, public_book
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import say, speaking
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.model.vision import Handbook
from goldthread.pages.files.assets import SCRIPT, STYLE
from goldthread.pages.files.imprint import imprint
from goldthread.pages.frame.pictures import logo_path
from goldthread.publishing.brand_files import favicon_file
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.configuration import Configuration
from goldthread.publishing.picture_files import picture_size
from goldthread.publishing.theme_settings import (
    LOGO_SIZE,
    Setting,
    extra_settings,
    markdown_settings,
    theme_settings,
)
from goldthread.publishing.version_settings import address_of, name_among_editions, switch

_LOGO_FIELD = "handbook.logo"
_FAVICON_FIELD = "handbook.favicon"


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a site, by the names that MkDocs and engines like it use.

    name: The name of the site.
    address: The address under which it is published; empty when nobody said.
    theme: The settings of the theme.
    logo: The path of the brand's logo; empty when there is none that is published.
    logo_text: What stands for the logo where it is not seen.
    logo_size: Its width and height, for which a page keeps room; 0 where it does not say.
    imprint: The foot of each page, as HTML.
    markdown: The Markdown extensions, with their settings.
    extra: Further settings of the theme, which an editor's own come before.
    versions: What leads to the other published versions; None for a site that stands alone.
    styles: The style sheets.
    scripts: The scripts.
    """

    name: str
    address: str
    theme: Mapping[str, Setting]
    markdown: Mapping[str, dict[str, Setting]]
    extra: Mapping[str, Setting]
    versions: dict[str, Setting] | None = None
    logo: str = ""
    logo_text: str = ""
    logo_size: tuple[int, int] = LOGO_SIZE
    imprint: str = ""
    styles: tuple[str, ...] = (STYLE,)
    scripts: tuple[str, ...] = (SCRIPT,)


def site_settings(request: BuildRequest, book: Book, pictures: Container[str]) -> SiteSettings:
    """The settings of the site that is requested; the name is that of the settings of MkDocs, where they give one.

    pictures: The pictures that are published, by their paths from the top of the site.
    """
    handbook = book.handbook
    hides_logo = request.audience == "public" and _LOGO_FIELD in handbook.internal_fields
    logo = "" if hides_logo else logo_path(handbook, pictures)
    name = site_name(request.configuration, handbook)
    address = request.site_url
    versions = None
    if request.edition:
        with speaking(catalogue(handbook.language)):
            name = name_among_editions(name, request.edition)
            versions = switch(handbook, book.of(Edition), request.edition)
        address = address and address_of(address, request.edition)
    return SiteSettings(
        name=name,
        address=address,
        theme=theme_settings(handbook.language, quote(logo), _favicon(request, handbook)),
        logo=logo,
        logo_text=handbook.title,
        logo_size=picture_size(request.docs / logo) if logo else LOGO_SIZE,
        imprint=_imprint(request, book),
        markdown=markdown_settings(),
        extra=extra_settings(),
        versions=versions,
    )


def _favicon(request: BuildRequest, handbook: Handbook) -> str:
    """The path of the brand's sign in the browser's tab; empty where it has none, or not for those who asked."""
    if request.audience == "public" and _FAVICON_FIELD in handbook.internal_fields:
        return ""
    favicon = favicon_file(handbook, request.docs, request.inside)
    return favicon.path if favicon else ""


def _imprint(request: BuildRequest, book: Book) -> str:
    """The foot of each page; none where the handbook itself is not for those who asked, since nothing is built then."""
    try:
        shown = public_book(book) if request.audience == "public" else book
    except InternalHandbookError:
        return ""
    with speaking(catalogue(book.handbook.language)):
        return " ".join(imprint(shown, request.build.on, request.audience).split())


def site_name(configuration: Configuration | None, handbook: Handbook) -> str:
    """The name of the site of a handbook, wherever it is published: that of its settings, where they give one."""
    if configuration and configuration.site_name:
        return configuration.site_name
    with speaking(catalogue(handbook.language)):
        return say("{brand} handbook", brand=handbook.title)
