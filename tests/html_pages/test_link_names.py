"""Whoever hears the links of a page without what stands around them knows each from the others."""

from pathlib import Path

from html_pages.link_names import unclear


def test_each_name_of_a_link_leads_to_one_place_on_a_page(site: Path, rough_site: Path) -> None:
    for root in (site, rough_site):
        pages = [*root.rglob("index.html")]
        assert len(pages) > 100
        found = [each for page in pages for each in unclear(_address(root, page), page.read_text(encoding="utf-8"))]
        assert found == []


def test_a_name_for_two_places_and_a_name_that_says_nothing_are_found() -> None:
    page = '<article><a href="a/">One</a><a href="b/">One</a><a href="c/">Open it</a><a href="c/" aria-label="C">Open</a></article>'
    assert [each.split(": ", 1)[1] for each in unclear("", page)] == [
        "“One” leads to https://handbook.example/a/, https://handbook.example/b/",
        "“Open it” does not say what opens",
    ]
    assert (
        list(unclear("here/", '<article><a href="#x">X</a><a href="../here/#x">X</a></article><a href="y/">X</a>'))
        == []
    )


def _address(root: Path, page: Path) -> str:
    return page.parent.relative_to(root).as_posix().removeprefix(".") + "/" if page.parent != root else ""
