"""The print edition of the complete handbook."""

from collections.abc import Collection, Iterator
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from goldthread.graph.graph import Edge
from goldthread.language.translation import say, to_say
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.vision import Focus
from goldthread.pages.components.facts import NO_TEXT, Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.team_sheets import edition_line
from goldthread.pages.frame.addresses import BOOKLET, POSTER, booklet_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
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
    summary: Markup
    edition: str
    editions: tuple[Anchor, ...]
    poster: str
    focuses: tuple[FocusSummary, ...]
    customers: tuple[Pair, ...]
    principles: tuple[PrincipleSheet, ...]
    is_brief: bool
    sections: tuple[PhaseSection, ...]
    teams: tuple[Pair, ...]
    terms: tuple[Pair, ...]


def page(context: Context, address: str) -> Page:
    """The print edition of the whole handbook."""
    presenter = Presenter(context, address)
    brand = presenter.handbook.title
    return Page(
        address=address,
        title=say("Print edition: complete handbook"),
        description=say("What {brand} promises and how it is practised, on one page to print.", brand=brand),
        body=render(__name__, _view(presenter), context.audience),
        hides=("navigation", "toc"),
        search_boost=0.0,
    )


def _view(presenter: Presenter) -> View:
    book, words, handbook = presenter.book, presenter.words, presenter.handbook
    is_brief = len(book.touchpoints) > _MANY
    logo = logo_path(handbook, presenter.context.pictures)
    return View(
        brand=handbook.title,
        logo=logo and presenter.links.to(quote(logo)),
        vision=presenter.vision_text(),
        summary=words.line(handbook.summary),
        edition=edition_line(presenter),
        editions=tuple(_editions(presenter)),
        poster=presenter.links.to(POSTER) if book.touchpoints else "",
        focuses=tuple(_focus_summary(presenter, focus) for focus in book.focuses),
        customers=tuple(Pair(presenter.anchor(each.key), words.line(each.context)) for each in book.customers),
        principles=tuple(_principles(presenter, principle) for principle in book.principles),
        is_brief=is_brief,
        sections=tuple(_sections(presenter, book.touchpoints, is_brief=is_brief)),
        teams=tuple(Pair(presenter.anchor(each.key), Markup.escape(each.contact or "")) for each in book.teams),
        terms=tuple(
            Pair(Anchor(words.name(term.title)), presenter.line_or_state(term, "means")) for term in book.terms
        ),
    )


def _editions(presenter: Presenter) -> Iterator[Anchor]:
    owners = {touchpoint.owner for touchpoint in presenter.book.touchpoints}
    for team in presenter.book.teams:
        if team.id in owners:
            yield Anchor(presenter.words.name(team.title), presenter.links.to(booklet_address(team.id)))


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


def _sections(presenter: Presenter, touchpoints: Collection[Touchpoint], *, is_brief: bool) -> Iterator[PhaseSection]:
    by_phase: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        by_phase.setdefault(touchpoint.phase or "", []).append(touchpoint)
    for phase in presenter.book.phases:
        found = by_phase.get(phase.id, ())
        if found:
            sheets = tuple(_touchpoint_sheet(presenter, each, is_brief=is_brief) for each in found)
            yield PhaseSection(presenter.words.title(phase), presenter.words.line(phase.purpose), sheets)
    known = {phase.id for phase in presenter.book.phases}
    rest = [touchpoint for phase_id, found in by_phase.items() if phase_id not in known for touchpoint in found]
    if rest:
        sheets = tuple(_touchpoint_sheet(presenter, each, is_brief=is_brief) for each in rest)
        yield PhaseSection(say("No known phase"), NO_TEXT, sheets)


def _touchpoint_sheet(presenter: Presenter, touchpoint: Touchpoint, *, is_brief: bool) -> TouchpointSheet:
    line, key = presenter.words.line, touchpoint.key
    sides = (
        (say("The customer gets"), touchpoint.gives),
        (say("We get"), touchpoint.gets),
        (say("Outcome"), touchpoint.outcome),
    )
    return TouchpointSheet(
        anchor=presenter.anchor(key),
        owner=presenter.owner(touchpoint),
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
    addresses=at(BOOKLET),
    page=page,
    title=to_say("Print edition"),
)
