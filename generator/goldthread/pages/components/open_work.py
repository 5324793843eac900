"""Open tasks of a team: records that need review, findings, and meetings with customers."""

from collections.abc import Iterable, Iterator

import msgspec

from goldthread.language.translation import say
from goldthread.model.dates import last_day
from goldthread.model.learning import Connect
from goldthread.model.teams import Team
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.meeting_rhythm import how_often
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.review_notice import notice
from goldthread.pages.components.states import State
from goldthread.pages.frame.labels import day


class Review(msgspec.Struct, frozen=True):
    """A record of the team with a review date."""

    anchor: Anchor
    by: str
    state: State | None


class ReviewNeeded(msgspec.Struct, frozen=True):
    """A record of the team that needs review, and the changes that cause it."""

    anchor: Anchor
    by: tuple[Anchor, ...]


def needing_review(presenter: Presenter, keys: Iterable[str]) -> Iterator[ReviewNeeded]:
    """The records that need review, each with the changes that cause it."""
    for each in filter(None, (notice(presenter, key) for key in keys)):
        yield ReviewNeeded(each.anchor, tuple(change.anchor for change in each.changed))


def reviews(presenter: Presenter, keys: Iterable[str]) -> Iterator[Review]:
    """The records with a review date, sorted by it."""
    records = [presenter.book.records[key] for key in keys]
    today = presenter.context.build.on
    due = sorted((record.review_by.last, record.key, record.review_by) for record in records if record.review_by)
    for _, key, by in due:
        yield Review(presenter.anchor(key), day(by), State("suspect", say("Overdue")) if by.is_before(today) else None)


def finding_notes(presenter: Presenter, keys: Iterable[str]) -> tuple[FindingNote, ...]:
    """The findings about these records, the most severe first, then those that the baseline accepts."""
    order = ("error", "warning", "info")
    found = (note for key in keys for note in presenter.finding_notes(key))
    return tuple(sorted(found, key=lambda note: (note.is_accepted, order.index(note.severity))))


def meeting(presenter: Presenter, team: Team) -> str:
    """The team's target for meetings and its last meeting; empty if neither is known."""
    met = [connect for connect in presenter.book.of(Connect) if connect.team == team.id]
    aim = team.connect_target
    parts = [say("Target: meet customers {how_often}.", how_often=how_often(aim))] if aim else []
    dated = [connect.on for connect in met if connect.on]
    if dated:
        parts.append(say("Last meeting: {day}.", day=day(max(dated, key=last_day))))
    elif met:
        parts.append(say("Last meeting: no date."))
    elif aim:
        parts.append(say("No meetings recorded."))
    return " ".join(parts)
