"""Initiatives in the plan and the roadmap: open ones, their touchpoints and their due dates."""

import datetime
from collections.abc import Iterator

from goldthread.graph.graph import Graph
from goldthread.graph.scope import in_play, is_to_do
from goldthread.language.translation import say_many
from goldthread.model.journey import Touchpoint
from goldthread.model.plan import Initiative


def toward(graph: Graph, touchpoint: Touchpoint) -> tuple[Initiative, ...]:
    """The initiatives still to be done that work toward a touchpoint, what is due first at the front."""
    found = (graph.record(edge.source) for edge in graph.reaching(touchpoint.key, "initiative", "toward"))
    return tuple(sorted((each for each in found if isinstance(each, Initiative) and is_to_do(each)), key=by_day))


def by_day(initiative: Initiative) -> datetime.date:
    """A key that sorts what is due first to the front, and what has no day to the end."""
    return initiative.due or datetime.date.max


def overdue(initiative: Initiative, today: datetime.date) -> str:
    """By how much its day has passed, in words; empty when it has not, or when there is nothing left to do."""
    days = days_overdue(initiative, today)
    return say_many("Overdue by {count} day", "Overdue by {count} days", days) if days else ""


def days_overdue(initiative: Initiative, today: datetime.date) -> int:
    """By how many days its day has passed; 0 when it has not, or when there is nothing left to do."""
    if initiative.due is None or initiative.due >= today or not is_to_do(initiative):
        return 0
    return (today - initiative.due).days


def harms(touchpoint: Touchpoint) -> bool:
    """Whether it weakens or breaks the bond."""
    return touchpoint.effect in {"weakens", "breaks"}


def without_initiative(graph: Graph) -> Iterator[Touchpoint]:
    """Touchpoints whose ideal is written, and toward which nothing is to be done."""
    for touchpoint in in_play(graph.book.touchpoints):
        is_planned_for = harms(touchpoint) or touchpoint.status == "retiring"
        if touchpoint.ideal and not is_planned_for and not toward(graph, touchpoint):
            yield touchpoint
