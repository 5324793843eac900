"""What principles win against never runs in a circle.

`over` says which principle gives way when two of them conflict.
When the chain comes back to where it began, nobody can tell which gives way, and each decides for themselves.

Only links to principles count; what is won against in words (`what`) is free.
Each circle is found once, at the first of its principles by id, so that it stays the same finding wherever they lie.
Retired principles are not judged.

Fails:

    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark]
    by_medium: {personal: Said facing people., physical: In chalk., digital: The hour comes first.}
    over: [{principle: thank-the-quay}]
    do: [Give the hour.]
    dont: [Say "shortly".]
    example: The board says "Fog. Next news at nine." and not that services are disrupted.
    # principles/thank-the-quay.yml
    title: Thank the quay
    statement: We thank those who catch our lines.
    supports: [home-before-dark]
    over: [{principle: say-it-plainly}]
    scope: practice
    guides: [crew]
    do: [Wave.]
    dont: [Cast off without a word.]
    example: The boy who caught the line that day rows for us now.

Passes:

    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark]
    by_medium: {personal: Said facing people., physical: In chalk., digital: The hour comes first.}
    over:
      - principle: thank-the-quay
        because: News of a late boat cannot wait for courtesy.
    do: [Give the hour.]
    dont: [Say "shortly".]
    example: The board says "Fog. Next news at nine." and not that services are disrupted.
    # principles/thank-the-quay.yml
    title: Thank the quay
    statement: We thank those who catch our lines.
    supports: [home-before-dark]
    scope: practice
    guides: [crew]
    do: [Wave.]
    dont: [Cast off without a word.]
    example: The boy who caught the line that day rows for us now.

Fix:
    Take the last real case in which two of them conflicted, agree on which should have given way, and take out the other `over`.
"""

from collections import Counter, deque
from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Edge, Graph
from goldthread.graph.record_names import called, named
from goldthread.graph.scope import active_records, is_active
from goldthread.language.message import Message, Text, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.principles import Principle
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.ERROR
WEIGHT = "contradiction"
READS = ("principle.over", "principle.status")
_SHOWN = 8
"""How many principles of a circle are named at most; a longer one is told by its beginning."""


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Chains of precedence that come back to their start; one finding for each."""
    del context
    told: set[str] = set()
    circling = _circling(graph)
    for principle in sorted(active_records(graph.book.principles), key=lambda each: each.key):
        loop = _loop(graph, principle.key) if principle.key in circling and principle.key not in told else ()
        if loop:
            told.update(edge.source for edge in loop)
            yield Breach(
                record=principle,
                field=loop[0].path,
                message=_message(graph, principle, loop),
                fix=message('Agree on a case in which they conflict, and take out the "over" that was wrong in it.'),
                concerns="over",
                related=tuple(
                    (graph.record(edge.source), edge.path, message("the circle goes on here")) for edge in loop[1:]
                ),
            )


def _message(graph: Graph, principle: Principle, loop: tuple[Edge, ...]) -> Message:
    if len(loop) == 1:
        text = to_say("{principle} wins over itself, so nobody can tell which gives way.")
        return marked_message(text, principle=called(principle))
    chain: Text = named(graph.record(loop[-1].target))
    shown = loop[:-1]
    if len(loop) > _SHOWN:
        shown = loop[: _SHOWN // 2]
        chain = message(
            "the next of {count} more, and so on back to {principle}",
            count=str(len(loop) - len(shown) - 1),
            principle=named(graph.record(loop[-1].target)),
        )
    for edge in reversed(shown):
        chain = message(
            "{principle}, which wins over {others}", principle=named(graph.record(edge.target)), others=chain
        )
    text = to_say("{principle} wins over {others}, so nobody can tell which gives way.")
    return marked_message(text, principle=called(principle), others=chain)


def _circling(graph: Graph) -> set[str]:
    """The principles that are left when those are taken away, again and again, that win over none or give way to none."""
    edges = [
        (edge.source, edge.target)
        for principle in active_records(graph.book.principles)
        for edge in graph.links_from(principle.key, "over")
        if is_active(graph.record(edge.target))
    ]
    left = {key for edge in edges for key in edge}
    for pairs in (edges, [(target, source) for source, target in edges]):
        counts = Counter(source for source, _ in pairs)
        into: dict[str, list[str]] = {}
        for source, target in pairs:
            into.setdefault(target, []).append(source)
        ends = [key for key in left if not counts[key]]
        while ends:
            end = ends.pop()
            left.discard(end)
            for source in into.get(end, ()):
                counts[source] -= 1
                if not counts[source]:
                    ends.append(source)
    return left


def _loop(graph: Graph, start: str) -> tuple[Edge, ...]:
    """The shortest chain of precedence from a principle back to itself; empty when there is none."""
    came: dict[str, Edge] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for edge in graph.links_from(here, "over"):
            if edge.target == start:
                chain = [edge]
                while chain[-1].source != start:
                    chain.append(came[chain[-1].source])
                return tuple(reversed(chain))
            if edge.target not in came and is_active(graph.record(edge.target)):
                came[edge.target] = edge
                waiting.append(edge.target)
    return ()
