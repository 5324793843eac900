"""Published versions in a browser: the switch, the notice of an old version, and links to the same page."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import DESKTOP, PHONE, Scheme, Visit, Windows
from browser.web_server import Quiet
from shared_folders import made_once
from versions.published_repository import change, published, published_editions

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three editions and a draft in `handbook`."""
    published_before = published_editions(tmp_path_factory)

    def make(folder: Path) -> None:
        shutil.copytree(published_before / "ferry", folder / "ferry")
        shutil.copytree(published_before / "editions", folder / "handbook")
        change(folder / "ferry", "rope")
        published(folder / "ferry", "--draft", "--output", folder / "handbook")

    return made_once(tmp_path_factory, "published-draft", make)


@pytest.fixture(scope="module")
def shelf(place: Path) -> Iterator[str]:
    """The address of the editions, under a path."""
    handler = functools.partial(Quiet, directory=str(place))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/handbook/"
        server.shutdown()


@pytest.fixture(params=[pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")])
def reader(request: pytest.FixtureRequest, windows: Windows, shelf: str) -> Iterator[Visit]:
    """A window on the editions."""
    made = windows.window(shelf, size=request.param)
    yield made
    assert made.complaints == []
    assert made.strangers == []


def switch(page: Page, title: str) -> None:
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text=title).first.click()


def test_the_root_redirects_to_the_latest_version_which_has_no_notice(reader: Visit) -> None:
    page = reader.page
    page.goto(reader.host)
    page.wait_for_url("**/handbook/latest/")
    expect(page.locator(".md-version__current")).to_have_text("3.0")
    expect(page.locator(".gt-edition")).to_have_count(0)


def test_switching_the_version_keeps_the_page(reader: Visit) -> None:
    page = reader.open("latest/touchpoint/slate/")
    switch(page, "2.0")
    page.wait_for_url("**/handbook/2.0/touchpoint/slate/")
    expect(page.locator(".md-version__current")).to_have_text("2.0")


def test_switching_to_a_version_without_the_page_opens_its_home_page(reader: Visit) -> None:
    page = reader.open("latest/touchpoint/bell/")
    switch(page, "1.0")
    page.wait_for_url("**/handbook/1.0/")


def test_an_old_version_links_to_the_same_page_of_the_latest(reader: Visit) -> None:
    page = reader.open("2.0/touchpoint/slate/")
    notice = page.get_by_role("region", name="Edition")
    expect(notice).to_contain_text("You are reading edition 2.0. It has been replaced.")
    notice.get_by_role("link", name="Read this page in edition 3.0").click()
    page.wait_for_url("**/handbook/latest/touchpoint/slate/")


def test_an_old_version_links_to_the_home_page_where_the_latest_lacks_the_page(reader: Visit) -> None:
    page = reader.open("1.0/touchpoint/lantern/")
    notice = page.get_by_role("region", name="Edition")
    expect(notice).to_contain_text("It has been replaced. This page is not in the latest.")
    notice.get_by_role("link", name="Go to edition 3.0").click()
    page.wait_for_url("**/handbook/latest/")


def test_an_old_version_links_to_a_renamed_record(reader: Visit) -> None:
    page = reader.open("1.0/touchpoint/notice-board/")
    page.get_by_role("link", name="Read this page in edition 3.0").click()
    page.wait_for_url("**/handbook/latest/touchpoint/slate/")


def test_switching_the_version_finds_a_renamed_record(reader: Visit) -> None:
    page = reader.open("1.0/touchpoint/notice-board/")
    switch(page, "2.0")
    page.wait_for_url("**/handbook/2.0/touchpoint/slate/")
    switch(page, "1.0")
    page.wait_for_url("**/handbook/1.0/touchpoint/notice-board/")


def test_a_draft_is_marked_as_a_draft(reader: Visit) -> None:
    page = reader.open("draft/touchpoint/rope/")
    expect(page.get_by_role("region", name="Edition")).to_contain_text(
        "This is a draft of what comes after edition 3.0. The published one is edition 3.0."
    )
    expect(page.locator(".md-version__current")).to_have_text("draft")


def test_a_former_id_redirects_within_its_version(reader: Visit) -> None:
    page = reader.page
    page.goto(f"{reader.host}2.0/touchpoint/notice-board/")
    page.wait_for_url("**/handbook/2.0/touchpoint/slate/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_a_page_with_the_notice_of_an_old_version(
    windows: Windows, shelf: str, scheme: Scheme
) -> None:
    page = windows.window(shelf, size=PHONE, scheme=scheme).open("1.0/touchpoint/lantern/")
    expect(page.locator(".gt-edition")).to_be_visible()
    results = Axe().run(page, context=".gt-edition").response
    assert [(each["id"], node["html"]) for each in results["violations"] for node in each["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_site_without_versions_does_not_request_the_list_of_versions(window: Visit) -> None:
    page = window.open("about/", settled=True)
    expect(page.locator(".md-version, .gt-edition")).to_have_count(0)
    assert not [request for request in window.requests if "versions.json" in request]


def test_a_version_opened_from_a_folder_does_not_request_the_list_of_versions(windows: Windows, place: Path) -> None:
    made = windows.window(f"{place.as_uri()}/handbook/", size=DESKTOP)
    page = made.open("1.0/touchpoint/lantern/index.html", settled=True)
    expect(page.locator(".md-version, .gt-edition")).to_have_count(0)
    assert made.complaints == []
