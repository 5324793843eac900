"""The print edition, of the complete handbook and for each team."""

from collections.abc import Collection, Iterable, Iterator
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from goldthread.graph.graph import Edge
from goldthread.graph.traces import keys_above
from goldthread.language.translation import say, to_say
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.teams import Team
from goldthread.model.vision import Focus
from goldthread.pages.components.facts import NO_TEXT, Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import BOOKLET, booklet_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.pictures import logo_path
from goldthread.pages.frame.template import render

_MANY = 300
"""With more touchpoints than this, each is told in a line."""


class Pair(msgspec.Struct, frozen=True):
    """A term with its explanation."""

    anchor: Anchor
    text: Markup = NO_TEXT


class FocusSummary(msgspec.Struct, frozen=True):
    """A focus: its statement, its needs and its exclusions."""

    anchor: Anchor
    statement: Markup
    needs: tuple[Anchor, ...]
    excludes: tuple[Pair, ...]


class PrincipleSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A principle as printed."""

    anchor: Anchor
    statement: Markup
    do: tuple[Markup, ...]
    dont: tuple[Markup, ...]
    example: Markup
    use: tuple[str, ...]
    avoid: tuple[str, ...]


class TouchpointSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint as printed."""

    anchor: Anchor
    owner: Anchor | None
    is_signature: bool
    voice: Markup
    exchange: tuple[tuple[str, Markup], ...]
    guidance: tuple[Pair, ...]
    message: Markup
    examples: tuple[Markup, ...]


class PhaseSection(msgspec.Struct, frozen=True):
    """A phase with its touchpoints."""

    title: str
    purpose: Markup
    touchpoints: tuple[TouchpointSheet, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the print edition shows."""

    brand: str
    logo: str
    vision: str
    title: str
    summary: Markup
    edition: str
    editions: tuple[Anchor, ...]
    focuses: tuple[FocusSummary, ...]
    customers: tuple[Pair, ...]
    principles: tuple[PrincipleSheet, ...]
    is_brief: bool
    sections: tuple[PhaseSection, ...]
    teams: tuple[Pair, ...]
    terms: tuple[Pair, ...]
    whole: str


def page(context: Context, address: str) -> Page:
    """The print edition of the whole handbook, or of one team."""
    book = context.book
    presenter = Presenter(context, address)
    if address == BOOKLET:
        return _page(presenter, None, book.touchpoints, book.principles)
    team = next(each for each in book.teams if booklet_address(each.id) == address)
    touchpoints = context.shared(_by_owner)[team.id]
    return _page(presenter, team, touchpoints, _binding(presenter, team, touchpoints))


def _addresses(context: Context) -> Iterator[str]:
    """The address of the whole handbook, and one for each team with touchpoints."""
    yield BOOKLET
    yield from (booklet_address(team.id) for team in context.book.teams if team.id in context.shared(_by_owner))


def _by_owner(context: Context) -> dict[str, tuple[Touchpoint, ...]]:
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in context.book.touchpoints:
        found.setdefault(touchpoint.owner or "", []).append(touchpoint)
    return {team: tuple(touchpoints) for team, touchpoints in found.items()}


def _page(
    presenter: Presenter, team: Team | None, touchpoints: tuple[Touchpoint, ...], principles: tuple[Principle, ...]
) -> Page:
    name = presenter.words.name(team.title) if team else ""
    brand = presenter.handbook.title
    return Page(
        address=booklet_address(team.id) if team else BOOKLET,
        title=say("Print edition: {team}", team=name) if team else say("Print edition: complete handbook"),
        description=say(
            "What {brand} promises and what that means for {team}, on one page to print.", brand=brand, team=name
        )
        if team
        else say("What {brand} promises and how it is practised, on one page to print.", brand=brand),
        body=render(__name__, _view(presenter, team, touchpoints, principles), presenter.context.audience),
        hides=("navigation", "toc"),
        search_boost=0,
    )


def _view(
    presenter: Presenter, team: Team | None, touchpoints: tuple[Touchpoint, ...], principles: tuple[Principle, ...]
) -> View:
    book, words, handbook = presenter.book, presenter.words, presenter.handbook
    keys = [touchpoint.key for touchpoint in touchpoints]
    is_brief = len(touchpoints) > _MANY
    logo = logo_path(handbook, presenter.context.pictures)
    return View(
        brand=handbook.title,
        logo=logo and presenter.links.to(quote(logo)),
        vision=presenter.vision_text(),
        title=words.name(team.title) if team else "",
        summary=NO_TEXT if team else words.line(handbook.summary),
        edition=_edition(presenter),
        editions=() if team else tuple(_editions(presenter)),
        focuses=tuple(_focus_summary(presenter, focus) for focus in _focuses(presenter, team, keys)),
        customers=tuple(_customers(presenter, team)),
        principles=tuple(_principles(presenter, principle) for principle in principles),
        is_brief=is_brief,
        sections=tuple(_sections(presenter, touchpoints, is_brief=is_brief, is_own=team is not None)),
        teams=tuple(Pair(presenter.anchor(each.key), Markup.escape(each.contact or "")) for each in book.teams),
        terms=tuple(
            Pair(Anchor(words.name(term.title)), presenter.line_or_state(term, "means")) for term in book.terms
        ),
        whole=presenter.links.to(BOOKLET) if team else "",
    )


def _edition(presenter: Presenter) -> str:
    number = presenter.handbook.edition
    published = next((each.on for each in presenter.book.editions if each.edition == number), None)
    if published:
        return say("Edition {number}, published on {day}", number=number, day=day(published))
    return say("Edition {number}, in preparation, as of {day}", number=number, day=day(presenter.context.build.on))


def _editions(presenter: Presenter) -> Iterator[Anchor]:
    owners = {touchpoint.owner for touchpoint in presenter.book.touchpoints}
    for team in presenter.book.teams:
        if team.id in owners:
            yield Anchor(presenter.words.name(team.title), presenter.links.to(booklet_address(team.id)))


def _focuses(presenter: Presenter, team: Team | None, keys: Iterable[str]) -> tuple[Focus, ...]:
    if team is None:
        return presenter.book.focuses
    mine = {focus for key in keys for focus in keys_above(presenter.graph, key, "focus")}
    return tuple(focus for focus in presenter.book.focuses if focus.key in mine)


def _focus_summary(presenter: Presenter, focus: Focus) -> FocusSummary:
    line = presenter.words.line
    excludes = tuple(
        Pair(Anchor(presenter.words.plain(each.what).rstrip(".")), line(each.why)) for each in focus.excludes
    )
    return FocusSummary(
        presenter.anchor(focus.key),
        presenter.line_or_state(focus, "statement"),
        presenter.linked(focus.key, "need"),
        excludes,
    )


def _customers(presenter: Presenter, team: Team | None) -> Iterator[Pair]:
    if team is None:
        yield from (
            Pair(presenter.anchor(each.key), presenter.words.line(each.context)) for each in presenter.book.customers
        )
        return
    for service in team.serves:
        key = f"customer/{service.customer}"
        if key in presenter.book.records:
            yield Pair(presenter.anchor(key), presenter.words.line(service.does_for or service.does_with))


def _binding(presenter: Presenter, team: Team, touchpoints: Iterable[Touchpoint]) -> tuple[Principle, ...]:
    """The principles that a team's touchpoints follow or that guide the team, in the order of the handbook."""
    graph = presenter.graph
    followed = {edge.target for each in touchpoints for edge in graph.links_from(each.key, "principles")}
    guided = {edge.source for edge in graph.links_to(team.key, "principle", "guides")}
    return tuple(each for each in presenter.book.principles if each.key in followed | guided)


def _principles(presenter: Presenter, principle: Principle) -> PrincipleSheet:
    words = presenter.words
    return PrincipleSheet(
        anchor=presenter.anchor(principle.key),
        statement=presenter.line_or_state(principle, "statement"),
        do=tuple(map(words.line, principle.do)),
        dont=tuple(map(words.line, principle.dont)),
        example=words.block(principle.example) if principle.example else NO_TEXT,
        use=principle.words.use if principle.words else (),
        avoid=principle.words.avoid if principle.words else (),
    )


def _sections(
    presenter: Presenter, touchpoints: Collection[Touchpoint], *, is_brief: bool, is_own: bool
) -> Iterator[PhaseSection]:
    by_phase: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        by_phase.setdefault(touchpoint.phase or "", []).append(touchpoint)
    for phase in presenter.book.phases:
        found = by_phase.get(phase.id, ())
        if found:
            sheets = tuple(_touchpoint_sheet(presenter, each, is_brief=is_brief, is_own=is_own) for each in found)
            yield PhaseSection(presenter.words.title(phase), presenter.words.line(phase.purpose), sheets)
    known = {phase.id for phase in presenter.book.phases}
    rest = [touchpoint for phase_id, found in by_phase.items() if phase_id not in known for touchpoint in found]
    if rest:
        sheets = tuple(_touchpoint_sheet(presenter, each, is_brief=is_brief, is_own=is_own) for each in rest)
        yield PhaseSection(say("No known phase"), NO_TEXT, sheets)


def _touchpoint_sheet(presenter: Presenter, touchpoint: Touchpoint, *, is_brief: bool, is_own: bool) -> TouchpointSheet:
    line, key = presenter.words.line, touchpoint.key
    owner = f"team/{touchpoint.owner}"
    sides = (
        (say("The customer gets"), touchpoint.gives),
        (say("We get"), touchpoint.gets),
        (say("Outcome"), touchpoint.outcome),
    )
    return TouchpointSheet(
        anchor=presenter.anchor(key),
        owner=presenter.anchor(owner) if owner in presenter.book.records and not is_own else None,
        is_signature=touchpoint.signature is not None,
        voice=line(touchpoint.as_customer),
        exchange=() if is_brief else tuple((label, line(text)) for label, text in sides if text),
        guidance=()
        if is_brief
        else tuple(_guidance(presenter, edge) for edge in presenter.graph.links_from(key, "principles")),
        message=NO_TEXT if is_brief else line(touchpoint.message),
        examples=() if is_brief else tuple(map(line, touchpoint.examples)),
    )


def _guidance(presenter: Presenter, edge: Edge) -> Pair:
    (anchor,) = presenter.targets((edge,))
    return Pair(anchor, anchor.how)


WRITER = Writer(
    addresses=_addresses,
    page=page,
    title=to_say("To print"),
    position=7,
)
