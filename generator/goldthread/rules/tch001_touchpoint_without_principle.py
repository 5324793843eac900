"""Every touchpoint follows a principle.

A principle is the only way from a touchpoint to the vision.
Without one, what happens there is a matter of habit or of whoever is on duty, and nobody can say whether it is right.

A link counts whether it is stated or inferred; the handbook draws the two differently.
`unknown` and `n/a` count as no principle, because nothing that customers meet lies outside what the brand promises.
A touchpoint whose principles are all retired follows none.
Ideas, drafts, and touchpoints that are being retired or are retired are not judged; planned ones are.

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
from goldthread.graph.likeness import READ_OF_TOUCHPOINTS, Suggestions
from goldthread.graph.record_names import aside, called, listed
from goldthread.graph.scope import lead_only_to, live_records, out_of_play
from goldthread.language.message import Message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Touchpoint
from goldthread.rule import Breach, Common, RuleContext

IDEA = 5
SEVERITY = Severity.ERROR
WEIGHT = "thread"
READS = (*READ_OF_TOUCHPOINTS, "principle.*", "touchpoint.owner", "touchpoint.principles")
COMMON = Common(
    every=to_say(
        "None of {total} touchpoints is known to follow a principle, so nobody can tell what connects them to the vision."
    ),
    text=to_say(
        "{count} of {total} touchpoints are not known to follow a principle that is in force, so nobody can tell what connects "
        "them to the vision."
    ),
    fix=to_say(
        'Begin with those that matter most, and name the principle that each puts into practice under "principles:".'
    ),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that name no principle, or only principles that are retired."""
    del context
    ended = out_of_play(graph.book.principles)
    likely = Suggestions(graph, graph.book.touchpoints, "principles", graph.book.principles)
    for touchpoint in live_records(graph.book.touchpoints):
        if touchpoint.stands("principles") == "unknown":
            sentence = message(
                "{touchpoint} leaves unknown which principle it follows, so nobody can tell what connects it to the vision.",
                touchpoint=called(touchpoint),
            )
        elif not touchpoint.principles:
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
            fix=_fix(_guiding(graph, touchpoint) or likely.of(touchpoint)),
        )


def _guiding(graph: Graph, touchpoint: Touchpoint) -> str:
    """The id of the one principle that guides the touchpoint's owner; empty when there is none or there are several."""
    guiding = [
        each.id
        for each in (live_records(graph.book.principles) if touchpoint.owner else ())
        if touchpoint.owner in {guided.team for guided in each.guides}
    ]
    return guiding[0] if len(guiding) == 1 else ""


def _fix(likely: str) -> Message:
    if likely:
        return message(
            'Name the principle that it puts into practice, for example "principles: [{example}]".', example=likely
        )
    return message('Name the principle that it puts into practice under "principles:".')
