"""The page of offers."""

from goldthread.pages.customers.offers import WRITER
from pages.evidence_records import LEARNED
from pages.page_bodies import ContextOf, body_of, pages_of


def test_each_offer_shows_what_we_sell_and_what_people_buy(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "offers/")
    assert body.index("A seat out and home.") < body.index('href="../need/reach-home/"')
    assert 'id="day"' in body


def test_without_offers_it_says_what_to_write(context_of: ContextOf) -> None:
    assert "content/offers.yml" in body_of(pages_of(WRITER, context_of({})), "offers/")
