"""A former id leads to one record.

Links, bookmarks and printed addresses go by ids. When two records name the same id under `was`, or an id that another record bears
today, nobody can tell where an old address leads.

Only records of the same kind are compared, whatever their status.
An id that a record bears today leads to that record. An id that several records had before leads to a page that names them all.
When one record became two, each of them says so: it names the former id under `was` and the former record under `replaces`. Such a
split is not found.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
    muster-list:
      name: Muster list
      was: [boat-drill]

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
    muster-list:
      name: Muster list
      was: [list-of-hands]

Fix:
    Leave the id under `was` in the one record that took the place of the former one, and delete it from the others.
    When the former record was split, write it under `replaces` in each of its parts as well, for example `replaces: [tool/boat-drill]`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, named
from goldthread.language.message import marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.record import Record
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "gap"
READS = ("*.was", "*.replaces")
_BORNE = to_say('{record} says that its id was "{former}", which is the id of {other} today.')
_CLAIMED = to_say('{record} says that its id was "{former}", and {other} says the same.')


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Records that claim a former id which another record of their kind bears, or claims as well."""
    del context
    records = graph.book.records
    claims: dict[str, list[tuple[Record, int]]] = {}
    for record in records.values():
        for former in dict.fromkeys(record.was):
            claims.setdefault(f"{record.kind}/{former}", []).append((record, record.was.index(former)))
    for key, claiming in claims.items():
        if key not in records and all(_replaces(record, key) for record, _ in claiming):
            continue
        in_order = sorted(claiming, key=lambda each: each[0].id)
        found, other = (in_order, records[key]) if key in records else (in_order[1:], in_order[0][0])
        for record, index in found:
            yield _breach(record, index, other)


def _replaces(record: Record, key: str) -> bool:
    """Whether a record says that it is a part of a former one."""
    kind, _, former = key.partition("/")
    return any(each.record in (key, former) for each in record.replaced if kind == record.kind)


def _breach(record: Record, index: int, other: Record) -> Breach:
    former = record.was[index]
    is_borne = other.id == former
    return Breach(
        record=record,
        field=("was", index),
        message=marked_message(
            _BORNE if is_borne else _CLAIMED, record=called(record), former=former, other=named(other)
        ),
        fix=message('Delete "{former}" from "was:" in all records but the one that took its place.', former=former)
        if is_borne
        else message(
            'Delete "{former}" from "was:" in all records but the one that took its place; '
            'after a split, write "replaces: [{key}]" in each of its parts.',
            former=former,
            key=f"{record.kind}/{former}",
        ),
        concerns=former,
        related=((other, () if is_borne else ("was",), message("the other record with this id")),)
        if other is not record
        else (),
    )
