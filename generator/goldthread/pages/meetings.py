"""Meeting customers: which teams keep the habit, whom nobody has met lately, what was heard, and what came of it."""

from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.model.learning import Connect, Evidence
from goldthread.pages.addresses import EVIDENCE, MEETINGS
from goldthread.pages.certainty import is_unused
from goldthread.pages.habits import GridRow, Habit, by_team, calendar, grid, habits, within
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Fact, Standpoint, State, counted, status
from goldthread.pages.spoken import MODES, day, listed
from goldthread.pages.template import render
from goldthread.rules.scope import in_play, is_in_play


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
    recent = within(past, here.book.handbook.horizons.year, matter.build.on)
    by_teams = by_team(past)
    kept = habits(here, by_teams)
    met = {connect.customer for connect in recent}
    view = View(
        lead=_lead(recent, kept),
        evidence=here.links.to(EVIDENCE),
        behind=tuple(habit.team for habit in kept if habit.kept == "behind"),
        unmet=tuple(here.anchor(each.key) for each in in_play(here.book.customers) if each.id not in met),
        silent=tuple(
            here.anchor(each.key) for each in past if not here.graph.reaching(each.key, "evidence", "connect")
        ),
        calendar=calendar(here, by_teams),
        habits=kept,
        customers=tuple(here.anchor(each.key) for each in in_play(here.book.customers)),
        grid=grid(here, recent, by_teams),
        meetings=tuple(_meeting(here, each) for each in all_of_them),
    )
    yield Page(
        address=MEETINGS,
        title="Meeting customers",
        description=f"Who met customers, what was heard, and what came of it. {view.lead}",
        body=render("meetings", view),
        hides=("toc",),
    )


def _lead(recent: Sequence[Connect], found: Sequence[Habit]) -> str:
    behind = sum(habit.kept == "behind" for habit in found)
    offline = sum(connect.mode == "offline" for connect in recent)
    meetings = counted(len(recent), "meeting", "meetings").capitalize()
    how = f", {offline or 'none'} of them in person" if recent else ""
    if behind:
        kept = f"{counted(behind, 'team is', 'teams are')} behind what {'it' if behind == 1 else 'they'} meant to do"
    else:
        aims = any(habit.target for habit in found)
        kept = "every team has kept its habit" if aims else "no team has set itself a habit"
    return f"{meetings} within a year{how}; {kept}."


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
        meta=" · ".join(part for part in (day(connect.on), MODES[connect.mode or ""], who, programme) if part),
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
