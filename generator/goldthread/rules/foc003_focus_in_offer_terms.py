"""A focus speaks of what people need, not of what we make.

The words for what we make are the handbook's `offer_terms`.
A focus that holds one of them ends with the offer, and it hides what customers buy the offer for.

Only the `statement` is read, for whole words in any letter case, singular or plural.
A term that ends in an asterisk is found with every ending.
Without `offer_terms` in `content/handbook.yml` nothing can be found.
Drafts, and focus statements that are being retired or are retired, are not judged.

Fails:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Our ferries bring whoever crosses in the morning home before dark.
      need: reach-home
      for: [islanders]
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning.
          match: [evening trip]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour with oars.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: Crossings were free in the year of the flood.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Nobody would have a home to go to.}

Passes:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Whoever crosses in the morning is home before dark.
      need: reach-home
      for: [islanders]
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning.
          match: [evening trip]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour with oars.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: Crossings were free in the year of the flood.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Nobody would have a home to go to.}

Fix:
    Say what is different for people, and leave out by what means.
    A test that helps: would the sentence still be right if somebody else made something quite different to the same end?
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import live_records
from goldthread.language.message import message
from goldthread.language.phrases import phrases_of
from goldthread.rule import Breach, RuleContext

IDEA = 1
SEVERITY = Severity.WARNING
READS = ("handbook.offer_terms", "handbook.language")
EACH = ("focus",)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Focus statements that hold a word for what we make; one finding for each word."""
    del context
    handbook = graph.book.handbook
    offers = phrases_of(handbook.offer_terms, handbook.language)
    for focus in live_records(graph.book.focuses):
        for found in offers.found_in(focus.statement or ""):
            yield Breach(
                record=focus,
                field=("statement",),
                message=message(
                    '{focus} speaks of "{words}", which is what we make and not what people need.',
                    focus=called(focus),
                    words=found.words,
                ),
                fix=message('Say what is different for people, without "{words}".', words=found.words),
                concerns=found.listed,
                related=(
                    (
                        handbook,
                        ("offer_terms", handbook.offer_terms.index(found.listed)),
                        message("one of our words for what we make"),
                    ),
                ),
            )
