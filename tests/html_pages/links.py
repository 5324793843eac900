"""Links and loaded files of the pages of a built site, and which of them are broken."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

FOLLOWED = {"http", "https", "mailto", "tel"}
"""Where a reader may be led."""
LOADED = {"data"}
"""What a page may load besides the site's own files: what it holds itself."""
UNDER = "/brand/"
"""The folder of a host that the site is looked at in."""
_LOADING = ("src", "xlink:href", "data", "poster", "srcset", "style", "background")
_IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


class Marks(HTMLParser):
    """What a page leads to and loads, and what can be pointed at in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.followed: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = {"", "top"}
        self._is_style = False
        self._choice = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value is not None}
        self._is_style = tag == "style"
        self.anchors |= {value for name in ("id", "name") if (value := values.get(name))}
        if tag == "select":
            self._choice = values.get("name", "")
        if tag == "option" and self._choice:  # what a filter is set to by an address
            self.anchors.add(f"{self._choice}={values.get('value', '')}")
        if tag == "link" and values.get("rel") == "canonical":
            return
        for name in ("href", "action", "formaction"):
            (self.loaded if tag == "link" else self.followed).extend([values[name]] if name in values else [])
        for name in _LOADING:
            self.loaded += _addresses(name, values[name]) if name in values else []
        if values.get("http-equiv") == "refresh":
            self.followed.append(values["content"].partition("url=")[2])

    def handle_data(self, data: str) -> None:
        self.loaded += in_style(data) if self._is_style else []

    def handle_endtag(self, tag: str) -> None:
        self._is_style = self._is_style and tag != "style"


def in_style(text: str) -> list[str]:
    """What a style sheet loads, but for parts of its own page."""
    found = (first or second for first, second in _IN_STYLE.findall(text))
    return [each for each in found if not each.startswith("#")]


def broken(site: Mapping[str, bytes]) -> Iterator[str]:
    """Every link that leads nowhere and all that is loaded from elsewhere, with why, in the files of a site by their paths."""
    marks = {path: Marks(data.decode()) for path, data in site.items() if path.endswith(".html")}
    anchors = {path: found.anchors for path, found in marks.items()}
    for path, found in marks.items():
        here = path if path == "404.html" else f"{UNDER.lstrip('/')}{path}"  # it does not know how deep it is shown
        for link in found.followed:
            yield from _why(site, anchors, f"/{here}", link, FOLLOWED)
        for link in found.loaded:
            yield from _why(site, anchors, f"/{here}", link, LOADED)
    for path, data in site.items():
        if path.endswith(".css"):
            for link in in_style(data.decode()):
                yield from _why(site, anchors, f"{UNDER}{path}", link, LOADED)


def _addresses(name: str, value: str) -> list[str]:
    if name == "style":
        return in_style(value)
    return [each.split()[0] for each in value.split(",") if each.strip()] if name == "srcset" else [value]


def _why(
    site: Mapping[str, bytes], anchors: Mapping[str, set[str]], here: str, link: str, wide: set[str]
) -> Iterator[str]:
    """Why a link is broken, if it is; a link to a folder has to end in a slash and find a page there."""
    if urlsplit(link).scheme in wide:
        return
    target = urlsplit(urljoin(here, link))
    under = UNDER if here.startswith(UNDER) else "/"
    if not link or target.scheme or target.netloc or not target.path.startswith(under):
        yield f"{here}: {link} leaves the site" if link else f"{here}: a link is empty"
        return
    file = unquote(target.path).removeprefix(under)
    file = f"{file}index.html" if not file or file.endswith("/") else file
    if file not in site:
        yield f"{here}: {link} leads nowhere"
    elif file in anchors and unquote(target.fragment) not in anchors[file]:
        yield f"{here}: {link} leads to no anchor"
