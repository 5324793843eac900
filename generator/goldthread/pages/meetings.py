"""Meeting customers: which teams keep the habit, whom nobody has met lately, what was heard, and what came of it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.habit import Met, habit
from goldthread.model.learning import Connect, Evidence
from goldthread.model.teams import Team
from goldthread.pages.addresses import EVIDENCE, MEETINGS
from goldthread.pages.certainty import is_unused
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Fact, Standpoint, State, counted, status
from goldthread.pages.spoken import day, listed, month
from goldthread.pages.template import render
from goldthread.rules.scope import in_play, is_in_play

_MODES = {"offline": "In person", "online": "Online", "": "Nobody has written how"}
_TIMES = ("never", "once", "twice")


class Habit(msgspec.Struct, frozen=True, kw_only=True):
    """A team's habit: what it means to do, what it did in that time, and in what way within a year."""

    team: Anchor
    target: str
    kept: str
    met: str
    offline: int
    online: int
    last: str
    last_key: str


class Cell(msgspec.Struct, frozen=True):
    """How often a team met a customer within a year; `heat` from 0 to 4."""

    count: int
    heat: int
    href: str


class GridRow(msgspec.Struct, frozen=True):
    """A team's meetings by customer."""

    team: Anchor
    cells: tuple[Cell, ...]


class Heard(msgspec.Struct, frozen=True):
    """Something that was heard at a meeting, and whether it is used."""

    anchor: Anchor
    state: State | None


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as it is told."""

    id: str
    title: Markup
    meta: str
    status: State | None
    activity: Markup
    facts: tuple[Fact, ...]
    heard: tuple[Heard, ...]
    is_ahead: bool


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    evidence: str
    behind: tuple[Anchor, ...]
    unmet: tuple[Anchor, ...]
    silent: tuple[Anchor, ...]
    calendar: Markup
    habits: tuple[Habit, ...]
    customers: tuple[Anchor, ...]
    grid: tuple[GridRow, ...]
    meetings: tuple[Meeting, ...]


def pages(matter: Matter) -> Iterator[Page]:
    """The page of meetings."""
    here = Standpoint(matter, MEETINGS)
    all_of_them = sorted(in_play(here.book.connects), key=lambda connect: connect.on, reverse=True)
    past = [connect for connect in all_of_them if connect.on <= matter.build.on]
    recent = _within(past, here.book.handbook.horizons.year, matter.build.on)
    by_team = _by_team(past)
    habits = tuple(_habit(here, team, by_team.get(team.id, [])) for team in _teams(here, by_team))
    met = {connect.customer for connect in recent}
    view = View(
        lead=_lead(recent, habits),
        evidence=here.links.to(EVIDENCE),
        behind=tuple(habit.team for habit in habits if habit.kept == "behind"),
        unmet=tuple(here.anchor(each.key) for each in in_play(here.book.customers) if each.id not in met),
        silent=tuple(
            here.anchor(each.key) for each in past if not here.graph.reaching(each.key, "evidence", "connect")
        ),
        calendar=_calendar(here, past, by_team),
        habits=habits,
        customers=tuple(here.anchor(each.key) for each in in_play(here.book.customers)),
        grid=_grid(here, recent, by_team),
        meetings=tuple(_meeting(here, each) for each in all_of_them),
    )
    yield Page(
        address=MEETINGS,
        title="Meeting customers",
        description=f"Who met customers, what was heard, and what came of it. {view.lead}",
        body=render("meetings", view),
        hides=("toc",),
    )


def _within(past: Iterable[Connect], days: int, today: datetime.date) -> list[Connect]:
    return [connect for connect in past if (today - connect.on).days < days]


def _by_team(past: Iterable[Connect]) -> Mapping[str, list[Connect]]:
    found: dict[str, list[Connect]] = {}
    for connect in past:
        found.setdefault(connect.team or "", []).append(connect)
    return found


def _teams(here: Standpoint, by_team: Mapping[str, list[Connect]]) -> tuple[Team, ...]:
    """The teams that mean to meet customers or have, those who have not for longest first."""
    teams = [team for team in in_play(here.book.teams) if team.connect_target or team.id in by_team]
    return tuple(sorted(teams, key=lambda team: by_team[team.id][0].on if team.id in by_team else datetime.date.min))


def _lead(recent: Sequence[Connect], habits: Sequence[Habit]) -> str:
    behind = sum(habit.kept == "behind" for habit in habits)
    offline = sum(connect.mode == "offline" for connect in recent)
    meetings = counted(len(recent), "meeting", "meetings").capitalize()
    how = f", {offline or 'none'} of them in person" if recent else ""
    teams = f"{counted(behind, 'team is', 'teams are')} behind what {'it' if behind == 1 else 'they'} meant to do"
    kept = (
        "every team has kept its habit" if any(habit.target for habit in habits) else "no team has set itself a habit"
    )
    return f"{meetings} within a year{how}; {teams if behind else kept}."


def _habit(here: Standpoint, team: Team, past: Sequence[Connect]) -> Habit:
    horizons, today, aim = here.book.handbook.horizons, here.matter.build.on, team.connect_target
    recent = _within(past, horizons.year, today)
    count = len(_within(past, getattr(horizons, aim.per), today)) if aim else 0
    return Habit(
        team=here.anchor(team.key),
        target=f"{_times(aim.n)} a {aim.per}" if aim else "",
        kept="" if aim is None else "kept" if count >= aim.n else "behind",
        met=f"{count} of {aim.n} in the last {aim.per}" if aim else "",
        offline=sum(connect.mode == "offline" for connect in recent),
        online=sum(connect.mode == "online" for connect in recent),
        last=day(past[0].on) if past else "",
        last_key=past[0].on.isoformat() if past else "",
    )


def _times(number: int) -> str:
    return _TIMES[number] if number < len(_TIMES) else f"{number} times"


def _calendar(here: Standpoint, past: Sequence[Connect], by_team: Mapping[str, list[Connect]]) -> Markup:
    teams = _teams(here, by_team)
    rows = {team.id: row for row, team in enumerate(teams)}
    met = [
        Met(
            row=rows[connect.team or ""],
            on=connect.on,
            href=here.links.record(connect.key) or "",
            words=f"{day(connect.on)}, {_MODES[connect.mode or ''].lower()}: {here.anchor(connect.key).text}",
            mode=connect.mode or "",
        )
        for connect in past
        if connect.team in rows
    ]
    names = [here.words.plain(team.name) for team in teams]
    first = month(here.matter.build.on)
    return habit(
        names, met, here.matter.build.on, f"Who met customers in the twelve months to {first}; each mark is a meeting."
    )


def _grid(here: Standpoint, recent: Sequence[Connect], by_team: Mapping[str, list[Connect]]) -> tuple[GridRow, ...]:
    counts: dict[tuple[str, str], list[Connect]] = {}
    for connect in recent:
        counts.setdefault((connect.team or "", connect.customer or ""), []).append(connect)
    most = max(map(len, counts.values()), default=1)
    customers = tuple(in_play(here.book.customers))
    return tuple(
        GridRow(
            here.anchor(team.key),
            tuple(_cell(here, counts.get((team.id, customer.id), []), most) for customer in customers),
        )
        for team in _teams(here, by_team)
    )


def _cell(here: Standpoint, met: Sequence[Connect], most: int) -> Cell:
    href = here.links.record(met[0].key) or "" if met else ""
    return Cell(len(met), -(-4 * len(met) // most) if met else 0, href)


def _meeting(here: Standpoint, connect: Connect) -> Meeting:
    team = here.linked(connect.key, "team")
    customer = here.linked(connect.key, "customer")
    who = f"{team[0].text if team else 'Nobody has written who'} met {customer[0].text if customer else 'a customer'}"
    programme = connect.programme or ""
    is_ahead = connect.on > here.matter.build.on
    heard = (here.book.records[edge.source] for edge in here.graph.reaching(connect.key, "evidence", "connect"))
    return Meeting(
        id=connect.id,
        title=here.words.headline(connect.title),
        meta=" · ".join(part for part in (day(connect.on), _MODES[connect.mode or ""], who, programme) if part),
        status=State("planned", "Lies ahead") if is_ahead else status(connect),
        activity=here.words.line(connect.activity),
        facts=tuple(_facts(here, connect)),
        heard=tuple(_heard(here, each) for each in heard if isinstance(each, Evidence)),
        is_ahead=is_ahead,
    )


def _facts(here: Standpoint, connect: Connect) -> Iterator[Fact]:
    before, after = connect.before, connect.after
    if before:
        named = {"trained": before.trained, "briefed": before.briefed}
        done = tuple(word for word, is_done in named.items() if is_done)
        yield Fact(
            "Before", Markup.escape(f"People were {listed(done)}." if done else "Nobody was trained or briefed.")
        )
        if before.match_because:
            yield Fact("Why these two", here.words.line(before.match_because))
    keys = (f"team/{team}" for team in after.shared_with) if after else ()
    told = tuple(here.anchor(key) for key in keys if key in here.book.records)
    if told:
        yield Fact("Told to", anchors=told)
    if connect.gave_back:
        yield Fact("What they got for their time", here.words.line(connect.gave_back))


def _heard(here: Standpoint, piece: Evidence) -> Heard:
    unused = is_in_play(piece) and is_unused(here.graph, piece)
    return Heard(here.anchor(piece.key), State("unwritten", "Not used yet") if unused else None)
