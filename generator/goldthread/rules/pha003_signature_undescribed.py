"""A signature experience is described in full, measured, and held against the best there is.

What people are to remember deserves more than a name: what it takes and costs, what it is launched with, when and where it
happens, how we would notice that it fades, and who does it best in the world.
The benchmark is not the rival next door; customers compare with the best that they met anywhere.

The fields are `medium`, `resources`, `cost`, `launches`, `timing`, `location`, `metric` and `benchmark`.
`n/a` is an answer to each of them but the metric and the benchmark; `unknown` counts as a gap.
Ideas, drafts, and touchpoints that are being retired or are retired are not judged; planned ones are.

Fails:

    # content/touchpoints/quay.yml
    bell:
      name: Bell at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Late runners know that they have a minute.
      gives: A minute.
      gets: A boat that leaves full.
      principles: [say-it-plainly]
      signature: {reason: bond}

Passes:

    # content/touchpoints/quay.yml
    bell:
      name: Bell at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Late runners know that they have a minute.
      gives: A minute.
      gets: A boat that leaves full.
      principles: [say-it-plainly]
      signature: {reason: bond}
      metric: would-cross-again
      benchmark: {who: The last call in a good village pub, why: Nobody is hurried and nobody is left.}
      resources: A bell and a rope
      cost: Nothing since it was hung
      launches: n/a
      timing: One minute before each boat
      location: On the post at the gangway

Fix:
    Fill in what is known, and write `unknown` for what was asked and nobody knows; then ask for it.
    When nobody cares enough to find out, it may not be a signature experience: take `signature` out.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, is_missing, listed
from goldthread.graph.scope import live_records
from goldthread.language.message import Message, Text, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Touchpoint
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
READS = ()
EACH = ("touchpoint",)

_ATTRIBUTES = ("medium", "resources", "cost", "launches", "timing", "location")
_ESSENTIAL = ("metric", "benchmark")
_NAMES = {
    "medium": to_say("medium"),
    "resources": to_say("resources"),
    "cost": to_say("cost"),
    "launches": to_say("launches"),
    "timing": to_say("timing"),
    "location": to_say("location"),
    "metric": to_say("metric"),
    "benchmark": to_say("benchmark"),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Signature experiences of which something is not written; one finding for each touchpoint."""
    del context
    for touchpoint in live_records(graph.book.touchpoints):
        fields = (*_ATTRIBUTES, *_ESSENTIAL) if touchpoint.signature else ()
        lacking = [field for field in fields if _is_lacking(graph, touchpoint, field)]
        if lacking:
            yield Breach(
                record=touchpoint,
                field=(lacking[0],),
                message=_message(touchpoint, lacking),
                fix=message("Add {fields}.", fields=_quoted(lacking)),
                concerns="attributes",
            )


def _is_lacking(graph: Graph, touchpoint: Touchpoint, field: str) -> bool:
    """Whether a field is missing; not when it does not apply, or when a data fault has hidden it."""
    if not is_missing(touchpoint, field) or f"{touchpoint.key}.{field}" in graph.book.uncertain:
        return False
    return field in _ESSENTIAL or touchpoint.stands(field) != "n/a"


def _message(touchpoint: Touchpoint, lacking: list[str]) -> Message:
    """The fields that are missing, and which of them were asked for."""
    unknown = [field for field in lacking if touchpoint.stands(field) == "unknown"]
    if not unknown:
        text = to_say("{touchpoint} is a signature experience and does not say its {fields}.")
    elif unknown == lacking:
        text = to_say("{touchpoint} is a signature experience and does not say its {fields} (declared unknown).")
    else:
        text = to_say(
            "{touchpoint} is a signature experience and does not say its {fields} ({unknown} declared unknown)."
        )
    return marked_message(text, touchpoint=called(touchpoint), fields=_named(lacking), unknown=_named(unknown))


def _named(fields: list[str]) -> Text:
    return listed(marked_message(_NAMES[field]) for field in fields) if fields else ""


def _quoted(fields: list[str]) -> Text:
    return listed(f'"{field}:"' for field in fields)
