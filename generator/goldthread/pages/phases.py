"""The index of phases: the journey in a few lines, with what each phase is for and whether it works."""

from collections import Counter
from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.model.journey import Phase
from goldthread.model.measures import Metric
from goldthread.pages.addresses import JOURNEY, PHASE_INDEX
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Standpoint, counted
from goldthread.pages.template import render


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A phase on the index."""

    anchor: Anchor
    purpose: Markup
    count: str
    signatures: str
    measure: str


class View(msgspec.Struct, frozen=True):
    """What the index shows."""

    lead: str
    entries: tuple[Entry, ...]
    journey: str


def pages(matter: Matter) -> Iterator[Page]:
    """The index."""
    here = Standpoint(matter, PHASE_INDEX)
    counts = Counter(touchpoint.phase for touchpoint in matter.book.touchpoints)
    signatures = Counter(touchpoint.phase for touchpoint in matter.book.touchpoints if touchpoint.signature)
    phases = matter.book.phases
    entries = tuple(_entry(here, phase, counts[phase.id], signatures[phase.id]) for phase in phases)
    lead = f"{counted(len(phases), 'phase', 'phases')}, in the order in which customers live them."
    yield Page(
        address=PHASE_INDEX,
        title="Phases of the journey",
        description=f"{lead} What each is for, and how we know whether it works.",
        body=render("phases", View(lead, entries, here.links.to(JOURNEY))),
        hides=("toc",),
    )


def _entry(here: Standpoint, phase: Phase, count: int, signatures: int) -> Entry:
    metric = here.book.get(Metric, phase.metric) if phase.metric else None
    newest = max(metric.readings, key=lambda reading: reading.on, default=None) if metric else None
    unit = (metric.unit or "") if metric else ""
    value = f": {newest.value:g}{'' if unit == '%' else ' '}{unit}".rstrip() if newest else ""
    return Entry(
        anchor=here.anchor(phase.key),
        purpose=here.words.line(phase.purpose),
        count=counted(count, "touchpoint", "touchpoints"),
        signatures=counted(signatures, "signature experience", "signature experiences"),
        measure=f"{metric.name}{value}" if metric else "No measure yet",
    )
