"""Signature experiences: the one or two touchpoints of each phase that carry the rest, and what they are held against."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.measures import Metric
from goldthread.pages.addresses import PLAN, SIGNATURES
from goldthread.pages.matter import Matter
from goldthread.pages.measured import Measure, measured
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Fact, Standpoint, State, counted, standing, status
from goldthread.pages.spoken import SIGNATURES as REASONS
from goldthread.pages.spoken import sentence
from goldthread.pages.template import render
from goldthread.pages.weights import by_priority
from goldthread.rules.scope import in_play

_ATTRIBUTES = {
    "differentiates": "What sets it apart",
    "timing": "When",
    "location": "Where",
    "launches": "Launched with",
    "resources": "What it takes",
    "cost": "What it costs",
}


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """A signature experience; `no_benchmark` and `no_measure` say how these stand when there is none."""

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
    verdict: str
    signatures: tuple[Signature, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    silent: tuple[Anchor, ...]
    stages: tuple[Stage, ...]
    is_empty: bool
    plan: str


def pages(matter: Matter) -> Iterator[Page]:
    """The page of all signature experiences."""
    here = Standpoint(matter, SIGNATURES)
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in sorted(in_play(matter.book.touchpoints), key=by_priority):
        if touchpoint.signature:
            found.setdefault(touchpoint.phase.rpartition("/")[2], []).append(touchpoint)
    stages = tuple(_stage(here, phase, found.get(phase.id, [])) for phase in in_play(matter.book.phases))
    number = sum(len(stage.signatures) for stage in stages)
    phases = counted(len(stages), "phase", "phases")
    view = View(
        lead=f"{counted(number, 'touchpoint', 'touchpoints').capitalize()} in {phases} that people shall remember us by.",
        silent=tuple(stage.anchor for stage in stages if not stage.signatures),
        stages=stages,
        is_empty=not number,
        plan=here.links.to(PLAN),
    )
    yield Page(
        address=SIGNATURES,
        title="Signature experiences",
        description=f"Signature experiences of {matter.book.handbook.brand}. {view.lead}",
        body=render("signatures", view),
        hides=("toc",),
    )


def _stage(here: Standpoint, phase: Phase, touchpoints: list[Touchpoint]) -> Stage:
    limit, number = here.handbook.signature_limit, len(touchpoints)
    wanted = f"{limit.least}" if limit.least == limit.most else f"{limit.least} to {limit.most}"
    verdict = ""
    if number < limit.least:
        verdict = f"Fewer than the {wanted} that we want in each phase."
    elif number > limit.most:
        verdict = f"More than the {wanted} that we want in each phase: where everything is special, nothing is."
    return Stage(
        id=phase.id,
        anchor=here.anchor(phase.key),
        count=counted(number, "signature experience", "signature experiences"),
        verdict=verdict,
        signatures=tuple(_signature(here, each) for each in touchpoints),
    )


def _signature(here: Standpoint, touchpoint: Touchpoint) -> Signature:
    assert touchpoint.signature
    owner, benchmark = f"team/{touchpoint.owner}", touchpoint.benchmark
    metric = here.book.get(Metric, (touchpoint.metric or "").rpartition("/")[2])
    return Signature(
        anchor=here.anchor(touchpoint.key),
        reason=sentence(REASONS[touchpoint.signature.reason]),
        voice=here.words.line(touchpoint.as_customer),
        outcome=here.words.line(touchpoint.outcome),
        medium=touchpoint.medium or "unknown",
        owner=here.anchor(owner) if owner in here.book.records else None,
        state=status(touchpoint),
        benchmark=here.words.plain(benchmark.who) if benchmark else "",
        why=here.words.line(benchmark.why if benchmark else None),
        no_benchmark=standing(touchpoint, "benchmark"),
        measure=measured(here, metric) if metric else None,
        no_measure=standing(touchpoint, "metric"),
        facts=tuple(
            here.text_fact(touchpoint, label, attribute)
            for attribute, label in _ATTRIBUTES.items()
            if touchpoint.stands(attribute) != "absent"
        ),
    )
