"""A team's page: its customer now, the touchpoints it owns, the principles that bind it there, and what waits for it."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.exchanges import Exchange, exchanges
from goldthread.graph.traces import reached
from goldthread.language.translation import say, say_many
from goldthread.model.principles import Principle
from goldthread.model.teams import Service, Team
from goldthread.pages.components.history import News, news
from goldthread.pages.components.open_work import Overtaken, Review, meeting, overtaken, remarks, reviews
from goldthread.pages.components.parts import Anchor, Remark, Rung, Source, Standpoint, State, status
from goldthread.pages.components.record_lists import PhaseRows, by_phase
from goldthread.pages.components.review_notice import section
from goldthread.pages.frame.addresses import MEETINGS, REPORT, REVIEW, booklet_address
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.labels import day, sentence
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer


class Served(msgspec.Struct, frozen=True):
    """A customer of the team, and what goes on between the two."""

    anchor: Anchor
    does_for: Markup
    does_with: Markup
    reviewed: str


class Binding(msgspec.Struct, frozen=True):
    """A principle that binds the team, and what it asks at the team's own touchpoints."""

    anchor: Anchor
    statement: Markup
    do: tuple[Markup, ...]
    dont: tuple[Markup, ...]
    here: tuple[Anchor, ...]


class Hands(msgspec.Struct, frozen=True):
    """Another team, with the touchpoints before and after each hand-over; `tenth` is how many, in tenths of the most."""

    anchor: Anchor
    handovers: tuple[tuple[Anchor, Anchor], ...]
    tenth: int


class Known(msgspec.Struct, frozen=True):
    """What the team decides, knows or would need to know."""

    label: str
    words: tuple[Markup, ...]
    anchors: tuple[Anchor, ...] = ()


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a team's page shows."""

    title: str
    status: State | None
    sight: tuple[Rung, ...]
    contact: str
    counts: str
    served: tuple[Served, ...]
    owned: tuple[PhaseRows, ...]
    helps: tuple[Anchor, ...]
    takes: tuple[Hands, ...]
    gives: tuple[Hands, ...]
    bindings: tuple[Binding, ...]
    tools: tuple[Anchor, ...]
    knows: tuple[Known, ...]
    meeting: str
    meetings: str
    news: News | None
    overtaken: tuple[Overtaken, ...]
    all_overtaken: str
    reviews: tuple[Review, ...]
    remarks: tuple[Remark, ...]
    more_remarks: int
    report: str
    booklet: str
    source: Source


_REMARKS = 8
"""So many findings are told on the page; the alignment report holds the rest."""


def page(matter: Matter, address: str) -> Page:
    """The page of a team."""
    team = matter.record(Team, address)
    point = Standpoint(matter, address)
    served = " ".join(service.does_for or "" for service in team.serves)
    return Page(
        address=address,
        title=say("Team: {team}", team=team.name),
        description=first_sentence(point.words.plain(served) or team.name),
        body=render(__name__, _view(point, team)),
        source=matter.place(team.key),
        search_boost=1.5,
    )


def _view(point: Standpoint, team: Team) -> View:
    graph = point.graph
    mine = [edge.source for edge in graph.into.get(team.key, ()) if edge.field == "owner"]
    owned = {key: point.anchor(key) for key in mine if key.startswith("touchpoint/")}
    bindings = tuple(_bindings(point, team, tuple(owned)))
    focuses = dict.fromkeys(focus for key in owned for focus in reached(graph, key, "focus"))
    found = remarks(point, (team.key, *mine))
    traded = exchanges(graph, team.id)
    tools = dict.fromkeys(edge.target for key in owned for edge in graph.leaving(key, "tools"))
    return View(
        title=team.name,
        status=status(team),
        sight=(point.vision(), Rung(say("Focus"), tuple(point.anchor(focus) for focus in focuses)))
        if focuses
        else (point.vision(),),
        contact=team.contact or "",
        counts=_counts(len(owned), len(bindings)),
        served=tuple(_served(point, service) for service in team.serves),
        owned=by_phase(point, owned),
        helps=point.sources(graph.reaching(team.key, "touchpoint", "contributors")),
        takes=tuple(_hands(point, each) for each in traded.takes),
        gives=tuple(_hands(point, each) for each in traded.gives),
        bindings=bindings,
        tools=tuple(point.anchor(tool) for tool in tools),
        knows=tuple(_knows(point, team)),
        meeting=meeting(point, team) if point.links.to(MEETINGS) else "",
        meetings=point.links.to(MEETINGS),
        news=news(point, team),
        overtaken=tuple(overtaken(point, (team.key, *mine))),
        all_overtaken=point.links.to(f"{REVIEW}#{section(team.id)}"),
        reviews=tuple(reviews(point, (team.key, *mine))),
        remarks=found[:_REMARKS],
        more_remarks=max(len(found) - _REMARKS, 0),
        report=point.links.to(REPORT),
        booklet=point.links.to(booklet_address(team.id)) if owned else "",
        source=point.source(team.key),
    )


def _counts(owned: int, bindings: int) -> str:
    return say(
        "{touchpoints}; {principles}.",
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", owned, none="No touchpoints"),
        principles=say_many(
            "{count} principle applies to them",
            "{count} principles apply to them",
            bindings,
            none="no principles apply to them",
        ),
    )


def _served(point: Standpoint, service: Service) -> Served:
    key = f"customer/{service.customer}"
    anchor = point.anchor(key) if key in point.book.records else Anchor(service.customer)
    unsaid = "" if point.matter.audience == "public" else say("Not discussed yet")
    reviewed = say("Last discussed on {day}", day=day(service.reviewed)) if service.reviewed else unsaid
    return Served(anchor, point.words.line(service.does_for), point.words.line(service.does_with), reviewed)


def _bindings(point: Standpoint, team: Team, owned: tuple[str, ...]) -> Iterator[Binding]:
    """The principles followed by the team's touchpoints, and those that guide it, by how much they ask of it here."""
    graph = point.graph
    here: dict[str, list[Anchor]] = {}
    for key in owned:
        for edge in graph.leaving(key, "principles"):
            here.setdefault(edge.target, []).append(point.anchor(key, inferred=edge.basis == "inferred", how=edge.how))
    for edge in graph.reaching(team.key, "principle", "guides"):
        here.setdefault(edge.source, [])
    for key in sorted(here, key=lambda each: -len(here[each])):
        principle = point.book.records[key]
        if isinstance(principle, Principle):
            line = point.words.line
            do, dont = tuple(map(line, principle.do)), tuple(map(line, principle.dont))
            yield Binding(point.anchor(key), line(principle.statement), do, dont, tuple(here[key]))


def _hands(point: Standpoint, exchange: Exchange) -> Hands:
    pairs = tuple((point.anchor(before), point.anchor(after)) for before, after in exchange.handovers)
    return Hands(point.anchor(f"team/{exchange.team}"), pairs, exchange.tenths)


def _knows(point: Standpoint, team: Team) -> Iterator[Known]:
    named = {
        "decides": say("Decides alone"),
        "has_information": say("Knows"),
        "needs_information": say("Needs to know"),
    }
    for attribute, label in named.items():
        texts = getattr(team, attribute)
        if texts:
            yield Known(label, tuple(point.words.line(sentence(text)) for text in texts))
    users = point.linked(team.key, "information_used_by")
    if users:
        yield Known(say("Users of this knowledge"), (), users)


WRITER = Writer(addresses=lambda matter: matter.addresses(Team), page=page)
