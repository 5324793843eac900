"""Every record is looked at again by the day that it names itself.

What nobody has looked at for long may still be right; whoever reads it cannot know.
A day for the next look keeps a handbook from ageing unseen.

Only `review_by` is asked about, on records of every kind; without one, or with `unknown` or `n/a`, nothing is found here.
The day itself is still in time.
Records that are ideas, dropped or retired are not judged.

Fails:

    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark]
    by_medium: {personal: Said facing people., physical: In chalk., digital: The hour comes first.}
    do: [Give the hour.]
    dont: [Say "shortly".]
    example: The board says "Fog. Next news at nine." and not that services are disrupted.
    review_by: 2026-03-31

Passes:

    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark]
    by_medium: {personal: Said facing people., physical: In chalk., digital: The hour comes first.}
    do: [Give the hour.]
    dont: [Say "shortly".]
    example: The board says "Fog. Next news at nine." and not that services are disrupted.
    review_by: 2027-03-31

Fix:
    Read the record with whoever answers for it, and ask whether each sentence still holds.
    Change what does not, and write under `review_by` the day of the next look.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, named
from goldthread.graph.scope import active_records
from goldthread.language.message import Message, message
from goldthread.model.record import Record
from goldthread.rule import DAY, Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
READS = ("*.review_by", "*.owner", "*.status", DAY)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Records whose day for the next look has passed."""
    for record in active_records(graph.book.records.values()):
        if record.review_by is not None and record.review_by.is_before(context.today):
            yield Breach(
                record=record,
                field=("review_by",),
                message=message(
                    "{record} was due for review by {day}.", record=called(record), day=record.review_by.words_counted
                ),
                fix=_fix(graph, record),
            )


def _fix(graph: Graph, record: Record) -> Message:
    """What to do, and with which team where one owns the record."""
    owner = next(iter(graph.links_from(record.key, "owner")), None)
    if owner is None:
        return message(
            'Read it with whoever answers for it, change what no longer holds, and write the next day under "review_by:".'
        )
    return message(
        'Read it with {team}, change what no longer holds, and write the next day under "review_by:".',
        team=named(graph.record(owner.target)),
    )
