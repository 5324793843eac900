"""What a site needs to lie among published editions: where it lies, what it is called, and how its pages lead to the others."""

from collections.abc import Iterable
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, tostring

from goldthread.language.translation import say
from goldthread.model.editions import Edition
from goldthread.model.vision import Handbook
from goldthread.publishing.theme_settings import Setting

LATEST = "latest"
DRAFT = "draft"
SITEMAP = "sitemap.xml"
_SOMEWHERE = "http://localhost/"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def address_of(site_url: str, place: str) -> str:
    """The address that the pages of an edition are best known by: that of the latest, so that search engines lead there, or the draft's."""
    return urljoin(site_url.rstrip("/") + "/", f"{DRAFT if place == DRAFT else LATEST}/")


def name_among_editions(name: str, place: str) -> str:
    """What the site is called there."""
    return say("{name} (draft)", name=name) if place == DRAFT else name


def switch(handbook: Handbook, editions: Iterable[Edition], place: str) -> dict[str, Setting]:
    """What the theme is told so that it offers the other editions, and our script so that it knows an old one from the latest.

    editions: Those that were released, as the handbook lists them.
    """
    is_released = any(each.edition == handbook.edition for each in editions)
    draft = (
        say("This is a draft of what comes after edition {edition}.", edition=handbook.edition)
        if is_released
        else say("This is a draft of edition {edition}.", edition=handbook.edition)
    )
    return {
        "provider": "mike",
        "default": LATEST,
        "place": place,
        "words": {
            "label": say("Edition"),
            "old": say("You are reading edition {edition}. It has been replaced.", edition=handbook.edition),
            "draft": draft,
            "published": say("The published one is edition {latest}.", latest="{latest}"),
            "unpublished": say("No edition is published yet."),
            "page": say("Read this page in edition {latest}", latest="{latest}"),
            "gone": say("This page is not in the latest."),
            "home": say("Go to edition {latest}", latest="{latest}"),
        },
    }  # fmt: skip


def sitemap(addresses: Iterable[str]) -> str:
    """A list of pages for a site of which nobody knows the address; those who read it take them as seen from its first, its home page."""
    pages = Element("urlset", xmlns=_NAMESPACE)
    for address in addresses:
        SubElement(SubElement(pages, "url"), "loc").text = f"{_SOMEWHERE}{address}"
    return tostring(pages, encoding="unicode", xml_declaration=True) + "\n"
