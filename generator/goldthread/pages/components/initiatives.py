"""Initiatives in the plan and the roadmap: open ones, their touchpoints and their due dates."""

import datetime
from collections.abc import Iterator

from goldthread.graph.graph import Graph
from goldthread.graph.scope import active_records, is_to_do
from goldthread.language.translation import say_many
from goldthread.model.journey import Touchpoint
from goldthread.model.plan import Initiative


def toward(graph: Graph, touchpoint: Touchpoint) -> tuple[Initiative, ...]:
    """The open initiatives for a touchpoint, those due first at the front."""
    found = (graph.record(edge.source) for edge in graph.links_to(touchpoint.key, "initiative", "toward"))
    return tuple(sorted((each for each in found if isinstance(each, Initiative) and is_to_do(each)), key=by_day))


def by_day(initiative: Initiative) -> datetime.date:
    """A sort key: by due date, and those without a date last."""
    return initiative.due.last if initiative.due else datetime.date.max


def overdue(initiative: Initiative, today: datetime.date) -> str:
    """By how much an initiative is overdue, in words; empty if it is not, or if it is finished."""
    days = days_overdue(initiative, today)
    return say_many("Overdue by {count} day", "Overdue by {count} days", days) if days else ""


def days_overdue(initiative: Initiative, today: datetime.date) -> int:
    """By how many days an initiative is overdue; 0 if it is not, or if it is finished."""
    if initiative.due is None or not initiative.due.is_before(today) or not is_to_do(initiative):
        return 0
    return (today - initiative.due.last).days


def harms(touchpoint: Touchpoint) -> bool:
    """Whether it weakens or breaks the bond."""
    return touchpoint.effect in {"weakens", "breaks"}


def without_initiative(graph: Graph) -> Iterator[Touchpoint]:
    """Touchpoints with an ideal and without an open initiative."""
    for touchpoint in active_records(graph.book.touchpoints):
        is_planned_for = harms(touchpoint) or touchpoint.status == "retiring"
        if touchpoint.ideal and not is_planned_for and not toward(graph, touchpoint):
            yield touchpoint
