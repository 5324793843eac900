"""Every focus is carried by a principle.

Between an aim that everybody nods at and what people do at half past eight stands the principle.
A focus without one is a wish: no touchpoint can reach it.

Only principles that are not retired count.
Each focus is looked at for itself, also one that is narrowed by others, because a touchpoint reaches a focus through a principle
that names it.
Drafts, and focus statements that are being retired or are retired, are not judged.

Fails:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Whoever crosses in the morning is home before dark.
      need: reach-home
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning.
          match: [evening trip]
      for: [islanders]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour for every kind of boat.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: It held in the year when nobody paid.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Without people on the sandbank there is no home to go to.}
    nobody-left-behind:
      title: Nobody left behind
      statement: Whoever stands on the quay when the boat leaves is on it.
      need: reach-home
      excludes:
        - what: Reserved seats
          why: An empty seat would leave while somebody stands on the quay.
          match: [reserved seat]
      for: [islanders]
      change_tests:
        product: {survives: A raft would wait as well.}
        making: {survives: Nobody asks how the boat was built.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: It held in the year when nobody paid.}
        rivals: {survives: A boat that leaves people behind is no rival.}
        market: {falls: Without a quay nobody stands on one.}

Passes:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Whoever crosses in the morning is home before dark.
      need: reach-home
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning.
          match: [evening trip]
      for: [islanders]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour for every kind of boat.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: It held in the year when nobody paid.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Without people on the sandbank there is no home to go to.}
    nobody-left-behind:
      title: Nobody left behind
      statement: Whoever stands on the quay when the boat leaves is on it.
      need: reach-home
      excludes:
        - what: Reserved seats
          why: An empty seat would leave while somebody stands on the quay.
          match: [reserved seat]
      for: [islanders]
      change_tests:
        product: {survives: A raft would wait as well.}
        making: {survives: Nobody asks how the boat was built.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: It held in the year when nobody paid.}
        rivals: {survives: A boat that leaves people behind is no rival.}
        market: {falls: Without a quay nobody stands on one.}
    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark, nobody-left-behind]
    by_medium: {personal: Said facing people., physical: In chalk., digital: The hour comes first.}
    do: [Give the hour.]
    dont: [Say "shortly".]
    example: The board says "Fog. Next news at nine." and not that services are disrupted.

Fix:
    Look whether a principle carries the focus already and does not say so; then add the focus to its `supports`.
    Otherwise write the principle that somebody could follow tomorrow for the sake of this focus.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, few, named
from goldthread.graph.scope import active_records, is_active, live_records
from goldthread.language.message import message
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.ERROR
WEIGHT = "thread"
READS = ("focus.status", "principle.supports", "principle.status")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Focus statements that no principle supports."""
    del context
    open_ones = [each for each in active_records(graph.book.principles) if each.stands("supports") == "unknown"]
    for focus in live_records(graph.book.focuses):
        carriers = graph.links_to(focus.key, "principle", "supports")
        if not any(is_active(graph.record(edge.source)) for edge in carriers):
            yield Breach(
                record=focus,
                message=message(
                    "{focus} is supported only by {principle}, which is retired, so no touchpoint is connected to it.",
                    focus=called(focus),
                    principle=carriers[0].source,
                )
                if carriers
                else message(
                    "{focus} is supported by no principle whose focus is known; that of {principles} is not.",
                    focus=called(focus),
                    principles=few([named(each) for each in open_ones], 2),
                )
                if open_ones
                else message(
                    "{focus} is supported by no principle, so no touchpoint is connected to it.", focus=called(focus)
                ),
                fix=message(
                    'Add "{focus}" under "supports:" of the principle that puts it into practice, or write that '
                    "principle.",
                    focus=focus.id,
                ),
                concerns="principles",
                rests_on=("principle.supports",),
            )
