"""What was learned about customers: evidence, the meetings and studies that it comes from, the decisions that rest on it."""

from types import MappingProxyType
from typing import Annotated, Literal

import msgspec

from goldthread.language.message import Text as Words
from goldthread.language.message import message
from goldthread.language.translation import to_say
from goldthread.model.dates import Date
from goldthread.model.labels import DATE, KindNames, Label
from goldthread.model.links import AnyId, CustomerId, EvidenceId, InitiativeId, Part, TeamId, Text
from goldthread.model.record import Audience, Record, Status

Method = Literal["interview", "observation", "conversation", "survey", "analytics", "test", "desk"]
ConnectId = Annotated[str, msgspec.Meta(extra={"ref": ("connect",)})]
StudyId = Annotated[str, msgspec.Meta(extra={"ref": ("study",)})]


class Evidence(Record, frozen=True, kw_only=True):
    """One thing that was learned.

    finding: What was learned, in a sentence.
    method: How it was learned.
    answers: Which kind of question it answers.
    on: When it was learned.
    n: How many people or cases stand behind it.
    gathered_by: Who gathered it.
    funded_by: Who paid for it.
    interpretation: What we take it to mean, kept apart from what was found.
    customers: The customers whom it is about.
    connect: The meeting at which it was heard.
    study: The study that it belongs to.
    quote: Words of a customer, without anything that tells who said them.
    actions: The initiatives that it led to.
    no_action_because: Why it led to none.
    """

    kind = "evidence"
    names = KindNames(to_say("Piece of evidence"), to_say("Pieces of evidence"), to_say("Evidence"))
    homes = ("content/evidence",)
    asked = ("on", "method", "source", "customers")
    titled_by = "finding"
    meaning = ("finding",)
    labels = MappingProxyType(
        {
            "finding": Label(to_say("Findings")),
            "on": DATE,
            "n": Label(to_say("Sample size")),
            "connect": Label(to_say("Customer meeting")),
        }
    )

    status: Status | None = None
    finding: Text | None
    method: Method | None = None
    answers: Literal["did", "might", "like", "intend", "why"] | None = None
    on: Date | None
    n: Annotated[int, msgspec.Meta(ge=0)] | None = None
    gathered_by: Literal["own", "vendor", "public"] | None = None
    funded_by: str | None = None
    interpretation: Text | None = None
    customers: tuple[CustomerId, ...] = ()
    connect: ConnectId | None = None
    study: StudyId | None = None
    quote: Text | None = None
    actions: tuple[InitiativeId, ...] = ()
    no_action_because: Text | None = None


class Before(Part, frozen=True, kw_only=True):
    """How a meeting was prepared.

    trained: Whether those who went were trained.
    briefed: Whether they were briefed.
    match_because: Why these colleagues met this customer.
    """

    trained: bool | None = None
    briefed: bool | None = None
    match_because: Text | None = None


class After(Part, frozen=True, kw_only=True):
    """What happened after a meeting.

    shared_with: The teams that were told.
    on: When they were told.
    """

    shared_with: tuple[TeamId, ...] = ()
    on: Date | None = None


class Connect(Record, frozen=True, kw_only=True):
    """A meeting with a customer; it names nobody.

    on: When it took place.
    mode: Whether it took place through a screen or in person.
    team: The team that met the customer.
    customer: The customer who was met.
    programme: The programme that it belongs to, when it was not a single occasion.
    leader: The role of whoever led it.
    before: How it was prepared.
    after: What happened afterwards.
    gave_back: What the customer got for their time.
    activity: What was done together.
    purpose: What it was for.
    """

    kind = "connect"
    names = KindNames(to_say("Customer meeting"), to_say("Customer meetings"))
    homes = ("content/connects",)
    asked = ("on", "team", "customer")
    titled_by = "id"
    labels = MappingProxyType(
        {
            "on": DATE,
            "leader": Label(to_say("Led by")),
            "gave_back": Label(to_say("Compensation")),
        }
    )

    status: Status | None = None
    audience: Audience = "internal"
    on: Date | None
    mode: Literal["online", "offline"] | None = None
    team: TeamId | None = None
    customer: CustomerId | None = None
    programme: str | None = None
    leader: str | None = None
    before: Before | None = None
    after: After | None = None
    gave_back: Text | None = None
    activity: Text | None = None
    purpose: Text | None = None

    @property
    def title_text(self) -> Words:
        """What it was for, or the day on which it took place."""
        if self.purpose:
            return self.purpose
        if self.on is None:
            return message("Meeting without a date")
        return (
            message("Meeting of {day}", day=str(self.on))
            if self.on.is_day
            else message("Meeting {when}", when=self.on.when)
        )


class Study(Record, frozen=True, kw_only=True):
    """A question that is looked into.

    question: What we want to know.
    use_of_findings: What will be done with the answer.
    methods: How we find out.
    fallback: What we do when it does not work out.
    incentive: What those who take part get.
    """

    kind = "study"
    names = KindNames(to_say("Study"), to_say("Studies"))
    homes = ("content/studies",)
    asked = ("use_of_findings", "owner")
    titled_by = "question"
    meaning = ("question",)
    labels = MappingProxyType(
        {
            "question": Label(to_say("Question")),
        }
    )

    status: Literal["planned", "running", "done", "dropped"] | None = None
    audience: Audience = "internal"
    question: Text | None
    use_of_findings: Text | None = None
    methods: tuple[Method, ...] = ()
    fallback: Text | None = None
    incentive: Text | None = None


class Decision(Record, frozen=True, kw_only=True):
    """Something that was decided.

    decided: What was decided.
    on: When.
    size: `small` may rest on a conversation, `large` may not.
    basis: The evidence that it rests on.
    assumptions: What it takes for granted.
    changes: The records that it changes, as `kind/id`.
    """

    kind = "decision"
    names = KindNames(to_say("Decision"), to_say("Decisions"))
    homes = ("content/decisions",)
    asked = ("on", "size", "basis", "owner")
    titled_by = "decided"
    meaning = ("decided",)
    labels = MappingProxyType(
        {
            "decided": Label(to_say("Decided")),
            "on": DATE,
        }
    )

    status: Status | None = None
    audience: Audience = "internal"
    decided: Text | None
    on: Date | None
    size: Literal["small", "large"] | None = None
    basis: tuple[EvidenceId, ...] = ()
    assumptions: tuple[Text, ...] = ()
    changes: tuple[AnyId, ...] = ()
