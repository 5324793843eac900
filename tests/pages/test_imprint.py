"""The foot of each page, and the page at whose address nothing lies."""

import datetime

from goldthread.pages.files.imprint import imprint
from goldthread.pages.files.landing import lost
from goldthread.pages.files.not_found import not_found
from goldthread.pages.frame.page import Chapter
from pages.page_bodies import ContextOf

ON = datetime.date(2026, 11, 22)
HANDBOOK = 'brand: Ferry\nvision: Nobody waits.\nedition: "1.4"\n'


def test_the_foot_says_the_edition_its_day_its_owner_and_where_to_report_faults(context_of: ContextOf) -> None:
    handbook = HANDBOOK + "owner: crew\nfeedback: mailto:book@ferry.example\n"
    book = context_of({"content/handbook.yml": handbook}).book
    foot = imprint(book, ON, "internal")
    for words in ("Edition 1.4, in preparation", "As of 22 November 2026", "Owner: Crew"):
        assert words in foot
    assert '<a href="mailto:book@ferry.example" rel="noreferrer">Tell us what is wrong</a>' in foot


def test_the_foot_says_nothing_of_what_is_not_written(context_of: ContextOf) -> None:
    foot = imprint(context_of({"content/handbook.yml": HANDBOOK}).book, ON, "internal")
    assert "Owner" not in foot
    assert "<a " not in foot


def test_the_page_at_an_unknown_address_leads_into_all_chapters() -> None:
    body = not_found(
        [Chapter("Teams", (("Teams", "team/"), ("Tools", "tools/")), ("team", "tools"))], "/brand/", "internal"
    )
    assert '<a href="/brand/team/">Teams</a>' in body
    assert '<a href="/brand/tools/">Tools</a>' in body


def test_chapters_of_one_page_stand_in_one_row_there() -> None:
    chapters = [
        Chapter("Home", (("Home", ""),), ()),
        Chapter("Words", (("Terms", "terms/"),), ("terms",)),
        Chapter("Teams", (("Teams", "team/"),), ("team",)),
    ]
    body = not_found(chapters, "/", "internal")
    assert '<dt>Main pages</dt> <dd><a href="/">Home</a>, <a href="/team/">Teams</a></dd>' in body
    assert '<dt>Words</dt> <dd><a href="/terms/">Terms</a></dd>' in body
    assert body.count("<dt>") == 2


def test_beside_editions_that_page_searches_one_and_leads_into_it(context_of: ContextOf) -> None:
    german = HANDBOOK + "language: de\n"
    page = lost(context_of({"content/handbook.yml": german}).book, "/book/", "latest", ["1.0", "latest"]).decode()
    assert '<html lang="de">' in page
    assert '<form action="/book/latest/" method="get" role="search">' in page
    assert 'href="/book/latest/journey/"' in page
    assert "Seite nicht gefunden" in page
