"""What is weak in a record by what it says itself, whatever rules are in force.

Rules judge, and can be switched off, waived or accepted; a board of weaknesses shows what is so.
What nobody knows is called unknown, and never taken for something that is lacking.
"""

import datetime
from typing import Literal

from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active, is_live, is_to_do
from goldthread.model.customers import Customer
from goldthread.model.journey import Touchpoint
from goldthread.model.plan import Initiative
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.vision import Focus, Need

Weakness = Literal["harmful", "unlinked", "inferred", "overdue", "unrated", "unproven", "unknown"]

_UPWARD = ((Touchpoint, "principles"), (Principle, "supports"))
"""The fields by which the thread goes on upwards, by kind."""
_GROUNDS = (
    (Touchpoint, "evidence"),
    (Customer, "evidence"),
    (Focus, "evidence"),
    (Need, "evidence"),
    (Principle, "because"),
)
"""The fields that say what was learned, by kind."""
_ASKED = frozenset({"absent", "written"})


def weaknesses_of(graph: Graph, record: Record, today: datetime.date) -> tuple[Weakness, ...]:
    """What is weak in a record, the worst first; nothing in one that is retired, an idea or dropped.

    harmful: It weakens or breaks the bond.
    unlinked: Nothing leads on from it towards the vision.
    inferred: All that leads on from it was read into the material, and confirmed by nobody.
    overdue: A day that it names, for a review or for its end, has passed.
    unrated: Nobody has said how much it matters.
    unproven: No evidence is named for it.
    unknown: Some of its fields are declared unknown.
    """
    if not is_active(record):
        return ()
    found: dict[Weakness, bool] = {
        "harmful": isinstance(record, Touchpoint) and record.effect in {"weakens", "breaks"},
        "unlinked": is_live(record) and _is_unlinked(graph, record),
        "inferred": _is_inferred(graph, record),
        "overdue": _is_overdue(record, today),
        "unrated": is_live(record) and isinstance(record, Touchpoint) and record.stands("priority") == "absent",
        "unproven": is_live(record) and _is_unproven(graph, record),
        "unknown": bool(unknown_fields(record)),
    }
    return tuple(name for name, holds in found.items() if holds)


def unknown_fields(record: Record) -> tuple[str, ...]:
    """The fields of a record that are declared unknown."""
    return tuple(name for name, declared in record.declared.items() if declared == "unknown")


def _field(record: Record, fields: tuple[tuple[type[Record], str], ...]) -> str | None:
    return next((name for kind, name in fields if isinstance(record, kind)), None)


def _is_unlinked(graph: Graph, record: Record) -> bool:
    """Whether nothing leads upwards; links that are unknown, or hidden by a data fault, are not missing."""
    field = _field(record, _UPWARD)
    if field is None or record.stands(field) not in _ASKED:
        return False
    edges = graph.links_from(record.key, field)
    return all(not is_active(graph.record(edge.target)) for edge in edges) and len(edges) == len(getattr(record, field))


def _is_inferred(graph: Graph, record: Record) -> bool:
    field = _field(record, _UPWARD)
    edges = graph.links_from(record.key, field) if field else ()
    return bool(edges) and all(edge.basis == "inferred" for edge in edges)


def _is_overdue(record: Record, today: datetime.date) -> bool:
    if record.review_by is not None and record.review_by.is_before(today):
        return True
    is_late = isinstance(record, Initiative) and record.due is not None and record.due.is_before(today)
    return is_late and is_to_do(record)


def _is_unproven(graph: Graph, record: Record) -> bool:
    """Whether no evidence is named, by the record or by a need on which it rests."""
    field = _field(record, _GROUNDS)
    if field is None or record.stands(field) not in _ASKED:
        return False
    return not graph.links_from(record.key, field)
