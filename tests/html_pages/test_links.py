"""No link of a built handbook leads nowhere: pages, anchors, images, drawings, styles, under whatever path it is served."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

POINTING = ("href", "src", "xlink:href", "data", "poster")
IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)")
ELSEWHERE = {"http", "https", "mailto", "data", "tel"}


class Marks(HTMLParser):
    """What a page points at, and what can be pointed at in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = {"", "top"}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.anchors |= {value for name in ("id", "name") if (value := values.get(name))}
        if tag == "link" and values.get("rel") == "canonical":
            return
        self.links += [value for name in POINTING if (value := values.get(name)) is not None]
        refresh = values.get("content") or ""
        if values.get("http-equiv") == "refresh":
            self.links.append(refresh.partition("url=")[2])


@pytest.fixture(scope="module")
def marks(site: Path) -> dict[Path, Marks]:
    return {page: read(page) for page in sorted(site.rglob("*.html"))}


def read(page: Path) -> Marks:
    made = Marks()
    made.feed(page.read_text(encoding="utf-8"))
    return made


def broken(site: Path, marks: dict[Path, Marks]) -> Iterator[str]:
    """Every link that leads nowhere, with why; a link to a folder has to end in a slash and find a page there."""
    for page, found in marks.items():
        under = "" if page.name == "404.html" else "/brand"  # that page alone does not know how deep it is shown
        here = f"{under}/{page.relative_to(site).as_posix()}"
        for link in found.links:
            if urlsplit(link).scheme in ELSEWHERE:
                continue
            target = urlsplit(urljoin(here, link))
            file = site / unquote(target.path).removeprefix(under).lstrip("/")
            file = file / "index.html" if target.path.endswith("/") else file
            if not target.path.startswith(f"{under}/"):
                yield f"{here}: {link} leaves the site"
            elif not file.is_file():
                yield f"{here}: {link} leads nowhere"
            elif file in marks and unquote(target.fragment) not in marks[file].anchors:
                yield f"{here}: {link} leads to no anchor"


def test_every_link_leads_somewhere(site: Path, marks: dict[Path, Marks]) -> None:
    assert sum(len(found.links) for found in marks.values()) > 10_000
    assert list(broken(site, marks)) == []


def test_every_style_finds_what_it_names(site: Path) -> None:
    for style in site.rglob("*.css"):
        for link in IN_STYLE.findall(style.read_text(encoding="utf-8")):
            if urlsplit(link).scheme not in ELSEWHERE and not link.startswith("#"):
                assert (style.parent / urlsplit(link).path).is_file(), f"{style.name}: {link}"


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("nowhere/", "leads nowhere"),
        ("other", "leads nowhere"),
        ("other/#away", "leads to no anchor"),
        ("#away", "leads to no anchor"),
        ("/other/", "leaves the site"),
        ("../other/", "leaves the site"),
        ("gone.png", "leads nowhere"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, link: str, why: str) -> None:
    for address in ("index.html", "other/index.html"):
        page = tmp_path / address
        page.parent.mkdir(exist_ok=True)
        page.write_text(f'<a id="here" href="{link}">x</a>' if address == "index.html" else "<p>x</p>")
    pages = {page: read(page) for page in tmp_path.rglob("*.html")}
    assert [each for each in broken(tmp_path, pages) if each.endswith(why)]
