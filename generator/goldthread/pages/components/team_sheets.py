"""Two sheets for a team to hold in its hand: four sides of A4 with the promise, what to do, what to say, and whom to ask.

What fits is reckoned by `sheet_room.py`, on the safe side: nothing is cut off; what is left out is said. Where there is little to say,
more of each record is printed, in larger type. A test prints the sheets of several handbooks and measures that no side is exceeded.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar
from urllib.parse import urljoin

import msgspec
from markupsafe import Markup

from goldthread.drawings.measures import most_that_fit
from goldthread.graph.scope import is_active
from goldthread.language.translation import say, say_many
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.teams import Team
from goldthread.pages.components.history import news
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.sheet_room import (
    CODE,
    SIDE,
    TITLE_ABOVE,
    Ruler,
    fits,
    largest_type,
    scale_name,
    with_next,
)
from goldthread.pages.components.sheet_texts import (
    Detail,
    Line,
    Lines,
    PhaseBlock,
    PrincipleBlock,
    SituationBlock,
    by_phase,
    change_line,
    contact_lines,
    customer_lines,
    focus_statements,
    more_in_handbook,
    principle_block,
    principles_of,
    shortened,
    situation_blocks,
    tool_lines,
    touchpoint_line,
    word_lines,
)
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.qr_code import qr_code

T = TypeVar("T")

_SAID = 3
"""So many focus statements are printed."""
_LONGEST, _SHORT = 420, 150
"""A text with more letters is cut at a word, and ends in an ellipsis; the shorter ones where there is much to say."""
_MOST = 116
"""More changes of an edition than that have no room on a side."""
_VISION, _FOCUS = 19.0, 11.5
"""Sizes of type on the first side, as in `booklet.css`."""
_MORE_WORDS = 32.0
"""The height of the words for what is left out, in points."""
_ANY_TITLE = "What this part is about"
"""As long as the titles of parts are."""


_DETAILS = (Detail(99, _LONGEST), Detail(5, 240), Detail(3, 180), Detail(2, 150))
"""From all that there is to the least."""


class Fitted(msgspec.Struct, Generic[T], frozen=True):
    """What of a list fits on a side, and how many more there are, in words; empty for none."""

    shown: tuple[T, ...]
    more: str = ""


class PromiseSide(msgspec.Struct, frozen=True):
    """The first side; `type` names the scale of its type, as on the others."""

    vision: str
    focuses: tuple[str, ...]
    customers: Fitted[Line]
    phases: tuple[PhaseBlock, ...]
    more_touchpoints: str
    type: str


class PrinciplesSide(msgspec.Struct, frozen=True):
    """The second side."""

    blocks: Fitted[PrincipleBlock]
    type: str


class HappeningsSide(msgspec.Struct, frozen=True):
    """The third side."""

    situations: Fitted[SituationBlock]
    changes: Fitted[Line]
    type: str


class HelpSide(msgspec.Struct, frozen=True):
    """The last side."""

    words: Fitted[Line]
    tools: Fitted[Line]
    contacts: Fitted[Line]
    type: str


class TeamSheets(msgspec.Struct, frozen=True, kw_only=True):
    """The four sides.

    address: Where the team's page is published; empty where nobody said.
    code: The same as a QR code.
    """

    brand: str
    team: str
    edition: str
    promise: PromiseSide
    principles: PrinciplesSide
    happenings: HappeningsSide
    changes_title: str
    help: HelpSide
    address: str
    code: Markup


def team_sheets(presenter: Presenter, team: Team, touchpoints: Sequence[Touchpoint]) -> TeamSheets:
    """The sheets of a team.

    touchpoints: Those that it owns, in any order.
    """
    places = {phase.id: place for place, phase in enumerate(presenter.book.phases)}
    active = (each for each in touchpoints if is_active(each))
    owned = sorted(active, key=lambda each: places.get(each.phase or "", len(places)))
    principles = principles_of(presenter, team, owned)
    changed = news(presenter, team, shown=_MOST)
    address = urljoin(presenter.context.site, f"{team.key}/") if presenter.context.site else ""
    return TeamSheets(
        brand=presenter.words.name(presenter.handbook.title),
        team=presenter.words.name(team.title),
        edition=edition_line(presenter),
        promise=_promise(presenter, team, owned),
        principles=_principles(presenter, principles),
        happenings=_happenings(
            presenter, team, tuple(change_line(each) for each in changed.changed) if changed else ()
        ),
        changes_title=say("What edition {edition} changed", edition=changed.edition) if changed else "",
        help=_help(presenter, team, owned, principles),
        address=address,
        code=qr_code(address) if address else Markup(),
    )


def _promise(presenter: Presenter, team: Team, owned: Sequence[Touchpoint]) -> PromiseSide:
    """The first side: the vision, the focus, and the team's customers and touchpoints."""
    has_own_type = _has_own_type(presenter)
    usual = Ruler(has_own_type=has_own_type)
    vision = shortened(presenter.vision_text(), _LONGEST)
    statements = [shortened(presenter.words.plain(each), _LONGEST // 2) for each in focus_statements(presenter, owned)]
    focuses = (*statements[:_SAID], *filter(None, (more_in_handbook(len(statements[_SAID:])),)))
    column = SIDE - usual.across(vision, _VISION) - sum(usual.across(each, _FOCUS) for each in focuses)

    def side(customers: Fitted[Line], phases: tuple[PhaseBlock, ...], left: int, scale: float) -> PromiseSide:
        return PromiseSide(vision, focuses, customers, phases, _more_on_page(left), scale_name(scale))

    for longest in (_LONGEST, _SHORT):
        customers = tuple(customer_lines(presenter, team, longest))
        phases = by_phase(presenter, [(each, touchpoint_line(presenter, each, longest)) for each in owned])

        def heights(ruler: Ruler, customers: Lines = customers, phases: Sequence[PhaseBlock] = phases) -> list[float]:
            of_phases = [height for phase in phases for height in _phase_heights(ruler, phase)]
            return [*_list_heights(ruler, customers), *with_next([ruler.title(_ANY_TITLE), *of_phases])]

        if scale := largest_type(heights, column, has_own_type=has_own_type):
            return side(Fitted(customers), phases, 0, scale)
    some = _fitting(customers, lambda each: [usual.line(str(each))], column / 4)
    before = [*_list_heights(usual, some.shown), usual.title(_ANY_TITLE)]
    lines = [(each, touchpoint_line(presenter, each, _SHORT)) for each in owned]

    def has_room(count: int) -> bool:
        shown = by_phase(presenter, lines[:count])
        return fits([*before, *(h for each in shown for h in _phase_heights(usual, each)), _MORE_WORDS], column)

    count = most_that_fit(len(lines), has_room)
    return side(some, by_phase(presenter, lines[:count]), len(lines) - count, 1.0)


def _principles(presenter: Presenter, principles: Sequence[Principle]) -> PrinciplesSide:
    """The second side: what to do, and what not."""
    column, has_own_type = SIDE - TITLE_ABOVE, _has_own_type(presenter)
    blocks: list[PrincipleBlock] = []
    for detail in _DETAILS:
        blocks = [principle_block(presenter, each, detail) for each in principles]

        def heights(ruler: Ruler, blocks: Sequence[PrincipleBlock] = blocks) -> list[float]:
            return [height for each in blocks for height in _principle_heights(ruler, each)]

        if scale := largest_type(heights, column, has_own_type=has_own_type):
            return PrinciplesSide(Fitted(tuple(blocks)), scale_name(scale))
    usual = Ruler(has_own_type=has_own_type)
    return PrinciplesSide(_fitting(blocks, lambda each: _principle_heights(usual, each), column), scale_name(1.0))


def _happenings(presenter: Presenter, team: Team, changes: tuple[Line, ...]) -> HappeningsSide:
    """The third side: what to say when something happens, and what changed."""
    has_own_type = _has_own_type(presenter)
    usual = Ruler(has_own_type=has_own_type)

    def all_of(ruler: Ruler, blocks: Sequence[SituationBlock]) -> list[float]:
        found = [height for each in blocks for height in _situation_heights(ruler, each)]
        return with_next([ruler.title(_ANY_TITLE), *found]) if found else []

    blocks: list[SituationBlock] = []
    for detail in _DETAILS:
        blocks = list(situation_blocks(presenter, team, detail))

        def heights(ruler: Ruler, blocks: Sequence[SituationBlock] = blocks) -> list[float]:
            return [*all_of(ruler, blocks), *_list_heights(ruler, changes)]

        if scale := largest_type(heights, SIDE, has_own_type=has_own_type):
            return HappeningsSide(Fitted(tuple(blocks)), Fitted(changes), scale_name(scale))
    told = _list_heights(usual, changes)

    def situations(column: float, beside: Sequence[float]) -> Fitted[SituationBlock]:
        title = [*beside, usual.title(_ANY_TITLE)]
        return _fitting(blocks, lambda each: _situation_heights(usual, each), column, title)

    half, rest = situations(SIDE / 2, ()), situations(SIDE, told)
    shown = max(half, rest, key=lambda each: len(each.shown))
    before = [*all_of(usual, shown.shown), _MORE_WORDS, usual.title(_ANY_TITLE)]
    return HappeningsSide(shown, _fitting(changes, lambda each: [usual.line(str(each))], SIDE, before), scale_name(1.0))


def _help(presenter: Presenter, team: Team, owned: Sequence[Touchpoint], principles: Sequence[Principle]) -> HelpSide:
    """The last side: words to use, tools, and whom to ask."""
    has_own_type = _has_own_type(presenter)
    column = SIDE - CODE
    words, tools = tuple(word_lines(presenter, principles)), tuple(tool_lines(presenter, owned))
    contacts = tuple(contact_lines(presenter, team))

    def heights(ruler: Ruler) -> list[float]:
        return [height for part in (words, tools, contacts) for height in _list_heights(ruler, part)]

    if scale := largest_type(heights, column, has_own_type=has_own_type):
        return HelpSide(Fitted(words), Fitted(tools), Fitted(contacts), scale_name(scale))
    usual = Ruler(has_own_type=has_own_type)

    def fitting(part: Lines, column: float, before: Sequence[float] = ()) -> Fitted[Line]:
        return _fitting(part, lambda each: [usual.line(str(each))], column, [*before, usual.title(_ANY_TITLE)])

    some_words, some_tools = fitting(words, column / 2), fitting(tools, column / 4)
    before = [*_list_heights(usual, some_words.shown), *_list_heights(usual, some_tools.shown), 2 * _MORE_WORDS]
    return HelpSide(some_words, some_tools, fitting(contacts, column, before), scale_name(1.0))


def _has_own_type(presenter: Presenter) -> bool:
    return presenter.handbook.typefaces is not None


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


def _fitting(
    items: Iterable[T], heights: Callable[[T], list[float]], column: float, before: Sequence[float] = ()
) -> Fitted[T]:
    """The first items that stand in two columns after what stands there before, with the words for how many do not."""
    items = tuple(items)
    shown: list[T] = []
    used = list(before)
    for each in items:
        used += heights(each)
        if not fits([*used, _MORE_WORDS], column):
            break
        shown.append(each)
    return Fitted(tuple(shown), _more_on_page(len(items) - len(shown)))


def _list_heights(ruler: Ruler, lines: Lines) -> list[float]:
    """The heights of a part with a title; none where it has nothing."""
    return with_next([ruler.title(_ANY_TITLE), *(ruler.line(str(each)) for each in lines)]) if lines else []


def _phase_heights(ruler: Ruler, phase: PhaseBlock) -> list[float]:
    return with_next([ruler.heading(phase.title), *(ruler.line(str(each)) for each in phase.touchpoints)])


def _principle_heights(ruler: Ruler, block: PrincipleBlock) -> list[float]:
    sentences = (*ruler.sentences(block.do), *ruler.sentences(block.dont))
    return with_next([ruler.heading(block.title, block.statement), *sentences, ruler.line(block.more)])


def _situation_heights(ruler: Ruler, block: SituationBlock) -> list[float]:
    sentences = (*ruler.sentences(block.say, aloud=True), *ruler.sentences(block.never), *ruler.sentences(block.may))
    return with_next([ruler.heading(block.title), *sentences, ruler.line(block.more)])
