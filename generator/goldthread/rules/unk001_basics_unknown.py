"""What every record of a kind has to say is known.

A principle without its sentence guides nobody, and a touchpoint whose phase nobody knows has no place in the journey.
To write `unknown` is honest, and better than something invented; the gap stays one until somebody has found out.

Only the fields without which a record of the kind is not complete are asked about: names, sentences, phases and dates.
Such a field that is not written at all is a fault and found as one.
Records that are ideas, dropped or retired are not judged.

Fails:

    # content/glossary.yml
    lee: {term: Lee, means: unknown}

Passes:

    # content/glossary.yml
    lee: {term: Lee, means: The side of the boat on which there is no wind.}

Fix:
    Ask whoever has owned the record longest, or look it up where the record came from, and write it in place of `unknown`.
    When nobody can say, ask whether there is such a thing at all.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, listed
from goldthread.graph.scope import active_records
from goldthread.language.message import message
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.model.shapes import FieldShape, shape_of
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.INFO
READS = ()
EACH = tuple(KINDS)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Records of which nobody knows what each of their kind has to say; one finding for each record."""
    del context
    for record in active_records(graph.book.every()):
        lacking = _lacking(record) if record.declared else []
        if lacking:
            yield Breach(
                record=record,
                field=(lacking[0].name,),
                message=message(
                    "{record} has no known {fields}.",
                    record=called(record),
                    fields=listed(f'"{field.name}"' for field in lacking),
                ),
                fix=message(
                    "Find out, and write it in place of the gap; if nobody can say, ask whether the record is needed."
                ),
                concerns=", ".join(field.name for field in lacking),
            )


def _lacking(record: Record) -> list[FieldShape]:
    return [
        field for field in shape_of(record.kind).fields.values() if field.required and field.name in record.declared
    ]
