"""The offers page: what is sold, and what it is bought for."""

import msgspec
from markupsafe import Markup

from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.customers import Offer
from goldthread.pages.components.citations import cited
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.addresses import NEED_INDEX, OFFERS
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_SORTS = Vocabulary({"product": to_say("Product"), "service": to_say("Service"), "platform": to_say("Platform")})


class OfferCard(msgspec.Struct, frozen=True, kw_only=True):
    """An offer: what we sell, and what it is bought for."""

    id: str
    name: str
    sort: str
    status: State | None
    sells: Fact
    bought_for: Fact
    complements: tuple[Anchor, ...]
    owner: Anchor | None
    met_at: Fact
    cited: Markup
    relations: tuple[Fact, ...]
    finding_notes: tuple[FindingNote, ...]

    @property
    def is_bare(self) -> bool:
        """Whether nobody has written what is sold, nor what people buy."""
        return not (self.sells.text or self.bought_for.anchors or self.complements)


_BARE = 2
"""More offers than this of which next to nothing is known are folded."""


class View(msgspec.Struct, frozen=True):
    """What the page shows."""

    lead: str
    needs: str
    offers: tuple[OfferCard, ...]
    bare: tuple[OfferCard, ...]


def page(context: Context, address: str) -> Page:
    """The page of offers."""
    presenter = Presenter(context, address)
    offers = tuple(_offer_card(presenter, offer) for offer in presenter.book.offers)
    bare = tuple(offer for offer in offers if offer.is_bare)
    is_folded = len(bare) > _BARE
    lead = say_many(
        "{count} offer: what we sell and what people buy it for.",
        "{count} offers: what we sell and what people buy it for.",
        len(offers),
        none="No offers: what we sell and what people buy it for.",
    )
    view = View(
        lead,
        presenter.links.to(NEED_INDEX),
        tuple(offer for offer in offers if not (is_folded and offer.is_bare)),
        bare if is_folded else (),
    )
    return Page(
        address=address,
        title=say("Offers"),
        description=say("{lead} The two are rarely the same.", lead=lead),
        body=render(__name__, view, context.audience),
    )


def _offer_card(presenter: Presenter, offer: Offer) -> OfferCard:
    return OfferCard(
        id=own_anchor(offer.id),
        name=presenter.words.name(offer.title),
        sort=_SORTS[offer.sort] if offer.sort else "",
        status=status(offer),
        sells=presenter.text_fact(offer, say("We sell"), "sells"),
        bought_for=presenter.link_fact(offer, say("People buy"), "bought_for"),
        complements=presenter.linked(offer.key, "complements"),
        owner=presenter.owner(offer),
        met_at=Fact(
            say("Customers meet it at"),
            anchors=presenter.sources(presenter.graph.links_to(offer.key, "touchpoint", "offers")),
        ),
        cited=cited(presenter.words, offer),
        relations=presenter.relations(offer),
        finding_notes=presenter.finding_notes(offer.key),
    )


WRITER = Writer(
    addresses=at(OFFERS),
    page=page,
    title=to_say("Offers"),
    needs=("offer",),
)
