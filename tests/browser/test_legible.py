"""The rough specimen is legible: no word is broken, no text leaves its drawing, no page is too wide."""

from pathlib import Path

import pytest

from browser.conftest import DESKTOP, PHONE, TABLET, Windows
from pages.every_kind import addresses
from rough_specimen.planted import ROOT

pytestmark = pytest.mark.browser

LOOK = (Path(__file__).parent / "legible.js").read_text(encoding="utf-8")
"""Names each word that is broken in two, each text on another, and each that leaves its drawing."""


@pytest.mark.parametrize("address", addresses(ROOT, ("focus/reading-begins-early/", "principle/same-everywhere/")))
def test_every_kind_of_page_is_legible_at_each_width(address: str, windows: Windows, rough_host: str) -> None:
    window = windows.window(rough_host, size=DESKTOP)
    page = window.open(address)
    found = {}
    for size in (DESKTOP, TABLET, PHONE):
        window.resize(size)
        found[size["width"]] = page.evaluate(LOOK)
    assert found == {390: [], 768: [], 1280: []}
    assert window.strangers == []
