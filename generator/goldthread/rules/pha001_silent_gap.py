"""No phase leaves a medium empty without saying so.

One cannot not communicate: where people meet nobody, find nothing and see nothing, that too tells them something.
A gap may be wise; a gap that nobody has noticed is not.

Each phase is held against each medium: personal, physical and digital.
A gap with a reason under the phase's `gaps` is declared and not found.
Touchpoints that are ideas or retired fill no gap; planned ones do.
A touchpoint whose medium is not written or unknown might fill one, so the finding names it.
A phase with stages is held against the media as a whole: what stands in a stage fills the phase, and a gap that all stages declare is
declared. A gap of a stage is found only where its phase has the medium elsewhere, so that no gap is told twice.
Drafts, and phases that are being retired or are retired, are not judged.

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

from collections.abc import Iterable, Iterator

from goldthread.findings import Severity
from goldthread.graph.coverage import MEDIA
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, few, named
from goldthread.graph.scope import active_records, live_records
from goldthread.graph.stages import Stages
from goldthread.language.message import MessageValue, Names, Text, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Phase, Touchpoint
from goldthread.rule import Breach, RuleContext

IDEA = 3
SEVERITY = Severity.WARNING
READS = ("phase.*", "touchpoint.medium", "touchpoint.phase", "touchpoint.status")

_NAMED_LIMIT = 3
_SILENT = {
    "personal": to_say("{phase} has no personal touchpoint and does not say why{remark}."),
    "physical": to_say("{phase} has no physical touchpoint and does not say why{remark}."),
    "digital": to_say("{phase} has no digital touchpoint and does not say why{remark}."),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Pairs of a phase and a medium in which there is no touchpoint; one finding for each pair, told at the widest phase."""
    del context
    stages = Stages(graph.book)
    if graph.book.is_clouded("phase", "under"):
        return
    adrift = {medium: tuple(_adrift(graph, medium)) for medium in MEDIA}
    for phase in live_records(graph.book.phases):
        touchpoints = stages.touchpoints(phase)
        around = tuple(active_records(stages.all_above(phase)))
        for medium in MEDIA:
            if _is_silent(stages, phase, medium) and not any(
                _is_empty(stages, each, medium) or medium in _declared(each) for each in around
            ):
                yield Breach(
                    record=phase,
                    field=("gaps",),
                    message=marked_message(
                        _SILENT[medium], phase=called(phase), remark=_unplaced(touchpoints, adrift[medium])
                    ),
                    fix=message(
                        'Write the touchpoint, or declare the gap: "gaps: [{{medium: {medium}, reason: ...}}]".',
                        medium=medium,
                    ),
                    concerns=medium,
                    rests_on=("touchpoint.medium", "touchpoint.phase"),
                )


def _is_silent(stages: Stages, phase: Phase, medium: str) -> bool:
    """Whether a phase has no touchpoint in a medium and does not say why, nor do all its stages."""
    if not _is_empty(stages, phase, medium) or medium in _declared(phase):
        return False
    inside = stages.of(phase)
    return not inside or bool(stages.directly_in(phase)) or any(medium not in _declared(each) for each in inside)


def _is_empty(stages: Stages, phase: Phase, medium: str) -> bool:
    return all(touchpoint.medium != medium for touchpoint in stages.touchpoints(phase))


def _declared(phase: Phase) -> frozenset[str]:
    return frozenset(gap.medium for gap in phase.gaps if gap.reason and gap.reason.strip())


def _adrift(graph: Graph, medium: str) -> Iterator[Touchpoint]:
    """The touchpoints that may fill a gap in any phase, because nobody knows their phase."""
    for touchpoint in active_records(graph.book.touchpoints):
        if touchpoint.stands("phase") == "unknown" and touchpoint.medium in {medium, None}:
            yield touchpoint


def _unplaced(touchpoints: Iterable[Touchpoint], adrift: Iterable[Touchpoint]) -> Text:
    """A remark on touchpoints that may belong there, because nobody has written their medium or nobody knows it."""
    names = [named(each) for each in touchpoints if each.medium is None and each.stands("medium") != "n/a"]
    remarks: list[MessageValue] = []
    if names:
        remarks.append(message("; the medium of {touchpoints} is not known", touchpoints=few(names, _NAMED_LIMIT)))
    if lost := [named(each) for each in adrift]:
        remarks.append(message("; the phase of {touchpoints} is not known", touchpoints=few(lost, _NAMED_LIMIT)))
    return Names(tuple(remarks), "") if remarks else ""
