"""The review page: records that need review, by owner, with the changes that affect them, and review counts by team."""

from collections import Counter
from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.causes import causes_of
from goldthread.graph.scope import is_active
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.record import Record
from goldthread.model.teams import Team
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.finding_words import fix_words, message_words
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.review_notice import Notice, notice, section
from goldthread.pages.frame.addresses import REVIEW
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_NEEDS_REVIEW = "REV001"
"""The rule whose findings say why records need review."""
_CASCADE_SHOWN = 12
"""So many records are named beneath one that was changed."""


class Owned(msgspec.Struct, frozen=True):
    """The records of a team that need review; `id` is the anchor of its section."""

    anchor: Anchor
    id: str
    notices: tuple[Notice, ...]


class Cascade(msgspec.Struct, frozen=True):
    """A change above, what to do about it, and the records that need review because of it; `others` counts those not listed."""

    message: str
    fix: Markup
    below: tuple[Anchor, ...]
    others: int


class Tally(msgspec.Struct, frozen=True):
    """Review counts of a team."""

    anchor: Anchor
    suspect: int
    unreviewed: int
    reviewed: int


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    is_begun: bool
    cascade: tuple[Cascade, ...]
    owned: tuple[Owned, ...]
    tallies: tuple[Tally, ...]


def page(context: Context, address: str) -> Page:
    """The page of reviews."""
    presenter = Presenter(context, address)
    records = [context.book.records[key] for key in context.verdicts]
    by_team = _by_team(presenter, [record for record in records if is_active(record)])
    states = Counter(context.verdicts[record.key].state for records in by_team.values() for record in records)
    owned = tuple(_owned(presenter, by_team))
    view = View(
        lead=_lead(states["suspect"], states["unreviewed"], states["reviewed"]),
        is_begun=any(verdict.mark for verdict in context.verdicts.values()),
        cascade=tuple(_cascade(presenter, owned)),
        owned=owned,
        tallies=tuple(_tally(presenter, team, records) for team, records in by_team.items()),
    )
    return Page(
        address=address,
        title=say("Needs review"),
        description=say("Records affected by changes since their last review. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
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


def _by_team(presenter: Presenter, records: list[Record]) -> dict[str, list[Record]]:
    """Records by the id of the owning team, in the order of teams; those without an owner first, under an empty id."""
    found: dict[str, list[Record]] = {each: [] for each in ("", *(team.id for team in presenter.book.teams))}
    for record in records:
        found[record.owner if record.owner in found and record.owner else ""].append(record)
    return {team: records for team, records in found.items() if records}


def _owned(presenter: Presenter, by_team: dict[str, list[Record]]) -> Iterator[Owned]:
    for team, records in by_team.items():
        notices = tuple(each for each in (notice(presenter, record.key) for record in records) if each is not None)
        if notices:
            yield Owned(_team(presenter, team), section(team), notices)


def _cascade(presenter: Presenter, owned: tuple[Owned, ...]) -> Iterator[Cascade]:
    """The changes because of which records need review, as the check puts them together, each record once."""
    shown = {each.anchor for team in owned for each in team.notices}
    context = presenter.context
    found = [each for each in (*context.findings, *context.accepted) if each.code == _NEEDS_REVIEW]
    for cause in causes_of(found):
        below = [presenter.anchor(key) for key in dict.fromkeys(each.record for each in cause.findings)]
        held = [anchor for anchor in below if anchor in shown]
        if held:
            more = max(len(held) - _CASCADE_SHOWN, 0)
            yield Cascade(message_words(cause.message), fix_words(cause.fix), tuple(held[:_CASCADE_SHOWN]), more)


def _tally(presenter: Presenter, team: str, records: list[Record]) -> Tally:
    states = Counter(presenter.context.verdicts[record.key].state for record in records)
    return Tally(_team(presenter, team), states["suspect"], states["unreviewed"], states["reviewed"])


def _team(presenter: Presenter, team: str) -> Anchor:
    return presenter.anchor(f"{Team.kind}/{team}") if team else Anchor(say("No known owner"))


WRITER = Writer(
    addresses=at(REVIEW),
    page=page,
    title=to_say("Needs review"),
    for_editors=True,
)
