"""Conflicts, replacements, offers and needs of customers, on the pages of both sides and in the public edition."""

import pytest

from goldthread.audience.public_book import public_book
from goldthread.exchange import handbook_json
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.site import page as page_at
from pages.page_bodies import ContextOf

TOUCHPOINTS = """
bell: {name: Bell, phase: crossing, offers: [day-ticket], conflicts_with: [{record: touchpoint/horn, because: Two noises.}]}
horn: {name: Horn, phase: crossing, replaces: [touchpoint/gong], conflicts_with: [touchpoint/bell]}
gong: {name: Gong, phase: crossing, status: retired}
"""
FILES = {
    "content/touchpoints.yml": TOUCHPOINTS,
    "content/offers.yml": "day-ticket: {name: Day ticket, bought_for: [reach-home]}\n",
    "content/needs.yml": "reach-home: {need: Reach home before dark.}\n",
    "content/customers.yml": "islanders: {name: Islanders, needs: [{need: reach-home, basis: inferred}]}\n",
}


@pytest.mark.parametrize(
    ("key", "relations"),
    [
        ("touchpoint/bell", [("Conflicts with", "Horn", "Two noises.")]),
        ("touchpoint/horn", [("Conflicts with", "Bell", "Two noises."), ("Replaces", "Gong", "")]),
        ("touchpoint/gong", [("Replaced by", "Horn", "")]),
        ("need/reach-home", []),
    ],
)
def test_both_sides_show_how_they_are_related(
    context_of: ContextOf, key: str, relations: list[tuple[str, str, str]]
) -> None:
    context = context_of(FILES)
    facts = Presenter(context, f"{key}/").relations(context.book.records[key])
    assert [(each.label, each.anchors[0].text, str(each.anchors[0].how)) for each in facts] == relations


def test_the_page_of_a_record_shows_its_relations(context_of: ContextOf) -> None:
    context = context_of(FILES)
    body = page_at(context, "touchpoint/horn/").body
    assert "Conflicts and replacements" in body
    assert "(Two noises.)" in body
    assert body.index("Conflicts and replacements") < body.index('class="gt-onward"') < body.index('class="gt-source"')
    assert "Conflicts and replacements" not in page_at(context, "need/reach-home/").body


def test_offers_needs_and_customers_lead_to_each_other(context_of: ContextOf) -> None:
    context = context_of(FILES)
    assert 'href="../../touchpoint/bell/"' in page_at(context, "need/reach-home/").body
    assert 'href="../../customer/islanders/"' in page_at(context, "need/reach-home/").body
    assert 'href="../../need/reach-home/"' in page_at(context, "customer/islanders/").body
    assert "Day ticket" in page_at(context, "touchpoint/bell/").body
    assert "touchpoint/bell/" in page_at(context, "offers/").body


def test_a_relation_to_what_is_internal_is_in_no_public_edition(context_of: ContextOf) -> None:
    files = FILES | {"content/touchpoints.yml": TOUCHPOINTS.replace("name: Bell", "name: Heron, audience: internal")}
    book = public_book(context_of(files).book)
    text = handbook_json.book_as_json(book).decode()
    assert "touchpoint/horn" in book.records
    assert not [word for word in ("touchpoint/bell", "Heron", "Two noises") if word in text]
    assert book.records["touchpoint/horn"].replaced


def test_an_offer_and_a_need_that_are_internal_are_on_no_public_page(context_of: ContextOf) -> None:
    files = FILES | {
        "content/offers.yml": "day-ticket: {name: Heron, bought_for: [reach-home], audience: internal}\n",
        "content/needs.yml": "reach-home: {need: See the Heron., audience: internal}\n",
    }
    text = handbook_json.book_as_json(public_book(context_of(files).book)).decode()
    assert not [word for word in ("Heron", "day-ticket", "reach-home") if word in text]


def test_places_are_shown_and_count_as_ratings(context_of: ContextOf) -> None:
    priority = "priority: {rank: {customer: 21, of: 23, by_customer: {islanders: 1}}}"
    context = context_of(FILES | {"content/touchpoints.yml": f"bell: {{name: Bell, phase: crossing, {priority}}}\n"})
    body = page_at(context, "touchpoint/bell/").body
    assert "21 of 23" in body
    assert "Place for Islanders" in body
    assert "Bell" in page_at(context, "customer/islanders/").body.partition("What matters most")[2].partition("<h2")[0]
    plan = page_at(context, "plan/").body
    assert "not rated for us" in plan
    assert 'id="unrated"' not in plan
