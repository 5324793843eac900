"""Steps three and four: the phases of the journey, and the touchpoints at which customers meet the brand."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from goldthread.language.translation import to_say
from goldthread.model.customers import Medium
from goldthread.model.labels import NAME, KindNames, Label
from goldthread.model.links import (
    CustomerId,
    CustomerLink,
    EvidenceId,
    MetricId,
    NeedLink,
    OfferId,
    Part,
    PhaseId,
    Position,
    PrincipleLink,
    Rating,
    TeamId,
    Text,
    ToolId,
    TouchpointLink,
)
from goldthread.model.measures import MetricKind
from goldthread.model.pictures import Picture
from goldthread.model.record import Record, Status


class Gap(Part, frozen=True, kw_only=True):
    """A medium that a phase leaves empty on purpose.

    medium: The medium that is left empty.
    reason: Why nothing belongs there.
    """

    medium: Medium
    reason: Text | None


class Phase(Record, frozen=True, kw_only=True):
    """A stretch of the journey, seen from the customer's side; phases stand in the order in which they are lived.

    name: What we call it.
    under: The phase of which it is a stage.
    seed: The general phase that it is a form of.
    purpose: What it does for the customer.
    metric: The one measure that tells whether it works.
    outcome_kind: The kind of measure that fits it.
    gaps: Media left empty on purpose.
    """

    kind = "phase"
    names = KindNames(to_say("Phase"), to_say("Phases"))
    homes = ("content/journey", "content/phases")
    asked = ("purpose",)
    meaning = ("name", "purpose")
    labels = MappingProxyType(
        {
            "name": NAME,
            "under": Label(to_say("Phase")),
            "purpose": Label(to_say("Purpose")),
        }
    )

    status: Status | None = None
    name: str | None
    under: PhaseId | None = None
    seed: Literal["awareness", "nurture-sell", "use", "extend-resell"] | None = None
    purpose: Text | None = None
    metric: MetricId | None = None
    outcome_kind: MetricKind | None = None
    gaps: tuple[Gap, ...] = ()


class Rank(Part, frozen=True, kw_only=True):
    """The place of a touchpoint in an order of what matters to customers; 1 matters most.

    customer: Its place for customers on the whole.
    of: How many places there are.
    by_customer: Its place for one customer, where they differ.
    """

    customer: Position | None = None
    of: Position | None = None
    by_customer: Mapping[CustomerId, Position] = {}


class Priority(Part, frozen=True, kw_only=True):
    """How much a touchpoint matters: ratings from 1 to 5, a place in an order, or both.

    customer: To customers on the whole.
    business: To the business.
    by_customer: To one customer, where they differ.
    rank: Its place in an order of what matters to customers.
    """

    customer: Rating | None = None
    business: Rating | None = None
    by_customer: Mapping[CustomerId, Rating] = {}
    rank: Rank | None = None


class Signature(Part, frozen=True, kw_only=True):
    """Why a touchpoint is a signature experience; `true` alone says only that it is one.

    reason: It is crucial for a `sale`, for what we learn (`data`), or for the `bond`.
    words: Why, in words of your own.
    """

    shorthand = "reason"
    is_mark = True

    reason: Literal["sale", "data", "bond"] | None = None
    words: Text | None = None


class Benchmark(Part, frozen=True, kw_only=True):
    """The best that customers meet anywhere, against which the touchpoint is held.

    who: The kind of place that does it best, not the rival next door.
    why: What they do that we are measured by.
    """

    who: str | None
    why: Text | None = None


class Touchpoint(Record, frozen=True, kw_only=True):
    """One exchange of value between a customer and the brand.

    name: What it is called, as staff would say it.
    phase: The phase of the journey that it belongs to.
    medium: Whether it reaches the customer through people, things or screens.
    channel: The channel within the medium.
    channels: The channels, where there are several.
    interaction: What goes on between the two sides.
    delivered_by: Who delivers it.
    customers: The customers who meet it.
    needs: The needs that it serves.
    offers: The offers that answer here.
    as_customer: What happens, told by the customer: "I ...".
    gives: What the customer gets from us.
    gets: What we get from the customer.
    outcome: What is different afterwards.
    message: The one thing that it says.
    principles: The principles that it follows, and how.
    owner: The one team that answers for it.
    contributors: Other teams that it takes.
    priority: How much it matters, to whom.
    signature: Why it is a signature experience, if it is one.
    metric: The measure that tells whether it works.
    tools: The training, scripts and templates behind it.
    leads_to: Where the customer goes next.
    pairs_with: The touchpoints that it belongs with.
    benchmark: The best that customers meet anywhere.
    differentiates: What sets it apart.
    effect: What it does to the bond.
    pains: What hurts customers here.
    personalised: How it is made personal.
    examples: Words as the customer meets them.
    now: How it is today.
    next: The next small step.
    ideal: How it would be if nothing stood in the way.
    resources: What it takes.
    cost: What it costs.
    launches: What it is launched with.
    timing: When it happens.
    location: Where it happens.
    evidence: What we learned about it.
    not_excluded_because: Why it is no breach of what the focus says no to.
    pictures: Pictures of it, each with a description; those of before and after a change stand side by side.
    """

    kind = "touchpoint"
    names = KindNames(to_say("Touchpoint"), to_say("Touchpoints"))
    homes = ("content/touchpoints",)
    asked = ("phase", "medium", "owner", "customers", "outcome", "gives", "gets", "principles")
    meaning = ("name", "as_customer", "gives", "gets", "outcome", "message", "principles")
    labels = MappingProxyType(
        {
            "name": NAME,
            "as_customer": Label(to_say("In the customer’s words")),
            "gives": Label(to_say("What people get from us")),
            "gets": Label(to_say("What we get from them")),
            "outcome": Label(to_say("Outcome")),
            "message": Label(to_say("Message")),
            "offers": Label(to_say("Offers")),
            "principles": Label(to_say("Principles"), to_say("Now follows"), to_say("No longer follows")),
        }
    )

    status: Literal["idea", "planned", "draft", "live", "retiring", "retired"] | None = None
    name: str | None
    phase: PhaseId | None
    medium: Medium | None = None
    channel: str | None = None
    channels: tuple[str, ...] = ()
    interaction: Literal["inform", "advise", "sell", "transact", "support", "celebrate", "learn"] | None = None
    delivered_by: Literal["own", "partner", "peer"] | None = None
    customers: tuple[CustomerLink, ...] = ()
    needs: tuple[NeedLink, ...] = ()
    offers: tuple[OfferId, ...] = ()
    as_customer: Text | None = None
    gives: Text | None = None
    gets: Text | None = None
    outcome: Text | None = None
    message: Text | None = None
    principles: tuple[PrincipleLink, ...] = ()
    contributors: tuple[TeamId, ...] = ()
    priority: Priority | None = None
    signature: Signature | None = None
    metric: MetricId | None = None
    tools: tuple[ToolId, ...] = ()
    leads_to: tuple[TouchpointLink, ...] = ()
    pairs_with: tuple[TouchpointLink, ...] = ()
    benchmark: Benchmark | None = None
    differentiates: Text | None = None
    effect: Literal["builds", "sustains", "weakens", "breaks"] | None = None
    pains: tuple[Text, ...] = ()
    personalised: Text | None = None
    examples: tuple[Text, ...] = ()
    now: Text | None = None
    next: Text | None = None
    ideal: Text | None = None
    resources: Text | None = None
    cost: Text | None = None
    launches: Text | None = None
    timing: Text | None = None
    location: Text | None = None
    evidence: tuple[EvidenceId, ...] = ()
    not_excluded_because: Text | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def all_channels(self) -> tuple[str, ...]:
        """Its channels, be there one or several."""
        one = (self.channel,) if self.channel else ()
        return tuple(dict.fromkeys((*one, *self.channels)))
