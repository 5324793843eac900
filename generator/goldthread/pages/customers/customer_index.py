"""The index of customers: each with their situation, and how many touchpoints and teams they meet."""

import msgspec
from markupsafe import Markup

from goldthread.language.translation import say, say_many, to_say
from goldthread.model.customers import Customer
from goldthread.pages.components.parts import Anchor, Standpoint, State, standing, status
from goldthread.pages.frame.addresses import CUSTOMER_INDEX, NEED_INDEX
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.labels import CUSTOMERS
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer, at


class Card(msgspec.Struct, frozen=True):
    """A customer on the index."""

    anchor: Anchor
    sort: str
    context: Markup
    state: State | None
    status: State | None
    met: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows: customers outside, and those inside the house."""

    outside: tuple[Card, ...]
    inside: tuple[Card, ...]
    needs: str


def page(matter: Matter, address: str) -> Page:
    """The index."""
    point = Standpoint(matter, address)
    customers = matter.book.customers
    view = View(
        outside=tuple(_card(point, each) for each in customers if each.sort != "internal"),
        inside=tuple(_card(point, each) for each in customers if each.sort == "internal"),
        needs=point.links.to(NEED_INDEX),
    )
    return Page(
        address=address,
        title=say("Customers"),
        description=say(
            "The customers of {brand}: their situation, jobs to be done and values.",
            brand=matter.book.handbook.brand,
        ),
        body=render(__name__, view),
        hides=("toc",),
        search_boost=0,
    )


def _card(point: Standpoint, customer: Customer) -> Card:
    met = len(point.graph.reaching(customer.key, "touchpoint", "customers"))
    return Card(
        point.anchor(customer.key),
        CUSTOMERS[customer.sort] if customer.sort else "",
        point.words.line(customer.context),
        standing(customer, "context"),
        status(customer),
        say_many("{count} touchpoint", "{count} touchpoints", met, none="No touchpoints"),
    )


WRITER = Writer(
    addresses=at(CUSTOMER_INDEX),
    page=page,
    title=to_say("Customers"),
    position=1,
    needs=("customer",),
)
