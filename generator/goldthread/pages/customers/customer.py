"""The page of a customer: situation, jobs to be done, values and touchpoints."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.graph.coverage import MEDIA
from goldthread.graph.ranks import last_place, ratings_by_customer
from goldthread.language.translation import say, say_many
from goldthread.model.customers import Customer
from goldthread.model.journey import Touchpoint
from goldthread.model.learning import Evidence
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.line_of_sight import SightLevel
from goldthread.pages.components.pictures import ShownPicture, pictures_of
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.record_lists import PhaseRows, Row, Tally, by_phase, learned, strength, tallies
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.addresses import EVIDENCE
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import CUSTOMERS, MEDIUM_NAMES, MEDIUM_WORDS, RELATIONSHIPS, capitalised, listed
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render


class Dimension(msgspec.Struct, frozen=True):
    """One of the three descriptions of a customer: its text, or the state of the field."""

    title: str
    words: tuple[Markup, ...]
    state: State | None


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a customer's page shows."""

    pictures: tuple[ShownPicture, ...]
    title: str
    review: Notice | None
    status: State | None
    sort: str
    sight: tuple[SightLevel, ...]
    dimensions: tuple[Dimension, ...]
    preoccupations: tuple[Markup, ...]
    facts: tuple[Fact, ...]
    matters_most: tuple[Fact, ...]
    teams: tuple[Anchor, ...]
    count: str
    media: tuple[Tally, ...]
    met: tuple[PhaseRows, ...]
    strength: str
    learned: tuple[Row, ...]
    evidence: str
    finding_notes: tuple[FindingNote, ...]
    source: RecordSource


def page(context: Context, address: str) -> Page:
    """The page of a customer."""
    customer = context.record(Customer, address)
    presenter = Presenter(context, address)
    return Page(
        address=address,
        title=say("Customer: {name}", name=customer.title),
        description=first_sentence(presenter.words.plain(customer.context or customer.title)),
        body=render(
            __name__, _view(presenter, customer, context.shared(_weights).get(customer.id, ())), context.audience
        ),
        source=context.place(customer.key),
    )


_Weights = tuple[tuple[int, Touchpoint], ...]
_MATTERS_MOST = 6


def _weights(context: Context) -> dict[str, _Weights]:
    """The touchpoints with the highest ratings of each customer."""
    found: dict[str, list[tuple[int, Touchpoint]]] = {}
    last = last_place(context.book)
    for touchpoint in context.book.touchpoints:
        for customer, rating in ratings_by_customer(touchpoint, last).items():
            found.setdefault(customer, []).append((rating, touchpoint))
    return {
        customer: tuple(sorted(rated, key=lambda each: -each[0])[:_MATTERS_MOST]) for customer, rated in found.items()
    }


def _view(presenter: Presenter, customer: Customer, weights: _Weights) -> View:
    key, words, graph = customer.key, presenter.words, presenter.graph
    meeting = graph.links_to(key, "touchpoint", "customers")
    anchors = dict(zip((edge.source for edge in meeting), presenter.sources(meeting), strict=True))
    evidence = [edge.source for edge in graph.links_to(key, "evidence", "customers")]
    evidence += [edge.target for edge in graph.links_from(key, "evidence")]
    for_them = tuple(edge.source for edge in graph.links_to(key, "focus", "for"))
    return View(
        pictures=pictures_of(presenter, customer),
        title=customer.title,
        review=notice(presenter, customer.key),
        status=status(customer),
        sort=CUSTOMERS[customer.sort] if customer.sort else "",
        sight=(presenter.vision(), SightLevel(say("Focus"), tuple(presenter.anchor(each) for each in for_them)))
        if for_them
        else (presenter.vision(),),
        dimensions=tuple(_dimensions(presenter, customer)),
        preoccupations=tuple(words.line(each) for each in customer.preoccupations),
        facts=tuple(_facts(presenter, customer)),
        matters_most=tuple(Fact("", anchors=(presenter.anchor(each.key),), rating=rating) for rating, each in weights),
        teams=presenter.sources(graph.links_to(key, "team", "serves")),
        count=say_many("{count} touchpoint", "{count} touchpoints", len(anchors), none="No touchpoints"),
        media=_media(presenter, tuple(anchors)),
        met=by_phase(presenter, anchors),
        strength=strength(
            each for each in map(presenter.book.records.get, dict.fromkeys(evidence)) if isinstance(each, Evidence)
        ),
        learned=learned(presenter, evidence),
        evidence=presenter.links.to(EVIDENCE),
        finding_notes=presenter.finding_notes(key),
        source=presenter.source(key),
    )


def _dimensions(presenter: Presenter, customer: Customer) -> Iterator[Dimension]:
    context = (presenter.words.line(customer.context),) if customer.context else ()
    yield Dimension(say("Situation"), context, field_state(customer, "context"))
    jobs = tuple(map(presenter.words.line, customer.jobs))
    yield Dimension(say("Jobs to be done"), jobs, field_state(customer, "jobs"))
    yield Dimension(say("Values"), tuple(map(presenter.words.line, customer.values)), field_state(customer, "values"))


def _facts(presenter: Presenter, customer: Customer) -> Iterator[Fact]:
    if customer.needs or customer.stands("needs") != "absent":
        yield presenter.link_fact(customer, say("Their needs"), "needs")
    if customer.decides_by:
        yield presenter.text_fact(customer, say("How they decide"), "decides_by")
    if customer.prefers:
        preferred = listed(tuple(MEDIUM_WORDS[medium] for medium in customer.prefers))
        yield Fact(say("How they like to meet us"), Markup.escape(capitalised(preferred)))
    if customer.relationship:
        yield Fact(say("The relationship"), Markup.escape(capitalised(RELATIONSHIPS[customer.relationship])))
    for label, attribute in ((say("Part of"), "under"), (say("Their customers"), "downstream")):
        if getattr(customer, attribute):
            yield presenter.link_fact(customer, label, attribute)
    parts = presenter.sources(presenter.graph.links_to(customer.key, "customer", "under"))
    if parts:
        yield Fact(say("Includes"), anchors=parts)
    if customer.stands("demographics") == "written":
        yield presenter.text_fact(customer, say("In numbers"), "demographics")


def _media(presenter: Presenter, keys: tuple[str, ...]) -> tuple[Tally, ...]:
    records = (presenter.book.records[key] for key in keys)
    media = [record.medium for record in records if isinstance(record, Touchpoint)]
    known = [(MEDIUM_NAMES[medium], media.count(medium)) for medium in MEDIA]
    unknown = media.count(None)
    return tallies((*known, (say("Medium unknown"), unknown)) if unknown else known)


WRITER = Writer(addresses=lambda context: context.addresses(Customer), page=page)
