"""The plan: touchpoints by priority, what to stop, and the next step of each."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.priority import BROAD, MOST_POINTS, NARROW, Point, priority_chart
from goldthread.graph.scope import active_records
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.journey import Touchpoint
from goldthread.pages.components.facts import NO_TEXT, Anchor
from goldthread.pages.components.initiatives import harms, toward
from goldthread.pages.components.omissions import left_out
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.priorities import by_priority, disagreement, last_place_in, ratings
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.addresses import PLAN, ROADMAP, SIGNATURES, WEAKNESSES
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import EFFECTS, INTERACTIONS, capitalised
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_SHOWN, _LISTED, _FEW, _LARGE = 40, 200, 6, 300
"""How many touchpoints a list shows, and how many one that is folded; how many of each like group and of the stop list
when there are more than `_LARGE` in all."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint in the plan; `number` is its place by priority and ratings are 0 where nobody has rated it."""

    number: int
    anchor: Anchor
    medium: str
    is_signature: bool
    customer: int
    business: int
    evidence: int
    disagree: str
    effect: str
    does_harm: bool
    owner: Anchor | None
    state: State | None
    next: Markup
    no_next: State | None
    works: tuple[Anchor, ...]

    @property
    def lacks_next(self) -> bool:
        """Whether nobody has written a next step, nor that there is none or that it is unknown."""
        return self.no_next is not None and self.no_next.name == "unwritten"

    @property
    def says_next(self) -> bool:
        """Whether there is something to say of what comes next."""
        return bool(self.next or self.works) or not self.lacks_next

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known of it that a plan needs."""
        return not (self.customer or self.business or self.effect or self.next or self.works or self.state)


_BARE = 2
"""More touchpoints than this of which nothing is known are folded."""


class ActivityGroup(msgspec.Struct, frozen=True):
    """Touchpoints of a phase with the same activity; `folded` counts those of which nothing is known that a plan needs."""

    title: str
    entries: tuple[Entry, ...]
    others: str
    folded: str


class PhaseSection(msgspec.Struct, frozen=True):
    """A phase of the plan, with the number of its touchpoints of which no next step is written; its id anchors its heading."""

    id: str
    anchor: Anchor
    count: str
    without_next: int
    activities: tuple[ActivityGroup, ...]


class SharedRating(msgspec.Struct, frozen=True):
    """All touchpoints with the same ratings."""

    customer: int
    business: int
    count: int
    anchors: tuple[Anchor, ...]
    others: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan shows."""

    lead: str
    left_out: str
    unrated: tuple[Anchor, ...]
    unrated_count: int
    weaknesses: str
    harmful: tuple[Entry, ...]
    harmful_others: str
    retiring: tuple[Entry, ...]
    unknown_effects: int
    charts: tuple[tuple[str, Markup], ...]
    rated: tuple[Entry, ...]
    shared_ratings: tuple[SharedRating, ...]
    sections: tuple[PhaseSection, ...]
    roadmap: str
    signatures: str


def page(context: Context, address: str) -> Page:
    """The plan."""
    presenter = Presenter(context, address)
    in_order = sorted(active_records(context.book.touchpoints), key=by_priority(context.shared(last_place_in)))
    view = _view(presenter, in_order)
    return Page(
        address=address,
        title=say("The plan"),
        description=say(
            "The customer-experience plan of {brand}. {lead}", brand=context.book.handbook.title, lead=view.lead
        ),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        drawings=tuple(("priority-chart", chart) for _, chart in view.charts[:1]),
    )


def _view(presenter: Presenter, touchpoints: Sequence[Touchpoint]) -> View:
    entries = _Entries(presenter, touchpoints)
    rated = tuple(entries[each.id] for each in touchpoints if entries.is_rated(each))
    unrated = [each.key for each in touchpoints if not entries.is_rated(each)]
    harmful = tuple(entries[each.id] for each in touchpoints if harms(each) and not toward(presenter.graph, each))
    points = [_point(entry) for entry in rated]
    most = _FEW if len(touchpoints) > _LARGE else _SHOWN
    is_gathered = len(points) > MOST_POINTS
    sizes = ((BROAD, "gt-m-broad"), (NARROW, "gt-m-narrow"))
    return View(
        lead=_lead(len(rated), len(unrated), len(harmful)) if touchpoints else "",
        left_out=left_out(presenter.book),
        unrated=tuple(map(presenter.anchor, unrated[:_LISTED])),
        unrated_count=len(unrated),
        weaknesses=presenter.links.to(WEAKNESSES),
        harmful=harmful[:most],
        harmful_others=_others(len(harmful), most),
        retiring=tuple(
            entries[each.id] for each in touchpoints if each.status == "retiring" and entries[each.id] not in harmful
        ),
        unknown_effects=sum(each.effect is None for each in touchpoints),
        charts=tuple((name, priority_chart(points, size, "#priority-")) for size, name in sizes) if points else (),
        rated=() if is_gathered else rated,
        shared_ratings=tuple(_shared_ratings(rated)) if is_gathered else (),
        sections=tuple(_sections(presenter, touchpoints, entries)),
        roadmap=presenter.links.to(ROADMAP),
        signatures=presenter.links.to(SIGNATURES),
    )


def _lead(rated: int, unrated: int, harmful: int) -> str:
    parts = [
        say_many(
            "{count} touchpoint by value to customers and to us",
            "{count} touchpoints by value to customers and to us",
            rated,
            none="No rated touchpoints",
        )
    ]
    if unrated:
        parts.append(say_many("{count} not rated", "{count} not rated", unrated))
    if harmful:
        parts.append(
            say_many(
                "{count} that weakens or breaks the bond without an initiative",
                "{count} that weaken or break the bond without an initiative",
                harmful,
            )
        )
    return "; ".join(parts) + "."


def _others(count: int, shown: int) -> str:
    return say_many("and {count} more", "and {count} more", count - shown) if count > shown else ""


class _Entries:
    """The entries of touchpoints by their ids, each made when it is asked for first: a large plan shows few of them."""

    def __init__(self, presenter: Presenter, touchpoints: Sequence[Touchpoint]) -> None:
        self._presenter = presenter
        self._last = presenter.context.shared(last_place_in)
        self._numbered = {each.id: (number, each) for number, each in enumerate(touchpoints, 1)}
        self._made: dict[str, Entry] = {}

    def __getitem__(self, touchpoint_id: str) -> Entry:
        if touchpoint_id not in self._made:
            number, touchpoint = self._numbered[touchpoint_id]
            self._made[touchpoint_id] = _entry(self._presenter, touchpoint, number, self._last)
        return self._made[touchpoint_id]

    def is_rated(self, touchpoint: Touchpoint) -> bool:
        """Whether anybody has rated a touchpoint."""
        return any(ratings(touchpoint, self._last))

    def lacks_next(self, touchpoint: Touchpoint) -> bool:
        """Whether nobody has written a next step of a touchpoint, nor that there is none or that it is unknown."""
        return touchpoint.stands("next") == "absent" and not _next_step(self._presenter, touchpoint)


def _next_step(presenter: Presenter, touchpoint: Touchpoint) -> str | None:
    """The next step that is written of a touchpoint, or the first step of the first initiative for it."""
    works = () if touchpoint.next else toward(presenter.graph, touchpoint)
    return touchpoint.next or (works[0].first_step if works else None)


def _entry(presenter: Presenter, touchpoint: Touchpoint, number: int, last: int) -> Entry:
    """A touchpoint in the plan.

    number: Its place by priority.
    last: The last place that any touchpoint has.
    """
    customer, business = ratings(touchpoint, last)
    parted = disagreement(presenter.book, touchpoint, last)
    works = toward(presenter.graph, touchpoint)
    step = _next_step(presenter, touchpoint)
    return Entry(
        number=number,
        anchor=presenter.anchor(touchpoint.key),
        medium=touchpoint.medium or "unknown",
        is_signature=touchpoint.signature is not None,
        customer=customer,
        business=business,
        evidence=len(presenter.graph.links_from(touchpoint.key, "evidence")),
        disagree=say(
            "most to {dear}, least to {indifferent}",
            dear=presenter.anchor(parted[0]).text,
            indifferent=presenter.anchor(parted[1]).text,
        )
        if parted
        else "",
        effect=capitalised(EFFECTS[touchpoint.effect]) if touchpoint.effect else "",
        does_harm=harms(touchpoint),
        owner=presenter.owner(touchpoint),
        state=status(touchpoint),
        next=presenter.words.line(step) if step else NO_TEXT,
        no_next=None if step else field_state(touchpoint, "next"),
        works=tuple(presenter.anchor(each.key) for each in works),
    )


def _point(entry: Entry) -> Point:
    return Point(
        number=entry.number,
        title=entry.anchor.text,
        href=entry.anchor.href,
        customer=entry.customer,
        business=entry.business,
        evidence=entry.evidence,
        disagree=bool(entry.disagree),
    )


def _shared_ratings(rated: Iterable[Entry]) -> Iterator[SharedRating]:
    cells: dict[tuple[int, int], list[Anchor]] = {}
    for entry in rated:
        cells.setdefault((entry.customer, entry.business), []).append(entry.anchor)
    order = sorted(cells, key=lambda each: (-sum(each), -each[0]))
    for customer, business in order:
        anchors = cells[customer, business]
        yield SharedRating(customer, business, len(anchors), tuple(anchors[:_SHOWN]), _others(len(anchors), _SHOWN))


def _sections(presenter: Presenter, touchpoints: Sequence[Touchpoint], entries: _Entries) -> Iterator[PhaseSection]:
    most = _FEW if len(touchpoints) > _LARGE else len(touchpoints)
    held: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        held.setdefault((touchpoint.phase or "").rpartition("/")[2], []).append(touchpoint)
    phases = [(phase.id, presenter.anchor(phase.key)) for phase in presenter.book.phases if phase.id in held]
    known = {phase_id for phase_id, _ in phases}
    rest = [touchpoint for phase_id, found in held.items() if phase_id not in known for touchpoint in found]
    for phase_id, anchor in phases:
        found = held[phase_id]
        yield _section(own_anchor(phase_id), anchor, found, entries, most)
    if rest:
        yield _section("no-phase", Anchor(say("No known phase")), rest, entries, most)


def _section(
    anchor_id: str, anchor: Anchor, touchpoints: Sequence[Touchpoint], entries: _Entries, most: int
) -> PhaseSection:
    return PhaseSection(
        anchor_id,
        anchor,
        say_many("{count} touchpoint", "{count} touchpoints", len(touchpoints)),
        sum(map(entries.lacks_next, touchpoints)),
        tuple(_activity_groups(touchpoints, entries, most)),
    )


def _activity_groups(touchpoints: Iterable[Touchpoint], entries: _Entries, most: int) -> Iterator[ActivityGroup]:
    """Groups by activity, the one with the highest priority first."""
    groups: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        groups.setdefault(touchpoint.interaction or "", []).append(touchpoint)
    for interaction, found in groups.items():
        title = capitalised(INTERACTIONS[interaction]) if interaction else say("Activity not stated")
        shown = tuple(entries[each.id] for each in found[:most])
        bare = sum(entry.is_bare for entry in shown)
        folded = (
            say_many(
                "{count} touchpoint without a rating, a next step or a known effect",
                "{count} touchpoints without a rating, a next step or a known effect",
                bare,
            )
            if bare > _BARE
            else ""
        )
        yield ActivityGroup(title, shown, _others(len(found), most), folded)


WRITER = Writer(
    addresses=at(PLAN),
    page=page,
    title=to_say("The plan"),
    needs=("initiative",),
    shows=("touchpoint",),
)
