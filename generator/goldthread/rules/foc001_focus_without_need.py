"""Every focus answers a human need.

What customers buy is not what we sell.
A focus that answers a need which people had before there was anything to buy outlasts every product; one that answers to a
capability of ours ends with it.

The need is one of kind `human`; a functional need is a job that somebody does better one day, and an internal need is ours.
`unknown` and `n/a` count as no need, and so does a need that is retired.
A focus under a wider one names its own need, which may be the same.
Drafts, and focus statements that are being retired or are retired, are not judged.

Fails:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Whoever crosses in the morning is home before dark.
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

Fix:
    Ask what people would still need if everything that we make were gone, and name that need under `need`.
    Write it in `content/needs.yml` with `kind: human` when it is not there yet.
    When the need that is named has another kind, ask why people want it until the answer no longer depends on us.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.likeness import Suggestions
from goldthread.graph.record_names import aside, called, named
from goldthread.graph.scope import is_active, live_records
from goldthread.language.message import Message, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.vision import Focus, Need
from goldthread.rule import Breach, RuleContext

IDEA = 1
SEVERITY = Severity.ERROR
WEIGHT = "thread"
READS = ("focus.*", "need.*")
_ADD_OR_NAME = to_say(
    'Add "kind: human" to {need} if people had it before there was anything to buy; '
    'if not, name the human need that it answers, for example "need: {example}".'
)
_ADD_OR_WRITE = to_say(
    'Add "kind: human" to {need} if people had it before there was anything to buy; '
    'if not, write the human need in content/needs.yml, with "kind: human", and name it under "need".'
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Focus statements that name no need, or one that is not human."""
    del context
    found = tuple(_found(graph))
    human = [each for each in graph.book.needs if each.sort == "human"]
    likely = Suggestions(graph, graph.book.focuses, "need", human)
    for focus, sentence, need in found:
        yield _breach(focus, sentence, need, likely.of(focus), has_human=any(live_records(human)))


def _found(graph: Graph) -> Iterator[tuple[Focus, Message, Need | None]]:
    """The focus statements without a human need, what is said of each, and the need that it names."""
    for focus in live_records(graph.book.focuses):
        if focus.need is None:
            remark = aside(focus, "need")
            sentence = message(
                "{focus} names no human need that it answers{remark}.", focus=called(focus), remark=remark
            )
            yield focus, sentence, None
            continue
        for edge in graph.links_from(focus.key, "need"):
            need = graph.record(edge.target)
            if isinstance(need, Need) and (wrong := _what_is_wrong(need)):
                sentence = marked_message(wrong, focus=called(focus), need=named(need), kind=need.sort or "")
                yield focus, sentence, need


def _what_is_wrong(need: Need) -> str:
    if not is_active(need):
        return to_say("{focus} answers {need}, which is retired.")
    if need.sort is None:
        if need.stands("sort") == "unknown":
            return to_say("{focus} answers {need}, whose kind is declared unknown.")
        return to_say("{focus} answers {need}, whose kind is not written.")
    return "" if need.sort == "human" else to_say("{focus} answers {need}, which is a need of kind {kind}, not human.")


def _breach(focus: Focus, sentence: Message, need: Need | None, example: str, *, has_human: bool) -> Breach:
    return Breach(
        record=focus,
        field=("need",),
        message=sentence,
        fix=_fix(need, example, has_human=has_human),
        related=((need, ("kind",), message("the need that it names")),) if need else (),
        rests_on=("need.kind",) if need else (),
    )


def _fix(need: Need | None, example: str, *, has_human: bool) -> Message:
    if need is not None and need.sort is None and is_active(need):
        return marked_message(_ADD_OR_NAME if example else _ADD_OR_WRITE, need=need.key, example=example)
    if example:
        return message('Name the human need that it answers, for example "need: {example}".', example=example)
    if has_human:
        return message('Name the human need that it answers under "need:".')
    return message('Write the human need in content/needs.yml, with "kind: human", and name it under "need".')
