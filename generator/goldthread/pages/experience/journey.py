"""The journey page: all touchpoints in customers' words, with handovers between teams."""

from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.journey import Journey, Step, journey
from goldthread.drawings.journey_map import MOST_STEPS, journey_map
from goldthread.drawings.journey_narrow import journey_narrow
from goldthread.graph.stages import Stages
from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.journey import Phase, Touchpoint
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.omissions import left_out
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.addresses import JOURNEY, PHASE_INDEX
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

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
    """The next step of the customer, and the two teams of a handover."""

    text: str
    href: str
    giver: str = ""
    taker: str = ""


class StepEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the journey."""

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


class PhaseSection(msgspec.Struct, frozen=True, kw_only=True):
    """A phase of the journey."""

    id: str
    title: str
    href: str
    purpose: Markup
    count: str
    step_entries: tuple[StepEntry, ...]
    others: str
    is_stage: bool
    has_stages: bool


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    left_out: str
    no_phases: bool
    no_steps: bool
    map: Markup
    narrow: Markup
    is_counted: bool
    sections: tuple[PhaseSection, ...]
    phases: str
    unknown_effects: int


def page(context: Context, address: str) -> Page:
    """The page of the journey."""
    presenter = Presenter(context, address)

    lived = journey(presenter.graph, presenter.named)
    view = View(
        lead=_lead(presenter, lived),
        left_out=left_out(presenter.book),
        no_phases=not lived.phases,
        no_steps=not lived.steps,
        map=journey_map(lived),
        narrow=journey_narrow(lived, is_counted=len(lived.steps) > MOST_STEPS),
        is_counted=len(lived.steps) > MOST_STEPS,
        sections=tuple(_sections(presenter, lived)),
        phases=presenter.links.to(PHASE_INDEX),
        unknown_effects=sum(not step.effect for step in lived.steps),
    )
    return Page(
        address=address,
        title=say("The journey"),
        description=say("The whole journey in the customer's words. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=1.2,
        drawings=(("journey-map", view.map),) if lived.steps else (),
    )


def _lead(presenter: Presenter, lived: Journey) -> str:
    if not lived.phases:
        return say("No phases yet.")
    told = say_many(
        "{touchpoints} in {count} phase.",
        "{touchpoints} in {count} phases.",
        lived.whole_phases,
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", len(lived.steps), none="no touchpoints"),
    )
    parts = tuple(part for part in (_words(presenter, lived), _harms(lived), _handovers(lived)) if part)
    return " ".join((told, *(say("{sentence}.", sentence=part) for part in parts)))


def _words(presenter: Presenter, lived: Journey) -> str:
    """How many touchpoints are told in the customer's words; empty where none is."""
    told = len(lived.steps) - _silent(presenter, lived)
    return say_many("{count} is told in customers’ words", "{count} are told in customers’ words", told) if told else ""


def _silent(presenter: Presenter, lived: Journey) -> int:
    """How many touchpoints are not told in the customer's words."""
    touchpoints = (presenter.book.records[step.key] for step in lived.steps)
    return sum(isinstance(each, Touchpoint) and not each.as_customer for each in touchpoints)


def _harms(lived: Journey) -> str:
    """How many touchpoints harm the bond, of those of which it is known; empty when it is known of none."""
    known = sum(bool(step.effect) for step in lived.steps)
    harmful = sum(step.effect in {"weakens", "breaks"} for step in lived.steps)
    if not known:
        return say("Their effect on the bond is not known") if lived.steps else ""
    if known == len(lived.steps):
        return say_many(
            "{count} of them weakens or breaks the bond",
            "{count} of them weaken or break the bond",
            harmful,
            none="None of them weaken or break the bond",
        )
    return say_many(
        "The effect on the bond is known of {known}; {count} of these weakens or breaks it",
        "The effect on the bond is known of {known}; {count} of these weaken or break it",
        harmful,
        none="The effect on the bond is known of {known}; none of these weaken or break it",
        known=known,
    )


def _handovers(lived: Journey) -> str:
    """How many handovers there are; empty when it is known of no connection whose the two ends are."""
    owners = {step.key: step.owner for step in lived.steps}
    if not any(owners[each.start] and owners[each.end] for each in lived.connections):
        return ""
    handovers = sum(connection.is_handover for connection in lived.connections)
    return say_many(
        "{count} handover between teams",
        "{count} handovers between teams",
        handovers,
        none="No handovers between teams among known owners",
    )


def _sections(presenter: Presenter, lived: Journey) -> Iterator[PhaseSection]:
    stages = Stages(presenter.book)
    steps = {step.key: step for step in lived.steps}
    handovers = {(connection.start, connection.end) for connection in lived.connections if connection.is_handover}
    for drawn in lived.phases:
        phase = presenter.book.records[drawn.key]
        assert isinstance(phase, Phase)
        beyond = len(drawn.steps) - _STEPS_SHOWN
        yield PhaseSection(
            id=own_anchor(phase.id),
            title=drawn.title,
            href=drawn.href,
            purpose=presenter.words.line(phase.purpose),
            count=say_many("{count} touchpoint", "{count} touchpoints", len(drawn.steps), none="No touchpoints"),
            step_entries=tuple(_step_entries(presenter, drawn.steps[:_STEPS_SHOWN], steps, handovers)),
            others=say("{count} more in this phase", count=beyond) if beyond > 0 else "",
            is_stage=bool(drawn.whole),
            has_stages=bool(stages.of(phase)),
        )


def _step_entries(
    presenter: Presenter, shown: Iterable[Step], steps: dict[str, Step], handovers: set[tuple[str, str]]
) -> Iterator[StepEntry]:
    for step in shown:
        touchpoint = presenter.book.records[step.key]
        assert isinstance(touchpoint, Touchpoint)
        onward = (
            _onward(presenter, step, steps[edge.target], is_handover=(step.key, edge.target) in handovers)
            for edge in presenter.graph.links_from(step.key, "leads_to")
            if edge.target in steps and edge.target != step.key
        )
        yield StepEntry(
            number=step.number,
            anchor=presenter.anchor(step.key),
            voice=presenter.words.line(touchpoint.as_customer),
            silence=field_state(touchpoint, "as_customer"),
            medium=step.medium or "unknown",
            is_signature=step.is_signature,
            effect=step.effect,
            effect_words=_EFFECTS.get(step.effect, ""),
            owner=presenter.anchor(step.owner) if step.owner in presenter.book.records else None,
            state=status(touchpoint),
            onward=tuple(onward),
        )


def _onward(presenter: Presenter, step: Step, after: Step, *, is_handover: bool) -> Onward:
    if not is_handover:
        return Onward(after.title, after.href)
    teams = [
        presenter.anchor(owner).text if owner in presenter.book.records else "" for owner in (step.owner, after.owner)
    ]
    return Onward(after.title, after.href, *teams)


WRITER = Writer(
    addresses=at(JOURNEY),
    page=page,
    title=to_say("The journey"),
    needs=("touchpoint",),
)
