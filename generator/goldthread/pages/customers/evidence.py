"""The evidence page: claims and the strength of their evidence, open points, evidence and studies."""

import datetime
from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.claims import Claimed, claims_grid
from goldthread.drawings.claims_narrow import claims_narrow
from goldthread.graph.scope import is_active
from goldthread.language.translation import say, say_as, say_many, to_say
from goldthread.pages.components.evidence_cards import Group, StudyCard, groups, studies
from goldthread.pages.components.evidence_strength import LEVELS, Claim, claims, is_stale, is_unused
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import EVIDENCE, MEETINGS
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import METHODS, capitalised, listed, month
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_LIMITS = (183, 366, 731)
_NOTHING = len(_LIMITS) + 1
_UNDATED = _NOTHING + 1
_CUT, _LISTED = 72, 200


class OpenPoint(msgspec.Struct, frozen=True):
    """An open point in a few words, with links to the first of its records, and the number of all."""

    words: str
    anchors: tuple[Anchor, ...]
    count: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the table."""

    kind: str
    anchor: Anchor
    level: str
    words: str
    rests_on: str
    newest: str
    newest_key: str
    lacks: str
    stale: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    meetings: str
    open_points: tuple[OpenPoint, ...]
    grid: Markup
    narrow: Markup
    is_some_stale: bool
    claims: tuple[Row, ...]
    customers: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    studies: tuple[StudyCard, ...]


def page(context: Context, address: str) -> Page:
    """The page of evidence."""
    presenter = Presenter(context, address)
    found = tuple(claims(context.graph))
    grid, narrow = _grid(presenter, found)
    view = View(
        lead=_lead(presenter, found),
        meetings=presenter.links.to(MEETINGS),
        open_points=tuple(each for each in _open_points(presenter, found) if each.anchors),
        grid=grid,
        narrow=narrow,
        is_some_stale=any(
            is_stale(presenter.book, piece, context.build.on) for claim in found for piece in claim.pieces
        ),
        claims=tuple(_row(presenter, claim) for claim in found),
        customers=tuple((each.id, presenter.words.name(each.title)) for each in presenter.book.customers),
        groups=tuple(groups(presenter)),
        studies=tuple(studies(presenter)),
    )
    return Page(
        address=address,
        title=say("Evidence"),
        description=say("Evidence about customers and its strength. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=1.2,
    )


def _lead(presenter: Presenter, found: Iterable[Claim]) -> str:
    levels = [claim.level for claim in found]
    pieces = say_many(
        "{count} piece of evidence",
        "{count} pieces of evidence",
        len(presenter.book.evidence),
        none="No evidence",
    )
    if not levels:
        return say("{pieces}, no claims.", pieces=pieces)
    triangulated, assumed = levels.count("triangulated"), levels.count("assumption")
    less = len(levels) - triangulated - assumed
    parts = (
        say_many("{count} triangulated", "{count} triangulated", triangulated, none="none triangulated"),
        say_many("{count} with less support", "{count} with less support", less, none="none with less support"),
        say_many("{count} assumed", "{count} assumed", assumed, none="none assumed"),
    )
    return say_many(
        "{pieces} for {count} claim: {parts}.",
        "{pieces} for {count} claims: {parts}.",
        len(levels),
        pieces=pieces,
        parts=listed(parts),
    )


def _open_points(presenter: Presenter, found: Iterable[Claim]) -> Iterator[OpenPoint]:
    today = presenter.context.build.on
    pieces = [piece for piece in presenter.book.evidence if is_active(piece)]
    claimed = tuple(found)
    yield _open_point(presenter, say("Assumptions without evidence"), (each.key for each in claimed if not each.pieces))
    unasked = (each.key for each in claimed if each.pieces and not each.asks_why)
    yield _open_point(presenter, say("Reason not studied"), unasked)
    stale = (piece.key for piece in pieces if is_stale(presenter.book, piece, today))
    yield _open_point(presenter, say("Out of date: repeat the research before relying on it"), stale)
    yield _open_point(
        presenter, say("Unused evidence"), (piece.key for piece in pieces if is_unused(presenter.graph, piece))
    )


def _open_point(presenter: Presenter, words: str, keys: Iterable[str]) -> OpenPoint:
    anchors = [presenter.anchor(key) for key in keys]
    short = tuple(Anchor(first_sentence(each.text, _CUT), each.href) for each in anchors[:_LISTED])
    return OpenPoint(words, short, len(anchors))


def _grid(presenter: Presenter, found: tuple[Claim, ...]) -> tuple[Markup, Markup]:
    """The drawing, in its wide and its narrow form."""
    today, levels = presenter.context.build.on, tuple(LEVELS)
    placed = []
    for claim in found:
        anchor = presenter.anchor(claim.key)
        stale = any(is_stale(presenter.book, piece, today) for piece in claim.pieces)
        column, row = levels.index(claim.level), _age(claim, today)
        placed.append(Claimed(title=anchor.text, href=anchor.href, column=column, row=row, is_stale=stale))
    names, ages = tuple(LEVELS.values()), _ages()
    if any(each.row == _UNDATED for each in placed):
        ages = (*ages, say("No date"))
    summary = say("Better supported claims are further right, newer evidence is higher up.")
    return claims_grid(placed, names, ages, summary), claims_narrow(placed, names, ages)


def _ages() -> tuple[str, ...]:
    return (
        say("Within half a year"),
        say("Within a year"),
        say("Within two years"),
        say_as("evidence", "Older"),
        say("No evidence"),
    )


def _age(claim: Claim, today: datetime.date) -> int:
    if not claim.pieces:
        return _NOTHING
    newest = claim.pieces[0].on
    if newest is None:
        return _UNDATED
    days = (today - newest.last).days
    return sum(days > limit for limit in _LIMITS)


def _row(presenter: Presenter, claim: Claim) -> Row:
    stale = sum(is_stale(presenter.book, piece, presenter.context.build.on) for piece in claim.pieces)
    methods = tuple(dict.fromkeys(METHODS[piece.method] for piece in claim.pieces if piece.method))
    pieces = say_many("{count} piece of evidence", "{count} pieces of evidence", len(claim.pieces), none="none")
    newest = claim.pieces[0].on if claim.pieces else None
    return Row(
        kind=say("Focus") if claim.key.startswith("focus/") else say("Need"),
        anchor=presenter.anchor(claim.key),
        level=claim.level,
        words=LEVELS[claim.level],
        rests_on=say("{pieces}: {methods}", pieces=pieces, methods=listed(methods)) if methods else pieces,
        newest=month(newest) if newest else say("no date") if claim.pieces else "",
        newest_key=newest.last.isoformat() if newest else "",
        lacks=capitalised(claim.lacks),
        stale=say_many("{count} piece of evidence is out of date", "{count} pieces of evidence are out of date", stale)
        if stale
        else "",
    )


WRITER = Writer(
    addresses=at(EVIDENCE),
    page=page,
    title=to_say("Evidence"),
    needs=("evidence", "study"),
)
