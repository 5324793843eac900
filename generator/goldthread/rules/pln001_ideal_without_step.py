"""Each ideal has an initiative toward it, and each initiative a first step and a day that fits its horizon and its event.

An ideal that nobody walks toward is decoration.
Walking back from it, to next year, to next quarter, to next month, ends at a step so small that it can be taken this week.

A touchpoint with an `ideal` is named under `toward` by an initiative that is still to be done.
A touchpoint that is being retired, or that weakens the bond (which asks for a plan by itself), is not judged here.
As long as a handbook has no initiatives at all, there is one finding for all its ideals, at the handbook.

An initiative that is neither done nor dropped has a `first_step` and a `due`; `unknown` and `n/a` count as gaps, also for a distant ideal.
The day lies no further ahead than the days that `horizons` in the handbook give to its `horizon`, has not passed, and is not later than
the event under `for_event`. The day of the event itself is in time.

Fails:

    # content/touchpoints/quay.yml
    shelter:
      name: Shelter on the quay
      phase: crossing
      medium: physical
      owner: crew
      outcome: People arrive dry.
      gives: A roof and a bench.
      gets: n/a
      principles: [say-it-plainly]
      ideal: Nobody on the quay looks at the sky.
    # content/plan.yml
    initiatives:
      slate:
        title: A second slate
        horizon: month
        first_step: Ask the school for one.
        due: 2026-06-20

Passes:

    # content/touchpoints/quay.yml
    shelter:
      name: Shelter on the quay
      phase: crossing
      medium: physical
      owner: crew
      outcome: People arrive dry.
      gives: A roof and a bench.
      gets: n/a
      principles: [say-it-plainly]
      ideal: Nobody on the quay looks at the sky.
    # content/plan.yml
    initiatives:
      longer-roof:
        title: A roof as long as the queue
        toward: [shelter]
        horizon: quarter
        first_step: Chalk the end of the queue on the stones, each evening for a week.
        due: 2026-08-15
        for_event: regatta
    events:
      regatta: {name: Regatta, on: 2026-08-22, kind: show}

Fix:
    Ask what of the ideal could be true next year, what of that next quarter, and what would have to be done first.
    Write that as an initiative with `toward`, `first_step` and `due`. When nobody wants the ideal any more, take it out.
    When a day does not fit, move the day or the horizon, whichever is untrue.
"""

import datetime
from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, ended, few, is_missing, listed, named
from goldthread.graph.scope import is_active, is_hidden, is_to_do, live_records
from goldthread.language.message import marked_message, message, message_many
from goldthread.language.translation import to_say
from goldthread.model.dates import Date
from goldthread.model.journey import Touchpoint
from goldthread.model.plan import Event, Initiative
from goldthread.rule import DAY, Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
READS = (
    "initiative.*",
    "event.on",
    "event.status",
    "handbook.horizons",
    "touchpoint.effect",
    "touchpoint.ideal",
    "touchpoint.status",
    DAY,
)

_NAMED_LIMIT = 3
_PARTS = ("first_step", "due")
_LACKS = {
    ("first_step",): to_say("{initiative} has no first step{step}."),
    ("due",): to_say("{initiative} has no due day{day}."),
    ("first_step", "due"): to_say("{initiative} has no first step{step} and no due day{day}."),
}
_UNTIMELY = {
    ("past",): to_say("{initiative} was due {due} and is neither done nor dropped."),
    ("beyond",): to_say("{initiative} is due {due}, and its horizon is {horizon} from now."),
    ("late",): to_say("{initiative} is due {due}, after {event} {day}."),
    ("past", "late"): to_say("{initiative} was due {due} and is neither done nor dropped; {event} was {day}."),
    ("beyond", "late"): to_say(
        "{initiative} is due {due}, after {event} {day}, and its horizon is {horizon} from now."
    ),
}
_HORIZONS = {"month": to_say("a month"), "quarter": to_say("a quarter"), "year": to_say("a year")}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Ideals toward which nothing is to be done, and initiatives that lack a step or whose day does not fit."""
    ideals = [touchpoint for touchpoint in live_records(graph.book.touchpoints) if _has_an_ideal(touchpoint)]
    if graph.book.initiatives:
        yield from (_unwalked(graph, each) for each in ideals if not _is_walked(graph, each))
    elif ideals:
        yield _no_plan(graph, ideals)
    for initiative in graph.book.initiatives:
        if is_to_do(initiative):
            yield from _unsaid(graph, initiative)
            yield from _untimely(graph, initiative, context.today)


def _has_an_ideal(touchpoint: Touchpoint) -> bool:
    planned_elsewhere = touchpoint.effect in {"weakens", "breaks"} or touchpoint.status == "retiring"
    return not is_missing(touchpoint, "ideal") and not planned_elsewhere


def _is_walked(graph: Graph, touchpoint: Touchpoint) -> bool:
    return any(is_to_do(graph.record(edge.source)) for edge in graph.links_to(touchpoint.key, "initiative", "toward"))


def _unwalked(graph: Graph, touchpoint: Touchpoint) -> Breach:
    past = graph.links_to(touchpoint.key, "initiative", "toward")
    if past:
        sentence = message(
            "{touchpoint} has an ideal, and {initiative}, which works toward it, is {status}.",
            touchpoint=called(touchpoint),
            initiative=past[-1].source,
            status=ended(graph.record(past[-1].source)),
        )
    else:
        sentence = message(
            "{touchpoint} has an ideal, and no initiative works toward it.", touchpoint=called(touchpoint)
        )
    return Breach(
        record=touchpoint,
        field=("ideal",),
        message=sentence,
        fix=message(
            'Write an initiative with "toward: [{touchpoint}]", a first step and a day, or take the ideal out.',
            touchpoint=touchpoint.id,
        ),
        rests_on=("initiative.toward", "initiative.status", "touchpoint.effect"),
    )


def _no_plan(graph: Graph, ideals: list[Touchpoint]) -> Breach:
    return Breach(
        record=graph.book.handbook,
        message=message_many(
            "{handbook} has no initiatives yet, and {touchpoints} has an ideal.",
            "{handbook} has no initiatives yet, and {touchpoints} have ideals.",
            len(ideals),
            handbook=called(graph.book.handbook),
            touchpoints=few([named(each) for each in ideals], _NAMED_LIMIT),
        ),
        fix=message(
            'Take the ideal that matters most, and write an initiative "toward:" it with a first step and a day.'
        ),
        concerns="ideal",
        related=tuple((each, ("ideal",), message("an ideal")) for each in ideals[:_NAMED_LIMIT]),
        rests_on=("initiative.toward", "touchpoint.status", "touchpoint.effect"),
    )


def _unsaid(graph: Graph, initiative: Initiative) -> Iterator[Breach]:
    lacking = [part for part in _PARTS if is_missing(initiative, part) and not is_hidden(graph, initiative, part)]
    if lacking:
        fields = listed(f'"{part}:"' for part in lacking)
        yield Breach(
            record=initiative,
            field=(lacking[0],),
            message=marked_message(
                _LACKS[tuple(lacking)],
                initiative=called(initiative),
                step=aside(initiative, "first_step"),
                day=aside(initiative, "due"),
            ),
            fix=message(
                "Agree with whoever does it on the smallest step and on a day, and add {fields}.", fields=fields
            ),
            concerns="first_step, due",
        )


def _untimely(graph: Graph, initiative: Initiative, today: datetime.date) -> Iterator[Breach]:
    if initiative.due is None:
        return
    event = graph.book.get(Event, (initiative.for_event or "").rpartition("/")[2])
    late = event if event and is_active(event) and event.on and initiative.due.is_after(event.on) else None
    days = _days_ahead(graph, initiative)
    against = _against_horizon(initiative.due, today, days)
    wrong = tuple(filter(None, (against, "late" if late else "")))
    if wrong:
        yield Breach(
            record=initiative,
            field=("due",),
            message=marked_message(
                _UNTIMELY[wrong],
                initiative=called(initiative),
                due=initiative.due.when_counted if against else initiative.due.when,
                horizon=marked_message(_HORIZONS[str(initiative.horizon)]) if days is not None else "",
                event=named(late) if late else "",
                day=late.on.when if late and late.on else "",
            ),
            fix=message('Write the day that is true under "due:", or the "horizon:" or "for_event:" that fits it.'),
            related=((late, ("on",), message("the event")),) if late else (),
            rests_on=("event.on", "event.status", "handbook.horizons"),
        )


def _days_ahead(graph: Graph, initiative: Initiative) -> int | None:
    """How far ahead the initiative's horizon reaches; None when it names none that has an end."""
    if initiative.horizon not in _HORIZONS:
        return None
    days: int = getattr(graph.book.handbook.horizons, initiative.horizon)
    return days


def _against_horizon(due: Date, today: datetime.date, days: int | None) -> str:
    if due.is_before(today):
        return "past"
    return "beyond" if days is not None and (due.last - today).days > days else ""
