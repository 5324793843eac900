"""An example of a handbook's own rule, as its explanation and as a whole file."""

EXPLANATION = '''"""Every team says through which channel it is reached.

Whoever reads the handbook wants to ask somebody.

Fails:

    # content/teams.yml
    crew:
      name: Crew

Passes:

    # content/teams.yml
    crew:
      name: Crew
      contact: the crew channel

Fix:
    Write the channel under `contact`.
"""
'''

RULE = f'''{EXPLANATION}
from collections.abc import Iterator
from pathlib import Path

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.ERROR

Path("was-here").write_text("yes")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Teams without a channel."""
    for team in graph.book.teams:
        if not team.contact:
            yield Breach(record=team, field=("contact",), message=f"{{team.key}} has no channel.", fix="Write one.")
'''
