"""What prevents a new edition, a sentence each."""

import datetime
from collections.abc import Iterator

from goldthread.comparison.report import Comparison
from goldthread.findings import Severity
from goldthread.graph.record_names import called, few
from goldthread.graph.scope import is_active
from goldthread.inspection import Inspection
from goldthread.language.translation import say, say_many
from goldthread.model.editions import Edition

_LISTED = 8


def unreadable(inspection: Inspection) -> str:
    """That the data has faults."""
    return say_many(
        "The data has {count} fault: goldthread check shows how to fix it.",
        "The data has {count} faults: goldthread check shows how to fix them.",
        len(inspection.faults),
    )


def obstacles(inspection: Inspection, comparison: Comparison, last: Edition | None, on: datetime.date) -> Iterator[str]:
    """What prevents a new edition, a sentence each."""
    errors = [each for each in inspection.findings if each.severity is Severity.ERROR]
    yield from (f"{each.place}: {each.message}" for each in errors[:_LISTED])
    if len(errors) > _LISTED:
        yield say_many("{count} more blocking finding.", "{count} more blocking findings.", len(errors) - _LISTED)
    if errors:
        yield say("goldthread check shows how to fix them.")
    records = inspection.graph.book.records
    waiting = [key for key, each in inspection.verdicts.items() if each.state == "suspect" and is_active(records[key])]
    if waiting:
        names = str(few([called(records[key]) for key in waiting], _LISTED))
        yield say(
            "A record above them has changed, so these need review: {records}. See {command}.",
            records=names,
            command="goldthread review --list",
        )
    if comparison.next_edition.step == "none":
        yield (
            say("Nothing has changed since edition {edition}.", edition=last.edition)
            if last
            else say("There is nothing to publish yet.")
        )
    if last and on < last.on:
        yield say(
            "Edition {edition} is of {last}, and this one would be of {day}: give the day with --today.",
            edition=last.edition,
            last=str(last.on),
            day=str(on),
        )
