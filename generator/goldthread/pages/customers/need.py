"""A need's page: how well it is known, which focus answers it, and which touchpoints serve it."""

import msgspec
from markupsafe import Markup

from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many
from goldthread.model.learning import Evidence
from goldthread.model.vision import Need
from goldthread.pages.components.history import Past, past
from goldthread.pages.components.parts import Anchor, Fact, Remark, Rung, Source, Standpoint, State, status
from goldthread.pages.components.record_lists import PhaseRows, Row, Tally, by_phase, learned, phase_tallies, strength
from goldthread.pages.frame.addresses import EVIDENCE
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.labels import NEEDS
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a need's page shows."""

    title: str
    status: State | None
    sort: str
    sight: tuple[Rung, ...]
    stability: Fact
    answers: tuple[Anchor, ...]
    principles: tuple[Anchor, ...]
    offers: tuple[Anchor, ...]
    count: str
    tallies: tuple[Tally, ...]
    served: tuple[PhaseRows, ...]
    strength: str
    learned: tuple[Row, ...]
    evidence: str
    past: tuple[Past, ...]
    remarks: tuple[Remark, ...]
    source: Source


def page(matter: Matter, address: str) -> Page:
    """The page of a need."""
    need = matter.record(Need, address)
    point = Standpoint(matter, address)
    title = point.words.plain(need.need)
    return Page(
        address=address,
        title=say("Need: {need}", need=first_sentence(title, 80).rstrip(".")),
        description=first_sentence(title),
        body=render(__name__, _view(point, need)),
        source=matter.place(need.key),
    )


def _view(point: Standpoint, need: Need) -> View:
    key, words, graph = need.key, point.words, point.graph
    serving = graph.reaching(key, "touchpoint", "needs")
    served = by_phase(point, dict(zip((edge.source for edge in serving), point.sources(serving), strict=True)))
    evidence = [edge.target for edge in graph.leaving(key, "evidence")]
    return View(
        title=words.plain(need.need),
        status=status(need),
        sort=NEEDS[need.sort] if need.sort else "",
        sight=(point.vision(),),
        stability=Fact(say("Why it will endure"), words.line(need.stability)) if need.stability else Fact("", Markup()),
        answers=point.sources(below(graph, key)),
        principles=point.sources(graph.reaching(key, "principle", "because")),
        offers=point.sources(graph.reaching(key, "offer", "bought_for")),
        count=say_many(
            "Served at {count} touchpoint.",
            "Served at {count} touchpoints.",
            len(serving),
            none="Served at no touchpoints.",
        ),
        tallies=phase_tallies(point, served),
        served=served,
        strength=strength(each for each in map(point.book.records.get, evidence) if isinstance(each, Evidence)),
        learned=learned(point, evidence),
        evidence=point.links.to(EVIDENCE),
        past=past(point, need),
        remarks=point.remarks(key),
        source=point.source(key),
    )


WRITER = Writer(addresses=lambda matter: matter.addresses(Need), page=page)
