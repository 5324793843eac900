"""What other programs show when somebody passes the address of a page on: a title, a sentence, and a card."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec

from goldthread.cards.card import SIZE, Card
from goldthread.cards.fonts import OURS, BrandType
from goldthread.model.vision import Handbook
from goldthread.pages.files.assets import FOLDER
from goldthread.pages.frame.page import Page, Site
from goldthread.publishing.card_cache import drawn

MANY = 300
"""Above this number, the pages of a kind share one card: a picture for each would take longer than the pages themselves."""

_SHARED = "_all"
"""The name of a card that pages share; no id begins with a low line."""


class Tag(msgspec.Struct, frozen=True, omit_defaults=True):
    """An element `meta` of a page's head, by its `property`, or by its `name` as X reads it."""

    content: str
    property: str = ""
    name: str = ""


class Previews(msgspec.Struct, frozen=True):
    """The previews of an edition's pages.

    site: What the site is called.
    site_url: The address under which it is published, with a slash at its end; empty when nobody said.
    pictures: The file of each page's card, by the page's address; none where there are no cards.
    files: The cards, by their path from the site's root.
    type: The fonts in which cards are set.
    """

    site: str
    site_url: str
    pictures: Mapping[str, str]
    files: tuple[tuple[str, bytes], ...]
    type: BrandType = OURS

    def tags(self, page: Page) -> tuple[Tag, ...]:
        """What a page's head says of it, as Open Graph (https://ogp.me/) has it, and X where that differs; a picture needs an address."""
        said = [
            Tag(property="og:type", content="article" if page.address else "website"),
            Tag(property="og:site_name", content=self.site),
            Tag(property="og:title", content=page.title),
            Tag(property="og:description", content=page.description),
        ]
        if self.site_url:
            said.append(Tag(property="og:url", content=f"{self.site_url}{page.address}"))
        picture = self.pictures.get(page.address, "")
        if picture:
            address = f"{self.site_url}{quote(picture)}"
            said += (
                Tag(property="og:image", content=address),
                Tag(property="og:image:type", content="image/png"),
                Tag(property="og:image:width", content=str(SIZE[0])),
                Tag(property="og:image:height", content=str(SIZE[1])),
                Tag(property="og:image:alt", content=page.title),
                Tag(name="twitter:image", content=address),
            )
        return (*said, Tag(name="twitter:card", content="summary_large_image" if picture else "summary"))


def previews(
    site: Site, handbook: Handbook, site_name: str, site_url: str, root: Path, brand: BrandType = OURS
) -> Previews:
    """The previews of all pages of the handbook under a root; their cards are drawn unless they are kept from an earlier run.

    There are no cards without an address, since they can only be named by a whole one, nor where the handbook does without them.
    """
    named = previews_on_request(site.addresses, handbook, site_name, site_url, brand)
    cards = {
        named.pictures[page.address]: card_of(page, named, site, handbook) for page in site.heads if named.pictures
    }
    return msgspec.structs.replace(named, files=drawn(cards, root) if cards else ())


def previews_on_request(
    addresses: Iterable[str], handbook: Handbook, site_name: str, site_url: str, brand: BrandType = OURS
) -> Previews:
    """The same previews, without their cards, which `card_of` tells how to draw."""
    site_url = f"{site_url.rstrip('/')}/" if site_url else ""
    if not site_url or not handbook.cards:
        return Previews(site_name, site_url, {}, ())
    listed = tuple(addresses)
    kinds = Counter(map(_kind, listed))
    return Previews(site_name, site_url, {each: _path(each, kinds) for each in listed}, (), brand)


def card_of(page: Page, named: Previews, site: Site, handbook: Handbook) -> Card:
    """The card of a page, or the one that it shares with all pages of its kind."""
    chapters = {address: chapter.title for chapter in site.chapters for _, address in chapter.entries}
    card = msgspec.structs.replace(_card(page, handbook, chapters.get(page.address, "")), type=named.type)
    if named.pictures[page.address].endswith(f"/{_SHARED}.png"):
        return msgspec.structs.replace(card, label="", title=card.label, statement="")
    return card


def _path(address: str, kinds: Mapping[str, int]) -> str:
    """The path of the card of the page at an address."""
    kind = _kind(address)
    is_shared = bool(kind) and kinds[kind] > MANY
    return f"{FOLDER}cards/{f'{kind}/{_SHARED}' if is_shared else address.rstrip('/') or '_home'}.png"


def _kind(address: str) -> str:
    """The folder that the pages of single records of a kind share; empty for a page of its own."""
    folder, _, rest = address.partition("/")
    return folder if rest else ""


def _card(page: Page, handbook: Handbook, chapter: str) -> Card:
    """The home page's card says the vision; another's says its kind, or its chapter, over its title."""
    kind, colon, name = page.title.partition(": ")
    label, title = (kind.strip(), name.strip()) if colon else (chapter, page.title)
    if not page.address:
        label, title, statement = "", page.statement or handbook.title, ""
    else:
        statement = page.statement
    return Card(
        brand=handbook.title,
        label="" if label == title else label,
        title=title if page.source else f"{title[:1].upper()}{title[1:]}",
        statement=statement,
        accent=handbook.colours.accent,
    )
