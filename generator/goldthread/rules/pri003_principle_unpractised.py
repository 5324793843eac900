"""Every principle is practised: a touchpoint follows it, or it guides a team.

A principle that nothing follows is a sentence on a wall.
Either practice has moved on, or people follow it and nobody has written down where.

A principle that customers meet (`scope: experience`) is followed by a touchpoint, whether the link is stated or inferred.
One that guides how we work (`scope: practice`) may name the teams or areas of practice under `guides` instead.
Touchpoints that are ideas or retired do not count as practice; planned ones do.
Retired principles are not judged.

Fails:

    # principles/thank-the-quay.yml
    title: Thank the quay
    statement: We thank those who catch our lines.
    supports: [home-before-dark]
    do: [Raise a hand when the line is fast.]
    dont: [Leave without looking back.]
    example: The mate calls the name of whoever caught the line in the squall.

Passes:

    # principles/thank-the-quay.yml
    title: Thank the quay
    statement: We thank those who catch our lines.
    supports: [home-before-dark]
    scope: practice
    guides: [crew]
    do: [Raise a hand when the line is fast.]
    dont: [Leave without looking back.]
    example: The mate calls the name of whoever caught the line in the squall.

Mend:
    Look through the touchpoints for one where the principle shows, and add it to that touchpoint's `principles` with a line on how.
    When it guides how colleagues work and no customer meets it, write `scope: practice` and whom it guides.
    When neither is true, retire it.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.model.principles import Principle
from goldthread.rule import Breach, Terms
from goldthread.rules.naming import aside, called
from goldthread.rules.scope import in_play, is_in_play

IDEA = 5
SEVERITY = Severity.WARNING

_FOLLOW = (
    'Add "{}" to the "principles" of a touchpoint where it shows; if no customer ever meets it, '
    'write "scope: practice" and whom it guides.'
)


def breaches(graph: Graph, terms: Terms) -> Iterator[Breach]:
    """Principles that no touchpoint follows and, when they guide how we work, that guide nobody."""
    del terms
    for principle in in_play(graph.book.principles):
        followers = graph.reaching(principle.key, "touchpoint", "principles")
        if any(is_in_play(graph.record(edge.source)) for edge in followers):
            continue
        apart = f" but {_out_of_play(graph, followers[0].source)}" if followers else ""
        if principle.scope == "experience":
            yield _breach(principle, f"is followed by no touchpoint{apart}", _FOLLOW.format(principle.id))
        elif not principle.guides:
            lack = f"is about how we work and guides nobody{aside(principle, 'guides')}"
            yield _breach(
                principle, lack, 'Name the teams or areas of practice that it guides under "guides".', "guides"
            )


def _out_of_play(graph: Graph, key: str) -> str:
    return f"{key}, which is {'an idea' if graph.record(key).status == 'idea' else 'retired'}"


def _breach(principle: Principle, lack: str, mend: str, field: str = "") -> Breach:
    return Breach(
        record=principle,
        field=(field,) if field else (),
        message=f"{called(principle)} {lack}.",
        mend=mend,
        concerns="practice",
        rests_on=("touchpoint.principles",),
    )
