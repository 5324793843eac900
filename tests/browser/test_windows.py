"""A window that was looked through before holds nothing of what was done in it."""

import pytest

from browser.conftest import DESKTOP, PHONE, Windows

pytestmark = pytest.mark.browser

LEFT = "[localStorage.length, sessionStorage.length, document.cookie, window.name, scrollY, innerWidth]"


def test_a_window_that_is_used_again_is_as_good_as_a_new_one(windows: Windows, host: str) -> None:
    fresh = windows.window(host, size=DESKTOP).open("about/").evaluate(LEFT)
    used = windows.window(host, size=PHONE)
    page = used.open("map/")
    page.evaluate("[localStorage, sessionStorage].forEach((each) => each.setItem('left', 'here'))")
    page.evaluate("document.cookie = 'left=here'")
    page.route("**/about/", lambda route: route.abort())
    used.context.new_page()
    used.complaints.append("left")
    again = windows.window(host, size=DESKTOP)
    assert again.complaints == []
    assert again.requests == []
    assert len(again.context.pages) == 1
    assert again.open("about/").evaluate(LEFT) == fresh
    again.page.reload()
    again.page.evaluate("localStorage.setItem('own', 'here')")
    assert again.open("map/").evaluate("localStorage.getItem('own')") == "here"
