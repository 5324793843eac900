"""Every touchpoint follows a principle.

A principle is the only way from a touchpoint to the vision.
Without one, what happens there is a matter of habit or of whoever is on duty, and nobody can say whether it is right.

A link counts whether it is stated or inferred; the handbook draws the two differently.
`unknown` and `n/a` count as no principle, because nothing that customers meet lies outside what the brand promises.
A touchpoint whose principles are all retired follows none.
Ideas and retired touchpoints are not judged; drafts and planned ones are.

Fails:

    # content/touchpoints/quay.yml
    departure-board:
      name: Departure board
      phase: crossing
      medium: physical
      owner: crew
      outcome: People know which boat leaves when.
      gives: The next three departures.
      gets: Fewer questions at the gangway.

Passes:

    # content/touchpoints/quay.yml
    departure-board:
      name: Departure board
      phase: crossing
      medium: physical
      owner: crew
      outcome: People know which boat leaves when.
      gives: The next three departures.
      gets: Fewer questions at the gangway.
      principles:
        - principle: say-it-plainly
          how: It shows the real time of departure, and the reason when that has changed.

Fix:
    Ask which promise the touchpoint keeps, and name that principle under `principles` with a line on how.
    When no principle fits, either the touchpoint has no business being there, or a principle is missing.
    A link that you read into the material, and that nobody has confirmed, gets `basis: inferred`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, first_id, listed
from goldthread.graph.scope import active_records, lead_only_to, out_of_play
from goldthread.language.message import message
from goldthread.model.journey import Touchpoint
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.ERROR


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that name no principle, or only principles that are retired."""
    del context
    ended = out_of_play(graph.book.principles)
    for touchpoint in active_records(graph.book.touchpoints):
        if not touchpoint.principles:
            sentence = message(
                "{touchpoint} follows no principle{remark}, so nothing connects it to the vision.",
                touchpoint=called(touchpoint),
                remark=aside(touchpoint, "principles"),
            )
        elif lead_only_to(graph, touchpoint.key, "principles", ended, len(touchpoint.principles)):
            sentence = message(
                "{touchpoint} follows only retired principles ({principles}), so nothing connects it to the vision.",
                touchpoint=called(touchpoint),
                principles=listed(edge.target for edge in graph.links_from(touchpoint.key, "principles")),
            )
        else:
            continue
        yield Breach(
            record=touchpoint,
            field=("principles",),
            message=sentence,
            fix=message(
                'Name the principle that it puts into practice, for example "principles: [{example}]".',
                example=_example(graph, touchpoint),
            ),
        )


def _example(graph: Graph, touchpoint: Touchpoint) -> str:
    """A principle that guides the touchpoint's owner, or any."""
    principles = tuple(active_records(graph.book.principles))
    guiding = (
        each for each in principles if touchpoint.owner and touchpoint.owner in {guided.team for guided in each.guides}
    )
    return first_id(guiding, first_id(principles, "the-id-of-a-principle"))
