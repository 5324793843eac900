"""The index of phases, with purpose and key measure."""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from markupsafe import Markup

from goldthread.graph.stages import Stages
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.journey import Phase
from goldthread.model.measures import Metric
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.metrics import value
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import field_state
from goldthread.pages.frame.addresses import JOURNEY, PHASE_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import listed
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A phase on the index."""

    number: str
    is_stage: bool
    anchor: Anchor
    purpose: Markup
    count: str
    signatures: str
    measure: str


class View(msgspec.Struct, frozen=True):
    """What the index shows."""

    lead: str
    entries: tuple[Entry, ...]
    purposeless: str
    journey: str


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    counts = Counter(touchpoint.phase or "" for touchpoint in context.book.touchpoints)
    signatures = Counter(touchpoint.phase or "" for touchpoint in context.book.touchpoints if touchpoint.signature)
    phases = [phase for phase in context.book.phases if not context.book.phase_above(phase)]
    entries = tuple(_entries(presenter, counts, signatures))
    purposeless = [each.anchor.text for each in entries if not each.purpose]
    lead = say_many(
        "{count} phase, in the order of the journey.",
        "{count} phases, in the order of the journey.",
        len(phases),
        none="No phases.",
    )
    return Page(
        address=address,
        title=say("Phases of the journey"),
        description=say("{lead} With purpose and key measure.", lead=lead),
        body=render(__name__, View(lead, entries, listed(purposeless), presenter.links.to(JOURNEY)), context.audience),
        hides=("toc",),
    )


def _entries(presenter: Presenter, counts: Mapping[str, int], signatures: Mapping[str, int]) -> Iterator[Entry]:
    """The phases in their order, each with what stands in its stages, and followed by them."""
    book, stages = presenter.book, Stages(presenter.book)
    places: dict[str, int] = {}
    numbers: dict[str, str] = {}
    for phase in book.phases:
        above = book.phase_above(phase)
        places[above] = places.get(above, 0) + 1
        numbers[phase.id] = f"{numbers[above]}.{places[above]}" if above in numbers else str(places[above])
        whole = [each.id for each in stages.whole(phase)]
        count, signature = (sum(number.get(each, 0) for each in whole) for number in (counts, signatures))
        yield _entry(presenter, phase, numbers[phase.id], count, signature)


def _entry(presenter: Presenter, phase: Phase, number: str, count: int, signatures: int) -> Entry:
    metric = presenter.book.get(Metric, phase.metric) if phase.metric else None
    return Entry(
        number=number,
        is_stage="." in number,
        anchor=presenter.anchor(phase.key),
        purpose=Markup() if phase.stands("purpose") == "absent" else presenter.line_or_state(phase, "purpose"),
        count=say_many("{count} touchpoint", "{count} touchpoints", count, none="No touchpoints"),
        signatures=say_many(
            "{count} signature experience",
            "{count} signature experiences",
            signatures,
            none="no signature experiences",
        ),
        measure=_measure(metric) if metric else _no_measure(phase),
    )


def _no_measure(phase: Phase) -> str:
    found = field_state(phase, "metric")
    return say("Measure unknown") if found and found.name == "unknown" else say("No measure yet")


def _measure(metric: Metric) -> str:
    newest = next(iter(metric.latest), None)
    if newest is None:
        return metric.title
    return say("{measure}: {value}", measure=metric.title, value=value(newest.value, metric))


WRITER = Writer(
    addresses=at(PHASE_INDEX),
    page=page,
    title=to_say("Phases of the journey"),
    needs=("phase",),
)
