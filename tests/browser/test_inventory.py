"""The inventory in a browser: filters, sorting, counts, and the selection in the address."""

import pytest
from playwright.sync_api import Page, Route, expect

from browser.conftest import DESKTOP, PHONE, TABLET, HeldFiles, Visit, Windows

pytestmark = pytest.mark.browser

ROWS = "#gt-inventory tbody tr:visible"
SAID = "form[data-gt-inventory] output"
ANSWERED = "() => [...goldthreadWithin.found.values()].every(Boolean)"
"""Whether the search has answered all that filters asked it: what it finds is shown beside what filters find by themselves."""


def narrowed(page: Page, words: str) -> Page:
    """The page after words were written into its filter, with all that fits them."""
    page.get_by_label("Find").fill(words)
    page.wait_for_function(ANSWERED)
    return page


def names(page: Page) -> list[str]:
    page.wait_for_function(ANSWERED)
    return page.locator(f"{ROWS} th").all_inner_texts()


def sort(page: Page, *, down: bool) -> None:
    """Sort by name: by the heading, or by the list that stands for it where rows are cards."""
    by = page.get_by_label("Sorted by")
    if by.is_visible():
        by.select_option("-name" if down else "name")
        return
    heading = page.locator("#gt-inventory thead").get_by_role("button", name="Touchpoint")
    wanted = "descending" if down else "ascending"
    while page.locator(f"#gt-inventory th[aria-sort={wanted}]").count() == 0:
        heading.click()


def test_search_and_filters_narrow_the_table_and_show_the_count(window: Visit) -> None:
    page = window.open("inventory/")
    total = page.locator(ROWS).count()
    page.get_by_label("Find").press_sequentially("board")
    page.get_by_label("Medium").select_option("physical")
    page.wait_for_function(ANSWERED)
    shown = page.locator(ROWS).count()
    assert 0 < shown < total
    assert page.locator(SAID).inner_text() == f"{shown} of {total} touchpoints"


def test_a_filter_finds_rows_by_all_words_of_a_record(window: Visit) -> None:
    page = window.open("inventory/")
    page.get_by_label("Find").fill("toothbrush")
    expect(page.locator(f"{ROWS} th")).to_have_text(["A bed up the hill"])
    page.get_by_label("Find").fill("refnd")
    expect(page.locator(f"{ROWS} th").filter(has_text="Money back before they ask")).to_be_visible()
    page.get_by_label("Find").fill("qzxvbrd")
    expect(page.locator(".gt-nothing")).to_contain_text("among all words of these touchpoints")


def test_a_filter_shows_what_the_search_finds_however_late_it_comes(window: Visit) -> None:
    index = HeldFiles(window.page, "**/search/index.js")
    page = window.open("inventory/")
    with page.expect_request("**/search/index.js"):
        # each letter asks the search, which is not there yet
        page.get_by_label("Find").press_sequentially("toothbrush")
    assert page.locator(ROWS).count() == 0
    page.wait_for_function("() => goldthreadWithin.found.has('toothbrush')")
    index.let_go()
    expect(page.locator(f"{ROWS} th")).to_have_text(["A bed up the hill"])
    assert (page.locator(SAID).inner_text() or "").startswith("1 of ")


def test_a_list_of_cards_is_filtered_by_all_words_as_well(window: Visit) -> None:
    page = window.open("evidence/")
    page.locator("form.gt-filter").get_by_label("Find").fill("turning frames")
    expect(page.locator("[data-gt-item]:visible").first).to_be_visible()
    page.locator("form.gt-filter").get_by_label("Find").fill("qzxvbrd")
    expect(page.locator(".gt-nothing")).to_be_visible()


def test_filters_are_restored_from_the_address(window: Visit) -> None:
    page = window.open("inventory/")
    narrowed(page, "boat")
    sort(page, down=False)
    upward = names(page)
    sort(page, down=True)
    chosen, address = names(page), page.url.rpartition("/")[2]
    assert len(chosen) > 1
    assert chosen == upward[::-1]
    window.open("about/")
    assert names(window.open(f"inventory/{address}")) == chosen
    assert page.locator("#gt-inventory th[aria-sort=descending]").inner_text().startswith("Touchpoint")


def test_many_rows_are_shown_in_parts_and_all_in_print(window: Visit) -> None:
    def multiplied(route: Route) -> None:
        head, rest = route.fetch().text().split("<tbody>", 1)
        rows, foot = rest.split("</tbody>", 1)
        route.fulfill(body=f"{head}<tbody>{rows * 5}</tbody>{foot}", content_type="text/html")

    window.page.route("**/inventory/", multiplied)
    page = window.open("inventory/")
    assert page.locator(ROWS).count() == 100
    assert page.locator(SAID).inner_text() == "300 of 300 touchpoints, the first 100 shown"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(ROWS).count() == 300
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(ROWS).count() == 100
    page.locator(".gt-rest button").click()
    assert page.locator(ROWS).count() == 300
    narrowed(page, "quay departure board")
    assert page.locator(ROWS, has_text="Quay departure board").count() == 5


def test_filters_without_a_match_say_so_and_can_be_cleared(window: Visit) -> None:
    page = window.open("inventory/")
    narrowed(page, "qzxvbrd")
    assert page.locator(".gt-nothing").is_visible()
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => !location.hash")
    assert page.locator(ROWS).count() > 1


def test_it_is_a_plain_table_without_scripts(windows: Windows, host: str) -> None:
    plain = windows.window(host, size=DESKTOP, scripts=False)
    page = plain.open("inventory/")
    assert page.locator(ROWS).count() > 1
    assert not page.locator("form[data-gt-inventory]").is_visible()


def test_a_link_to_evidence_scrolls_to_its_card(window: Visit) -> None:
    page = window.open("need/get-home/")
    link = page.locator("a[href*='evidence/#']").first
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_url(f"**/evidence/#{anchor}")
    assert page.locator(f"[id='{anchor}']").is_visible()


def test_what_is_not_filled_in_has_no_line_on_a_card_and_a_cell_in_a_table(windows: Windows, rough_host: str) -> None:
    page = windows.window(rough_host, size=PHONE).open("inventory/")
    blank = page.locator("#gt-inventory td.gt-blank")
    assert blank.count() > 0
    assert blank.locator("visible=true").count() == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    assert blank.locator("visible=true").count() > 0


def test_the_board_of_weaknesses_fits_a_tablet(windows: Windows, host: str) -> None:
    page = windows.window(host, size=TABLET).open("weaknesses/")
    frame = page.locator(".gt-scroll:has(#gt-weaknesses)")
    assert frame.evaluate("each => each.scrollWidth - each.clientWidth") <= 1
