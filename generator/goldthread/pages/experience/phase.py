"""The page of a phase: purpose, measure, media, touchpoints by priority, and gaps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from goldthread.graph.coverage import MEDIA, Matrix, phase_by_medium
from goldthread.graph.stages import Stages
from goldthread.language.translation import say, say_many
from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.measures import Metric
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.metrics import Measure, measured
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.previous_next import Neighbours, neighbours, reading_order
from goldthread.pages.components.priorities import by_priority, last_place_in, ratings
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.addresses import JOURNEY, PLAN, SIGNATURES
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint in the list by priority; ratings are 0 where not rated."""

    anchor: Anchor
    outcome: Markup
    medium: str
    is_signature: bool
    customer: int
    business: int
    owner: str
    state: State | None


class Lane(msgspec.Struct, frozen=True):
    """A medium in this phase: the number of touchpoints, the shade, and the meaning of an empty one."""

    medium: str
    count: int
    heat: int
    gap: str
    reason: Markup


class Practised(msgspec.Struct, frozen=True):
    """A principle practised in this phase, and how often."""

    anchor: Anchor
    count: str


class StageEntry(msgspec.Struct, frozen=True):
    """A stage of the phase, and the number of its touchpoints."""

    anchor: Anchor
    count: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a phase's page shows."""

    title: str
    review: Notice | None
    place: str
    around: Anchor | None
    stages: tuple[StageEntry, ...]
    status: State | None
    purpose: Markup
    no_purpose: State | None
    neighbours: Neighbours
    measure: Measure | None
    no_measure: State | None
    lanes: tuple[Lane, ...]
    unplaced: tuple[Anchor, ...]
    signatures: tuple[Stop, ...]
    stops: tuple[Stop, ...]
    count: str
    principles: tuple[Practised, ...]
    unlinked: tuple[Anchor, ...]
    journey: str
    plan: str
    signature_page: str
    finding_notes: tuple[FindingNote, ...]
    source: RecordSource


def page(context: Context, address: str) -> Page:
    """The page of a phase."""
    phase = context.record(Phase, address)
    phases = context.book.phases
    place = phases.index(phase)
    presenter = Presenter(context, address)
    view = _view(presenter, phases, place, context.shared(_by_phase)[phase.id], context.shared(_matrix))
    return Page(
        address=address,
        title=say("Phase: {phase}", phase=presenter.words.title(phase)),
        description=first_sentence(presenter.words.plain(phase.purpose) or _place(presenter, phase)),
        body=render(__name__, view, context.audience),
        source=context.place(phase.key),
    )


def _matrix(context: Context) -> Matrix:
    return phase_by_medium(context.graph)


def _by_phase(context: Context) -> dict[str, list[Touchpoint]]:
    """The touchpoints of each phase and of its stages."""
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in context.book.touchpoints:
        found.setdefault((touchpoint.phase or "").rpartition("/")[2], []).append(touchpoint)
    stages = Stages(context.book)
    return {
        phase.id: [touchpoint for each in stages.whole(phase) for touchpoint in found.get(each.id, ())]
        for phase in context.book.phases
    }


def _apart(stages: Stages, phase: Phase, phases: Iterable[Phase]) -> Iterator[str]:
    """The phases that are lived before and after another: neither those around it nor its stages are."""
    beside = {each.id for each in (*stages.all_above(phase), *stages.whole(phase))} - {phase.id}
    return (each.key for each in phases if each.id not in beside)


def _view(
    presenter: Presenter, phases: Sequence[Phase], place: int, touchpoints: Sequence[Touchpoint], matrix: Matrix
) -> View:
    phase = phases[place]
    metric = presenter.book.get(Metric, phase.metric) if phase.metric else None
    last = presenter.context.shared(last_place_in)
    stops = tuple(_stop(presenter, touchpoint, last) for touchpoint in sorted(touchpoints, key=by_priority(last)))
    inside = {touchpoint.key for touchpoint in touchpoints}
    stages = Stages(presenter.book)
    around = stages.above(phase)
    return View(
        title=presenter.words.title(phase),
        review=notice(presenter, phase.key),
        place=_place(presenter, phase),
        around=presenter.anchor(around.key) if around else None,
        stages=tuple(_stage(presenter, each) for each in stages.of(phase)),
        status=status(phase),
        purpose=presenter.words.line(phase.purpose),
        no_purpose=field_state(phase, "purpose"),
        neighbours=neighbours(presenter, reading_order(_apart(stages, phase, phases)), phase.key),
        measure=measured(presenter, metric) if metric else None,
        no_measure=field_state(phase, "metric"),
        lanes=tuple(_lanes(presenter, phase, matrix)),
        unplaced=tuple(presenter.anchor(key) for key in matrix.unplaced if key in inside),
        signatures=tuple(stop for stop in stops if stop.is_signature),
        stops=stops,
        count=say_many(
            "{count} touchpoint, most important first.",
            "{count} touchpoints, most important first.",
            len(stops),
        ),
        principles=tuple(_principles(presenter, touchpoints)),
        unlinked=tuple(
            presenter.anchor(each.key) for each in touchpoints if not presenter.graph.links_from(each.key, "principles")
        ),
        journey=presenter.links.to(f"{JOURNEY}#{own_anchor(phase.id)}"),
        plan=presenter.links.to(f"{PLAN}#{own_anchor(phase.id)}"),
        signature_page=presenter.links.to(f"{SIGNATURES}#{own_anchor(phase.id)}"),
        finding_notes=presenter.finding_notes(phase.key),
        source=presenter.source(phase.key),
    )


def _place(presenter: Presenter, phase: Phase) -> str:
    """Which phase of the journey it is, or which stage of its phase."""
    book = presenter.book
    above = book.phase_above(phase)
    beside = [each.id for each in book.phases if book.phase_above(each) == above]
    number, total = str(beside.index(phase.id) + 1), str(len(beside))
    if above:
        return say("Stage {number} of {total}", number=number, total=total)
    return say("Phase {number} of {total}", number=number, total=total)


def _stage(presenter: Presenter, stage: Phase) -> StageEntry:
    count = len(presenter.context.shared(_by_phase)[stage.id])
    words = say_many("{count} touchpoint", "{count} touchpoints", count, none="No touchpoints")
    return StageEntry(presenter.anchor(stage.key), words)


def _stop(presenter: Presenter, touchpoint: Touchpoint, last: int) -> Stop:
    customer, business = ratings(touchpoint, last)
    owner = f"team/{touchpoint.owner}"
    return Stop(
        anchor=presenter.anchor(touchpoint.key),
        outcome=presenter.words.line(touchpoint.outcome),
        medium=touchpoint.medium or "unknown",
        is_signature=touchpoint.signature is not None,
        customer=customer,
        business=business,
        owner=presenter.anchor(owner).text if owner in presenter.book.records else "",
        state=status(touchpoint),
    )


def _lanes(presenter: Presenter, phase: Phase, matrix: Matrix) -> Iterator[Lane]:
    counts = {medium: matrix.cell(phase.key, medium).count for medium in MEDIA}
    most = max(counts.values())
    for medium, count in counts.items():
        cell = matrix.cell(phase.key, medium)
        heat = -(-4 * count // most) if count else 0
        yield Lane(medium, count, heat, cell.emptiness, presenter.words.line(cell.declared))


def _principles(presenter: Presenter, touchpoints: Sequence[Touchpoint]) -> Iterator[Practised]:
    counts: dict[str, list[int]] = {}
    for touchpoint in touchpoints:
        for edge in presenter.graph.links_from(touchpoint.key, "principles"):
            counts.setdefault(edge.target, [0, 0])[edge.basis == "inferred"] += 1
    for key, (stated, inferred) in _most_first(counts):
        yield Practised(presenter.anchor(key), _how_often(stated, inferred))


def _how_often(stated: int, inferred: int) -> str:
    if stated and inferred:
        return say("{stated} stated, {inferred} inferred", stated=stated, inferred=inferred)
    return say("{stated} stated", stated=stated) if stated else say("{inferred} inferred", inferred=inferred)


def _most_first(counts: Mapping[str, list[int]]) -> list[tuple[str, list[int]]]:
    return sorted(counts.items(), key=lambda item: -sum(item[1]))


WRITER = Writer(addresses=lambda context: context.addresses(Phase), page=page)
