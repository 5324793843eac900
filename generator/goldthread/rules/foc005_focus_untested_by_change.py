"""A focus has been held against six changes, and outlasts at least four.

Products, ways of making and delivering, prices, rivals and markets change; a focus is meant to stay.
Asking what each change would do to it, before it is agreed on, is cheaper than finding out.

Each test under `change_tests` says that the focus `survives` or `falls`, with a line of reason; one that says both falls.
Falling is an honest answer, and up to two of six are expected: a focus that nothing can touch says too little.
`unknown` and `n/a` for all six count as untested.
Drafts, and focus statements that are being retired or are retired, are not judged.

Fails:

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
    Take the missing tests to the people who agreed on the focus, and write down their answer with its reason.
    When fewer than four survive, the focus is bound to something that passes: ask what it is for until the answer no longer changes.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, listed
from goldthread.graph.scope import live_records
from goldthread.language.message import marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.vision import ChangeTest, ChangeTests
from goldthread.rule import Breach, RuleContext

IDEA = 1
SEVERITY = Severity.WARNING
STRICT = Severity.ERROR
READS = ()
EACH = ("focus",)

_LEAST = 4
_TESTS = ChangeTests.__struct_fields__


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Focus statements with a test unanswered, or with too few that survive."""
    del context
    for focus in live_records(graph.book.focuses):
        tests = {name: getattr(focus.change_tests, name) for name in _TESTS} if focus.change_tests else {}
        open_ones = [name for name in _TESTS if not _is_answered(tests.get(name))]
        surviving = sum(_survives(test) for test in tests.values())
        if len(open_ones) == len(_TESTS):
            sentence = message(
                "{focus} has not been tested against any of the six changes{remark}.",
                focus=called(focus),
                remark=aside(focus, "change_tests"),
            )
            fix = message('Answer all six under "change_tests": {tests}.', tests=listed(_TESTS))
        elif open_ones:
            sentence = message(
                "{focus} has not been tested against a change of {tests}.", focus=called(focus), tests=listed(open_ones)
            )
            fix = message('Add the missing tests under "change_tests", each with "survives:" or "falls:".')
        elif surviving < _LEAST:
            few = to_say("{focus} survives only {surviving} of the six changes, and at least four are required.")
            none = to_say("{focus} survives none of the six changes, and at least four are required.")
            sentence = marked_message(few if surviving else none, focus=called(focus), surviving=surviving)
            fix = message(
                'Ask "What for?" until the answer is no longer a product, a price or a competitor, and write that down.'
            )
        else:
            continue
        yield Breach(record=focus, field=("change_tests",), message=sentence, fix=fix)


def _is_answered(test: ChangeTest | None) -> bool:
    return test is not None and bool((test.survives or "").strip() or (test.falls or "").strip())


def _survives(test: ChangeTest | None) -> bool:
    return _is_answered(test) and test is not None and not (test.falls or "").strip()
