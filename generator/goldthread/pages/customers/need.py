"""The page of a need: the strength of its evidence, the focus that answers it, and the touchpoints that serve it."""

import msgspec
from markupsafe import Markup

from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many
from goldthread.model.learning import Evidence
from goldthread.model.vision import Need
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.history import EditionHistory, record_history
from goldthread.pages.components.line_of_sight import SightLevel
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.record_lists import PhaseRows, Row, Tally, by_phase, learned, phase_tallies, strength
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.addresses import EVIDENCE
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import NEEDS
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a need's page shows."""

    title: str
    review: Notice | None
    status: State | None
    sort: str
    sight: tuple[SightLevel, ...]
    stability: Fact
    answers: tuple[Anchor, ...]
    principles: tuple[Anchor, ...]
    offers: tuple[Anchor, ...]
    met_through: tuple[Anchor, ...]
    customers: tuple[Anchor, ...]
    count: str
    tallies: tuple[Tally, ...]
    served: tuple[PhaseRows, ...]
    strength: str
    learned: tuple[Row, ...]
    evidence: str
    situations: tuple[Anchor, ...]
    past: tuple[EditionHistory, ...]
    finding_notes: tuple[FindingNote, ...]
    source: RecordSource


def page(context: Context, address: str) -> Page:
    """The page of a need."""
    need = context.record(Need, address)
    presenter = Presenter(context, address)
    title = presenter.words.plain(need.title)
    return Page(
        address=address,
        title=say("Need: {need}", need=first_sentence(title, 80).rstrip(".")),
        description=first_sentence(title),
        body=render(__name__, _view(presenter, need), context.audience),
        source=context.place(need.key),
    )


def _view(presenter: Presenter, need: Need) -> View:
    key, words, graph = need.key, presenter.words, presenter.graph
    serving = graph.links_to(key, "touchpoint", "needs")
    served = by_phase(presenter, dict(zip((edge.source for edge in serving), presenter.sources(serving), strict=True)))
    evidence = [edge.target for edge in graph.links_from(key, "evidence")]
    return View(
        title=words.plain(need.title).rstrip("."),
        review=notice(presenter, need.key),
        status=status(need),
        sort=NEEDS[need.sort] if need.sort else "",
        sight=(presenter.vision(),),
        stability=Fact(say("Why it will endure"), words.line(need.stability)) if need.stability else Fact("", Markup()),
        answers=presenter.sources(below(graph, key)),
        principles=presenter.sources(graph.links_to(key, "principle", "because")),
        offers=presenter.sources(graph.links_to(key, "offer", "bought_for")),
        met_through=_met_through(presenter, key),
        customers=presenter.sources(graph.links_to(key, "customer", "needs")),
        count=say_many(
            "Served at {count} touchpoint.",
            "Served at {count} touchpoints.",
            len(serving),
            none="Served at no touchpoints.",
        ),
        tallies=phase_tallies(presenter, served),
        served=served,
        strength=strength(each for each in map(presenter.book.records.get, evidence) if isinstance(each, Evidence)),
        learned=learned(presenter, evidence),
        evidence=presenter.links.to(EVIDENCE),
        situations=tuple(
            presenter.anchor(edge.source) for edge in presenter.graph.links_to(need.key, "situation", "needs")
        ),
        past=record_history(presenter, need),
        finding_notes=presenter.finding_notes(key),
        source=presenter.source(key),
    )


def _met_through(presenter: Presenter, key: str) -> tuple[Anchor, ...]:
    """The touchpoints at which customers meet an offer that is bought for the need."""
    graph = presenter.graph
    offers = [edge.source for edge in graph.links_to(key, "offer", "bought_for")]
    touchpoints = (edge.source for offer in offers for edge in graph.links_to(offer, "touchpoint", "offers"))
    return tuple(presenter.anchor(touchpoint) for touchpoint in dict.fromkeys(touchpoints))


WRITER = Writer(addresses=lambda context: context.addresses(Need), page=page)
