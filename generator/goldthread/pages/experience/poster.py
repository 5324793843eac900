"""The poster: the whole journey on one screen and on a sheet of A3, phases and stages across and media down."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.bond_line import BondStep, bond_line
from goldthread.drawings.journey import Journey, JourneyPhase, Step, journey
from goldthread.drawings.measures import line_count
from goldthread.graph.stages import Stages
from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.journey import Phase, Touchpoint
from goldthread.pages.components.omissions import left_out
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.team_sheets import edition_line
from goldthread.pages.frame.addresses import JOURNEY, POSTER
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import MEDIUM_NAMES
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_MEDIA = ("personal", "physical", "digital", "")
_EFFECTS: Mapping[str, str] = Vocabulary(
    {
        "builds": to_say("Builds the bond"),
        "sustains": to_say("Keeps the bond"),
        "weakens": to_say("Weakens the bond"),
        "breaks": to_say("Breaks the bond"),
        "": to_say("Effect on the bond not rated"),
    }
)
_SIZES = (18, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6)
"""The sizes of type in points that are tried for the sheet, the largest first."""
_ROOM = 227.0
"""Millimetres of a sheet of A3 that are left below its title, the line of the bond and the key."""
_WIDE = 360.0
"""Millimetres that all phases have side by side."""
_POINT = 0.353
"""Millimetres of a point."""
_COLUMN, _GAP, _INDENT, _APART, _LEADING = 8.0, 0.6, 0.8, 0.6, 1.25
"""Of a list in a cell, in its size of type: the least width of a column, the gap between two, what stands before a title,
what stands below it, and the height of a line."""
_CELL = 2.4
"""Millimetres around what is in a cell, from side to side."""
_BOLD = 1.08
"""How much wider the titles of signature experiences are than others."""
_FINE = 100
"""Widths are reckoned in hundredths of the size of type."""
_SHOWN_PAIN = 60


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint on the poster; `customers` are ids, separated by spaces, as the filter reads them."""

    title: str
    href: str
    is_signature: bool
    effect: str
    effect_words: str
    pain: str
    team: str
    customers: str


class Cell(msgspec.Struct, frozen=True):
    """The touchpoints of a phase in one medium, and how many more there are, in words."""

    cards: tuple[Card, ...]
    more: str


class MediumRow(msgspec.Struct, frozen=True):
    """A medium with a cell for each phase."""

    medium: str
    title: str
    cells: tuple[Cell, ...]


class Column(msgspec.Struct, frozen=True):
    """The name over a column, with the link to its page."""

    title: str
    href: str


class Over(msgspec.Struct, frozen=True):
    """The name of a phase over the columns of its stages."""

    title: str
    span: int


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows; `size` is the size of type on paper, in points."""

    lead: str
    left_out: str
    is_empty: bool
    overs: tuple[Over, ...]
    columns: tuple[Column, ...]
    rows: tuple[MediumRow, ...]
    bond: Markup
    unrated: str
    teams: tuple[tuple[str, str], ...]
    customers: tuple[tuple[str, str], ...]
    size: int
    journey: str
    edition: str


def page(context: Context, address: str) -> Page:
    """The poster."""
    presenter = Presenter(context, address)
    lived = journey(presenter.graph, presenter.named)
    stages = Stages(presenter.book)
    phases = [each for each in lived.phases if each.steps or not _has_stages(presenter, stages, each)]
    size, most = _size(phases)
    view = View(
        lead=say_many(
            "{count} touchpoint on one sheet.", "{count} touchpoints on one sheet.", len(lived.steps), none=""
        ),
        left_out=left_out(presenter.book),
        is_empty=not lived.steps,
        overs=tuple(_overs(phases)),
        columns=tuple(Column(each.title, each.href) for each in phases),
        rows=tuple(_rows(presenter, phases, most)),
        bond=bond_line([[BondStep(step.title, step.effect) for step in each.steps] for each in phases]),
        unrated=_unrated(lived),
        teams=tuple(_options(presenter, "team")),
        customers=tuple(_options(presenter, "customer")),
        size=size,
        journey=presenter.links.to(JOURNEY),
        edition=edition_line(presenter),
    )
    return Page(
        address=address,
        title=say("Poster of the journey"),
        description=say("The whole journey on one screen, and on one sheet of A3. {lead}", lead=view.lead).strip(),
        body=render(__name__, view, context.audience),
        hides=("navigation", "toc"),
        search_boost=0,
    )


def _has_stages(presenter: Presenter, stages: Stages, drawn: JourneyPhase) -> bool:
    phase = presenter.book.records[drawn.key]
    return isinstance(phase, Phase) and bool(stages.of(phase))


def _overs(phases: Sequence[JourneyPhase]) -> Iterator[Over]:
    """The names of phases over their stages; empty where a column is a phase of its own."""
    if not any(each.whole for each in phases):
        return
    last, span = "", 0
    for each in phases:
        if each.whole and each.whole == last:
            span += 1
            continue
        if span:
            yield Over(last, span)
        last, span = each.whole, 1
    yield Over(last, span)


def _size(phases: Sequence[JourneyPhase]) -> tuple[int, int]:
    """The largest size of type at which all touchpoints fit on the sheet, and how many of a cell are shown at most."""
    most = max((len(each.steps) for each in phases), default=0)
    titles = [[[step.title for step in each.steps if step.medium == medium] for each in phases] for medium in _MEDIA]
    least = [[[1] * len(cell) for cell in row] for row in titles]
    for size in _SIZES:
        sheet = _Sheet(phases, size)
        if sheet.height(least) <= _ROOM and sheet.height(sheet.lines(titles)) <= _ROOM:
            return size, most
    sheet = _Sheet(phases, _SIZES[-1])
    lines = sheet.lines(titles)
    while most > 1 and sheet.height([[cell[:most] for cell in row] for row in lines]) > _ROOM:
        most = most * 4 // 5
    return _SIZES[-1], most


class _Sheet:
    """The sheet on paper at one size of type, reckoned on the safe side.

    phases: The phases across.
    size: The size of type, in points.
    """

    def __init__(self, phases: Sequence[JourneyPhase], size: int) -> None:
        self._letter = size * _POINT
        width = (_WIDE / max(len(phases), 1) - _CELL) / self._letter
        self._across = max(int((width + _GAP) // (_COLUMN + _GAP)), 1)
        self._column = (width - (self._across - 1) * _GAP) / self._across - _INDENT
        self._heads = max((_lines(each.title, width) for each in phases), default=1)
        self._heads += any(each.whole for each in phases) * 2

    def lines(self, titles: Sequence[Sequence[Sequence[str]]]) -> list[list[list[int]]]:
        """How many lines each title in each cell takes, medium by medium."""
        return [[[_lines(f"★ {title}", self._column) for title in cell] for cell in row] for row in titles]

    def height(self, lines: Sequence[Sequence[Sequence[int]]]) -> float:
        """How many millimetres the names of phases and the media take below each other, for so many lines of each title."""
        total = self._heads * _LEADING * self._letter + _CELL
        for row in lines:
            tallest = max((self._cell(cell) for cell in row if cell), default=0.0)
            total += tallest * self._letter + _CELL
        return total

    def _cell(self, lines: Sequence[int]) -> float:
        """How tall a cell is, in its size of type."""
        whole, tallest = sum(lines) * _LEADING + len(lines) * _APART, max(lines) * _LEADING + _APART
        return whole / self._across + tallest * (1 - 1 / self._across)


def _lines(title: str, width: float) -> int:
    """How many lines a title takes in a width that is measured in its size of type."""
    return line_count(title, width * _FINE, _BOLD * _FINE)


def _rows(presenter: Presenter, phases: Sequence[JourneyPhase], most: int) -> Iterator[MediumRow]:
    for medium in _MEDIA:
        cells = []
        for phase in phases:
            steps = [each for each in phase.steps if each.medium == medium]
            beyond = len(steps) - most
            more = say_many("and {count} more", "and {count} more", beyond) if beyond > 0 else ""
            cells.append(Cell(tuple(_card(presenter, each) for each in steps[:most]), more))
        if medium or any(cell.cards for cell in cells):
            yield MediumRow(medium or "unknown", MEDIUM_NAMES[medium or "unknown"], tuple(cells))


def _card(presenter: Presenter, step: Step) -> Card:
    touchpoint = presenter.book.records[step.key]
    assert isinstance(touchpoint, Touchpoint)
    pain = presenter.words.plain(touchpoint.pains[0]) if touchpoint.pains else ""
    return Card(
        title=step.title,
        href=step.href,
        is_signature=step.is_signature,
        effect=step.effect or "unknown",
        effect_words=_EFFECTS[step.effect],
        pain=pain if len(pain) <= _SHOWN_PAIN else f"{pain[:_SHOWN_PAIN].rpartition(' ')[0]} …",
        team=touchpoint.owner or "none",
        customers=" ".join(edge.target.partition("/")[2] for edge in presenter.graph.links_from(step.key, "customers")),
    )


def _unrated(lived: Journey) -> str:
    unrated = sum(not each.effect for each in lived.steps)
    return say_many(
        "The effect on the bond is not rated at {count} touchpoint: there the line is dotted.",
        "The effect on the bond is not rated at {count} touchpoints: there the line is dotted.",
        unrated,
        none="",
    )


def _options(presenter: Presenter, kind: str) -> Iterator[tuple[str, str]]:
    """The teams or customers that touchpoints name, in the order of the handbook."""
    field = "owner" if kind == "team" else "customers"
    named = {edge.target for each in presenter.book.touchpoints for edge in presenter.graph.links_from(each.key, field)}
    for key, record in presenter.book.records.items():
        if key in named and record.kind == kind:
            yield record.id, presenter.words.title(record)


WRITER = Writer(addresses=at(POSTER), page=page, title=to_say("Poster of the journey"), needs=("touchpoint",))
