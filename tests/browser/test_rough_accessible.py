"""The rough specimen is as accessible as the demonstration, as it came and under a baseline, in light and in dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser.conftest import DESKTOP, STILL, Visit, visit
from browser.test_accessible import ALL, CONTRAST, SET_SCHEME, violations

pytestmark = pytest.mark.browser

PAGES = (
    "", "report/", "touchpoint/overdue-letter/", "principle/", "journey/", "coverage/", "team/branch-alderbrook/", "weaknesses/",
)  # fmt: skip


@pytest.fixture(scope="module", params=["rough_host", "accepted_host"])
def rough_desk(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """A window in which one page of the specimen after another is opened."""
    made = visit(browser, request.getfixturevalue(request.param), size=DESKTOP)
    yield made
    made.context.close()


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "home")
def test_axe_finds_no_violation_in_light_and_dark(rough_desk: Visit, address: str) -> None:
    page = rough_desk.open(address)
    light = violations(page, ALL)
    page.evaluate(STILL)
    page.evaluate(SET_SCHEME, "slate")
    assert {"light": light, "dark": violations(page, CONTRAST)} == {"light": [], "dark": []}
    assert rough_desk.complaints == []
