"""The time line of the roadmap: initiatives by the day on which they are due, and events, as a drawing and as a list of days."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.timeline import Horizon, Row, timeline
from goldthread.model.plan import Event, Initiative
from goldthread.pages.pieces import Standpoint, counted
from goldthread.pages.spoken import day, month
from goldthread.pages.work import overdue

_MOST_ROWS = 40
"""Above this number initiatives are counted by month."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A day on the time line: an event, the end of an initiative, or today; `sort` is which of them."""

    on: str
    title: str
    href: str
    words: str
    sort: str


def rows_of(here: Standpoint, to_do: Sequence[Initiative]) -> Iterator[Row]:
    """What the time line shows, from the furthest to the nearest."""
    today = here.matter.build.on
    if len(to_do) > _MOST_ROWS:
        yield from _months(to_do)
        return
    for each in reversed(to_do):
        yield Row(
            title=here.words.plain(each.title).rstrip("."),
            href=f"#initiative-{each.id}",
            due=each.due,
            is_running=each.status == "running",
            is_overdue=bool(overdue(each, today)),
        )


def drawn(here: Standpoint, rows: Sequence[Row], events: Sequence[Event]) -> Markup:
    """The time line as a drawing."""
    today, reach = here.matter.build.on, here.handbook.horizons
    ends = (("Month", reach.month), ("Quarter", reach.quarter), ("Year", reach.year))
    horizons = [Horizon(title, today + datetime.timedelta(days)) for title, days in ends]
    horizons.append(Horizon("Later", datetime.date.max))
    named = [(event.on, here.words.plain(event.name)) for event in events]
    return timeline(rows, named, today, horizons, day)


def moments(here: Standpoint, rows: Iterable[Row], events: Iterable[Event]) -> Iterator[Moment]:
    """The time line as a list, in the order of days; what has no day stands last."""
    today = here.matter.build.on
    found: list[tuple[datetime.date, int, Moment]] = [
        (today, 1, Moment(on=day(today), title="Today", href="", words="", sort="today"))
    ]
    for event in events:
        title, href = here.words.plain(event.name), f"#event-{event.id}"
        words = "Event, past" if event.on < today else "Event"
        found.append((event.on, 2, Moment(on=day(event.on), title=title, href=href, words=words, sort="event")))
    for row in rows:
        words = "Overdue" if row.is_overdue else "Due, under way" if row.is_running else "Due"
        sort = "overdue" if row.is_overdue else "running" if row.is_running else "planned"
        moment = Moment(
            on=day(row.due) if row.due else "No day yet",
            title=row.title,
            href=row.href,
            words=words if row.due else "To do",
            sort=sort if row.due else "unknown",
        )
        found.append((row.due or datetime.date.max, 0, moment))
    return (moment for _, _, moment in sorted(found, key=lambda each: each[:2]))


def _months(to_do: Iterable[Initiative]) -> Iterator[Row]:
    """Many initiatives, counted by the month in which they are due; a month stands where the last of them is due."""
    last: dict[tuple[int, int], Initiative] = {}
    counts: Counter[tuple[int, int]] = Counter()
    for each in to_do:
        when = (each.due.year, each.due.month) if each.due else (datetime.MAXYEAR, 12)
        last[when], counts[when] = each, counts[when] + 1
    for when in sorted(last, reverse=True):
        each = last[when]
        number = counted(counts[when], "initiative", "initiatives")
        title = f"{month(each.due)}: {number}" if each.due else f"No day yet: {number}"
        yield Row(title=title, href=f"#{each.horizon or 'no-horizon'}", due=each.due, count=counts[when])
