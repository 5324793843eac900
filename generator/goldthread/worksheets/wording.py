"""The questions of worksheets, in plain words."""

from collections.abc import Mapping
from types import MappingProxyType

from goldthread.importing.columns import Column
from goldthread.language.translation import said, say, to_say

_QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "owner": to_say("Which team answers for this?"),
        "touchpoint.phase": to_say("In which phase of the journey does this happen?"),
        "touchpoint.medium": to_say("Does this reach customers through people, things or screens?"),
        "touchpoint.customers": to_say("Which customers meet this?"),
        "touchpoint.outcome": to_say("What is different for the customer afterwards?"),
        "touchpoint.gives": to_say("What do customers get from us here?"),
        "touchpoint.gets": to_say("What do we get from customers here?"),
        "touchpoint.principles": to_say("Which principles does this follow?"),
        "touchpoint.priority.customer": to_say("How much does this matter to customers, from 1 to 5?"),
        "touchpoint.priority.business": to_say("How much does this matter to the business, from 1 to 5?"),
        "touchpoint.effect": to_say("What does this do to the bond with customers?"),
        "touchpoint.metric": to_say("Which measure tells whether this works?"),
        "team.contact": to_say("Through which channel is the team reached? Name no person."),
        "team.decides": to_say("What does the team decide on its own?"),
        "team.information_used_by": to_say("Which teams use what this team knows?"),
        "team.has_information": to_say("What does the team know that others need?"),
        "team.needs_information": to_say("What would the team need to know?"),
        "team.changed_on": to_say("When did the team or its role last change?"),
        "team.notes": to_say("How has the role of the team changed?"),
        "team.serves": to_say("Who is your customer now? Whom does the team serve, inside or outside?"),
        "tool.kind": to_say("What sort of tool is this?"),
        "tool.link": to_say("Where is this tool found?"),
        "tool.principles": to_say("Which principles does this tool help to follow?"),
        "customer.kind": to_say("What are these customers to us?"),
        "customer.context": to_say("In which situation do these customers meet us?"),
        "principle.statement": to_say("What does this principle say, in one sentence?"),
        "principle.supports": to_say("Which focus does this principle support?"),
        "principle.guides": to_say("Which teams does this principle guide?"),
        "phase.purpose": to_say("What does this phase do for the customer?"),
        "metric.definition": to_say("What exactly is counted here?"),
        "metric.unit": to_say("In which unit is this measured?"),
        "metric.direction": to_say("Should this measure rise or fall?"),
        "metric.target.value": to_say("Which value do we want to reach?"),
        "metric.target.by": to_say("By which day do we want to reach it?"),
        "initiative.toward": to_say("Which touchpoints does this initiative improve?"),
        "initiative.first_step": to_say("What is the smallest step that can be taken now?"),
        "initiative.due": to_say("By which day is that step done?"),
        "evidence.source": to_say("Where does this come from?"),
        "evidence.customers": to_say("Which customers is this about?"),
        "connect.team": to_say("Which team met the customer?"),
        "connect.customer": to_say("Which customers were met?"),
        "study.use_of_findings": to_say("What will be decided with what is found?"),
        "offer.sells": to_say("What do we sell here?"),
        "offer.bought_for": to_say("Which needs do people buy this for?"),
    }
)


def question(column: Column) -> str:
    """The question for a field."""
    known = _QUESTIONS.get(f"{column.kind}.{column.name}") or _QUESTIONS.get(column.name)
    if known is not None:
        return said(known)
    return say("What belongs under “{field}”?", field=column.label())
