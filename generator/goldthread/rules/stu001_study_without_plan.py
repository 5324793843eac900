"""A running study says what will be done with the answer, and what happens when there is none.

A study of which nobody knows what its answer would change is read once and filed.
And people who are asked may not come, or may not know: whoever has thought of that before loses a week and not the question.

The fields are `use_of_findings` and `fallback`; `unknown` and `n/a` count as gaps.
A study without a status counts as running; one that is planned, done or dropped is not judged.

Fails:

    # content/studies.yml
    who-waits:
      question: For whom do people wait on the landing after the last boat is in?
      status: running
      methods: [observation]

Passes:

    # content/studies.yml
    who-waits:
      question: For whom do people wait on the landing after the last boat is in?
      status: running
      methods: [observation]
      use_of_findings: Decides whether the mate stays on the landing until it is empty.
      fallback: If rain keeps people away, the crew keeps a tally for a month.

Fix:
    Write under `use_of_findings` which decision waits for the answer; when none does, stop the study.
    Write under `fallback` what is done when too few take part or the answer is none.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, either, is_missing, listed
from goldthread.graph.scope import is_hidden
from goldthread.language.message import Names, marked_message, message
from goldthread.language.translation import to_say
from goldthread.rule import Breach, RuleContext

IDEA = 2
SEVERITY = Severity.WARNING
READS = ()
EACH = ("study",)

_PARTS = {
    "use_of_findings": to_say("what will be done with the answer"),
    "fallback": to_say("what happens when there is none"),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Running studies of which one of the two, or neither, is written; one finding for each study."""
    del context
    for study in graph.book.studies:
        judged = study.status in {None, "running"}
        lacking = [part for part in _PARTS if is_missing(study, part) and not is_hidden(graph, study, part)]
        if judged and lacking:
            parts = either(Names((marked_message(_PARTS[part]), aside(study, part)), "") for part in lacking)
            fields = listed(f'"{part}:"' for part in lacking)
            yield Breach(
                record=study,
                field=(lacking[0],),
                message=message("{study} is running and does not say {parts}.", study=called(study), parts=parts),
                fix=message("Add {fields}; if no decision waits for the answer, stop the study.", fields=fields),
                concerns="use_of_findings, fallback",
            )
