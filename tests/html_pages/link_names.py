"""The names of links as those hear them who go from link to link: one name leads to one place on a page, and says what opens."""

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin

_VAGUE = {"open", "open it", "more", "here", "click here", "read more", "link", "details", "öffnen", "mehr", "hier"}


class Names(HTMLParser):
    """The links of a page's article, each with its name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._articles = 0
        self._href: str | None = None
        self._label = self._words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._articles += tag == "article"
        if tag == "a" and self._articles:
            self._href = values.get("href") or values.get("xlink:href")
            self._label, self._words = values.get("aria-label") or "", ""
        elif tag == "img":
            self._words += values.get("alt") or ""

    def handle_endtag(self, tag: str) -> None:
        self._articles -= tag == "article"
        if tag == "a" and self._href is not None:
            self.found.append((" ".join((self._label or self._words).split()), self._href))
            self._href = None

    def handle_data(self, data: str) -> None:
        self._words += data


def unclear(address: str, page: str) -> Iterator[str]:
    """The names on a page that lead to several places, or say nothing of what opens."""
    places: dict[str, set[str]] = {}
    for name, href in Names(page).found:
        places.setdefault(name, set()).add(urljoin(f"https://handbook.example/{address}", href))
    for name, found in places.items():
        if len(found) > 1:
            yield f"{address}: “{name}” leads to {', '.join(sorted(found)[:2])}"
        if name.rstrip(".…→ ").lower() in _VAGUE:
            yield f"{address}: “{name}” does not say what opens"
