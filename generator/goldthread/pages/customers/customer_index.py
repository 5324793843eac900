"""The index of customers, with their situation and numbers of touchpoints and teams."""

import msgspec
from markupsafe import Markup

from goldthread.language.translation import say, say_many, to_say
from goldthread.model.customers import Customer
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.addresses import CUSTOMER_INDEX, NEED_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import CUSTOMERS
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Card(msgspec.Struct, frozen=True):
    """A customer on the index."""

    anchor: Anchor
    sort: str
    context: Markup
    state: State | None
    status: State | None
    met: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows: external and internal customers."""

    outside: tuple[Card, ...]
    inside: tuple[Card, ...]
    needs: str


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    customers = context.book.customers
    view = View(
        outside=tuple(_card(presenter, each) for each in customers if each.sort != "internal"),
        inside=tuple(_card(presenter, each) for each in customers if each.sort == "internal"),
        needs=presenter.links.to(NEED_INDEX),
    )
    return Page(
        address=address,
        title=say("Customers"),
        description=say(
            "The customers of {brand}: their situation, jobs to be done and values.",
            brand=context.book.handbook.title,
        ),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=0.0,
    )


def _card(presenter: Presenter, customer: Customer) -> Card:
    met = len(presenter.graph.links_to(customer.key, "touchpoint", "customers"))
    return Card(
        presenter.anchor(customer.key),
        CUSTOMERS[customer.sort] if customer.sort else "",
        presenter.words.line(customer.context),
        field_state(customer, "context"),
        status(customer),
        say_many("{count} touchpoint", "{count} touchpoints", met, none="No touchpoints"),
    )


WRITER = Writer(
    addresses=at(CUSTOMER_INDEX),
    page=page,
    title=to_say("Customers"),
    needs=("customer",),
)
