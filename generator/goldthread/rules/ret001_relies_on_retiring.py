"""What is in use does not rely on what is being retired, or is retired.

A path that leads to something that is taken away ends before an empty table, and a rule that goes takes with it whatever was built on it.
Whoever retires a record seldom knows all that rests on it.

Looked at are the links by which a record in use relies on another: where a touchpoint leads, what it follows, offers and is done with,
whom a record is for, who owns it, what it stands under. Sources, reasons, conflicts and what a record replaces are left alone, and so is
what initiatives, decisions and evidence say of a record that goes.
A record that is itself a draft, an idea, being retired or retired may lead wherever it likes, and a link to a draft or an idea is none of
this. Where all that a field names is retired, the rule about that field says so, and where a kind of record is retired as a whole, the
rule on what is not written at all; this one does not.

Fails:

    # content/touchpoints/quay.yml
    bell:
      name: The bell at the ramp
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody knows that the boat is about to leave.
      gives: Time to say goodbye.
      gets: A gangway that is clear at the hour.
      principles: [say-it-plainly]
      leads_to: [paper-log]
    paper-log:
      name: The log on paper
      phase: crossing
      medium: physical
      status: retiring
      owner: crew
      leads_to: [notice-board]

Passes:

    # content/touchpoints/quay.yml
    bell:
      name: The bell at the ramp
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody knows that the boat is about to leave.
      gives: Time to say goodbye.
      gets: A gangway that is clear at the hour.
      principles: [say-it-plainly]
      leads_to: [notice-board]
    paper-log:
      name: The log on paper
      phase: crossing
      medium: physical
      status: retiring
      owner: crew
      leads_to: [notice-board]

Fix:
    Name what takes its place, or take the link out.
    When the record is to stay after all, write `status: live` in it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from goldthread.findings import Severity, Shared
from goldthread.graph.graph import Edge, Graph
from goldthread.graph.record_names import called, named
from goldthread.graph.scope import active_records, is_hidden, is_live, lead_only_to
from goldthread.language.message import Message, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.record import Record
from goldthread.rule import Breach, RuleContext

IDEA = 3
SEVERITY = Severity.WARNING
WEIGHT = "thread"

_ENDING = frozenset({"retiring", "retired"})
_RELIED_ON: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "focus": frozenset({"need", "for", "under"}),
        "customer": frozenset({"under", "needs", "downstream"}),
        "offer": frozenset({"bought_for", "complements"}),
        "principle": frozenset({"supports", "guides"}),
        "phase": frozenset({"under", "metric"}),
        "touchpoint": frozenset(
            {
                "phase", "customers", "needs", "offers", "principles", "contributors", "metric", "tools", "leads_to",
                "pairs_with",
            }
        ),
        "situation": frozenset({"tools", "call", "principles", "needs", "customers"}),
        "team": frozenset({"serves", "information_used_by"}),
        "tool": frozenset({"principles"}),
        "initiative": frozenset({"focus"}),
    }
)  # fmt: skip
"""The fields by which records of a kind rely on others; every record relies on its owner."""
_TOLD_WHEN_ALL_ARE_RETIRED = frozenset(
    {
        ("focus", "for"), ("focus", "need"), ("phase", "metric"), ("principle", "supports"), ("touchpoint", "leads_to"),
        ("touchpoint", "owner"), ("touchpoint", "principles"), ("touchpoint", "tools"), ("situation", "owner"),
        ("situation", "principles"),
    }
)  # fmt: skip
"""The fields of which another rule says that all they name is retired."""
_LEADS = {
    "retiring": to_say("{record} leads people to {other}, which is being retired."),
    "retired": to_say("{record} leads people to {other}, which is retired."),
}
_NAMES = {
    "retiring": to_say('{record} is in use and names {other} under "{field}:", which is being retired.'),
    "retired": to_say('{record} is in use and names {other} under "{field}:", which is retired.'),
}
_MANY = {
    "retiring": to_say("{count} records in use still rely on {other}, which is being retired."),
    "retired": to_say("{count} records in use still rely on {other}, which is retired."),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Records in use that rely on one that is being retired or is retired."""
    del context
    kinds = {record.kind for record in active_records(graph.book.records.values())}
    ending = {
        key: record
        for key, record in graph.book.records.items()
        if record.status in _ENDING and record.kind in kinds and not is_hidden(graph, record, "status")
    }
    for record in graph.book.records.values() if ending else ():
        if is_live(record) and record.stands("status") != "unknown" and not is_hidden(graph, record, "status"):
            told = set()
            for edge in graph.out.get(record.key, ()):
                is_new = edge.target in ending and edge.target not in told and edge.target != record.key
                if is_new and _relies(record, edge.field) and not _is_told(graph, record, edge.field):
                    told.add(edge.target)
                    yield _breach(graph, record, ending[edge.target], edge)


def _relies(record: Record, field: str) -> bool:
    return field == "owner" or field in _RELIED_ON.get(record.kind, frozenset())


def _is_told(graph: Graph, record: Record, field: str) -> bool:
    """Whether another rule says that all that a field names is retired."""
    if (record.kind, field) not in _TOLD_WHEN_ALL_ARE_RETIRED:
        return False
    edges = graph.links_from(record.key, field)
    retired = frozenset(edge.target for edge in edges if graph.record(edge.target).status == "retired")
    return lead_only_to(graph, record.key, field, retired, len(edges))


def _breach(graph: Graph, record: Record, other: Record, edge: Edge) -> Breach:
    status = other.status or ""
    sentences = _LEADS if edge.field == "leads_to" else _NAMES
    return Breach(
        record=record,
        field=edge.path,
        message=marked_message(sentences[status], record=called(record), other=named(other), field=edge.field),
        fix=_fix(graph, other, edge.field),
        concerns=f"{edge.field} {other.key}",
        related=((other, ("status",), message("what goes")),),
        shared=(
            Shared(
                text=_MANY[status],
                values=(("other", named(other)),),
                fix=_fix(graph, other, ""),
            ),
        ),
    )


def _fix(graph: Graph, other: Record, field: str) -> Message:
    """What to name instead: only what is said to take its place, never what merely looks like it."""
    sources = (graph.record(edge.source) for edge in graph.all_to(other.key, "replaces"))
    new = next((each for each in sources if is_live(each) and each.kind == other.kind), None)
    if new is not None and field:
        return message('Name {new}, which replaces it, under "{field}:" instead.', new=named(new), field=field)
    if new is not None:
        return message("Name {new}, which replaces it, in each of them instead.", new=named(new))
    if field:
        return message('Name under "{field}:" what takes its place, or take the link out.', field=field)
    return message("Name in each of them what takes its place, or take the link out.")
