"""A built handbook has no broken links: pages, anchors, images, drawings and styles, under any path."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from html_pages.links import Marks, broken


@pytest.fixture(scope="module")
def files(site: Path) -> Mapping[str, bytes]:
    """The files of the site by their paths."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_every_link_has_a_target_and_nothing_is_loaded_from_other_hosts(files: Mapping[str, bytes]) -> None:
    marks = [Marks(data.decode()) for path, data in files.items() if path.endswith(".html")]
    assert sum(len(found.followed) for found in marks) > 10_000
    assert sum(len(found.loaded) for found in marks) > 1_000
    assert list(broken(files)) == []


def test_links_to_pages_and_to_other_hosts_are_valid() -> None:
    page = '<a id="here" href="other/#there">x</a><a href="#here">x</a><a href="https://elsewhere.example/">x</a>'
    assert list(broken({"index.html": page.encode(), "other/index.html": b'<p id="there">x</p>'})) == []


def test_a_link_may_set_a_filter_of_a_page_to_one_of_its_values() -> None:
    filters = '<select name="team"><option value="">Any</option><option value="crew">Crew</option></select>'
    page = '<a href="#team=crew">x</a><a href="#team=hut">x</a><a href="#phase=crew">x</a>'
    found = list(broken({"index.html": f"{page}{filters}".encode()}))
    assert [each.rpartition("#")[2] for each in found] == [
        "team=hut leads to no anchor",
        "phase=crew leads to no anchor",
    ]


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("nowhere/", "leads nowhere"),
        ("other", "leads nowhere"),
        ("other/#away", "leads to no anchor"),
        ("#away", "leads to no anchor"),
        ("/other/", "leaves the site"),
        ("../other/", "leaves the site"),
        ("//elsewhere.example/other/", "leaves the site"),
        ("//elsewhere.example/brand/other/", "leaves the site"),
        ("javascript:alert(1)", "leaves the site"),
        ("gone.png", "leads nowhere"),
        ("", "a link is empty"),
    ],
)
def test_a_broken_link_is_found(link: str, why: str) -> None:
    page = f'<a id="here" href="{link}">x</a>'.encode()
    [found] = broken({"index.html": page, "other/index.html": b"<p>x</p>"})
    assert found.endswith(why)


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/a.js", "//elsewhere.example/a.js", "//elsewhere.example/brand/a.js", "gone.js"],
)
@pytest.mark.parametrize(
    "page",
    [
        '<script src="{}"></script>',
        '<link rel="stylesheet" href="{}">',
        '<img srcset="a.js 1x, {} 2x">',
        '<p style="background: url({})">x</p>',
        "<style>@import '{}';</style>",
        '<svg><use xlink:href="{}"/></svg>',
    ],
)
def test_a_file_loaded_from_another_host_is_found(page: str, address: str) -> None:
    [found] = broken({"index.html": page.format(address).encode(), "a.js": b""})
    assert address in found


@pytest.mark.parametrize("address", ["https://elsewhere.example/a.css", "//elsewhere.example/a.css", "gone.css"])
@pytest.mark.parametrize("style", ["@import '{}';", "p {{ background: url({}) }}", 'p {{ background: url( "{}" ) }}'])
def test_a_file_that_a_style_loads_from_another_host_is_found(style: str, address: str) -> None:
    [found] = broken({"assets/look.css": style.format(address).encode()})
    assert address in found
