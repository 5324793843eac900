"""The roadmap, from the ideal back to the year, the quarter, the month and the next small step."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import active_records, is_to_do
from goldthread.language.translation import said, say, say_as, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.dates import last_day
from goldthread.model.plan import Constraint, Event, Initiative
from goldthread.pages.components.citations import cited
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.initiatives import by_day, days_overdue, overdue, without_initiative
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.components.timeline import Moment, drawn, moments, rows_of
from goldthread.pages.frame.addresses import PLAN, ROADMAP
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import day, when
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_LISTED = 200
"""How many touchpoints a list shows."""

_HORIZONS: Mapping[str, tuple[str, str]] = {
    "": (to_say("No known horizon"), to_say("The horizon of these initiatives is not known.")),
    "ideal": (to_say("Ideal"), to_say("The ideal experience, without constraints.")),
    "year": (to_say("Within the year"), to_say("What is achievable this year?")),
    "quarter": (to_say("Within the quarter"), to_say("What is achievable this quarter?")),
    "month": (to_say("Within the month"), to_say("What is achievable this month?")),
}
"""From what is furthest away to what is nearest."""

_EFFORTS = Vocabulary(
    {"small": to_say("Small effort"), "medium": to_say("Medium effort"), "large": to_say("Large effort")}
)
_EVENTS = Vocabulary({"budget": to_say("budget"), "show": to_say("trade show"), "launch": to_say("launch")})


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative; `no_step` and `no_day` are the states of empty fields."""

    id: str
    title: str
    href: str
    step: Markup
    no_step: State | None
    due: str
    no_day: State | None
    overdue: str
    days_over: int
    owner: Anchor | None
    team_id: str
    effort: str
    toward: tuple[Anchor, ...]
    event: str
    focus: Anchor | None
    state: State | None
    cited: Markup
    relations: tuple[Fact, ...]
    is_internal: bool


class Stage(msgspec.Struct, frozen=True):
    """A horizon with the initiatives in it."""

    id: str
    title: str
    question: str
    works: tuple[Work, ...]


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """A constraint, and what it limits."""

    id: str
    text: Markup
    applies_to: tuple[Anchor, ...]
    owner: Anchor | None
    cited: Markup
    is_internal: bool


class EventEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An event, its day and type, and what must be ready for it."""

    id: str
    name: str
    meta: str
    ready: tuple[Anchor, ...]
    cited: Markup
    is_internal: bool


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the roadmap shows."""

    lead: str
    overdue: tuple[Work, ...]
    without_initiative: tuple[Anchor, ...]
    without_initiative_count: int
    is_internal: bool
    drawing: Markup
    moments: tuple[Moment, ...]
    teams: tuple[tuple[str, str], ...]
    stages: tuple[Stage, ...]
    steps: tuple[Work, ...]
    ended: tuple[Work, ...]
    events: tuple[EventEntry, ...]
    limits: tuple[Limit, ...]
    plan: str


def page(context: Context, address: str) -> Page:
    """The roadmap."""
    presenter = Presenter(context, address)
    view = _view(presenter)
    return Page(
        address=address,
        title=say("Roadmap"),
        description=say("From the ideal back to the next small step. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        drawings=(("roadmap", view.drawing),) if view.drawing else (),
    )


def _is_internal(presenter: Presenter) -> bool:
    """Whether each record on the page is internal, so that it is said once."""
    book = presenter.book
    shown = (*book.initiatives, *book.events, *book.constraints)
    return len(shown) > 1 and all(each.audience == "internal" for each in shown)


def _view(presenter: Presenter) -> View:
    book, today = presenter.book, presenter.context.build.on
    to_do = sorted((each for each in book.initiatives if is_to_do(each)), key=by_day)
    works = {each.id: _work(presenter, each) for each in book.initiatives}
    late = tuple(works[each.id] for each in to_do if overdue(each, today))
    events = sorted(active_records(book.events), key=lambda event: event.on.last if event.on else datetime.date.max)
    without = tuple(presenter.anchor(each.key) for each in without_initiative(presenter.graph))
    rows = tuple(rows_of(presenter, to_do))
    return View(
        lead=_lead(to_do, len(late), today),
        overdue=late,
        without_initiative=without[:_LISTED],
        without_initiative_count=len(without),
        is_internal=_is_internal(presenter),
        drawing=drawn(presenter, rows, events),
        moments=tuple(moments(presenter, rows, events)) if rows or events else (),
        teams=tuple(_teams(presenter, to_do)),
        stages=tuple(_stages(to_do, works)),
        steps=tuple(works[each.id] for each in _nearest(to_do)),
        ended=tuple(works[each.id] for each in book.initiatives if not is_to_do(each)),
        events=tuple(_event(presenter, event, today) for event in events),
        limits=tuple(_limit(presenter, constraint) for constraint in active_records(book.constraints)),
        plan=presenter.links.to(PLAN),
    )


def _lead(to_do: Sequence[Initiative], late: int, today: datetime.date) -> str:
    running = sum(each.status == "running" for each in to_do)
    parts = [
        say_many(
            "{count} open initiative, {running} of them under way",
            "{count} open initiatives, {running} of them under way",
            len(to_do),
            none="No open initiatives",
            running=running or say_as("of initiatives", "none"),
        )
    ]
    if late:
        parts.append(say_many("{count} overdue", "{count} overdue", late))
    ahead = [each.due for each in to_do if each.due and not each.due.is_before(today)]
    if ahead:
        parts.append(say("the next is due {when}", when=when(min(ahead, key=last_day))))
    return "; ".join(parts) + "."


def _work(presenter: Presenter, initiative: Initiative) -> Work:
    focus = f"focus/{initiative.focus}"
    event = presenter.book.get(Event, (initiative.for_event or "").rpartition("/")[2])
    return Work(
        id=f"initiative-{initiative.id}",
        title=presenter.words.title(initiative).rstrip("."),
        href=f"#initiative-{initiative.id}",
        step=presenter.words.line(initiative.first_step),
        no_step=field_state(initiative, "first_step"),
        due=when(initiative.due) if initiative.due else "",
        no_day=field_state(initiative, "due"),
        overdue=overdue(initiative, presenter.context.build.on),
        days_over=days_overdue(initiative, presenter.context.build.on),
        owner=presenter.owner(initiative),
        team_id=_team(initiative),
        effort=_EFFORTS[initiative.effort] if initiative.effort else "",
        toward=presenter.linked(initiative.key, "toward"),
        event=_dated(presenter, event) if event else "",
        focus=presenter.anchor(focus) if focus in presenter.book.records else None,
        state=status(initiative),
        cited=cited(presenter.words, initiative),
        relations=presenter.relations(initiative),
        is_internal=initiative.audience == "internal",
    )


def _stages(to_do: Iterable[Initiative], works: Mapping[str, Work]) -> Iterator[Stage]:
    """The horizons with initiatives, from the furthest to the nearest; initiatives without one come first."""
    held: dict[str, list[Work]] = {}
    for each in to_do:
        held.setdefault(each.horizon or "", []).append(works[each.id])
    for horizon, (title, question) in _HORIZONS.items():
        if horizon in held:
            yield Stage(horizon or "no-horizon", said(title), said(question), tuple(held[horizon]))


def _team(initiative: Initiative) -> str:
    return (initiative.owner or "").rpartition("/")[2]


def _teams(presenter: Presenter, to_do: Iterable[Initiative]) -> Iterator[tuple[str, str]]:
    """The teams that own initiatives, in their order, by id and name."""
    owning = {_team(each) for each in to_do}
    for team in presenter.book.teams:
        if team.id in owning:
            yield team.id, presenter.words.title(team)


def _nearest(to_do: Sequence[Initiative]) -> list[Initiative]:
    """The initiatives of the nearest horizon with a first step."""
    for horizon in ("month", "quarter", "year", "ideal"):
        found = [each for each in to_do if each.horizon == horizon and each.first_step]
        if found:
            return found
    return []


def _dated(presenter: Presenter, event: Event) -> str:
    name = presenter.words.name(event.title)
    return say("{event}, {day}", event=name, day=day(event.on)) if event.on else name


def _event(presenter: Presenter, event: Event, today: datetime.date) -> EventEntry:
    return EventEntry(
        id=f"event-{event.id}",
        name=presenter.words.name(event.title),
        meta=", ".join(
            filter(
                None,
                (
                    day(event.on) if event.on else say("no date"),
                    say("past") if event.on and event.on.is_before(today) else "",
                    _EVENTS.get(event.sort or "", ""),
                ),
            )
        ),
        ready=presenter.sources(presenter.graph.links_to(event.key, "initiative", "for_event")),
        cited=cited(presenter.words, event),
        is_internal=event.audience == "internal",
    )


def _limit(presenter: Presenter, constraint: Constraint) -> Limit:
    return Limit(
        id=f"constraint-{constraint.id}",
        text=presenter.words.line(constraint.title),
        applies_to=presenter.linked(constraint.key, "applies_to"),
        owner=presenter.owner(constraint),
        cited=cited(presenter.words, constraint),
        is_internal=constraint.audience == "internal",
    )


WRITER = Writer(
    addresses=at(ROADMAP),
    page=page,
    title=to_say("Roadmap"),
    needs=("initiative",),
    shows=("event", "constraint"),
)
