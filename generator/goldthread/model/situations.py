"""What happens on a day at work, and what to say and do then."""

from types import MappingProxyType
from typing import Annotated

import msgspec

from goldthread.language.translation import to_say
from goldthread.model.labels import TITLE, KindNames, Label
from goldthread.model.links import (
    ONE_OR_SEVERAL,
    CustomerLink,
    NeedLink,
    PrincipleLink,
    TeamId,
    Text,
    ToolId,
    TouchpointId,
)
from goldthread.model.pictures import Picture
from goldthread.model.record import Record, Status

Sentences = Annotated[tuple[Text, ...], ONE_OR_SEVERAL]
"""Sentences, of which a single one may be written without a list."""


class Situation(Record, frozen=True, kw_only=True):
    """Something that happens at work, and what to say and do then.

    title: What happens, in the words that people use for it.
    say: What to say aloud, a sentence or several.
    never: What is never said or done.
    may: What whoever is there may spend or decide alone.
    tools: The scripts, training and templates that help.
    call: The teams to call.
    touchpoints: The touchpoints at which it happens.
    principles: The principles that the answer follows, and how.
    needs: The needs that are at stake.
    customers: The customers to whom it happens.
    pictures: Pictures of what to do, each with a description.
    """

    kind = "situation"
    names = KindNames(to_say("Situation"), to_say("Situations"))
    homes = ("content/situations",)
    titled_by = "title"
    asked = ("say", "never", "may", "principles", "call", "owner")
    meaning = ("title", "say", "never", "may", "principles")
    labels = MappingProxyType(
        {
            "title": TITLE,
            "say": Label(to_say("What to say")),
            "never": Label(to_say("What never to say or do")),
            "may": Label(to_say("What staff may decide alone")),
            "call": Label(to_say("Whom to call")),
            "principles": Label(to_say("Principles"), to_say("Now follows"), to_say("No longer follows")),
        }
    )

    status: Status | None = None
    # `title` is a property of every record; the field's own name is kept for YAML.
    short_title: str | None = msgspec.field(name="title")
    say: Sentences = ()
    never: Sentences = ()
    may: Sentences = ()
    tools: tuple[ToolId, ...] = ()
    call: tuple[TeamId, ...] = ()
    touchpoints: tuple[TouchpointId, ...] = ()
    principles: tuple[PrincipleLink, ...] = ()
    needs: tuple[NeedLink, ...] = ()
    customers: tuple[CustomerLink, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def written_title(self) -> str | None:
        """What happens, as written."""
        return self.short_title
