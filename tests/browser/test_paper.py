"""Pages on paper in a browser: nothing fades, no title stands alone at the foot of a sheet, and drawings begin below their titles."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from browser.conftest import open_page

pytestmark = pytest.mark.browser

SHEET: ViewportSize = {"width": 680, "height": 1013}
"""What a sheet of A4 has inside its margins, in pixels of print."""
STYLES = "(all, name) => [...new Set(all.map((each) => getComputedStyle(each)[name]))]"


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=SHEET)
    page.emulate_media(media="print")
    yield page
    page.close()


def test_the_map_and_its_title_are_on_one_sheet(paper: Page, host: str) -> None:
    open_page(paper, f"{host}map/")
    foot = paper.locator("figure").first.evaluate("(each) => each.getBoundingClientRect().bottom + scrollY")
    assert foot <= SHEET["height"]


def test_a_drawing_that_scrolls_on_a_screen_is_whole_on_paper(paper: Page, host: str) -> None:
    open_page(paper, f"{host}journey/")
    paper.locator(".gt-scroll").first.evaluate("(each) => { each.dataset.gtGoesOn = 'right' }")
    assert paper.eval_on_selector_all(".gt-scroll", STYLES, "maskImage") == ["none"]


@pytest.mark.parametrize("address", ["need/", "coverage/", "journey/", "roadmap/", "inventory/", "meetings/"])
def test_no_page_is_wider_than_paper_which_would_make_all_of_it_smaller(
    paper: Page, host: str, rough_host: str, address: str
) -> None:
    for start in (host, rough_host):
        paper.goto(f"{start}{address}")
        assert paper.evaluate("document.documentElement.scrollWidth") <= SHEET["width"], start


def test_the_names_in_the_journey_map_are_read_on_paper(paper: Page, host: str) -> None:
    paper.goto(f"{host}journey/")
    names = paper.locator(".gt-j-figure text:visible")
    assert names.count() > 59
    assert min(names.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")) >= 10


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("print/", ".gt-entry > h3, .gt-cover ~ h2, .gt-cover ~ h2 + .gt-said"),
        ("journey/", "h2, .gt-act > p"),
    ],
)
def test_a_title_stays_with_what_it_names(paper: Page, host: str, address: str, titles: str) -> None:
    open_page(paper, f"{host}{address}")
    assert paper.eval_on_selector_all(titles, STYLES, "breakAfter") == ["avoid"]


def test_what_is_long_is_broken_over_sheets(paper: Page, host: str) -> None:
    for address, parts in (("print/", ".gt-entry"), ("report/", "details:has(.gt-findings > li:nth-child(4))")):
        open_page(paper, f"{host}{address}")
        assert paper.eval_on_selector_all(parts, STYLES, "breakInside") == ["auto"], address


def test_paper_has_nothing_that_only_a_screen_uses(paper: Page, host: str) -> None:
    open_page(paper, f"{host}report/")
    marks = "(all) => [...new Set(all.map((each) => getComputedStyle(each, '::after').content))]"
    assert paper.eval_on_selector_all(".gt-table th button", marks) == ["none"]
    open_page(paper, f"{host}touchpoint/quay-board/")
    assert not paper.locator(".gt-onward").is_visible()
