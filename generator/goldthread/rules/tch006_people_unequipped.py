"""Where people deliver a touchpoint, they have training, a script or a template for it.

Personal is the foundation, and the one medium that a brand cannot print.
Colleagues and partners do it well on a bad day only when somebody has gone through it with them on a good one.

A touchpoint is judged when its medium is `personal` or a partner delivers it, unless customers do it among themselves
(`delivered_by: peer`).
One tool of kind `training`, `script` or `template` under `tools` is enough; an `asset` alone is not, and a tool of which nobody has
written the kind is given the benefit of the doubt.
`tools: n/a` is accepted where nothing needs to be learned; `unknown` counts as a gap.
Ideas and retired touchpoints are not judged, and retired tools do not count.

Fails:

    # content/touchpoints/quay.yml
    helping-hand:
      name: Helping hand on the gangway
      phase: crossing
      medium: personal
      owner: crew
      outcome: Nobody stumbles.
      gives: A hand, offered before it is asked for.
      gets: Trust.
      principles: [say-it-plainly]

Passes:

    # content/tools.yml
    first-day:
      name: First day on the gangway
      kind: training
    # content/touchpoints/quay.yml
    helping-hand:
      name: Helping hand on the gangway
      phase: crossing
      medium: personal
      owner: crew
      outcome: Nobody stumbles.
      gives: A hand, offered before it is asked for.
      gets: Trust.
      principles: [say-it-plainly]
      tools: [first-day]

Fix:
    Ask whoever does it best what they would show a new colleague in ten minutes; that is the training.
    Write it down among the tools with its `kind`, and name it under `tools`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity, Shared
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called
from goldthread.graph.scope import is_active, live_records
from goldthread.language.message import marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Touchpoint
from goldthread.model.teams import Tool
from goldthread.rule import Breach, RuleContext

IDEA = 4
SEVERITY = Severity.WARNING
READS = (
    "tool.kind",
    "tool.status",
    "touchpoint.delivered_by",
    "touchpoint.medium",
    "touchpoint.tools",
    "touchpoint.status",
)
_UNEQUIPPED = {
    (False, False): to_say(
        "{touchpoint} is delivered by people, who have no training, script or template for it{remark}."
    ),
    (False, True): to_say("{touchpoint} is delivered by people, who have only assets or retired tools for it{remark}."),
    (True, False): to_say(
        "{touchpoint} is delivered by a partner, who has no training, script or template for it{remark}."
    ),
    (True, True): to_say(
        "{touchpoint} is delivered by a partner, who has only assets or retired tools for it{remark}."
    ),
}
"""By whether a partner delivers it, and whether it names tools."""


_OF_ALL = (
    to_say("{count} of {total} touchpoints that people deliver come without training, script or template."),
    to_say("None of {total} touchpoints that people deliver comes with a training, a script or a template."),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that people deliver without anything that equips them."""
    del context
    total = sum(_takes_people(each) for each in live_records(graph.book.touchpoints))
    for touchpoint in live_records(graph.book.touchpoints):
        if not _takes_people(touchpoint) or touchpoint.stands("tools") == "n/a":
            continue
        if not any(_equips(graph.record(edge.target)) for edge in graph.links_from(touchpoint.key, "tools")):
            yield Breach(
                record=touchpoint,
                field=("tools",),
                message=marked_message(
                    _UNEQUIPPED[touchpoint.delivered_by == "partner", bool(touchpoint.tools)],
                    touchpoint=called(touchpoint),
                    remark=aside(touchpoint, "tools"),
                ),
                fix=message(
                    'Name a training, a script or a template under "tools:"; '
                    'if nothing needs to be learned, write "tools: n/a".'
                ),
                shared=(Shared(text=_OF_ALL[0], every=_OF_ALL[1], total=total),),
            )


def _takes_people(touchpoint: Touchpoint) -> bool:
    if touchpoint.delivered_by == "peer":
        return False
    return touchpoint.medium == "personal" or touchpoint.delivered_by == "partner"


def _equips(tool: object) -> bool:
    return isinstance(tool, Tool) and is_active(tool) and tool.sort != "asset"
