"""Evidence is no older than what was learned in its way stays true.

Counts of last winter say little about this one; why people do a thing changes more slowly than how many do it.
Evidence that is out of date is not wrong: it is to be asked anew before anything more is built on it.

How many days each method holds is set under `freshness` in the handbook.
A piece is judged by its `method` and the day under `on`; without a method, no time can be told, and nothing is found.
The last of the days is still in time. Retired evidence is not judged.

Fails:

    # content/evidence.yml
    bicycles-counted:
      finding: One in three brings a bicycle aboard.
      method: analytics
      on: 2025-06-30
      no_action_because: There is room for them.

Passes:

    # content/evidence.yml
    bicycles-counted:
      finding: Two in five bring a bicycle aboard.
      method: analytics
      on: 2026-04-30
      no_action_because: There is still room for them.

Fix:
    Count or ask again, and write down what is found now as a new piece of evidence.
    When nobody builds on it any more, write `status: retired`; when your method holds for longer, say so under `freshness`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, period
from goldthread.graph.scope import live_records
from goldthread.language.message import marked_message, message
from goldthread.language.translation import to_say
from goldthread.rule import DAY, Breach, Common, RuleContext

IDEA = 2
SEVERITY = Severity.WARNING
READS = ("evidence.method", "evidence.on", "evidence.status", "handbook.freshness", DAY)
COMMON = Common(
    every=to_say("None of {total} pieces of evidence is recent enough for its kind."),
    text=to_say("{count} of {total} pieces of evidence are out of date."),
)

_SOURCES = {
    "interview": to_say("an interview"),
    "observation": to_say("an observation"),
    "conversation": to_say("a conversation"),
    "survey": to_say("a survey"),
    "analytics": to_say("a figure from analytics"),
    "test": to_say("a test"),
    "desk": to_say("desk research"),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Pieces of evidence that are older than the days that their method holds."""
    freshness = graph.book.handbook.freshness
    for piece in live_records(graph.book.evidence):
        if piece.method is None or piece.on is None:
            continue
        days: int = getattr(freshness, piece.method)
        if (context.today - piece.on.last).days > days:
            yield Breach(
                record=piece,
                field=("on",),
                message=message(
                    "{evidence} is out of date: {source} counts for {period}, and this is from {day}.",
                    evidence=called(piece),
                    day=piece.on.words_counted,
                    source=marked_message(_SOURCES[piece.method]),
                    period=period(days),
                ),
                fix=message(
                    'Repeat the research and update it, or write "status: retired" if nobody uses it any more.'
                ),
                rests_on=("evidence.method", "handbook.freshness"),
            )
