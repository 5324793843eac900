"""What stands in the way of a new edition, a sentence each, for the person who wants one."""

import datetime
from collections.abc import Iterator

from goldthread.changes.change import Change
from goldthread.findings import Severity
from goldthread.graph.record_names import called
from goldthread.graph.scope import is_in_play
from goldthread.inspection import Inspection
from goldthread.model.editions import Edition

_LISTED = 8


def unreadable(inspection: Inspection) -> str:
    """That the data has faults."""
    return f"The data has {_count(len(inspection.faults), 'fault')}: goldthread check shows what to mend."


def in_the_way(inspection: Inspection, change: Change, last: Edition | None, on: datetime.date) -> Iterator[str]:
    """What stands in the way of an edition, a sentence each."""
    errors = [each for each in inspection.findings if each.severity is Severity.ERROR]
    yield from (f"{each.place}: {each.message}" for each in errors[:_LISTED])
    if len(errors) > _LISTED:
        yield f"{_count(len(errors) - _LISTED, 'more finding')} of this weight."
    if errors:
        yield "goldthread check shows how to mend it."
    records = inspection.graph.book.records
    waits = [key for key, each in inspection.verdicts.items() if each.state == "suspect" and is_in_play(records[key])]
    if waits:
        names = [str(called(records[key])) for key in waits[:_LISTED]]
        rest = [f"{len(waits) - _LISTED:,} more"] if len(waits) > _LISTED else []
        yield f"What it rests on has changed, so somebody has to read again: {', '.join((*names, *rest))}. See goldthread review --list."
    if change.version.step == "none":
        yield f"Nothing has changed since edition {last.edition}." if last else "There is nothing to publish yet."
    if last and on < last.on:
        yield f"Edition {last.edition} is of {last.on}, and this one would be of {on}: give the day with --today."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
