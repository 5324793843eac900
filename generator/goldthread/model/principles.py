"""Step five, the middle: the principles that carry a focus into practice."""

from types import MappingProxyType
from typing import Literal

import msgspec

from goldthread.language.translation import to_say
from goldthread.model.labels import TITLE, KindNames, Label
from goldthread.model.links import FocusLink, Part, PrincipleId, ReasonLink, TeamId, Text
from goldthread.model.pictures import Picture
from goldthread.model.record import Record, Status


class Guided(Part, frozen=True, kw_only=True):
    """Who is guided by a principle: a team, or an area of practice that has no team.

    team: The team that is guided.
    practice: The area of practice that is guided.
    """

    shorthand = "team"

    team: TeamId | None = None
    practice: str | None = None


class Precedence(Part, frozen=True, kw_only=True):
    """What a principle wins against when the two conflict.

    what: The good thing that gives way, in a word or two.
    principle: The principle that gives way.
    because: Why.
    """

    shorthand = "what"
    reason_field = "because"

    what: str | None = None
    principle: PrincipleId | None = None
    because: Text | None = None


class ByMedium(Part, frozen=True, kw_only=True):
    """How a principle shows in each medium.

    personal: Through people.
    physical: Through places and things.
    digital: Through screens and machines.
    """

    personal: Text | None = None
    physical: Text | None = None
    digital: Text | None = None


class Words(Part, frozen=True, kw_only=True):
    """The words that go with a principle.

    use: Words and phrases to use.
    avoid: Words and phrases to avoid.
    """

    use: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


class Principle(Record, frozen=True, kw_only=True):
    """A rule of conduct that is informed by the vision and guides practice.

    title: A few words to call it by.
    statement: What we do, in one sentence.
    supports: The focus that it carries.
    because: The needs and the evidence that it rests on.
    set: The set that it belongs to: an id among the handbook's `principle_sets`.
    scope: `experience` when customers meet it, `practice` when it guides how we work.
    guides: The teams or areas of practice that it guides.
    do: What following it looks like.
    dont: What breaking it looks like.
    example: A real case, told in a few sentences.
    pictures: Pictures of it in practice, each with a description.
    over: What it wins against.
    by_medium: How it shows in each medium.
    words: The words that go with it.
    """

    kind = "principle"
    names = KindNames(to_say("Principle"), to_say("Principles"))
    homes = ("principles", "content/principles")
    asked = ("statement", "supports", "guides")
    meaning = ("title", "statement", "supports", "do", "dont", "over")
    labels = MappingProxyType(
        {
            "title": TITLE,
            "statement": Label(to_say("Statement")),
            "supports": Label(to_say("Supports"), to_say("Now supports"), to_say("No longer supports")),
            "set": Label(to_say("Set")),
            "because": Label(to_say("Reasons"), to_say("Now is based on"), to_say("No longer is based on")),
            "do": Label(to_say("Do")),
            "dont": Label(to_say("Don’t")),
            "over": Label(
                to_say("Takes precedence over"),
                to_say("Now also takes precedence over"),
                to_say("No longer takes precedence over"),
            ),
        }
    )

    status: Status | None = None
    short_title: str | None = msgspec.field(name="title")
    statement: Text | None
    supports: tuple[FocusLink, ...] = ()
    because: tuple[ReasonLink, ...] = ()
    set_id: str | None = msgspec.field(name="set", default=None)
    scope: Literal["experience", "practice"] = "experience"
    guides: tuple[Guided, ...] = ()
    do: tuple[Text, ...] = ()
    dont: tuple[Text, ...] = ()
    example: Text | None = None
    pictures: tuple[Picture, ...] = ()
    over: tuple[Precedence, ...] = ()
    by_medium: ByMedium | None = None
    words: Words | None = None

    @property
    def written_title(self) -> str | None:
        """The few words to call it by."""
        return self.short_title
