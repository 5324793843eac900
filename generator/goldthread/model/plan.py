"""The customer-experience plan: what is done next, and what it has to reckon with."""

from types import MappingProxyType
from typing import Literal

import msgspec

from goldthread.language.translation import to_say
from goldthread.model.dates import Date
from goldthread.model.labels import DATE, NAME, TITLE, KindNames, Label
from goldthread.model.links import AnyId, EventId, FocusId, Text, TouchpointId
from goldthread.model.record import Audience, Record, Status


class Initiative(Record, frozen=True, kw_only=True):
    """A piece of work toward the ideal of one or more touchpoints.

    title: What it is called.
    toward: The touchpoints whose ideal it works toward.
    horizon: How far away it is.
    first_step: The smallest step that can be taken now.
    due: The day by which it is done.
    for_event: The event that it has to be ready for.
    effort: How much work it is.
    focus: The focus that it serves.
    """

    kind = "initiative"
    names = KindNames(to_say("Initiative"), to_say("Initiatives"))
    homes = ("content/initiatives",)
    section = ("content/plan", "initiatives")
    asked = ("toward", "first_step", "due", "owner")
    meaning = ("title", "toward")
    labels = MappingProxyType(
        {
            "title": TITLE,
            "toward": Label(to_say("Toward")),
            "due": Label(to_say("Due date")),
        }
    )

    status: Literal["planned", "running", "done", "dropped"] | None = None
    audience: Audience = "internal"
    short_title: str | None = msgspec.field(name="title")
    toward: tuple[TouchpointId, ...] = ()
    horizon: Literal["month", "quarter", "year", "ideal"] | None = None
    first_step: Text | None = None
    due: Date | None = None
    for_event: EventId | None = None
    effort: Literal["small", "medium", "large"] | None = None
    focus: FocusId | None = None

    @property
    def written_title(self) -> str | None:
        """What it is called."""
        return self.short_title


class Event(Record, frozen=True, kw_only=True):
    """A date that the plan has to reckon with.

    name: What happens.
    on: When it happens.
    kind: What sort of event it is.
    """

    kind = "event"
    names = KindNames(to_say("Event"), to_say("Events"))
    homes = ("content/events",)
    section = ("content/plan", "events")
    asked = ("on", "kind")
    labels = MappingProxyType({"name": NAME, "on": DATE})

    status: Status | None = None
    name: str | None
    on: Date | None
    sort: Literal["budget", "show", "launch", "other"] | None = msgspec.field(name="kind", default=None)


class Constraint(Record, frozen=True, kw_only=True):
    """A limit or an obligation that the plan has to reckon with.

    text: What limits us.
    applies_to: The records that it limits, as `kind/id`.
    """

    kind = "constraint"
    names = KindNames(to_say("Constraint"), to_say("Constraints"))
    homes = ("content/constraints",)
    section = ("content/plan", "constraints")
    asked = ("applies_to",)
    titled_by = "text"

    status: Status | None = None
    audience: Audience = "internal"
    text: Text | None
    applies_to: tuple[AnyId, ...] = ()
