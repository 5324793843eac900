"""Step two, understand your customer: who they are, and what we make for them."""

from types import MappingProxyType
from typing import Literal

import msgspec

from goldthread.language.translation import to_say
from goldthread.model.labels import NAME, KindNames, Label
from goldthread.model.links import CustomerId, EvidenceId, NeedLink, OfferId, Text
from goldthread.model.pictures import Picture
from goldthread.model.record import Record, Status

Medium = Literal["personal", "physical", "digital"]


class Customer(Record, frozen=True, kw_only=True):
    """A group of people or organisations whom somebody in the brand serves.

    name: What we call them.
    kind: What they are to us.
    under: The wider group that they are part of.
    context: The situation in which they meet us.
    jobs: What they try to get done.
    values: What matters to them while they do.
    preoccupations: What is on their mind when we are not.
    needs: The needs that they have.
    decides_by: How they come to a decision.
    prefers: The media that they prefer.
    relationship: The kind of relationship that they have with us.
    downstream: Their own customer.
    demographics: Age, place and the like, which never suffice alone.
    evidence: What we learned that the portrait rests on.
    pictures: Pictures of them or of their day, each with a description.
    """

    kind = "customer"
    names = KindNames(to_say("Customer"), to_say("Customers"))
    homes = ("content/customers",)
    asked = ("kind", "context")
    meaning = ("name", "context", "jobs", "values")
    labels = MappingProxyType(
        {
            "name": NAME,
            "context": Label(to_say("Situation")),
            "jobs": Label(to_say("Jobs to be done")),
            "values": Label(to_say("Values")),
            "needs": Label(to_say("Needs")),
            "decides_by": Label(to_say("How they decide")),
            "prefers": Label(to_say("How they like to meet us")),
        }
    )

    status: Status | None = None
    name: str | None
    sort: Literal["user", "buyer", "partner", "advocate", "internal"] | None = msgspec.field(name="kind", default=None)
    under: CustomerId | None = None
    context: Text | None = None
    jobs: tuple[Text, ...] = ()
    values: tuple[Text, ...] = ()
    preoccupations: tuple[Text, ...] = ()
    needs: tuple[NeedLink, ...] = ()
    decides_by: Text | None = None
    prefers: tuple[Medium, ...] = ()
    relationship: Literal["transaction", "lifestyle", "contract", "internal"] | None = None
    downstream: CustomerId | None = None
    demographics: Text | None = None
    evidence: tuple[EvidenceId, ...] = ()
    pictures: tuple[Picture, ...] = ()


class Offer(Record, frozen=True, kw_only=True):
    """Something that we sell, beside what people buy it for.

    name: What it is called.
    sells: What we sell.
    bought_for: The needs that people buy it for.
    kind: Whether it is a product, a service, or a platform of both.
    complements: Other offers that it goes with.
    """

    kind = "offer"
    names = KindNames(to_say("Offer"), to_say("Offers"))
    homes = ("content/offers",)
    asked = ("sells", "bought_for")
    meaning = ("name", "sells", "bought_for")
    labels = MappingProxyType(
        {
            "name": NAME,
            "sells": Label(to_say("Sells")),
            "bought_for": Label(to_say("Bought for")),
        }
    )

    status: Status | None = None
    name: str | None
    sells: Text | None = None
    bought_for: tuple[NeedLink, ...] = ()
    sort: Literal["product", "service", "platform"] | None = msgspec.field(name="kind", default=None)
    complements: tuple[OfferId, ...] = ()
