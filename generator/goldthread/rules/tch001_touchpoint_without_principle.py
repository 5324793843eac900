"""Every touchpoint follows a principle.

A principle is the only way from a touchpoint to the vision.
Without one, what happens there is a matter of habit or of whoever is on duty, and nobody can say whether it is right.

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

Mend:
    Ask which promise the touchpoint keeps, and name that principle under `principles` with a line on how.
    When no principle fits, either the touchpoint has no business being there, or a principle is missing.
    A link that you read into the material, and that nobody has confirmed, gets `basis: inferred`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.rule import Breach, Terms

IDEA = 5
SEVERITY = Severity.ERROR


def breaches(graph: Graph, terms: Terms) -> Iterator[Breach]:
    """Touchpoints that name no principle."""
    del terms
    for touchpoint in graph.book.touchpoints:
        if touchpoint.principles:
            continue
        asked = " (it is declared unknown)" if touchpoint.stands("principles") == "unknown" else ""
        yield Breach(
            record=touchpoint,
            field=("principles",),
            message=f"{touchpoint.key} follows no principle{asked}, so nothing ties it to the vision.",
            mend=f"Add the principle that it puts into practice, for example: principles: [{_example(graph)}].",
        )


def _example(graph: Graph) -> str:
    return next((principle.id for principle in graph.book.principles), "the-id-of-a-principle")
