"""What a team should know now: what is due this month, a customer's words, the last movement of a measure, the next meeting."""

import datetime
from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import is_active, is_to_do
from goldthread.language.translation import say, say_many
from goldthread.model.dates import Date, last_day
from goldthread.model.learning import Connect, Evidence
from goldthread.model.measures import Metric
from goldthread.model.plan import Initiative
from goldthread.model.teams import Team
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.metrics import measured, movement
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State
from goldthread.pages.frame.labels import day

_SHOWN = 5
_TWO = 2


class Due(msgspec.Struct, frozen=True):
    """Something of the team that is due this month, or was before."""

    anchor: Anchor
    words: str
    state: State | None


class Voice(msgspec.Struct, frozen=True):
    """A customer's words, and where they are kept."""

    quote: Markup
    source: Anchor
    customers: tuple[Anchor, ...]


class Moved(msgspec.Struct, frozen=True):
    """A measure with its latest value and its last movement; `is_toward` says whether that is an improvement, if anybody knows."""

    anchor: Anchor
    now: str
    moved: str
    is_toward: bool | None


class TeamBrief(msgspec.Struct, frozen=True, kw_only=True):
    """What a team should know now.

    due: What is due until the end of the month, the earliest first.
    more_due: How many more there are, in words; empty for none.
    """

    due: tuple[Due, ...]
    more_due: str
    voice: Voice | None
    measure: Moved | None
    next_meeting: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.due or self.voice or self.measure or self.next_meeting)


def team_brief(presenter: Presenter, team: Team, mine: tuple[str, ...]) -> TeamBrief:
    """What a team should know now.

    mine: The keys of the records that it owns.
    """
    due = tuple(_due(presenter, (team.key, *mine)))
    beyond = len(due) - _SHOWN
    return TeamBrief(
        due=due[:_SHOWN],
        more_due=say_many("and {count} more", "and {count} more", beyond) if beyond > 0 else "",
        voice=_voice(presenter, team, mine),
        measure=_measure(presenter, mine),
        next_meeting=_next_meeting(presenter, team),
    )


def _due(presenter: Presenter, keys: Iterable[str]) -> Iterator[Due]:
    today = presenter.context.build.on
    end = Date(today.year, today.month).last
    found: list[tuple[datetime.date, str, str, Date]] = []
    for key in keys:
        record = presenter.book.records[key]
        if record.review_by is not None and is_active(record) and record.review_by.last <= end:
            found.append(
                (record.review_by.last, key, say("review by {day}", day=day(record.review_by)), record.review_by)
            )
        if isinstance(record, Initiative) and record.due is not None and is_to_do(record) and record.due.last <= end:
            found.append((record.due.last, key, say("due {day}", day=day(record.due)), record.due))
    for _, key, words, on in sorted(found, key=lambda each: each[:3]):
        state = State("suspect", say("Overdue")) if on.is_before(today) else None
        yield Due(presenter.anchor(key), words, state)


def _voice(presenter: Presenter, team: Team, mine: tuple[str, ...]) -> Voice | None:
    """The newest words of a customer whom the team serves, or that its touchpoints rest on."""
    served = {service.customer for service in team.serves}
    cited = {edge.target for key in mine for edge in presenter.graph.links_from(key, "evidence")}
    pieces = [
        each
        for each in presenter.book.evidence
        if each.quote and is_active(each) and (each.key in cited or served.intersection(each.customers))
    ]
    piece = max(pieces, key=_recency, default=None)
    if piece is None:
        return None
    return Voice(
        presenter.words.line(say("“{quote}”", quote=piece.quote or "")),
        presenter.anchor(piece.key),
        presenter.linked(piece.key, "customers"),
    )


def _recency(piece: Evidence) -> tuple[datetime.date, str]:
    return (last_day(piece.on) if piece.on else datetime.date.min, piece.id)


def _measure(presenter: Presenter, mine: tuple[str, ...]) -> Moved | None:
    """The measure of the team, or of its touchpoints, that was read last, with what it did then."""
    named = {edge.target for key in mine for edge in presenter.graph.links_from(key, "metric")}
    metrics = (presenter.book.records[key] for key in sorted(named.union(mine)) if key.startswith("metric/"))
    read = [each for each in metrics if isinstance(each, Metric) and is_active(each) and each.dated]
    metric = max(read, key=lambda each: (last_day(each.dated[-1].on), each.id), default=None)
    if metric is None:
        return None
    last = metric.dated[-1].reading.customer
    of_one = [each for each in metric.dated if each.reading.customer == last]
    moved, is_toward = movement(metric, of_one[-_TWO:])
    return Moved(presenter.anchor(metric.key), measured(presenter, metric).now, moved, is_toward)


def _next_meeting(presenter: Presenter, team: Team) -> str:
    today = presenter.context.build.on
    ahead = [
        each.on
        for each in presenter.book.of(Connect)
        if each.team == team.id and each.on is not None and not each.on.is_before(today)
    ]
    return say("Next meeting with a customer: {day}.", day=day(min(ahead, key=last_day))) if ahead else ""
