"""A text for the public names no record that is internal.

A link in a field can be left out of an edition for the public, but a name in the middle of a sentence cannot: the sentence would lose
its meaning, or give away what was to stay inside. So no edition for the public is built until the sentence is another one.
A name is an id in double square brackets, an id with its kind, an id or a title of three words and more, and any title in quotation
marks, unless a public record is called the same.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      link: In the drawer beside the [[night-drill]]
    night-drill:
      name: Night drill
      audience: internal

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      link: In the drawer under the tide table
    night-drill:
      name: Night drill
      link: In the drawer beside the [[boat-drill]]
      audience: internal

Fix:
    Say it without the name, or write `audience: public` in the record that is named.
    Where the whole text is for the inside, name its field under `internal_fields` in `content/handbook.yml`,
    or write `audience: internal` in the record that says it.
"""

from collections.abc import Iterator

from goldthread.audience.public_book import has_audiences, is_internal
from goldthread.disclosures import disclosing_texts
from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Names of internal records in texts for the public, in a handbook that says what is for whom and is not internal itself."""
    del context
    if has_audiences(graph.book) and not is_internal(graph.book.handbook):
        yield from disclosing_texts(graph)
