"""Every principle carries a focus.

Principles are informed by the vision and guide practice.
One that carries no focus may be good manners, but whatever follows it is not thereby tied to what the brand is for.

This holds for principles of both scopes, those that customers meet and those that guide how we work.
`unknown` and `n/a` count as no focus, and so do links to nothing but retired focus statements.
Drafts, and principles that are being retired or are retired, are not judged.

Fails:

    # principles/thank-the-quay.yml
    title: Thank the quay
    statement: We thank those who catch our lines.
    scope: practice
    guides: [crew]
    do: [Raise a hand when the line is fast.]
    dont: [Leave without looking back.]
    example: The mate calls the name of whoever caught the line in the squall.

Passes:

    # principles/thank-the-quay.yml
    title: Thank the quay
    statement: We thank those who catch our lines.
    supports:
      - focus: home-before-dark
        how: A boat that is held fast by willing hands is turned round in time.
    scope: practice
    guides: [crew]
    do: [Raise a hand when the line is fast.]
    dont: [Leave without looking back.]
    example: The mate calls the name of whoever caught the line in the squall.

Fix:
    Name the focus that would suffer if nobody followed the principle, under `supports`, with a line on how.
    When none would, the principle is a habit: move it to wherever habits are kept, or retire it.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.likeness import Suggestions
from goldthread.graph.record_names import aside, called, listed
from goldthread.graph.scope import lead_only_to, live_records, out_of_play
from goldthread.language.message import Message, message
from goldthread.language.translation import to_say
from goldthread.rule import Breach, Common, RuleContext

IDEA = 5
SEVERITY = Severity.ERROR
WEIGHT = "thread"
READS = ("principle.*", "focus.*")
COMMON = Common(
    every=to_say(
        "None of {total} principles names a focus statement in force, so nothing connects them to the vision."
    ),
    text=to_say(
        "{count} of {total} principles name no focus statement in force, so nothing connects them to the vision."
    ),
    fix=to_say('Ask which focus would suffer without them, and name it under "supports:".'),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Principles that support no focus, or only what is retired."""
    del context
    ended = out_of_play(graph.book.focuses)
    likely = Suggestions(graph, graph.book.principles, "supports", graph.book.focuses)
    for principle in live_records(graph.book.principles):
        if principle.stands("supports") == "unknown":
            sentence = message(
                "{principle} leaves unknown which focus statement it supports, so nobody can tell what connects it to the vision.",
                principle=called(principle),
            )
        elif not principle.supports:
            sentence = message(
                "{principle} supports no focus statement{remark}, so nothing connects it to the vision.",
                principle=called(principle),
                remark=aside(principle, "supports"),
            )
        elif lead_only_to(graph, principle.key, "supports", ended, len(principle.supports)):
            sentence = message(
                "{principle} supports only retired focus statements ({focuses}), so nothing connects it to the vision.",
                principle=called(principle),
                focuses=listed(edge.target for edge in graph.links_from(principle.key, "supports")),
            )
        else:
            continue
        yield Breach(
            record=principle,
            field=("supports",),
            message=sentence,
            fix=_fix(likely.of(principle)),
        )


def _fix(likely: str) -> Message:
    if likely:
        return message(
            'Name the focus that would suffer without it, for example "supports: [{example}]".', example=likely
        )
    return message('Name the focus that would suffer without it under "supports:".')
