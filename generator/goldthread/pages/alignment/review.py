"""Needs review: what was changed above which record since somebody last read it, by owner, and what nobody has reviewed yet."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from goldthread.graph.scope import is_in_play
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.record import Record
from goldthread.model.teams import Team
from goldthread.pages.components.parts import Anchor, Standpoint
from goldthread.pages.components.review_notice import Notice, notice, section
from goldthread.pages.frame.addresses import REVIEW
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer, at

_FALLEN = 12
"""So many records are named beneath one that was changed."""


class Owned(msgspec.Struct, frozen=True):
    """What waits for one team; `id` is the anchor of its section."""

    anchor: Anchor
    id: str
    notices: tuple[Notice, ...]


class Fall(msgspec.Struct, frozen=True):
    """A record that was changed, and what is in doubt because of it; `others` counts those not listed."""

    anchor: Anchor
    below: tuple[Anchor, ...]
    others: int


class Tally(msgspec.Struct, frozen=True):
    """How many of a team's records stand how."""

    anchor: Anchor
    suspect: int
    unreviewed: int
    reviewed: int


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    is_begun: bool
    cascade: tuple[Fall, ...]
    owned: tuple[Owned, ...]
    tallies: tuple[Tally, ...]


def page(matter: Matter, address: str) -> Page:
    """The page of reviews."""
    point = Standpoint(matter, address)
    records = [matter.book.records[key] for key in matter.verdicts]
    by_team = _by_team(point, [record for record in records if is_in_play(record)])
    states = Counter(matter.verdicts[record.key].state for records in by_team.values() for record in records)
    owned = tuple(_owned(point, by_team))
    view = View(
        lead=_lead(states["suspect"], states["unreviewed"], states["reviewed"]),
        is_begun=any(verdict.stamp for verdict in matter.verdicts.values()),
        cascade=tuple(_cascade(owned)),
        owned=owned,
        tallies=tuple(_tally(point, team, records) for team, records in by_team.items()),
    )
    return Page(
        address=address,
        title=say("Needs review"),
        description=say("Records affected by changes since their last review. {lead}", lead=view.lead),
        body=render(__name__, view),
    )


def _lead(suspect: int, unreviewed: int, reviewed: int) -> str:
    return say_many(
        "Needs review: {count}, not reviewed: {unreviewed}, reviewed: {reviewed}.",
        "Needs review: {count}, not reviewed: {unreviewed}, reviewed: {reviewed}.",
        suspect,
        none="Needs review: 0, not reviewed: {unreviewed}, reviewed: {reviewed}.",
        unreviewed=unreviewed,
        reviewed=reviewed,
    )


def _by_team(point: Standpoint, records: list[Record]) -> dict[str, list[Record]]:
    """Records by the id of the team that answers for them, in the order of teams; those of nobody first, under nothing."""
    found: dict[str, list[Record]] = {each: [] for each in ("", *(team.id for team in point.book.teams))}
    for record in records:
        found[record.owner if record.owner in found and record.owner else ""].append(record)
    return {team: records for team, records in found.items() if records}


def _owned(point: Standpoint, by_team: dict[str, list[Record]]) -> Iterator[Owned]:
    for team, records in by_team.items():
        notices = tuple(each for each in (notice(point, record.key) for record in records) if each is not None)
        if notices:
            yield Owned(_team(point, team), section(team), notices)


def _cascade(owned: tuple[Owned, ...]) -> Iterator[Fall]:
    """What was changed with what hangs on it, that with most below it first."""
    below: dict[Anchor, list[Anchor]] = {}
    for each in (each for team in owned for each in team.notices):
        for change in each.changed:
            below.setdefault(change.anchor, []).append(each.anchor)
    for anchor, held in sorted(below.items(), key=lambda item: (-len(item[1]), item[0].text)):
        yield Fall(anchor, tuple(held[:_FALLEN]), max(len(held) - _FALLEN, 0))


def _tally(point: Standpoint, team: str, records: list[Record]) -> Tally:
    states = Counter(point.matter.verdicts[record.key].state for record in records)
    return Tally(_team(point, team), states["suspect"], states["unreviewed"], states["reviewed"])


def _team(point: Standpoint, team: str) -> Anchor:
    return point.anchor(f"{Team.kind}/{team}") if team else Anchor(say("No owner"))


WRITER = Writer(
    addresses=at(REVIEW),
    page=page,
    title=to_say("Needs review"),
    position=3,
    for_editors=True,
)
