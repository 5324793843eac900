"""The page of a touchpoint: exchange, principles, owner, priority, plan and evidence."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.order import in_customers_order
from goldthread.graph.graph import Edge
from goldthread.graph.scope import is_active
from goldthread.graph.traces import keys_above
from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.journey import Rank, Signature, Touchpoint
from goldthread.model.measures import Metric
from goldthread.model.principles import Principle
from goldthread.model.situations import Situation
from goldthread.pages.components.facts import NO_TEXT, Anchor, Fact
from goldthread.pages.components.history import EditionHistory, record_history
from goldthread.pages.components.line_of_sight import SightLevel
from goldthread.pages.components.metrics import target_words
from goldthread.pages.components.pictures import ShownPicture, pictures_of
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.previous_next import Neighbours, ReadingOrder, neighbours, reading_order
from goldthread.pages.components.priorities import disagreement, last_place_in
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.record_lists import Row, learned
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.components.situation_rows import SituationRow, situation_rows
from goldthread.pages.components.states import State, field_state, inner_state, status
from goldthread.pages.frame.addresses import PLAN
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import DELIVERY, EFFECTS, INTERACTIONS, SIGNATURES, capitalised, figure, when
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render

_ATTRIBUTES = Vocabulary(
    {
        "differentiates": to_say("Differentiation"), "personalised": to_say("Personalisation"), "timing": to_say("When"),
        "location": to_say("Where"), "launches": to_say("Launched with"), "resources": to_say("Resources"),
        "cost": to_say("Cost"), "not_excluded_because": to_say("Why it does not conflict with our exclusions"),
    }
)  # fmt: skip


class Guidance(msgspec.Struct, frozen=True):
    """A principle with its note for this touchpoint, or else its statement."""

    anchor: Anchor
    asks: Markup
    is_own: bool


class Never(msgspec.Struct, frozen=True):
    """What a situation or a principle of a touchpoint says not to do."""

    source: Anchor
    sentences: tuple[Markup, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a touchpoint's page shows."""

    pictures: tuple[ShownPicture, ...]
    title: str
    status: State | None
    signature: str
    is_signature: bool
    voice: Markup
    sight: tuple[SightLevel, ...]
    facts: tuple[Fact, ...]
    weights: tuple[Fact, ...]
    disagreement: str
    plan: str
    gives: Fact
    gets: Fact
    outcome: Fact
    message: Markup
    situations: tuple[SituationRow, ...]
    never: tuple[Never, ...]
    guidance: tuple[Guidance, ...]
    no_principle: State | None
    examples: tuple[Markup, ...]
    horizons: tuple[Fact, ...]
    initiatives: tuple[Anchor, ...]
    pains: tuple[Markup, ...]
    attributes: tuple[Fact, ...]
    tools: tuple[Anchor, ...]
    before: tuple[Anchor, ...]
    after: tuple[Anchor, ...]
    ends_here: bool
    beside: tuple[Anchor, ...]
    neighbours: Neighbours
    learned: tuple[Row, ...]
    review: Notice | None
    past: tuple[EditionHistory, ...]
    finding_notes: tuple[FindingNote, ...]
    source: RecordSource


def page(context: Context, address: str) -> Page:
    """The page of a touchpoint."""
    touchpoint = context.record(Touchpoint, address)
    presenter = Presenter(context, address)
    told = presenter.words.plain(touchpoint.as_customer or touchpoint.outcome or touchpoint.title)
    return Page(
        address=address,
        title=say("Touchpoint: {touchpoint}", touchpoint=touchpoint.title),
        description=first_sentence(told),
        body=render(__name__, _view(presenter, touchpoint, context.shared(_reading_order)), context.audience),
        source=context.place(touchpoint.key),
    )


def _reading_order(context: Context) -> ReadingOrder:
    return reading_order(each.key for phase in in_customers_order(context.graph).values() for each in phase)


def _view(presenter: Presenter, touchpoint: Touchpoint, way: ReadingOrder) -> View:
    key, words, graph = touchpoint.key, presenter.words, presenter.graph
    return View(
        pictures=pictures_of(presenter, touchpoint),
        title=touchpoint.title,
        status=status(touchpoint),
        is_signature=touchpoint.signature is not None,
        signature=_signature(presenter, touchpoint.signature) if touchpoint.signature else "",
        voice=words.line(touchpoint.as_customer),
        sight=_line_of_sight(presenter, touchpoint),
        facts=tuple(_facts(presenter, touchpoint)),
        weights=tuple(_weights(presenter, touchpoint)),
        disagreement=_disagreement(presenter, touchpoint),
        plan=presenter.links.to(f"{PLAN}#chart"),
        gives=presenter.text_fact(touchpoint, say("The customer gets"), "gives"),
        gets=presenter.text_fact(touchpoint, say("We get"), "gets"),
        outcome=presenter.text_fact(touchpoint, say("Outcome"), "outcome"),
        message=words.line(touchpoint.message),
        situations=situation_rows(presenter, (edge.source for edge in graph.links_to(key, "situation", "touchpoints"))),
        never=tuple(_never(presenter, key)),
        guidance=tuple(_guidance(presenter, edge) for edge in graph.links_from(key, "principles")),
        no_principle=field_state(touchpoint, "principles"),
        examples=tuple(words.block(example) for example in touchpoint.examples),
        horizons=_horizons(presenter, touchpoint),
        initiatives=presenter.sources(graph.links_to(key, "initiative", "toward")),
        pains=tuple(words.line(pain) for pain in touchpoint.pains),
        attributes=tuple(_attributes(presenter, touchpoint)),
        tools=presenter.linked(key, "tools"),
        before=presenter.sources(graph.links_to(key, "touchpoint", "leads_to")),
        after=presenter.linked(key, "leads_to"),
        ends_here=touchpoint.stands("leads_to") == "n/a",
        beside=presenter.linked(key, "pairs_with"),
        neighbours=neighbours(presenter, way, key),
        learned=learned(presenter, (edge.target for edge in graph.links_from(key, "evidence"))),
        review=notice(presenter, key),
        past=record_history(presenter, touchpoint),
        finding_notes=presenter.finding_notes(key),
        source=presenter.source(key),
    )


def _never(presenter: Presenter, key: str) -> Iterator[Never]:
    """What is never said or done here: by situations that happen here, then by principles that apply here."""
    graph, records = presenter.graph, presenter.book.records
    above = (
        *(edge.source for edge in graph.links_to(key, "situation", "touchpoints")),
        *(edge.target for edge in graph.links_from(key, "principles")),
    )
    for each in above:
        record = records.get(each)
        sentences: tuple[str, ...] = ()
        if isinstance(record, Situation) and is_active(record):
            sentences = record.never
        elif isinstance(record, Principle):
            sentences = record.dont
        if sentences:
            yield Never(presenter.anchor(each), tuple(map(presenter.words.line, sentences)))


def _no_focus(touchpoint: Touchpoint) -> str:
    found = field_state(touchpoint, "principles")
    return say("Focus unknown") if found and found.name == "unknown" else say("No focus yet")


def _no_principle(touchpoint: Touchpoint) -> str:
    found = field_state(touchpoint, "principles")
    return say("Principle unknown") if found and found.name == "unknown" else say("No principle yet")


def _line_of_sight(presenter: Presenter, touchpoint: Touchpoint) -> tuple[SightLevel, ...]:
    focus = presenter.level(say("Focus"), keys_above(presenter.graph, touchpoint.key, "focus"), _no_focus(touchpoint))
    principles = presenter.linked(touchpoint.key, "principles")
    if not principles:
        broken = SightLevel(say("Principle"), thread="broken", missing=_no_principle(touchpoint))
        return presenter.vision(), focus, broken
    thread = "inferred" if all(anchor.inferred for anchor in principles) else "stated"
    named = tuple(msgspec.structs.replace(anchor, how=NO_TEXT) for anchor in principles)
    label = say("Principle") if len(named) == 1 else say("Principles")
    return presenter.vision(), focus, SightLevel(label, named, thread)  # type: ignore[arg-type]


def _facts(presenter: Presenter, touchpoint: Touchpoint) -> Iterator[Fact]:
    yield presenter.link_fact(touchpoint, say("Phase"), "phase")
    medium = field_state(touchpoint, "medium")
    yield Fact(
        say("Medium"), Markup.escape(", ".join(touchpoint.all_channels)), state=medium, medium=touchpoint.medium or ""
    )
    yield presenter.owner_fact(touchpoint)
    if touchpoint.contributors:
        yield presenter.link_fact(touchpoint, say("Contributors"), "contributors")
    yield presenter.link_fact(touchpoint, say("Customers"), "customers")
    if touchpoint.needs or touchpoint.stands("needs") != "absent":
        yield presenter.link_fact(touchpoint, say("Needs"), "needs")
    if touchpoint.offers or touchpoint.stands("offers") != "absent":
        yield presenter.link_fact(touchpoint, say("Offers"), "offers")
    if touchpoint.interaction:
        yield Fact(say("Activity"), Markup.escape(capitalised(INTERACTIONS[touchpoint.interaction])))
    if touchpoint.delivered_by not in (None, "own"):
        yield Fact(say("Delivered by"), Markup.escape(capitalised(DELIVERY[touchpoint.delivered_by])))
    if touchpoint.effect:
        yield Fact(say("Effect"), Markup.escape(capitalised(EFFECTS[touchpoint.effect])))


def _weights(presenter: Presenter, touchpoint: Touchpoint) -> Iterator[Fact]:
    priority = touchpoint.priority
    if priority is None:
        return
    if priority.customer:
        yield Fact(say("To all customers"), rating=priority.customer)
    if priority.business:
        yield Fact(say("To us"), rating=priority.business)
    for customer, rating in priority.by_customer.items():
        if f"customer/{customer}" in presenter.book.records:
            yield Fact(say("To {customer}", customer=presenter.anchor(f"customer/{customer}").text), rating=rating)
    if priority.rank:
        yield from _places(presenter, priority.rank)


def _places(presenter: Presenter, rank: Rank) -> Iterator[Fact]:
    """The places in an order of what matters to customers."""
    if rank.customer:
        yield Fact(say("Place for all customers"), _place(rank.customer, rank.of))
    for customer, place in rank.by_customer.items():
        if f"customer/{customer}" in presenter.book.records:
            name = presenter.anchor(f"customer/{customer}").text
            yield Fact(say("Place for {customer}", customer=name), _place(place, rank.of))


def _place(place: int, of: int | None) -> Markup:
    return Markup.escape(say("{place} of {places}", place=place, places=of) if of else str(place))


def _disagreement(presenter: Presenter, touchpoint: Touchpoint) -> str:
    parted = disagreement(presenter.book, touchpoint, presenter.context.shared(last_place_in))
    if parted is None:
        return ""
    dear, indifferent = (presenter.anchor(key).text for key in parted)
    return say(
        "Customers disagree: it matters most to {dear} and least to {indifferent}.", dear=dear, indifferent=indifferent
    )


def _signature(presenter: Presenter, signature: Signature) -> str:
    """Why it is a signature experience, as far as anybody has said."""
    if signature.words:
        return presenter.words.plain(signature.words).rstrip(".")
    return SIGNATURES[signature.reason] if signature.reason else ""


def _guidance(presenter: Presenter, edge: Edge) -> Guidance:
    anchor = presenter.targets((edge,))[0]
    principle = presenter.book.records[edge.target]
    stated = presenter.line_or_state(principle, "statement") if isinstance(principle, Principle) else NO_TEXT
    return Guidance(anchor, anchor.how or stated, is_own=bool(anchor.how))


def _horizons(presenter: Presenter, touchpoint: Touchpoint) -> tuple[Fact, ...]:
    if not (touchpoint.now or touchpoint.next or touchpoint.ideal):
        return ()
    named = ((say("Now"), "now"), (say("Next"), "next"), (say("Ideal"), "ideal"))
    return tuple(presenter.text_fact(touchpoint, label, attribute) for label, attribute in named)


def _attributes(presenter: Presenter, touchpoint: Touchpoint) -> Iterator[Fact]:
    if touchpoint.stands("metric") != "absent":
        yield Fact(say("Measured by"), _measured(presenter, touchpoint), state=field_state(touchpoint, "metric"))
    if touchpoint.benchmark:
        why = presenter.words.line(touchpoint.benchmark.why)
        who = Markup("{}. {}").format(touchpoint.benchmark.who, why) if touchpoint.benchmark.who else why
        yield Fact(say("Benchmark"), who, state=inner_state(touchpoint, "benchmark.who"))
    for attribute, label in _ATTRIBUTES.items():
        if touchpoint.stands(attribute) != "absent":
            yield presenter.text_fact(touchpoint, label, attribute)


def _measured(presenter: Presenter, touchpoint: Touchpoint) -> Markup:
    metric = presenter.book.get(Metric, touchpoint.metric or "")
    if metric is None:
        return NO_TEXT
    latest = next(iter(metric.latest), None)
    reading = metric.title
    if latest:
        value = figure(latest.value, metric.unit)
        reading = (
            say("{measure}: {value} {when}", measure=metric.title, value=value, when=when(latest.on))
            if latest.on
            else say("{measure}: {value}", measure=metric.title, value=value)
        )
    if metric.targets:
        target = "; ".join(target_words(metric, each) for each in metric.targets)
        reading = say_many(
            "{reading}; target: {target}",
            "{reading}; targets: {target}",
            len(metric.targets),
            reading=reading,
            target=target,
        )
    return Markup.escape(reading)


WRITER = Writer(addresses=lambda context: context.addresses(Touchpoint), page=page)
