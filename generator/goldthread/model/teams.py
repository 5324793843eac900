"""Step five, align teams and tools: who does the work, for whom, and with what."""

from types import MappingProxyType
from typing import Annotated, Literal

import msgspec

from goldthread.language.translation import to_say
from goldthread.model.dates import Date
from goldthread.model.labels import NAME, KindNames, Label
from goldthread.model.links import CustomerId, Part, PrincipleLink, TeamId, Text
from goldthread.model.pictures import Picture
from goldthread.model.record import Record, Status


class Service(Part, frozen=True, kw_only=True):
    """A customer of the team, inside or outside.

    customer: Whom the team serves.
    does_for: What the team does for them.
    does_with: What the team does together with them.
    reviewed: When the two last talked it over.
    """

    customer: CustomerId
    does_for: Text | None = None
    does_with: Text | None = None
    reviewed: Date | None = None


class ConnectTarget(Part, frozen=True, kw_only=True):
    """How often a team means to meet customers.

    n: How many times.
    per: In which stretch of time.
    """

    n: Annotated[int, msgspec.Meta(ge=1)]
    per: Literal["month", "quarter", "year"]


class Team(Record, frozen=True, kw_only=True):
    """A group of colleagues or partners that answers for something.

    name: What it is called.
    contact: The channel through which it is reached, never a person.
    serves: Its customers now.
    changed_on: When the team or its task last changed.
    decides: What it decides alone.
    information_used_by: The teams that use what it knows.
    has_information: What it knows.
    needs_information: What it would need to know.
    connect_target: How often it means to meet customers.
    """

    kind = "team"
    names = KindNames(to_say("Team"), to_say("Teams"))
    homes = ("content/teams",)
    asked = ("contact",)
    meaning = ("name", "serves")
    labels = MappingProxyType(
        {
            "name": NAME,
            "serves": Label(to_say("Serves")),
        }
    )

    status: Status | None = None
    name: str | None
    contact: str | None = None
    serves: tuple[Service, ...] = ()
    changed_on: Date | None = None
    decides: tuple[Text, ...] = ()
    information_used_by: tuple[TeamId, ...] = ()
    has_information: tuple[Text, ...] = ()
    needs_information: tuple[Text, ...] = ()
    connect_target: ConnectTarget | None = None


class Tool(Record, frozen=True, kw_only=True):
    """Something that equips people to follow a principle.

    name: What it is called.
    kind: What sort of tool it is.
    link: Where it is found.
    principles: The principles that it helps to follow.
    pictures: Pictures of it, each with a description.
    """

    kind = "tool"
    names = KindNames(to_say("Tool"), to_say("Tools"))
    homes = ("content/tools",)
    asked = ("kind", "link", "principles")
    meaning = ("name",)
    labels = MappingProxyType(
        {
            "name": NAME,
            "principles": Label(to_say("Principles"), to_say("Now follows"), to_say("No longer follows")),
        }
    )

    status: Status | None = None
    name: str | None
    sort: Literal["training", "script", "template", "asset"] | None = msgspec.field(name="kind", default=None)
    link: str | None = None
    principles: tuple[PrincipleLink, ...] = ()
    pictures: tuple[Picture, ...] = ()
