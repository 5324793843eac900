"""The timeline of the roadmap: initiatives by due date and events, as a drawing and as a list."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.timeline import Horizon, Row, timeline
from goldthread.language.translation import said, say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.dates import Date
from goldthread.model.plan import Event, Initiative
from goldthread.pages.components.initiatives import overdue
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.labels import day, month

_MONTH_LENGTH = len("2026-04")
_MOST_ROWS = 40
"""Above this number initiatives are counted by month."""


_WORDS = Vocabulary(
    {
        "event": to_say("Event"),
        "past": to_say("Event, past"),
        "overdue": to_say("Overdue"),
        "running": to_say("Due, under way"),
        "planned": to_say("Due"),
        "unknown": to_say("Open"),
    }
)
_BRIEFLY: Mapping[str, str] = {
    "event": to_say("{day}, event"),
    "past": to_say("{day}, event, past"),
    "overdue": to_say("{day}, overdue"),
    "running": to_say("{day}, due, under way"),
    "planned": to_say("{day}, due"),
    "unknown": to_say("{day}, open"),
}


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A day on the time line: an event, the end of an initiative, or today; `sort` is which of them.

    label: The day and what it is, in one line.
    """

    on: str
    label: str
    title: str
    href: str
    words: str
    sort: str


def rows_of(presenter: Presenter, to_do: Sequence[Initiative]) -> Iterator[Row]:
    """The rows of the time line, from the furthest to the nearest."""
    today = presenter.context.build.on
    if len(to_do) > _MOST_ROWS:
        yield from _months(to_do)
        return
    for each in reversed(to_do):
        yield Row(
            title=presenter.words.title(each).rstrip("."),
            href=f"#initiative-{each.id}",
            due=each.due,
            is_running=each.status == "running",
            is_overdue=bool(overdue(each, today)),
        )


def drawn(presenter: Presenter, rows: Sequence[Row], events: Sequence[Event]) -> Markup:
    """The time line as a drawing."""
    today, reach = presenter.context.build.on, presenter.handbook.horizons
    ends = ((say("Month"), reach.month), (say("Quarter"), reach.quarter), (say("Year"), reach.year))
    horizons = [Horizon(title, today + datetime.timedelta(days)) for title, days in ends]
    horizons.append(Horizon(say("Later"), datetime.date.max))
    named = [(event.on, presenter.words.name(event.title)) for event in events if event.on]
    return timeline(rows, named, today, horizons, day)


def moments(presenter: Presenter, rows: Iterable[Row], events: Iterable[Event]) -> Iterator[Moment]:
    """The time line as a list by day; entries without a day come last."""
    today = presenter.context.build.on
    found: list[tuple[datetime.date, int, Moment]] = [(today, 1, _moment("today", day(today), say("Today"), href=""))]
    for event in events:
        title, href = presenter.words.name(event.title), f"#event-{event.id}"
        stands = "past" if event.on and event.on.is_before(today) else "event"
        on = day(event.on) if event.on else say("No date")
        found.append((event.on.last if event.on else datetime.date.max, 2, _moment(stands, on, title, href)))
    for row in rows:
        stands = "overdue" if row.is_overdue else "running" if row.is_running else "planned"
        on = day(row.due) if row.due else say("No date")
        moment = _moment(stands if row.due else "unknown", on, row.title, row.href)
        found.append((row.due.last if row.due else datetime.date.max, 0, moment))
    return (moment for _, _, moment in sorted(found, key=lambda each: each[:2]))


def _moment(stands: str, on: str, title: str, href: str) -> Moment:
    label = said(_BRIEFLY[stands], day=on) if stands in _BRIEFLY else on
    sort = "event" if stands == "past" else stands
    return Moment(on=on, label=label, title=title, href=href, words=_WORDS.get(stands, ""), sort=sort)


def _month_of(due: Date) -> tuple[datetime.date, str]:
    """The last day of the month, or of the year where no month is known, and the month as written."""
    written = str(due)[:_MONTH_LENGTH]
    return Date.read(written).last, written


def _months(to_do: Iterable[Initiative]) -> Iterator[Row]:
    """Initiatives counted by the month in which they are due; a month is placed at its last due date."""
    last: dict[tuple[datetime.date, str], Initiative] = {}
    counts: Counter[tuple[datetime.date, str]] = Counter()
    for each in to_do:
        when = _month_of(each.due) if each.due else (datetime.date.max, "")
        last[when], counts[when] = each, counts[when] + 1
    for when in sorted(last, reverse=True):
        each, count = last[when], counts[when]
        title = say_many(
            "{month}: {count} initiative",
            "{month}: {count} initiatives",
            count,
            month=month(each.due) if each.due else say("No date"),
        )
        yield Row(title=title, href=f"#{each.horizon or 'no-horizon'}", due=each.due, count=count)
