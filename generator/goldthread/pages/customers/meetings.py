"""The page of meetings with customers: targets of teams, customers not met, notes and results."""

from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import active_records, is_active
from goldthread.language.translation import say, say_as, say_many, to_say
from goldthread.model.dates import last_day
from goldthread.model.learning import Before, Connect, Evidence
from goldthread.pages.components.citations import cited
from goldthread.pages.components.evidence_strength import is_unused
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.meeting_rhythm import (
    GridRow,
    MeetingTarget,
    by_team,
    calendar,
    grid,
    meeting_targets,
    within,
)
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.addresses import EVIDENCE, MEETINGS
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import MODES, day
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Insight(msgspec.Struct, frozen=True):
    """An insight of a meeting, and whether it is used."""

    anchor: Anchor
    state: State | None


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting on the page."""

    id: str
    title: Markup
    meta: str
    status: State | None
    activity: Markup
    cited: Markup
    facts: tuple[Fact, ...]
    insights: tuple[Insight, ...]
    is_ahead: bool


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    evidence: str
    behind: tuple[Anchor, ...]
    not_met: tuple[Anchor, ...]
    silent: tuple[Anchor, ...]
    calendar: Markup
    narrow: Markup
    meeting_targets: tuple[MeetingTarget, ...]
    customers: tuple[Anchor, ...]
    grid: tuple[GridRow, ...]
    meetings: tuple[Meeting, ...]


def page(context: Context, address: str) -> Page:
    """The page of meetings."""
    presenter = Presenter(context, address)
    all_of_them = sorted(
        active_records(presenter.book.connects), key=lambda connect: last_day(connect.on), reverse=True
    )
    past = [each for each in all_of_them if each.on is None or not each.on.is_after(context.build.on)]
    recent = within(past, presenter.book.handbook.horizons.year, context.build.on)
    by_teams = by_team(past)
    kept = meeting_targets(presenter, by_teams)
    met = {connect.customer for connect in recent}
    broad, narrow = calendar(presenter, by_teams)
    view = View(
        lead=_lead(recent, kept),
        evidence=presenter.links.to(EVIDENCE),
        behind=tuple(meeting_calendar.team for meeting_calendar in kept if meeting_calendar.kept == "behind"),
        not_met=tuple(
            presenter.anchor(each.key) for each in active_records(presenter.book.customers) if each.id not in met
        ),
        silent=tuple(
            presenter.anchor(each.key) for each in past if not presenter.graph.links_to(each.key, "evidence", "connect")
        ),
        calendar=broad,
        narrow=narrow,
        meeting_targets=kept,
        customers=tuple(presenter.anchor(each.key) for each in active_records(presenter.book.customers)),
        grid=grid(presenter, recent, by_teams),
        meetings=tuple(_meeting(presenter, each) for each in all_of_them),
    )
    return Page(
        address=address,
        title=say("Meeting customers"),
        description=say("Meetings with customers, notes and results. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
    )


def _lead(recent: Sequence[Connect], found: Sequence[MeetingTarget]) -> str:
    offline = sum(connect.mode == "offline" for connect in recent)
    return say_many(
        "{count} meeting in the last 12 months, {offline} of them in person; {kept}.",
        "{count} meetings in the last 12 months, {offline} of them in person; {kept}.",
        len(recent),
        none="No meetings recorded in the last 12 months; {kept}.",
        offline=offline or say_as("of meetings", "none"),
        kept=_kept(found),
    )


def _kept(found: Sequence[MeetingTarget]) -> str:
    behind = sum(meeting_calendar.kept == "behind" for meeting_calendar in found)
    if behind:
        return say_many("{count} team is below its target", "{count} teams are below their target", behind)
    if any(meeting_calendar.target for meeting_calendar in found):
        return say("every team with a target has reached it")
    return say("no target is recorded for a team")


def _meeting(presenter: Presenter, connect: Connect) -> Meeting:
    programme = connect.programme or ""
    is_ahead = connect.on is not None and connect.on.is_after(presenter.context.build.on)
    insights = (
        presenter.book.records[edge.source] for edge in presenter.graph.links_to(connect.key, "evidence", "connect")
    )
    return Meeting(
        id=own_anchor(connect.id),
        title=presenter.words.headline(connect.title),
        meta=" · ".join(
            part
            for part in (
                day(connect.on) if connect.on else "",
                MODES[connect.mode or ""],
                _who(presenter, connect),
                programme,
            )
            if part
        ),
        status=State("planned", say("Upcoming")) if is_ahead else status(connect),
        activity=presenter.words.line(connect.activity),
        cited=cited(presenter.words, connect),
        facts=tuple(_facts(presenter, connect)),
        insights=tuple(_insights(presenter, each) for each in insights if isinstance(each, Evidence)),
        is_ahead=is_ahead,
    )


def _who(presenter: Presenter, connect: Connect) -> str:
    team = presenter.linked(connect.key, "team")
    customer = presenter.linked(connect.key, "customer")
    if team and customer:
        return say("{team} and {customer}", team=team[0].text, customer=customer[0].text)
    if team:
        return say("{team} and customers", team=team[0].text)
    if customer:
        return say("{customer}, team not recorded", customer=customer[0].text)
    return say("Team and customer not recorded")


def _facts(presenter: Presenter, connect: Connect) -> Iterator[Fact]:
    before, after = connect.before, connect.after
    if connect.leader:
        yield Fact(say("Led by"), presenter.words.line(connect.leader))
    if before:
        yield Fact(say("Before"), Markup.escape(_prepared(before)))
        if before.match_because:
            yield Fact(say("Reason for this match"), presenter.words.line(before.match_because))
    keys = (f"team/{team}" for team in after.shared_with) if after else ()
    told = tuple(presenter.anchor(key) for key in keys if key in presenter.book.records)
    if told:
        yield Fact(say("Shared with"), anchors=told)
    if connect.gave_back:
        yield Fact(say("Compensation"), presenter.words.line(connect.gave_back))


def _prepared(before: Before) -> str:
    if before.trained and before.briefed:
        return say("The participants were trained and briefed.")
    if before.trained:
        return say("The participants were trained.")
    return (
        say("The participants were briefed.")
        if before.briefed
        else say("The participants were neither trained nor briefed.")
    )


def _insights(presenter: Presenter, piece: Evidence) -> Insight:
    unused = is_active(piece) and is_unused(presenter.graph, piece)
    return Insight(presenter.anchor(piece.key), State("unwritten", say("Not used yet")) if unused else None)


WRITER = Writer(
    addresses=at(MEETINGS),
    page=page,
    title=to_say("Meeting customers"),
    needs=("connect",),
)
