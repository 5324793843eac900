"""Two sheets for a team to hold in its hand: four sides of A4 with the promise, what to do, what to say, and whom to ask.

What fits is reckoned from the lengths of texts, in lines of a column and on the safe side: nothing is cut off; what is left out is said.
A test prints the sheets of several handbooks and measures that no side is exceeded.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar
from urllib.parse import urljoin

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import is_active
from goldthread.graph.traces import keys_above
from goldthread.language.translation import say, say_many
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.situations import Situation
from goldthread.model.teams import Team, Tool
from goldthread.pages.components.history import TeamChange, news
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.situation_rows import of_team
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.qr_code import qr_code

T = TypeVar("T")

_WIDTH = 46
"""So many letters stand in a line of a column, at least."""
_SIDE = 116
"""So many lines stand on a side, in two columns."""
_HALF = _SIDE // 2
_LAST_SIDE = _SIDE - 18
"""So many lines are left on the last side beside its code and headings."""
_SAID = 3
"""So many sentences of a list are printed."""
_LONGEST = 420
"""A text with more letters is cut at a word, and ends in an ellipsis."""


class Fitted(msgspec.Struct, Generic[T], frozen=True):
    """What of a list fits on a side, and how many more there are, in words; empty for none."""

    shown: tuple[T, ...]
    more: str = ""


class Line(msgspec.Struct, frozen=True):
    """A name with a text beside it."""

    name: str
    text: str = ""


class PrincipleBlock(msgspec.Struct, frozen=True):
    """A principle with what to do and what not; `more` counts the sentences that are not printed, in words."""

    title: str
    statement: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    more: str


class SituationBlock(msgspec.Struct, frozen=True):
    """A situation with what to say, what never, and what may be decided alone; `more` counts what is not printed, in words."""

    title: str
    say: tuple[str, ...]
    never: tuple[str, ...]
    may: tuple[str, ...]
    more: str


class PhaseBlock(msgspec.Struct, frozen=True):
    """The touchpoints of the team in a phase."""

    title: str
    touchpoints: tuple[Line, ...]


class TeamSheets(msgspec.Struct, frozen=True, kw_only=True):
    """The four sides.

    address: Where the team's page is published; empty where nobody said.
    code: The same as a QR code.
    """

    brand: str
    team: str
    edition: str
    vision: str
    focuses: tuple[str, ...]
    customers: Fitted[Line]
    phases: tuple[PhaseBlock, ...]
    more_touchpoints: str
    principles: Fitted[PrincipleBlock]
    situations: Fitted[SituationBlock]
    changes_title: str
    changes: Fitted[Line]
    words: Fitted[Line]
    tools: Fitted[Line]
    contacts: Fitted[Line]
    address: str
    code: Markup


def team_sheets(presenter: Presenter, team: Team, touchpoints: Sequence[Touchpoint]) -> TeamSheets:
    """The sheets of a team.

    touchpoints: Those that it owns, in any order.
    """
    plain = presenter.words.plain
    vision = _cut(presenter.vision_text(), _LONGEST)
    statements = [_cut(plain(each), _LONGEST // 2) for each in _focuses(presenter, touchpoints)]
    focuses = (*statements[:_SAID], *filter(None, (_beyond(len(statements[_SAID:])),)))
    room = _SIDE - 2 * _height(vision, _WIDTH) - sum(_height(each, 2 * _WIDTH) * 2 for each in focuses) - 8
    customers = _fitting(_customers(presenter, team), _line_height, room // 4)
    places = {phase.id: place for place, phase in enumerate(presenter.book.phases)}
    active = (each for each in touchpoints if is_active(each))
    owned = sorted(active, key=lambda each: places.get(each.phase or "", len(places)))
    room -= sum(map(_line_height, customers.shown)) + 6
    phases, left = _phases(presenter, owned, room)
    changed = news(presenter, team, shown=_SIDE)
    told = tuple(_change(each) for each in changed.changed) if changed else ()
    beside = _SIDE - 12 - sum(map(_line_height, told))
    situations = _fitting(_situations(presenter, team), _situation_height, max(_HALF, beside))
    taken = sum(map(_situation_height, situations.shown))
    changes = _fitting(told, _line_height, _SIDE - taken - 12)
    principles = _principles_of(presenter, team, owned)
    words = _fitting(tuple(_words(presenter, principles)), _line_height, _HALF - 8)
    tools = _fitting(tuple(_tools(presenter, owned)), _line_height, 24)
    taken = sum(map(_line_height, (*words.shown, *tools.shown)))
    contacts = _fitting(tuple(_contacts(presenter, team)), _line_height, _LAST_SIDE - taken)
    address = urljoin(presenter.context.site, f"{team.key}/") if presenter.context.site else ""
    return TeamSheets(
        brand=presenter.words.name(presenter.handbook.title),
        team=presenter.words.name(team.title),
        edition=edition_line(presenter),
        vision=vision,
        focuses=focuses,
        customers=customers,
        phases=phases,
        more_touchpoints=_more_on_page(left),
        principles=_fitting(tuple(_principle(presenter, each) for each in principles), _principle_height, _SIDE - 6),
        situations=situations,
        changes_title=say("What edition {edition} changed", edition=changed.edition) if changed else "",
        changes=changes,
        words=words,
        tools=tools,
        contacts=contacts,
        address=address,
        code=qr_code(address) if address else Markup(),
    )


def edition_line(presenter: Presenter) -> str:
    """The edition and its day, or the day on which it stands, in words."""
    number = presenter.handbook.edition
    published = next((each.on for each in presenter.book.editions if each.edition == number), None)
    if published:
        return say("Edition {number}, published on {day}", number=number, day=day(published))
    return say("Edition {number}, in preparation, as of {day}", number=number, day=day(presenter.context.build.on))


def _more_on_page(count: int) -> str:
    """That there is more than fits on paper, and where; empty where there is not."""
    return say_many("{count} more on this team’s page", "{count} more on this team’s page", count) if count else ""


def _fitting(items: Iterable[T], height: Callable[[T], int], lines: int) -> Fitted[T]:
    """The first items that fit into so many lines."""
    items = tuple(items)
    shown: list[T] = []
    for each in items:
        lines -= height(each)
        if lines < 0:
            break
        shown.append(each)
    left = len(items) - len(shown)
    return Fitted(tuple(shown), _more_on_page(left))


def _height(text: str, width: int = _WIDTH) -> int:
    """How many lines a text takes, reckoned on the safe side: a word that does not fit goes to the next line."""
    return math.ceil(len(text) / (width * 0.92)) if text else 0


def _line_height(line: Line) -> int:
    return _height(line.name) + _height(line.text) + 1


def _principle_height(block: PrincipleBlock) -> int:
    return (
        3
        + _height(block.title, _WIDTH - 10)
        + _height(block.statement)
        + sum(map(_bullet_height, (*block.do, *block.dont, block.more)))
    )


def _situation_height(block: SituationBlock) -> int:
    return (
        2
        + _height(block.title, _WIDTH - 10)
        + sum(map(_bullet_height, (*block.say, *block.never, *block.may, block.more)))
    )


def _bullet_height(text: str) -> int:
    return _height(text, _WIDTH - 8)


def _cut(text: str, most: int) -> str:
    """A text of at most so many letters, cut at a word."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def _focuses(presenter: Presenter, touchpoints: Iterable[Touchpoint]) -> Iterator[str]:
    mine = {focus for each in touchpoints for focus in keys_above(presenter.graph, each.key, "focus")}
    yield from (each.statement for each in presenter.book.focuses if each.key in mine and each.statement)


def _customers(presenter: Presenter, team: Team) -> Iterator[Line]:
    for service in team.serves:
        record = presenter.book.records.get(f"customer/{service.customer}")
        if record is not None:
            yield Line(
                presenter.words.title(record), _cut(presenter.words.plain(service.does_for or service.does_with), 160)
            )


def _phases(presenter: Presenter, owned: Iterable[Touchpoint], lines: int) -> tuple[tuple[PhaseBlock, ...], int]:
    """The touchpoints by phase, as many as fit into so many lines, and how many do not."""
    by_phase: dict[str, list[Line]] = {}
    left = 0
    for each in owned:
        line = Line(presenter.words.title(each), _cut(presenter.words.plain(each.outcome or each.gives), 150))
        lines -= _line_height(line) + (0 if each.phase in by_phase else 3)
        if lines < 0:
            left += 1
        else:
            by_phase.setdefault(each.phase or "", []).append(line)
    titles = {phase.id: presenter.words.title(phase) for phase in presenter.book.phases}
    return tuple(
        PhaseBlock(titles.get(phase, say("No known phase")), tuple(found)) for phase, found in by_phase.items()
    ), left


def _principles_of(presenter: Presenter, team: Team, owned: Iterable[Touchpoint]) -> tuple[Principle, ...]:
    """The principles of the team, those of most of its touchpoints first."""
    counts: dict[str, int] = {}
    for each in owned:
        for edge in presenter.graph.links_from(each.key, "principles"):
            counts[edge.target] = counts.get(edge.target, 0) + 1
    for edge in presenter.graph.links_to(team.key, "principle", "guides"):
        counts.setdefault(edge.source, 0)
    found = (each for each in presenter.book.principles if each.key in counts and is_active(each))
    return tuple(sorted(found, key=lambda each: -counts[each.key]))


def _principle(presenter: Presenter, principle: Principle) -> PrincipleBlock:
    do, dont = (_sentences(presenter, texts) for texts in (principle.do, principle.dont))
    beyond = len(principle.do) + len(principle.dont) - len(do) - len(dont)
    title = presenter.words.title(principle).rstrip(".")
    return PrincipleBlock(title, _cut(presenter.words.plain(principle.statement), 240), do, dont, _beyond(beyond))


def _beyond(count: int) -> str:
    """How many sentences of a record are not printed, in words; empty for none."""
    return say_many("and {count} more in the handbook", "and {count} more in the handbook", count) if count else ""


def _sentences(presenter: Presenter, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(_cut(presenter.words.plain(each), 180) for each in texts)[:_SAID]


def _situations(presenter: Presenter, team: Team) -> Iterator[SituationBlock]:
    """The situations that concern the team."""
    for key in of_team(presenter.graph, team.key):
        each = presenter.book.records[key]
        if isinstance(each, Situation) and is_active(each):
            say, never, may = (_sentences(presenter, texts) for texts in (each.say, each.never, each.may))
            beyond = len(each.say) + len(each.never) + len(each.may) - len(say) - len(never) - len(may)
            yield SituationBlock(presenter.words.title(each), say, never, may, _beyond(beyond))


def _change(change: TeamChange) -> Line:
    """A changed record with the new wording, where there is one, else with what happened to it."""
    now = next((each.now for each in change.told if each.now), Markup())
    return Line(change.anchor.text, _cut(now.striptags() or change.words, 260))


def _words(presenter: Presenter, principles: Iterable[Principle]) -> Iterator[Line]:
    """Words to use and to avoid, by principle, then the glossary's words and what they replace."""
    for each in principles:
        if each.words is not None and each.words.use:
            yield Line("", _cut(", ".join(map(presenter.words.plain, each.words.use)), 160))
    avoid = dict.fromkeys(word for each in principles if each.words for word in each.words.avoid)
    if avoid:
        yield Line(say("Not"), _cut(", ".join(map(presenter.words.plain, avoid)), 300))
    for term in presenter.book.terms:
        if term.replaces and is_active(term):
            yield Line(
                presenter.words.title(term),
                say("Not: {words}", words=", ".join(map(presenter.words.plain, term.replaces))),
            )


def _tools(presenter: Presenter, owned: Iterable[Touchpoint]) -> Iterator[Line]:
    keys = dict.fromkeys(edge.target for each in owned for edge in presenter.graph.links_from(each.key, "tools"))
    for key in keys:
        tool = presenter.book.records[key]
        if isinstance(tool, Tool) and is_active(tool):
            yield Line(presenter.words.title(tool), presenter.words.plain(tool.link))


def _contacts(presenter: Presenter, team: Team) -> Iterator[Line]:
    """The team's own contact, then those of the teams that are called in its situations and that contribute to its touchpoints."""
    called = [
        each for situation in presenter.book.of(Situation) if situation.owner == team.id for each in situation.call
    ]
    helping = [
        each
        for touchpoint in presenter.book.touchpoints
        if touchpoint.owner == team.id
        for each in touchpoint.contributors
    ]
    for team_id in dict.fromkeys((team.id, *called, *helping)):
        record = presenter.book.records.get(f"team/{team_id}")
        if isinstance(record, Team) and record.contact:
            yield Line(presenter.words.title(record), presenter.words.plain(record.contact))
