"""Meetings with customers: target and actual number for each team, by month and by customer."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec
from markupsafe import Markup

from goldthread.drawings.meeting_calendar import Met, meeting_calendar
from goldthread.drawings.meeting_calendar_narrow import meeting_calendar_narrow
from goldthread.graph.scope import active_records
from goldthread.language.translation import said, say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.dates import Date, last_day
from goldthread.model.learning import Connect
from goldthread.model.teams import ConnectTarget, Team
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.labels import day, month

_TARGETS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "month": (to_say("once a month"), to_say("twice a month"), to_say("{count} times a month")),
        "quarter": (to_say("once a quarter"), to_say("twice a quarter"), to_say("{count} times a quarter")),
        "year": (to_say("once a year"), to_say("twice a year"), to_say("{count} times a year")),
    }
)
_MET = {
    "month": to_say("{count} of {aim} in the last month"),
    "quarter": to_say("{count} of {aim} in the last quarter"),
    "year": to_say("{count} of {aim} in the last year"),
}
_MODES = Vocabulary({"offline": to_say("in person"), "online": to_say("online"), "": to_say("mode not recorded")})


class MeetingTarget(msgspec.Struct, frozen=True, kw_only=True):
    """A team's target for meetings, and its meetings within a year by mode."""

    team: Anchor
    target: str
    kept: str
    met: str
    offline: int
    online: int
    last: str
    last_key: str


class Cell(msgspec.Struct, frozen=True):
    """How often a team met a customer within a year; `heat` is the shade, from 0 to 4."""

    count: int
    heat: int
    href: str


class GridRow(msgspec.Struct, frozen=True):
    """A team's meetings by customer."""

    team: Anchor
    cells: tuple[Cell, ...]


def within(past: Iterable[Connect], days: int, today: datetime.date) -> list[Connect]:
    """The meetings of the last days."""
    return [connect for connect in past if connect.on and (today - connect.on.last).days < days]


def by_team(past: Iterable[Connect]) -> Mapping[str, list[Connect]]:
    """Meetings by the id of the team."""
    found: dict[str, list[Connect]] = {}
    for connect in past:
        found.setdefault(connect.team or "", []).append(connect)
    return found


def _teams(presenter: Presenter, met: Mapping[str, list[Connect]]) -> tuple[Team, ...]:
    """The teams with a target or with meetings, those without a meeting for longest first."""
    teams = [team for team in active_records(presenter.book.teams) if team.connect_target or team.id in met]
    return tuple(sorted(teams, key=lambda team: last_day(met[team.id][0].on if team.id in met else None)))


def meeting_targets(presenter: Presenter, met: Mapping[str, list[Connect]]) -> tuple[MeetingTarget, ...]:
    """The target and the meetings of each team that has either."""
    return tuple(_meeting_target(presenter, team, met.get(team.id, [])) for team in _teams(presenter, met))


def _meeting_target(presenter: Presenter, team: Team, past: Sequence[Connect]) -> MeetingTarget:
    horizons, today, aim = presenter.book.handbook.horizons, presenter.context.build.on, team.connect_target
    recent = within(past, horizons.year, today)
    count = len(within(past, getattr(horizons, aim.per), today)) if aim else 0
    return MeetingTarget(
        team=presenter.anchor(team.key),
        target=how_often(aim) if aim else "",
        kept="" if aim is None else "kept" if count >= aim.n else "behind",
        met=said(_MET[aim.per], count=count, aim=aim.n) if aim else "",
        offline=sum(connect.mode == "offline" for connect in recent),
        online=sum(connect.mode == "online" for connect in recent),
        last=(day(past[0].on) if past[0].on else say("no date")) if past else "",
        last_key=past[0].on.last.isoformat() if past and past[0].on else "",
    )


def how_often(aim: ConnectTarget) -> str:
    """A team's target for meetings in words, as in "twice a month"."""
    once, twice, more = _TARGETS[aim.per]
    return said({1: once, 2: twice}.get(aim.n, more), count=aim.n)


def calendar(presenter: Presenter, met: Mapping[str, list[Connect]]) -> tuple[Markup, Markup]:
    """The drawing of the last year, in its wide and its narrow form."""
    teams = _teams(presenter, met)
    marks = [
        _mark(presenter, row, connect, connect.on)
        for row, team in enumerate(teams)
        for connect in met.get(team.id, ())
        if connect.on and connect.on.precision != "year"
    ]
    undrawn = sum(len(met.get(team.id, ())) for team in teams) - len(marks)
    until = month(presenter.context.build.on)
    names = [presenter.words.name(team.title) for team in teams]
    summary = say("Meetings with customers in the year to {month}. Each mark is one meeting.", month=until)
    if undrawn:
        summary += " " + say_many(
            "{count} meeting of unknown month is not drawn.",
            "{count} meetings of unknown month are not drawn.",
            undrawn,
        )
    today = presenter.context.build.on
    return meeting_calendar(names, marks, today, summary), meeting_calendar_narrow(names, marks, today, summary)


def _mark(presenter: Presenter, row: int, connect: Connect, on: Date) -> Met:
    mode = connect.mode or ""
    words = say("{day}, {mode}: {meeting}", day=day(on), mode=_MODES[mode], meeting=presenter.anchor(connect.key).text)
    return Met(row=row, on=on.last, href=presenter.links.record(connect.key) or "", words=words, mode=mode)


def grid(presenter: Presenter, recent: Iterable[Connect], met: Mapping[str, list[Connect]]) -> tuple[GridRow, ...]:
    """Meetings by team and customer: a row for each team, a cell for each customer."""
    counts: dict[tuple[str, str], list[Connect]] = {}
    for connect in recent:
        counts.setdefault((connect.team or "", connect.customer or ""), []).append(connect)
    most = max(map(len, counts.values()), default=1)
    customers = tuple(active_records(presenter.book.customers))
    return tuple(
        GridRow(
            presenter.anchor(team.key),
            tuple(_cell(presenter, counts.get((team.id, customer.id), []), most) for customer in customers),
        )
        for team in _teams(presenter, met)
    )


def _cell(presenter: Presenter, met: Sequence[Connect], most: int) -> Cell:
    href = presenter.links.record(met[0].key) or "" if met else ""
    return Cell(len(met), -(-4 * len(met) // most) if met else 0, href)
