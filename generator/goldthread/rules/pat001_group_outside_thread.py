"""No whole group of touchpoints or principles stands outside the thread while most of the others are linked.

One touchpoint without a principle is a gap; nine out of nine at the counter are a pattern.
Somebody wrote down what they knew, and a whole team, medium or stage of the journey was not asked.

Touchpoints are looked at by medium, channel, delivery, phase, stage, team and customer, and principles by their set.
A group is found when at least four of its records count, none of them is linked or not even one in ten, and most of the others are.
Links to a principle come first, then those to an offer, a need, a customer, a team that answers, a metric and a piece of evidence.
Groups of one kind that lack the same are one finding, and a group whose records are in another finding already is none of its own.
Records of which the group is not known are left out of both counts, and `n/a` in a field leaves the record out for that field.

Fails:

    # content/touchpoints/shore.yml
    landing-lamp: {name: Lamp at the mooring, phase: crossing, medium: physical, owner: crew, customers: [islanders],
      needs: [reach-home], gives: Light to walk by,
      gets: n/a, outcome: People find the gangway in the dark, principles: [say-it-plainly], leads_to: n/a}
    gull-flag: {name: Red flag on the shed, phase: crossing, medium: physical, owner: crew, customers: [islanders],
      needs: [reach-home], gives: A warning from afar,
      gets: n/a, outcome: Nobody sets out into a storm, principles: [say-it-plainly], leads_to: n/a}
    school-bench: {name: Bench behind the wall, phase: crossing, medium: physical, owner: crew, customers: [islanders],
      needs: [reach-home], gives: A place to sit,
      gets: n/a, outcome: Children wait out of the wind, principles: [say-it-plainly], leads_to: n/a}
    tide-page: {name: Tide table, phase: crossing, medium: digital, owner: crew, customers: [islanders],
      gives: The tides of the week,
      gets: n/a, outcome: People know how steep the gangway will be, principles: [say-it-plainly], leads_to: n/a}
    fog-news: {name: Camera above the water, phase: crossing, medium: digital, owner: crew, customers: [islanders],
      gives: A picture each minute,
      gets: n/a, outcome: People see the fog for themselves, principles: [say-it-plainly], leads_to: n/a}
    lost-list: {name: List of lost hats, phase: crossing, medium: digital, owner: crew, customers: [islanders],
      gives: A photograph of each hat,
      gets: n/a, outcome: People get back what the wind took, principles: [say-it-plainly], leads_to: n/a}

Passes:

    # content/touchpoints/shore.yml
    landing-lamp: {name: Lamp at the mooring, phase: crossing, medium: physical, owner: crew, customers: [islanders],
      needs: [reach-home], gives: Light to walk by,
      gets: n/a, outcome: People find the gangway in the dark, principles: [say-it-plainly], leads_to: n/a}
    gull-flag: {name: Red flag on the shed, phase: crossing, medium: physical, owner: crew, customers: [islanders],
      needs: [reach-home], gives: A warning from afar,
      gets: n/a, outcome: Nobody sets out into a storm, principles: [say-it-plainly], leads_to: n/a}
    school-bench: {name: Bench behind the wall, phase: crossing, medium: physical, owner: crew, customers: [islanders],
      needs: [reach-home], gives: A place to sit,
      gets: n/a, outcome: Children wait out of the wind, principles: [say-it-plainly], leads_to: n/a}
    tide-page: {name: Tide table, phase: crossing, medium: digital, owner: crew, customers: [islanders],
      needs: [reach-home], gives: The tides of the week,
      gets: n/a, outcome: People know how steep the gangway will be, principles: [say-it-plainly], leads_to: n/a}
    fog-news: {name: Camera above the water, phase: crossing, medium: digital, owner: crew, customers: [islanders],
      needs: [reach-home], gives: A picture each minute,
      gets: n/a, outcome: People see the fog for themselves, principles: [say-it-plainly], leads_to: n/a}
    lost-list: {name: List of lost hats, phase: crossing, medium: digital, owner: crew, customers: [islanders],
      needs: [reach-home], gives: A photograph of each hat,
      gets: n/a, outcome: People get back what the wind took, principles: [say-it-plainly], leads_to: n/a}

Fix:
    Ask those who deliver what stands outside which promise it keeps, and write that down; begin with one of them.
    When the group is meant to stand outside, say so where the link would be: `n/a`, or a waiver in the record that the finding names.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.groups import (
    Group,
    Groups,
    Linked,
    Outside,
    groups_outside,
    linked_in,
    practised,
    principle_groups,
    touchpoint_groups,
)
from goldthread.graph.record_names import listed, named
from goldthread.graph.scope import active_records, is_hidden
from goldthread.language.message import Message, Names, Text, marked_message, message, message_as, message_many
from goldthread.language.translation import to_say
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "pattern"
READS = (
    "handbook.principle_sets",
    "phase.under",
    "principle.*",
    "touchpoint.channel",
    "touchpoint.channels",
    "touchpoint.customers",
    "touchpoint.delivered_by",
    "touchpoint.evidence",
    "touchpoint.medium",
    "touchpoint.metric",
    "touchpoint.needs",
    "touchpoint.offers",
    "touchpoint.owner",
    "touchpoint.phase",
    "touchpoint.principles",
    "touchpoint.status",
    "team.(title)",
    "customer.(title)",
)


class _Field(msgspec.Struct, frozen=True, kw_only=True):
    """A link that records may have.

    none: What is said of a group of which no record has it.
    few: What is said of one of which hardly any has it.
    fix: What to do.
    code: The rule that finds the same of single records, if there is one.
    share: How large a share of the others has to have it, as two numbers.
    """

    none: str
    few: str
    fix: str
    code: str = ""
    share: tuple[int, int] = (1, 2)


_OF_TOUCHPOINTS: Mapping[str, _Field] = MappingProxyType(
    {
        "principles": _Field(
            none=to_say("None of the {count} {group} names a principle, while {linked} of the {others} others do."),
            few=to_say("Of the {count} {group}, {few} name a principle, while {linked} of the {others} others do."),
            fix=to_say('Ask those who deliver them which promise they keep, and name the principle under "principles:".'),
            code="TCH001",
        ),
        "offers": _Field(
            none=to_say("None of the {count} {group} names an offer, while {linked} of the {others} others do."),
            few=to_say("Of the {count} {group}, {few} name an offer, while {linked} of the {others} others do."),
            fix=to_say('Ask which service answers there, and name it under "offers:"; if none does, decide whether one should.'),
        ),
        "needs": _Field(
            none=to_say("None of the {count} {group} names a need, while {linked} of the {others} others do."),
            few=to_say("Of the {count} {group}, {few} name a need, while {linked} of the {others} others do."),
            fix=to_say('Ask what customers need there, and name it under "needs:".'),
            share=(2, 3),
        ),
        "customers": _Field(
            none=to_say("None of the {count} {group} names a customer, while {linked} of the {others} others do."),
            few=to_say("Of the {count} {group}, {few} name a customer, while {linked} of the {others} others do."),
            fix=to_say('Ask who is met there, and name them under "customers:".'),
            share=(2, 3),
        ),
        "owner": _Field(
            none=to_say("None of the {count} {group} names a team that answers for it, while {linked} of the {others} others do."),
            few=to_say("Of the {count} {group}, {few} name a team that answers, while {linked} of the {others} others do."),
            fix=to_say('Agree on the one team that answers for each of them, and name it under "owner:".'),
            code="TCH005",
        ),
        "metric": _Field(
            none=to_say("None of the {count} {group} names a metric, while {linked} of the {others} others do."),
            few=to_say("Of the {count} {group}, {few} name a metric, while {linked} of the {others} others do."),
            fix=to_say('Ask what would tell whether they work, and name it under "metric:".'),
            share=(2, 3),
        ),
        "evidence": _Field(
            none=to_say("None of the {count} {group} names a piece of evidence, while {linked} of the {others} others do."),
            few=to_say("Of the {count} {group}, {few} name a piece of evidence, while {linked} of the {others} others do."),
            fix=to_say('Ask what was learned there, and name it under "evidence:".'),
            share=(2, 3),
        ),
    }
)  # fmt: skip
_OF_PRINCIPLES: Mapping[str, _Field] = MappingProxyType(
    {
        "practice": _Field(
            none=to_say("None of the {count} {group} is named by a touchpoint, while {linked} of the {others} others are."),
            few=to_say("Of the {count} {group}, {few} are named by a touchpoint, while {linked} of the {others} others are."),
            fix=to_say('Look where one of them shows, and name it under "principles:" of that touchpoint.'),
            code="PRI003",
        ),
        "supports": _Field(
            none=to_say("None of the {count} {group} names a focus statement, while {linked} of the {others} others do."),
            few=to_say("Of the {count} {group}, {few} name a focus statement, while {linked} of the {others} others do."),
            fix=to_say('Ask which focus would suffer without them, and name it under "supports:".'),
            code="PRI001",
        ),
    }
)  # fmt: skip
_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "personal": message_as("in front of touchpoints", "personal"),
        "physical": message_as("in front of touchpoints", "physical"),
        "digital": message_as("in front of touchpoints", "digital"),
        "own": message("touchpoints that we deliver ourselves"),
        "partner": message("touchpoints that partners deliver"),
        "peer": message("touchpoints that customers deliver to each other"),
    }
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Groups of which no record, or hardly any, is linked, while most of the others are; one finding for each group."""
    del context
    touchpoints = [each for each in active_records(graph.book.touchpoints) if not is_hidden(graph, each, "status")]
    linked = linked_in(graph, touchpoints, _OF_TOUCHPOINTS)
    yield from _found(graph, touchpoint_groups(graph, touchpoints), linked, _OF_TOUCHPOINTS)
    principles = list(active_records(graph.book.principles))
    linked = {"practice": practised(graph, principles), **linked_in(graph, principles, ("supports",))}
    yield from _found(graph, principle_groups(principles), linked, _OF_PRINCIPLES)


def _found(
    graph: Graph,
    grouped: Groups,
    linked: Mapping[str, Linked],
    fields: Mapping[str, _Field],
) -> Iterator[Breach]:
    told: dict[Group, list[tuple[str, Message]]] = {}
    for field, about in fields.items():
        for outside in groups_outside(grouped, field, linked[field], about.share):
            group = outside.group
            earlier = next(
                (each for each in told if each.way == group.way and set(each.names) & set(group.names)), group
            )
            told.setdefault(earlier, []).append((field, _sentence(graph, outside, about)))
    for group, sentences in told.items():
        yield _breach(graph, group, sentences, fields, linked)


def _sentence(graph: Graph, outside: Outside, about: _Field) -> Message:
    return marked_message(
        about.few if outside.few else about.none,
        count=len(outside.group.members),
        group=_called(graph, outside.group),
        few=outside.few,
        linked=outside.linked,
        others=outside.others,
    )


def _called(graph: Graph, group: Group) -> Text:
    """The records of a group, as they stand after a number."""
    names = group.names
    if group.way == "medium":
        return message("{media} touchpoints", media=listed(_WORDS[name] for name in names))
    if group.way == "delivery":
        return listed(_WORDS[name] for name in names)
    titles = listed(_title(graph, group.way, name) for name in names)
    match group.way:
        case "channel":
            return message_many(
                "touchpoints in the channel {names}", "touchpoints in the channels {names}", len(names), names=titles
            )
        case "phase":
            return message_many(
                "touchpoints of the phase {names}", "touchpoints of the phases {names}", len(names), names=titles
            )
        case "stage":
            return message_many(
                "touchpoints of the stage {names}", "touchpoints of the stages {names}", len(names), names=titles
            )
        case "team":
            return message_many(
                "touchpoints of the team {names}", "touchpoints of the teams {names}", len(names), names=titles
            )
        case "customer":
            return message_many(
                "touchpoints for the customer {names}",
                "touchpoints for the customers {names}",
                len(names),
                names=titles,
            )
        case _:
            return message_many(
                "principles of the set {names}", "principles of the sets {names}", len(names), names=titles
            )


def _title(graph: Graph, way: str, name: str) -> Text:
    if way == "set":
        title = next((each.title for each in graph.book.handbook.principle_sets if each.id == name), name)
        return f'"{title}"'
    return f'"{name}"' if way == "channel" else named(graph.record(name))


def _breach(
    graph: Graph,
    group: Group,
    sentences: Sequence[tuple[str, Message]],
    fields: Mapping[str, _Field],
    linked: Mapping[str, Linked],
) -> Breach:
    (first, sentence), *more = sentences
    key = group.names[0]
    record = graph.record(key) if len(group.names) == 1 and "/" in key else graph.book.handbook
    members = [key for key in graph.book.records if key in group.members and not linked[first][key]]
    return Breach(
        record=record,
        message=message("{first} {more}", first=sentence, more=Names(tuple(each for _, each in more), " "))
        if more
        else sentence,
        fix=marked_message(fields[first].fix),
        concerns=f"{first} by {group.way}: {', '.join(name.rpartition('/')[2] for name in group.names)}",
        related=tuple(
            (graph.record(each), (), message("{record}", record=named(graph.record(each)))) for each in members
        ),
        rests_on=_rests_on(group.way, first),
        covers=tuple((fields[field].code, each) for field, _ in sentences if fields[field].code for each in members),
    )


def _rests_on(way: str, field: str) -> tuple[str, ...]:
    if way == "set":
        return ("principle.set", "touchpoint.principles", "principle.supports")
    where = {"delivery": "delivered_by", "stage": "phase", "team": "owner", "customer": "customers"}.get(way, way)
    return (f"touchpoint.{where}", f"touchpoint.{field}")
