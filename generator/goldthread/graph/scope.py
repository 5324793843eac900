"""Which records count for the rules, by their status and by what is known of them.

A record that is retired, an idea or dropped is kept to be remembered: it is not judged, and it does not fill a gap for another record.
Drafts, plans and what is being retired count too, since people work by them or soon will: they fill gaps, and they must not contradict
what is live. What a record still has to say for itself is asked of live ones alone: a draft is being written, and what is being retired
will not be completed any more.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from goldthread.graph.graph import Graph
from goldthread.model.record import Record

R = TypeVar("R", bound=Record)

OUT_OF_PLAY = frozenset({"retired", "idea", "dropped"})
_NOT_LIVE = OUT_OF_PLAY | {"draft", "retiring"}


def is_active(record: Record) -> bool:
    """Whether the record counts."""
    return record.status not in OUT_OF_PLAY


def active_records(records: Iterable[R]) -> Iterator[R]:
    """Those records that count."""
    return (record for record in records if record.status not in OUT_OF_PLAY)  # without a call for each of thousands


def is_live(record: Record) -> bool:
    """Whether the record counts and is neither a draft nor being retired."""
    return record.status not in _NOT_LIVE


def live_records(records: Iterable[R]) -> Iterator[R]:
    """Those records that count and are neither drafts nor being retired."""
    return (record for record in records if record.status not in _NOT_LIVE)  # as above


def is_to_do(record: Record) -> bool:
    """Whether the record is work that is still to be done: neither done nor dropped."""
    return is_active(record) and record.status != "done"


def is_hidden(graph: Graph, record: Record, *fields: str) -> bool:
    """Whether a data fault has hidden what one of the fields says; the fault is a finding already."""
    uncertain = graph.book.uncertain
    return bool(uncertain) and any(f"{record.key}.{field}" in uncertain for field in ("*", *fields))


def out_of_play(records: Iterable[Record]) -> frozenset[str]:
    """The keys of the records that do not count."""
    return frozenset(record.key for record in records if not is_active(record))


def lead_only_to(graph: Graph, key: str, field: str, ended: frozenset[str], written: int) -> bool:
    """Whether all links in a field lead to records that do not count.

    ended: The keys of those records.
    written: How many links are written; one that dangles is a finding already, so the matter is left open.
    """
    if not ended:
        return False
    targets = [edge.target for edge in graph.links_from(key, field)]
    return len(targets) == written > 0 and ended.issuperset(targets)
