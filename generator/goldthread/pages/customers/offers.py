"""Offers: what we sell, beside what people buy it for."""

import msgspec

from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.customers import Offer
from goldthread.pages.components.parts import Anchor, Fact, Remark, Standpoint, State, status
from goldthread.pages.frame.addresses import NEED_INDEX, OFFERS
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer, at

_SORTS = Vocabulary({"product": to_say("Product"), "service": to_say("Service"), "platform": to_say("Platform")})


class Sold(msgspec.Struct, frozen=True, kw_only=True):
    """An offer: what we sell, and what it is bought for."""

    id: str
    name: str
    sort: str
    status: State | None
    sells: Fact
    bought_for: Fact
    complements: tuple[Anchor, ...]
    owner: Anchor | None
    remarks: tuple[Remark, ...]


class View(msgspec.Struct, frozen=True):
    """What the page shows."""

    lead: str
    needs: str
    offers: tuple[Sold, ...]


def page(matter: Matter, address: str) -> Page:
    """The page of offers."""
    here = Standpoint(matter, address)
    offers = tuple(_sold(here, offer) for offer in here.book.offers)
    lead = say_many(
        "{count} offer: what we sell and what people buy it for.",
        "{count} offers: what we sell and what people buy it for.",
        len(offers),
        none="No offers: what we sell and what people buy it for.",
    )
    return Page(
        address=address,
        title=say("Offers"),
        description=say("{lead} The two are rarely the same.", lead=lead),
        body=render(__name__, View(lead, here.links.to(NEED_INDEX), offers)),
    )


def _sold(here: Standpoint, offer: Offer) -> Sold:
    owner = here.linked(offer.key, "owner")
    return Sold(
        id=own_anchor(offer.id),
        name=here.words.name(offer.name),
        sort=_SORTS[offer.sort] if offer.sort else "",
        status=status(offer),
        sells=here.text_fact(offer, say("We sell"), "sells"),
        bought_for=here.link_fact(offer, say("People buy"), "bought_for"),
        complements=here.linked(offer.key, "complements"),
        owner=owner[0] if owner else None,
        remarks=here.remarks(offer.key),
    )


WRITER = Writer(
    addresses=at(OFFERS),
    page=page,
    title=to_say("Offers"),
    position=3,
    needs=("offer",),
)
