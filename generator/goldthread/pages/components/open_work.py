"""What waits for a team: records to read or look at again, findings, and meetings with customers."""

from collections.abc import Iterable, Iterator

import msgspec

from goldthread.language.translation import say
from goldthread.model.learning import Connect
from goldthread.model.teams import Team
from goldthread.pages.components.meeting_rhythm import how_often
from goldthread.pages.components.parts import Anchor, Remark, Standpoint, State
from goldthread.pages.components.review_notice import notice
from goldthread.pages.frame.labels import day


class Review(msgspec.Struct, frozen=True):
    """A record of the team's that somebody looks at again."""

    anchor: Anchor
    by: str
    state: State | None


class Overtaken(msgspec.Struct, frozen=True):
    """A record of the team's above which something has changed since its review."""

    anchor: Anchor
    by: tuple[Anchor, ...]


def overtaken(point: Standpoint, keys: Iterable[str]) -> Iterator[Overtaken]:
    """The records above which something has changed since their review, each with what has."""
    for each in filter(None, (notice(point, key) for key in keys)):
        yield Overtaken(each.anchor, tuple(change.anchor for change in each.changed))


def reviews(point: Standpoint, keys: Iterable[str]) -> Iterator[Review]:
    """The records that somebody wants to look at again, by the day."""
    records = [point.book.records[key] for key in keys]
    today = point.matter.build.on
    due = sorted((record.review_by, record.key) for record in records if record.review_by)
    for by, key in due:
        yield Review(point.anchor(key), day(by), State("suspect", say("Overdue")) if by < today else None)


def remarks(point: Standpoint, keys: Iterable[str]) -> tuple[Remark, ...]:
    """The findings about these records, the gravest first."""
    order = ("error", "warning", "info")
    found = (remark for key in keys for remark in point.remarks(key))
    return tuple(sorted(found, key=lambda remark: order.index(remark.severity)))


def meeting(point: Standpoint, team: Team) -> str:
    """How often the team means to meet customers, and when it last did; empty where nothing is known of either."""
    met = [connect.on for connect in point.book.of(Connect) if connect.team == team.id]
    aim = team.connect_target
    parts = [say("Target: meet customers {how_often}.", how_often=how_often(aim))] if aim else []
    if met:
        parts.append(say("Last meeting: {day}.", day=day(max(met))))
    elif aim:
        parts.append(say("No meetings recorded."))
    return " ".join(parts)
