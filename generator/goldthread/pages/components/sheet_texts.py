"""What stands on a team's sheets: the texts of records, shortened where there is much to say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import is_active
from goldthread.graph.traces import keys_above
from goldthread.language.translation import say, say_many
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.situations import Situation
from goldthread.model.teams import Team, Tool
from goldthread.pages.components.history import TeamChange
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.situation_rows import of_team


class Detail(NamedTuple):
    """How much of a record is printed: so many sentences of each list, and so many letters of each."""

    most: int
    longest: int


class Line(msgspec.Struct, frozen=True):
    """A name with a text beside it."""

    name: str
    text: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.text}".strip()


Lines = Sequence[Line]


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


def shortened(text: str, most: int) -> str:
    """A text of at most so many letters, cut at a word."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def focus_statements(presenter: Presenter, touchpoints: Iterable[Touchpoint]) -> Iterator[str]:
    """The statements of the focuses that these touchpoints serve."""
    mine = {focus for each in touchpoints for focus in keys_above(presenter.graph, each.key, "focus")}
    yield from (each.statement for each in presenter.book.focuses if each.key in mine and each.statement)


def customer_lines(presenter: Presenter, team: Team, longest: int) -> Iterator[Line]:
    """The customers of a team, with what it does for them."""
    for service in team.serves:
        record = presenter.book.records.get(f"customer/{service.customer}")
        if record is not None:
            yield Line(
                presenter.words.title(record),
                shortened(presenter.words.plain(service.does_for or service.does_with), longest),
            )


def touchpoint_line(presenter: Presenter, touchpoint: Touchpoint, longest: int) -> Line:
    """A touchpoint with what comes of it."""
    text = presenter.words.plain(touchpoint.outcome or touchpoint.gives)
    return Line(presenter.words.title(touchpoint), shortened(text, longest))


def by_phase(presenter: Presenter, lines: Iterable[tuple[Touchpoint, Line]]) -> tuple[PhaseBlock, ...]:
    """Touchpoints by their phases."""
    found_in: dict[str, list[Line]] = {}
    for touchpoint, line in lines:
        found_in.setdefault(touchpoint.phase or "", []).append(line)
    titles = {phase.id: presenter.words.title(phase) for phase in presenter.book.phases}
    return tuple(
        PhaseBlock(titles.get(phase, say("No known phase")), tuple(found)) for phase, found in found_in.items()
    )


def principles_of(presenter: Presenter, team: Team, owned: Iterable[Touchpoint]) -> tuple[Principle, ...]:
    """The principles of the team, those of most of its touchpoints first."""
    counts: dict[str, int] = {}
    for each in owned:
        for edge in presenter.graph.links_from(each.key, "principles"):
            counts[edge.target] = counts.get(edge.target, 0) + 1
    for edge in presenter.graph.links_to(team.key, "principle", "guides"):
        counts.setdefault(edge.source, 0)
    found = (each for each in presenter.book.principles if each.key in counts and is_active(each))
    return tuple(sorted(found, key=lambda each: -counts[each.key]))


def principle_block(presenter: Presenter, principle: Principle, detail: Detail) -> PrincipleBlock:
    """A principle in so much detail."""
    do, dont = (_sentences(presenter, texts, detail) for texts in (principle.do, principle.dont))
    beyond = len(principle.do) + len(principle.dont) - len(do) - len(dont)
    title = presenter.words.title(principle).rstrip(".")
    statement = shortened(presenter.words.plain(principle.statement), max(240, detail.longest))
    return PrincipleBlock(title, statement, do, dont, more_in_handbook(beyond))


def more_in_handbook(count: int) -> str:
    """How many sentences of a record are not printed, in words; empty for none."""
    return say_many("and {count} more in the handbook", "and {count} more in the handbook", count) if count else ""


def _sentences(presenter: Presenter, texts: Iterable[str], detail: Detail) -> tuple[str, ...]:
    return tuple(shortened(presenter.words.plain(each), detail.longest) for each in texts)[: detail.most]


def situation_blocks(presenter: Presenter, team: Team, detail: Detail) -> Iterator[SituationBlock]:
    """The situations that concern the team."""
    for key in of_team(presenter.graph, team.key):
        each = presenter.book.records[key]
        if isinstance(each, Situation) and is_active(each):
            say, never, may = (_sentences(presenter, texts, detail) for texts in (each.say, each.never, each.may))
            beyond = len(each.say) + len(each.never) + len(each.may) - len(say) - len(never) - len(may)
            yield SituationBlock(presenter.words.title(each), say, never, may, more_in_handbook(beyond))


def change_line(change: TeamChange) -> Line:
    """A changed record with the new wording, where there is one, else with what happened to it."""
    now = next((each.now for each in change.told if each.now), Markup())
    return Line(change.anchor.text, shortened(now.striptags() or change.words, 260))


def word_lines(presenter: Presenter, principles: Iterable[Principle]) -> Iterator[Line]:
    """Words to use and to avoid, by principle, then the glossary's words and what they replace."""
    for each in principles:
        if each.words is not None and each.words.use:
            yield Line("", shortened(", ".join(map(presenter.words.plain, each.words.use)), 160))
    avoid = dict.fromkeys(word for each in principles if each.words for word in each.words.avoid)
    if avoid:
        yield Line(say("Not"), shortened(", ".join(map(presenter.words.plain, avoid)), 300))
    for term in presenter.book.terms:
        if term.replaces and is_active(term):
            yield Line(
                presenter.words.title(term),
                say("Not: {words}", words=", ".join(map(presenter.words.plain, term.replaces))),
            )


def tool_lines(presenter: Presenter, owned: Iterable[Touchpoint]) -> Iterator[Line]:
    """The tools of these touchpoints, with where they are found."""
    keys = dict.fromkeys(edge.target for each in owned for edge in presenter.graph.links_from(each.key, "tools"))
    for key in keys:
        tool = presenter.book.records[key]
        if isinstance(tool, Tool) and is_active(tool):
            yield Line(presenter.words.title(tool), presenter.words.plain(tool.link))


def contact_lines(presenter: Presenter, team: Team) -> Iterator[Line]:
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
