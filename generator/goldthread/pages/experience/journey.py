"""Journey: what is it like for the customer, from the first thought to the last, and where do teams hand over?"""

from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.journey import Journey, Step, journey
from goldthread.drawings.journey_map import MOST_STEPS, journey_map
from goldthread.drawings.journey_upright import journey_upright
from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.journey import Phase, Touchpoint
from goldthread.pages.components.omissions import left_out
from goldthread.pages.components.parts import Anchor, Standpoint, State, standing, status
from goldthread.pages.frame.addresses import JOURNEY, PHASE_INDEX
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer, at

_STEPS_SHOWN = 60
_EFFECTS = Vocabulary(
    {
        "builds": to_say("Builds the bond"),
        "sustains": to_say("Keeps the bond"),
        "weakens": to_say("Weakens the bond"),
        "breaks": to_say("Breaks the bond"),
    }
)


class Onward(msgspec.Struct, frozen=True):
    """Where the customer goes next: the step, and the two teams when one hands over to the other."""

    text: str
    href: str
    giver: str = ""
    taker: str = ""


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the story."""

    number: int
    anchor: Anchor
    voice: Markup
    silence: State | None
    medium: str
    is_signature: bool
    effect: str
    effect_words: str
    owner: Anchor | None
    state: State | None
    onward: tuple[Onward, ...]


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A phase of the story."""

    id: str
    title: str
    href: str
    purpose: Markup
    count: str
    scenes: tuple[Scene, ...]
    others: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    left_out: str
    no_phases: bool
    no_steps: bool
    map: Markup
    upright: Markup
    is_counted: bool
    acts: tuple[Act, ...]
    phases: str
    unknown_effects: int


def page(matter: Matter, address: str) -> Page:
    """The page of the journey."""
    here = Standpoint(matter, address)

    lived = journey(here.graph, here.named)
    view = View(
        lead=_lead(lived),
        left_out=left_out(here.book),
        no_phases=not lived.phases,
        no_steps=not lived.steps,
        map=journey_map(lived),
        upright=journey_upright(lived, is_counted=len(lived.steps) > MOST_STEPS),
        is_counted=len(lived.steps) > MOST_STEPS,
        acts=tuple(_acts(here, lived)),
        phases=here.links.to(PHASE_INDEX),
        unknown_effects=sum(not step.effect for step in lived.steps),
    )
    return Page(
        address=address,
        title=say("The journey"),
        description=say("The whole journey in the customer's words. {lead}", lead=view.lead),
        body=render(__name__, view),
        hides=("toc",),
        search_boost=1.2,
        drawings=(("journey-map", view.map),) if lived.steps else (),
    )


def _lead(lived: Journey) -> str:
    handovers = sum(connection.is_handover for connection in lived.connections)
    harmful = sum(step.effect in {"weakens", "breaks"} for step in lived.steps)
    told = say_many(
        "{touchpoints} in {count} phase, in customers’ words.",
        "{touchpoints} in {count} phases, in customers’ words.",
        len(lived.phases),
        none="{touchpoints} in no phases, in customers’ words.",
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", len(lived.steps), none="no touchpoints"),
    )
    harms = say_many(
        "{count} of them weakens or breaks the bond; {handovers}.",
        "{count} of them weaken or break the bond; {handovers}.",
        harmful,
        none="None of them weaken or break the bond; {handovers}.",
        handovers=say_many(
            "{count} handover between teams",
            "{count} handovers between teams",
            handovers,
            none="no handovers between teams",
        ),
    )
    return f"{told} {harms}"


def _acts(here: Standpoint, lived: Journey) -> Iterator[Act]:
    steps = {step.key: step for step in lived.steps}
    handovers = {(connection.start, connection.end) for connection in lived.connections if connection.is_handover}
    for drawn in lived.phases:
        phase = here.book.records[drawn.key]
        assert isinstance(phase, Phase)
        beyond = len(drawn.steps) - _STEPS_SHOWN
        yield Act(
            id=own_anchor(phase.id),
            title=drawn.title,
            href=drawn.href,
            purpose=here.words.line(phase.purpose),
            count=say_many("{count} touchpoint", "{count} touchpoints", len(drawn.steps), none="no touchpoints"),
            scenes=tuple(_scenes(here, drawn.steps[:_STEPS_SHOWN], steps, handovers)),
            others=say("{count} more in this phase", count=beyond) if beyond > 0 else "",
        )


def _scenes(
    here: Standpoint, shown: Iterable[Step], steps: dict[str, Step], handovers: set[tuple[str, str]]
) -> Iterator[Scene]:
    for step in shown:
        touchpoint = here.book.records[step.key]
        assert isinstance(touchpoint, Touchpoint)
        onward = (
            _onward(here, step, steps[edge.target], is_handover=(step.key, edge.target) in handovers)
            for edge in here.graph.leaving(step.key, "leads_to")
            if edge.target in steps and edge.target != step.key
        )
        yield Scene(
            number=step.number,
            anchor=here.anchor(step.key),
            voice=here.words.line(touchpoint.as_customer),
            silence=standing(touchpoint, "as_customer"),
            medium=step.medium or "unknown",
            is_signature=step.is_signature,
            effect=step.effect,
            effect_words=_EFFECTS.get(step.effect, ""),
            owner=here.anchor(step.owner) if step.owner in here.book.records else None,
            state=status(touchpoint),
            onward=tuple(onward),
        )


def _onward(here: Standpoint, step: Step, after: Step, *, is_handover: bool) -> Onward:
    if not is_handover:
        return Onward(after.title, after.href)
    teams = [here.anchor(owner).text if owner in here.book.records else "" for owner in (step.owner, after.owner)]
    return Onward(after.title, after.href, *teams)


WRITER = Writer(
    addresses=at(JOURNEY),
    page=page,
    title=to_say("The journey"),
    position=1,
    needs=("touchpoint",),
)
