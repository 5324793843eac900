"""The list of pages for search engines, written anew as MkDocs wrote it."""

import gzip
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from html import escape
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urljoin

import msgspec

from goldthread.publishing.engine import SiteContents

SITEMAP, ZIPPED_SITEMAP = "sitemap.xml", "sitemap.xml.gz"
_LEAST = 2
"""So many pages show how they are parted in a list."""


class Sitemap(msgspec.Struct, frozen=True, array_like=True):
    """How a list of pages for search engines is written: what stands before, between and after the addresses."""

    before: str
    between: str
    after: str

    def text(self, addresses: Iterable[str], site_url: str, day: date) -> bytes:
        """The list of some pages on a day."""
        base = f"{site_url.rstrip('/')}/"
        told = (f"<loc>{escape(urljoin(base, quote(each)), quote=False)}</loc>" for each in addresses)
        text = self.before + self.between.join(told) + self.after
        return text.replace("\0", day.isoformat()).encode()


def sitemap_files(sitemap: Sitemap, contents: SiteContents, site_url: str) -> Iterator[tuple[str, bytes]]:
    """The list of pages, and the same compressed, as MkDocs writes them."""
    day = contents.request.build.on
    text = sitemap.text(contents.site.addresses, site_url, day)
    zipped = BytesIO()
    moment = int(datetime.combine(day, time(), UTC).timestamp())
    with gzip.GzipFile(filename=SITEMAP, fileobj=zipped, mode="wb", mtime=moment) as file:
        file.write(text)
    yield from ((SITEMAP, text), (ZIPPED_SITEMAP, zipped.getvalue()))


def sitemap_in(folder: Path, contents: SiteContents, site_url: str) -> Sitemap | None:
    """How the list of pages in a site is written; None where that cannot be told, so that it is taken for fixed."""
    file = folder / SITEMAP
    if not file.is_file() or not site_url:
        return None
    before, *rest = file.read_text("utf-8").replace(contents.request.build.on.isoformat(), "\0").split("<loc>")
    ends = [each.partition("</loc>")[2] for each in rest]
    if len(ends) < _LEAST:
        return None
    found = Sitemap(before, ends[0], ends[-1])
    is_so = all((folder / path).read_bytes() == data for path, data in sitemap_files(found, contents, site_url))
    return found if is_so else None
