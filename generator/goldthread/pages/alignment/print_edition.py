"""The print edition, of the whole handbook and for each team: everything that one would want in hand, on one page that prints well."""

from collections.abc import Collection, Iterable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.graph.graph import Edge
from goldthread.graph.traces import reached
from goldthread.language.translation import say, to_say
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.teams import Team
from goldthread.model.vision import Focus
from goldthread.pages.components.parts import NOTHING, Anchor, Standpoint
from goldthread.pages.frame.addresses import BOOKLET, booklet_address
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer

_MANY = 300
"""With more touchpoints than this, each is told in a line."""


class Pair(msgspec.Struct, frozen=True):
    """Words with what there is to say of them."""

    anchor: Anchor
    text: Markup = NOTHING


class FocusSummary(msgspec.Struct, frozen=True):
    """A focus: what it says, the need under it, and what it says no to."""

    anchor: Anchor
    statement: Markup
    needs: tuple[Anchor, ...]
    excludes: tuple[Pair, ...]


class PrincipleSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A principle as one follows it."""

    anchor: Anchor
    statement: Markup
    do: tuple[Markup, ...]
    dont: tuple[Markup, ...]
    example: Markup
    use: tuple[str, ...]
    avoid: tuple[str, ...]


class TouchpointSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint as one practises it."""

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
    """What is printed."""

    brand: str
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


def page(matter: Matter, address: str) -> Page:
    """The print edition of the whole handbook, or of one team."""
    book = matter.book
    point = Standpoint(matter, address)
    if address == BOOKLET:
        return _page(point, None, book.touchpoints, book.principles)
    team = next(each for each in book.teams if booklet_address(each.id) == address)
    touchpoints = matter.shared(_by_owner)[team.id]
    return _page(point, team, touchpoints, _binding(point, team, touchpoints))


def _addresses(matter: Matter) -> Iterator[str]:
    """That of the whole, and one for each team that answers for a touchpoint."""
    yield BOOKLET
    yield from (booklet_address(team.id) for team in matter.book.teams if team.id in matter.shared(_by_owner))


def _by_owner(matter: Matter) -> dict[str, tuple[Touchpoint, ...]]:
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in matter.book.touchpoints:
        found.setdefault(touchpoint.owner or "", []).append(touchpoint)
    return {team: tuple(touchpoints) for team, touchpoints in found.items()}


def _page(
    point: Standpoint, team: Team | None, touchpoints: tuple[Touchpoint, ...], principles: tuple[Principle, ...]
) -> Page:
    name = point.words.name(team.name) if team else ""
    brand = point.handbook.brand
    return Page(
        address=booklet_address(team.id) if team else BOOKLET,
        title=say("Print edition: {team}", team=name) if team else say("Print edition: complete handbook"),
        description=say(
            "What {brand} promises and what that means for {team}, on one page to print.", brand=brand, team=name
        )
        if team
        else say("What {brand} promises and how it is practised, on one page to print.", brand=brand),
        body=render(__name__, _view(point, team, touchpoints, principles)),
        hides=("navigation", "toc"),
        search_boost=0,
    )


def _view(
    point: Standpoint, team: Team | None, touchpoints: tuple[Touchpoint, ...], principles: tuple[Principle, ...]
) -> View:
    book, words, handbook = point.book, point.words, point.handbook
    keys = [touchpoint.key for touchpoint in touchpoints]
    is_brief = len(touchpoints) > _MANY
    return View(
        brand=handbook.brand,
        vision=words.plain(handbook.vision),
        title=words.name(team.name) if team else "",
        summary=NOTHING if team else words.line(handbook.summary),
        edition=_edition(point),
        editions=() if team else tuple(_editions(point)),
        focuses=tuple(_focus_summary(point, focus) for focus in _focuses(point, team, keys)),
        customers=tuple(_customers(point, team)),
        principles=tuple(_principles(point, principle) for principle in principles),
        is_brief=is_brief,
        sections=tuple(_sections(point, touchpoints, is_brief=is_brief, is_own=team is not None)),
        teams=tuple(Pair(point.anchor(each.key), Markup.escape(each.contact or "")) for each in book.teams),
        terms=tuple(Pair(Anchor(words.name(term.term)), words.line(term.means)) for term in book.terms),
        whole=point.links.to(BOOKLET) if team else "",
    )


def _edition(point: Standpoint) -> str:
    number = point.handbook.edition
    published = next((each.on for each in point.book.editions if each.edition == number), None)
    if published:
        return say("Edition {number}, published on {day}", number=number, day=day(published))
    return say("Edition {number}, in preparation, as of {day}", number=number, day=day(point.matter.build.on))


def _editions(point: Standpoint) -> Iterator[Anchor]:
    owners = {touchpoint.owner for touchpoint in point.book.touchpoints}
    for team in point.book.teams:
        if team.id in owners:
            yield Anchor(point.words.name(team.name), point.links.to(booklet_address(team.id)))


def _focuses(point: Standpoint, team: Team | None, keys: Iterable[str]) -> tuple[Focus, ...]:
    if team is None:
        return point.book.focuses
    mine = {focus for key in keys for focus in reached(point.graph, key, "focus")}
    return tuple(focus for focus in point.book.focuses if focus.key in mine)


def _focus_summary(point: Standpoint, focus: Focus) -> FocusSummary:
    line = point.words.line
    excludes = tuple(Pair(Anchor(point.words.plain(each.what).rstrip(".")), line(each.why)) for each in focus.excludes)
    return FocusSummary(point.anchor(focus.key), line(focus.statement), point.linked(focus.key, "need"), excludes)


def _customers(point: Standpoint, team: Team | None) -> Iterator[Pair]:
    if team is None:
        yield from (Pair(point.anchor(each.key), point.words.line(each.context)) for each in point.book.customers)
        return
    for service in team.serves:
        key = f"customer/{service.customer}"
        if key in point.book.records:
            yield Pair(point.anchor(key), point.words.line(service.does_for or service.does_with))


def _binding(point: Standpoint, team: Team, touchpoints: Iterable[Touchpoint]) -> tuple[Principle, ...]:
    """The principles that a team's touchpoints follow or that guide the team, in the order of the handbook."""
    graph = point.graph
    followed = {edge.target for each in touchpoints for edge in graph.leaving(each.key, "principles")}
    guided = {edge.source for edge in graph.reaching(team.key, "principle", "guides")}
    return tuple(each for each in point.book.principles if each.key in followed | guided)


def _principles(point: Standpoint, principle: Principle) -> PrincipleSheet:
    words = point.words
    return PrincipleSheet(
        anchor=point.anchor(principle.key),
        statement=words.line(principle.statement),
        do=tuple(map(words.line, principle.do)),
        dont=tuple(map(words.line, principle.dont)),
        example=words.block(principle.example) if principle.example else NOTHING,
        use=principle.words.use if principle.words else (),
        avoid=principle.words.avoid if principle.words else (),
    )


def _sections(
    point: Standpoint, touchpoints: Collection[Touchpoint], *, is_brief: bool, is_own: bool
) -> Iterator[PhaseSection]:
    by_phase: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        by_phase.setdefault(touchpoint.phase, []).append(touchpoint)
    for phase in point.book.phases:
        found = by_phase.get(phase.id, ())
        if found:
            sheets = tuple(_touchpoint_sheet(point, each, is_brief=is_brief, is_own=is_own) for each in found)
            yield PhaseSection(point.words.title(phase), point.words.line(phase.purpose), sheets)


def _touchpoint_sheet(point: Standpoint, touchpoint: Touchpoint, *, is_brief: bool, is_own: bool) -> TouchpointSheet:
    line, key = point.words.line, touchpoint.key
    owner = f"team/{touchpoint.owner}"
    sides = (
        (say("The customer gets"), touchpoint.gives),
        (say("We get"), touchpoint.gets),
        (say("Outcome"), touchpoint.outcome),
    )
    return TouchpointSheet(
        anchor=point.anchor(key),
        owner=point.anchor(owner) if owner in point.book.records and not is_own else None,
        is_signature=touchpoint.signature is not None,
        voice=line(touchpoint.as_customer),
        exchange=() if is_brief else tuple((label, line(text)) for label, text in sides if text),
        guidance=() if is_brief else tuple(_guidance(point, edge) for edge in point.graph.leaving(key, "principles")),
        message=NOTHING if is_brief else line(touchpoint.message),
        examples=() if is_brief else tuple(map(line, touchpoint.examples)),
    )


def _guidance(point: Standpoint, edge: Edge) -> Pair:
    (anchor,) = point.targets((edge,))
    return Pair(anchor, anchor.how)


WRITER = Writer(
    addresses=_addresses,
    page=page,
    title=to_say("To print"),
    position=6,
)
