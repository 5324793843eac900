"""The page of a team: customers, touchpoints, principles and open tasks."""

from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.team_handovers import Exchange, exchanges
from goldthread.graph.traces import keys_above
from goldthread.language.translation import say, say_many
from goldthread.model.contacts import ContactPart, contact_parts
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.teams import Service, Team
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.history import News, news
from goldthread.pages.components.line_of_sight import SightLevel
from goldthread.pages.components.open_work import Review, ReviewNeeded, finding_notes, meeting, needing_review, reviews
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.record_lists import PhaseRows, by_phase
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.review_notice import Notice, notice, section
from goldthread.pages.components.situation_rows import SituationRow, of_team, situation_rows
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.components.team_brief import TeamBrief, team_brief
from goldthread.pages.components.team_sheets import TeamSheets, team_sheets
from goldthread.pages.frame.addresses import CHANGES, MEETINGS, REPORT, REVIEW, booklet_address, team_feed
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import capitalised, day
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render


class Served(msgspec.Struct, frozen=True):
    """A customer of the team, and what the team does for and with them."""

    anchor: Anchor
    does_for: Markup
    does_with: Markup
    reviewed: str


class TeamPrinciple(msgspec.Struct, frozen=True):
    """A principle of the team, with the notes of the team's touchpoints."""

    anchor: Anchor
    statement: Markup
    do: tuple[Markup, ...]
    dont: tuple[Markup, ...]
    applied_at: tuple[Anchor, ...]


class HandoverBar(msgspec.Struct, frozen=True):
    """Another team, with the touchpoints before and after each handover; `tenth` is their number in tenths of the largest."""

    anchor: Anchor
    handovers: tuple[tuple[Anchor, Anchor], ...]
    tenth: int


class Knowledge(msgspec.Struct, frozen=True):
    """What the team decides, knows or would need to know."""

    label: str
    words: tuple[Markup, ...]
    anchors: tuple[Anchor, ...] = ()


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a team's page shows."""

    title: str
    review: Notice | None
    status: State | None
    sight: tuple[SightLevel, ...]
    contact: tuple[ContactPart, ...]
    no_contact: State | None
    situations: tuple[SituationRow, ...]
    counts: str
    served: tuple[Served, ...]
    no_customers: State | None
    owned: tuple[PhaseRows, ...]
    helps: tuple[Anchor, ...]
    takes: tuple[HandoverBar, ...]
    gives: tuple[HandoverBar, ...]
    team_principles: tuple[TeamPrinciple, ...]
    tools: tuple[Anchor, ...]
    knows: tuple[Knowledge, ...]
    meeting: str
    meetings: str
    news: News | None
    feed: str
    brief: TeamBrief
    needing_review: tuple[ReviewNeeded, ...]
    all_needing_review: str
    reviews: tuple[Review, ...]
    finding_notes: tuple[FindingNote, ...]
    more_finding_notes: int
    report: str
    booklet: str
    sheets: TeamSheets | None
    source: RecordSource


_NOTES_SHOWN = 8
"""So many findings are told on the page; the alignment report holds the rest."""


def page(context: Context, address: str) -> Page:
    """The page of a team."""
    team = context.record(Team, address)
    presenter = Presenter(context, address)
    served = " ".join(service.does_for or "" for service in team.serves)
    return Page(
        address=address,
        title=say("Team: {team}", team=team.title),
        description=first_sentence(presenter.words.plain(served) or team.title),
        body=render(__name__, _view(presenter, team), context.audience),
        source=context.place(team.key),
        search_boost=1.5,
    )


def _view(presenter: Presenter, team: Team) -> View:
    graph = presenter.graph
    mine = [edge.source for edge in graph.into.get(team.key, ()) if edge.field == "owner"]
    owned = {key: presenter.anchor(key) for key in mine if key.startswith("touchpoint/")}
    team_principles = tuple(_team_principles(presenter, team, tuple(owned)))
    focuses = dict.fromkeys(focus for key in owned for focus in keys_above(graph, key, "focus"))
    found = finding_notes(presenter, (team.key, *mine))
    traded = exchanges(graph, team.id)
    tools = dict.fromkeys(edge.target for key in owned for edge in graph.links_from(key, "tools"))
    return View(
        title=team.title,
        review=notice(presenter, team.key),
        status=status(team),
        sight=(presenter.vision(), SightLevel(say("Focus"), tuple(presenter.anchor(focus) for focus in focuses)))
        if focuses
        else (presenter.vision(),),
        contact=contact_parts(team.contact or ""),
        no_contact=_no_contact(team),
        situations=situation_rows(presenter, of_team(graph, team.key)),
        counts=_counts(len(owned), len(team_principles)),
        served=tuple(_served(presenter, service) for service in team.serves),
        no_customers=field_state(team, "serves"),
        owned=by_phase(presenter, owned),
        helps=presenter.sources(graph.links_to(team.key, "touchpoint", "contributors")),
        takes=tuple(_handover_bars(presenter, each) for each in traded.takes),
        gives=tuple(_handover_bars(presenter, each) for each in traded.gives),
        team_principles=team_principles,
        tools=tuple(presenter.anchor(tool) for tool in tools),
        knows=tuple(_knowledge(presenter, team)),
        meeting=meeting(presenter, team) if presenter.links.to(MEETINGS) else "",
        meetings=presenter.links.to(MEETINGS),
        news=news(presenter, team),
        feed=presenter.links.to(team_feed(team.id)) if presenter.book.editions and presenter.links.to(CHANGES) else "",
        brief=team_brief(presenter, team, tuple(mine)),
        needing_review=tuple(needing_review(presenter, (team.key, *mine))),
        all_needing_review=presenter.links.to(f"{REVIEW}#{section(team.id)}"),
        reviews=tuple(reviews(presenter, (team.key, *mine))),
        finding_notes=found[:_NOTES_SHOWN],
        more_finding_notes=max(len(found) - _NOTES_SHOWN, 0),
        report=presenter.links.to(REPORT),
        booklet=presenter.links.to(booklet_address(team.id)) if owned else "",
        sheets=team_sheets(presenter, team, _touchpoints(presenter, owned)) if owned else None,
        source=presenter.source(team.key),
    )


def _touchpoints(presenter: Presenter, keys: Iterable[str]) -> tuple[Touchpoint, ...]:
    """The touchpoints with some keys, asked for one by one, so that the page depends on no others."""
    records = map(presenter.book.records.__getitem__, keys)
    return tuple(each for each in records if isinstance(each, Touchpoint))


def _no_contact(team: Team) -> State | None:
    """That nobody knows how the team is reached."""
    return State("unknown", say("Contact unknown")) if team.stands("contact") == "unknown" else None


def _counts(owned: int, team_principles: int) -> str:
    return say(
        "{touchpoints}; {principles}.",
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", owned, none="No touchpoints"),
        principles=say_many(
            "{count} principle applies to them",
            "{count} principles apply to them",
            team_principles,
            none="no principle is named at them",
        ),
    )


def _served(presenter: Presenter, service: Service) -> Served:
    key = f"customer/{service.customer}"
    anchor = presenter.anchor(key) if key in presenter.book.records else Anchor(service.customer)
    unsaid = "" if presenter.context.audience == "public" else say("Not discussed yet")
    reviewed = say("Last discussed on {day}", day=day(service.reviewed)) if service.reviewed else unsaid
    return Served(anchor, presenter.words.line(service.does_for), presenter.words.line(service.does_with), reviewed)


def _team_principles(presenter: Presenter, team: Team, owned: tuple[str, ...]) -> Iterator[TeamPrinciple]:
    """The principles followed by the team's touchpoints, and those that guide it, by the number of its touchpoints."""
    graph = presenter.graph
    applied_at: dict[str, list[Anchor]] = {}
    for key in owned:
        for edge in graph.links_from(key, "principles"):
            applied_at.setdefault(edge.target, []).append(
                presenter.anchor(key, inferred=edge.basis == "inferred", how=edge.how)
            )
    for edge in graph.links_to(team.key, "principle", "guides"):
        applied_at.setdefault(edge.source, [])
    for key in sorted(applied_at, key=lambda each: -len(applied_at[each])):
        principle = presenter.book.records[key]
        if isinstance(principle, Principle):
            line = presenter.words.line
            do, dont = tuple(map(line, principle.do)), tuple(map(line, principle.dont))
            yield TeamPrinciple(
                presenter.anchor(key), presenter.line_or_state(principle, "statement"), do, dont, tuple(applied_at[key])
            )


def _handover_bars(presenter: Presenter, exchange: Exchange) -> HandoverBar:
    pairs = tuple((presenter.anchor(before), presenter.anchor(after)) for before, after in exchange.handovers)
    return HandoverBar(presenter.anchor(f"team/{exchange.team}"), pairs, exchange.tenths)


def _knowledge(presenter: Presenter, team: Team) -> Iterator[Knowledge]:
    named = {
        "decides": say("Decides alone"),
        "has_information": say("Knows"),
        "needs_information": say("Needs to know"),
    }
    for attribute, label in named.items():
        texts = getattr(team, attribute)
        if texts:
            yield Knowledge(label, tuple(presenter.words.line(capitalised(text)) for text in texts))
    users = presenter.linked(team.key, "information_used_by")
    if users:
        yield Knowledge(say("Users of this knowledge"), (), users)


WRITER = Writer(addresses=lambda context: context.addresses(Team), page=page)
