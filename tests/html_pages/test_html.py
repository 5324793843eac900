"""Every page of two handbooks is valid HTML, except for known errors of the theme."""

import re
from pathlib import Path

import pytest

from html_pages.html_validator import ADVICE, Remark, is_installed, judged

EXCUSED = {
    # The theme keeps browsers from remembering an open drawer with an attribute that is only known on other inputs.
    "input-attributes": r"#__(drawer|search)",
    "valid-autocomplete": r"#__(drawer|search)",
    # Its list of search results is filled by a script, and says so with the older of two words that mean the same.
    "presentation-role-style": r"html > body > header > nav > .* > ol",
    # It takes the headings of open chapters out of the order of tabs with an empty number.
    "attribute-allowed-values": r"#__nav_\d+_label",
    # It shows the contents of a page twice, in the drawer of a phone and beside the text of a desktop; one is hidden.
    "unique-landmark": r"html > body > div:nth-child\(\d+\) > main > div > div:nth-child\([12]\) > .* > nav",
}


def test_every_page_is_valid_html(site: Path, specimen_site: Path) -> None:
    assert is_installed(), ADVICE
    pages = judged(site, specimen_site)
    silent = {*site.rglob("*.html"), *specimen_site.rglob("*.html")} - {Path(page.file_path) for page in pages}
    assert all('http-equiv="refresh"' in page.read_text() for page in silent), "the theme's pages were not looked at"
    bad = [
        f"{page.file_path}:{remark.line}: {remark.rule_id}: {remark.message} ({remark.selector})"
        for page in pages
        for remark in page.messages
        if not _is_excused(remark)
    ]
    assert bad == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>one<div>two</div></p>", id="a block in a paragraph"),
        pytest.param('<a id="x" href="#">a</a><a id="x" href="#">b</a>', id="an id twice"),
        pytest.param("<ul><p>one</p></ul>", id="a list of what are no items"),
        pytest.param('<img src="a.png">', id="an image without words"),
        pytest.param('<p title="a "b"">one</p>', id="a mark that ends an attribute"),
    ],
)
def test_invalid_html_is_found(tmp_path: Path, body: str) -> None:
    page = tmp_path / "index.html"
    page.write_text(f'<!doctype html>\n<html lang="en"><head><title>A</title></head><body>{body}</body></html>\n')
    [found] = judged(tmp_path)
    assert any(not _is_excused(remark) for remark in found.messages)


def _is_excused(remark: Remark) -> bool:
    pattern = EXCUSED.get(remark.rule_id)
    return pattern is not None and re.fullmatch(pattern, remark.selector or "") is not None
