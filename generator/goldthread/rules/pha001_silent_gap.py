"""No phase leaves a medium empty without saying so.

One cannot not communicate: where people meet nobody, find nothing and see nothing, that too tells them something.
A gap may be wise; a gap that nobody has noticed is not.

Each phase is held against each medium: personal, physical and digital.
A gap with a reason under the phase's `gaps` is declared and not found.
Touchpoints that are ideas or retired fill no gap; planned ones do.
A touchpoint whose medium is not written or unknown might fill one, so the finding names it.
Retired phases are not judged.

Fails:

    # content/journey.yml
    - id: crossing
      name: The crossing
      metric: would-cross-again

Passes:

    # content/journey.yml
    - id: crossing
      name: The crossing
      metric: would-cross-again
      gaps:
        - medium: personal
          reason: The mate steers. Whoever needs a word rings the bell, and he comes when the boat is fast.

Fix:
    Walk through the phase as a customer and ask what would be missed in that medium.
    Write the touchpoint when there is one and nobody has written it down.
    When nothing belongs there, declare the gap under the phase's `gaps` with a reason that colleagues would accept.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from goldthread.findings import Severity
from goldthread.graph.coverage import MEDIA
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, few, named
from goldthread.graph.scope import active_records
from goldthread.language.message import Text, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Touchpoint
from goldthread.rule import Breach, RuleContext

IDEA = 3
SEVERITY = Severity.WARNING

_NAMED_LIMIT = 3
_SILENT = {
    "personal": to_say("{phase} has no personal touchpoint and does not say why{remark}."),
    "physical": to_say("{phase} has no physical touchpoint and does not say why{remark}."),
    "digital": to_say("{phase} has no digital touchpoint and does not say why{remark}."),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Pairs of a phase and a medium in which there is no touchpoint; one finding for each pair."""
    del context
    in_phase = _by_phase(graph)
    for phase in active_records(graph.book.phases):
        touchpoints = in_phase.get(phase.key, [])
        filled = {touchpoint.medium for touchpoint in touchpoints}
        declared = {gap.medium for gap in phase.gaps if gap.reason.strip()}
        for medium in MEDIA:
            if medium not in filled and medium not in declared:
                yield Breach(
                    record=phase,
                    field=("gaps",),
                    message=marked_message(_SILENT[medium], phase=called(phase), remark=_unplaced(touchpoints)),
                    fix=message(
                        'Write the touchpoint, or declare the gap: "gaps: [{{medium: {medium}, reason: ...}}]".',
                        medium=medium,
                    ),
                    concerns=medium,
                    rests_on=("touchpoint.medium", "touchpoint.phase"),
                )


def _by_phase(graph: Graph) -> Mapping[str, list[Touchpoint]]:
    found: defaultdict[str, list[Touchpoint]] = defaultdict(list)
    for touchpoint in active_records(graph.book.touchpoints):
        found[f"phase/{touchpoint.phase.rpartition('/')[2]}"].append(touchpoint)
    return found


def _unplaced(touchpoints: list[Touchpoint]) -> Text:
    """A remark on touchpoints that may belong there, because nobody has written their medium or nobody knows it."""
    names = [named(each) for each in touchpoints if each.medium is None and each.stands("medium") != "n/a"]
    if not names:
        return ""
    return message("; the medium of {touchpoints} is not known", touchpoints=few(names, _NAMED_LIMIT))
