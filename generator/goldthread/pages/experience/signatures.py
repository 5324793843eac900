"""The signature experiences of each phase, with their benchmarks and measures."""

from collections.abc import Mapping

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import active_records
from goldthread.graph.stages import Stages
from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.measures import Metric
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.metrics import Measure, measured
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.priorities import by_priority, last_place_in
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.addresses import PLAN, SIGNATURES
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import SIGNATURES as REASONS
from goldthread.pages.frame.labels import capitalised
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_ATTRIBUTES = Vocabulary(
    {
        "differentiates": to_say("Differentiation"),
        "timing": to_say("When"),
        "location": to_say("Where"),
        "launches": to_say("Launched with"),
        "resources": to_say("Resources"),
        "cost": to_say("Cost"),
    }
)


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """A signature experience; `no_benchmark` and `no_measure` are the states of empty fields."""

    anchor: Anchor
    reason: str
    voice: Markup
    outcome: Markup
    medium: str
    owner: Anchor | None
    state: State | None
    benchmark: str
    why: Markup
    no_benchmark: State | None
    measure: Measure | None
    no_measure: State | None
    facts: tuple[Fact, ...]


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """A phase with its signature experiences; `verdict` says when these are too few or too many."""

    id: str
    anchor: Anchor
    count: str
    is_in_stages: bool
    verdict: str
    signatures: tuple[Signature, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows.

    silent: Phases without a signature experience.
    unmatched, unmeasured: Signature experiences of which no benchmark or measure is filled in.
    """

    lead: str
    silent: tuple[Anchor, ...]
    unmatched: tuple[Anchor, ...]
    unmeasured: tuple[Anchor, ...]
    stages: tuple[Stage, ...]
    is_empty: bool
    plan: str


def page(context: Context, address: str) -> Page:
    """The page of all signature experiences."""
    presenter = Presenter(context, address)
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in sorted(active_records(context.book.touchpoints), key=by_priority(context.shared(last_place_in))):
        if touchpoint.signature:
            found.setdefault((touchpoint.phase or "").rpartition("/")[2], []).append(touchpoint)
    levels = Stages(context.book)
    stages = tuple(
        _stage(presenter, levels, phase, found)
        for phase in active_records(context.book.phases)
        if phase.id in found or levels.above(phase) is None
    )
    known = {phase.id for phase in context.book.phases}
    rest = [touchpoint for phase_id, of_phase in found.items() if phase_id not in known for touchpoint in of_phase]
    every = (*stages, _unplaced(presenter, rest)) if rest else stages
    shown = [each for stage in every for each in stage.signatures]
    view = View(
        lead=say(
            "{touchpoints} in {phases} that customers are meant to remember.",
            touchpoints=say_many("{count} touchpoint", "{count} touchpoints", len(shown), none="No touchpoints"),
            phases=say_many("{count} phase", "{count} phases", len(stages), none="no phases"),
        ),
        silent=tuple(stage.anchor for stage in stages if not stage.signatures and not stage.is_in_stages),
        unmatched=tuple(each.anchor for each in shown if _is_unwritten(each.no_benchmark)),
        unmeasured=tuple(each.anchor for each in shown if _is_unwritten(each.no_measure)),
        stages=every,
        is_empty=not shown,
        plan=presenter.links.to(PLAN),
    )
    return Page(
        address=address,
        title=say("Signature experiences"),
        description=say("Signature experiences of {brand}. {lead}", brand=context.book.handbook.title, lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
    )


def _unplaced(presenter: Presenter, touchpoints: list[Touchpoint]) -> Stage:
    """The signature experiences of which nobody knows the phase."""
    return Stage(
        id="no-phase",
        anchor=Anchor(say("No known phase")),
        count=_count(len(touchpoints)),
        is_in_stages=False,
        verdict="",
        signatures=tuple(_signature(presenter, each) for each in touchpoints),
    )


def _count(number: int) -> str:
    return say_many(
        "{count} signature experience",
        "{count} signature experiences",
        number,
        none="no signature experiences",
    )


def _stage(presenter: Presenter, levels: Stages, phase: Phase, found: Mapping[str, list[Touchpoint]]) -> Stage:
    """A phase beside its stages, or a stage: both hold at most as many as allowed, and the phase with its stages at least as many."""
    touchpoints = found.get(phase.id, [])
    limit, number = presenter.handbook.signature_limit, len(touchpoints)
    whole = sum(len(found.get(each.id, ())) for each in levels.whole(phase))
    wanted = str(limit.most)
    if limit.least != limit.most:
        wanted = say("{least} to {most}", least=limit.least, most=limit.most)
    verdict = ""
    if whole < limit.least and levels.above(phase) is None:
        verdict = say("Below the target of {wanted} in each phase.", wanted=wanted)
    elif number > limit.most:
        verdict = say(
            "Above the target of {wanted} in each phase.",
            wanted=wanted,
        )
    return Stage(
        id=own_anchor(phase.id),
        anchor=presenter.anchor(phase.key),
        count=say("all in its stages") if whole and not number else _count(number),
        is_in_stages=not number and bool(whole),
        verdict=verdict,
        signatures=tuple(_signature(presenter, each) for each in touchpoints),
    )


def _is_unwritten(state: State | None) -> bool:
    return state is not None and state.name == "unwritten"


def _signature(presenter: Presenter, touchpoint: Touchpoint) -> Signature:
    assert touchpoint.signature
    benchmark = touchpoint.benchmark
    metric = presenter.book.get(Metric, (touchpoint.metric or "").rpartition("/")[2])
    return Signature(
        anchor=presenter.anchor(touchpoint.key),
        reason=presenter.words.plain(touchpoint.signature.words).rstrip(".")
        or capitalised(
            REASONS[touchpoint.signature.reason] if touchpoint.signature.reason else say("Signature experience")
        ),
        voice=presenter.words.line(touchpoint.as_customer),
        outcome=presenter.words.line(touchpoint.outcome),
        medium=touchpoint.medium or "unknown",
        owner=presenter.owner(touchpoint),
        state=status(touchpoint),
        benchmark=presenter.words.name(benchmark.who) if benchmark else "",
        why=presenter.words.line(benchmark.why if benchmark else None),
        no_benchmark=field_state(touchpoint, "benchmark"),
        measure=measured(presenter, metric) if metric else None,
        no_measure=field_state(touchpoint, "metric"),
        facts=tuple(
            presenter.text_fact(touchpoint, label, attribute)
            for attribute, label in _ATTRIBUTES.items()
            if touchpoint.stands(attribute) != "absent"
        ),
    )


WRITER = Writer(
    addresses=at(SIGNATURES),
    page=page,
    title=to_say("Signature experiences"),
    needs=("touchpoint",),
)
