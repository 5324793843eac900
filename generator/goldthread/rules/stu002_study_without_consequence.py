"""A finished study leads to something.

People gave it their time, and colleagues waited for the answer. To cite what it found is not to act on it: what follows from a study is
an initiative, a decision, or the reason why nothing does.

A study that is `done` is judged by the evidence that names it under `study`. Something follows when one piece of it names an initiative
under `actions` that was not dropped, says `no_action_because`, or is among the `basis` of a decision that still holds; and when a
decision or an initiative speaks of the study or its evidence in `[[...]]`.
While a piece of its evidence declares its actions `unknown`, nothing is found. A study that is planned, running or dropped is not judged.

Fails:

    # content/studies.yml
    who-waits:
      question: For whom do people wait on the landing after the last boat is in?
      status: done

Passes:

    # content/studies.yml
    who-waits:
      question: For whom do people wait on the landing after the last boat is in?
      status: done
    # content/evidence.yml
    waits-for-pupils:
      finding: Half of those on the landing wait for somebody from school.
      on: 2026-04-01
      study: who-waits
      no_action_because: The mate stays on the landing until it is empty already.

Fix:
    Ask the owner what was decided, and record it with the evidence under `basis`, or plan an initiative and name it under `actions`.
    When nothing is to follow, say why under `no_action_because`. A study without evidence needs its finding written down first.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, listed
from goldthread.graph.scope import active_records, is_active
from goldthread.language.message import message
from goldthread.model.learning import Evidence, Study
from goldthread.model.references import mentions, texts
from goldthread.rule import Breach, RuleContext

IDEA = 2
SEVERITY = Severity.WARNING
WEIGHT = "thread"
READS = ("study.*", "evidence.*", "decision.*", "initiative.*")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Finished studies from which nothing follows; one finding for each study."""
    del context
    done = [study for study in graph.book.studies if study.status == "done"]
    acted_on = _acted_on(graph) if done else frozenset()
    for study in done:
        pieces = [each for each in active_records(graph.book.evidence) if _is_of(graph, each, study)]
        if study.key not in acted_on and not any(_leads_on(graph, each, acted_on) for each in pieces):
            yield _breach(study, pieces)


def _acted_on(graph: Graph) -> frozenset[str]:
    """The keys of all records on which a decision or an initiative that counts rests, or of which it speaks."""
    acting = list(active_records((*graph.book.decisions, *graph.book.initiatives)))
    linked = (edge.target for each in acting for edge in graph.out.get(each.key, ()))
    names = (name for each in acting for _, text in texts(each) for name in mentions(text))
    return frozenset((*linked, *(record.key for name in names for record in graph.book.named(name))))


def _is_of(graph: Graph, piece: Evidence, study: Study) -> bool:
    return any(edge.target == study.key for edge in graph.links_from(piece.key, "study"))


def _leads_on(graph: Graph, piece: Evidence, acted_on: frozenset[str]) -> bool:
    """Whether something follows from a piece of evidence, or nobody can say that nothing does."""
    if piece.key in acted_on or piece.no_action_because or piece.declared.get("actions") == "unknown":
        return True
    actions = (graph.record(edge.target) for edge in graph.links_from(piece.key, "actions"))
    return any(is_active(each) for each in actions)


def _breach(study: Study, pieces: list[Evidence]) -> Breach:
    if pieces:
        text = message(
            "{study} is finished, and nothing follows from what it found ({evidence}): no initiative, no decision, no reason.",
            study=called(study),
            evidence=listed(each.key for each in pieces),
        )
    else:
        text = message("{study} is finished, and no evidence says what it found.", study=called(study))
    return Breach(
        record=study,
        field=("status",),
        message=text,
        fix=message(
            'Name what follows under "actions:" of its evidence, record a decision with the evidence under "basis:", '
            'or say under "no_action_because:" why nothing does.'
        )
        if pieces
        else message(
            'Write what it found as evidence with "study: {study}", and what follows from it.', study=study.id
        ),
        concerns="consequence",
        related=tuple((each, ("finding",), message("what it found")) for each in pieces),
        rests_on=(
            "evidence.study",
            "evidence.actions",
            "evidence.no_action_because",
            "evidence.status",
            "decision.basis",
            "decision.status",
            "initiative.status",
        ),
        covers=tuple(("EVD003", each.key) for each in pieces),
    )
