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
        "situation.say": to_say("What is said aloud then?"),
        "situation.never": to_say("What is never said or done then?"),
        "situation.may": to_say("What may whoever is there spend or decide alone?"),
        "situation.call": to_say("Which teams are called then?"),
        "situation.principles": to_say("Which principles does the answer follow?"),
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
        "on": to_say("On which day was this?"),
        "review_by": to_say("When should this be read again?"),
        "focus.need": to_say("Which human need does this answer?"),
        "focus.for": to_say("Whose day would be worst without this?"),
        "focus.audience_reason": to_say("If this holds for everybody alike: why?"),
        "focus.excludes": to_say("What do we say no to for the sake of this, and why?"),
        "focus.meaning": to_say("What does this mean in daily work?"),
        "focus.change_tests.product.survives": to_say("If what we make changed, why would this still hold?"),
        "focus.change_tests.product.falls": to_say("If what we make changed, why would this no longer hold?"),
        "focus.change_tests.making.survives": to_say("If the way we make it changed, why would this still hold?"),
        "focus.change_tests.making.falls": to_say("If the way we make it changed, why would this no longer hold?"),
        "focus.change_tests.delivery.survives": to_say(
            "If it reached customers in another way, why would this still hold?"
        ),
        "focus.change_tests.delivery.falls": to_say(
            "If it reached customers in another way, why would this no longer hold?"
        ),
        "focus.change_tests.price.survives": to_say("If the price changed, why would this still hold?"),
        "focus.change_tests.price.falls": to_say("If the price changed, why would this no longer hold?"),
        "focus.change_tests.rivals.survives": to_say("If we had other rivals, why would this still hold?"),
        "focus.change_tests.rivals.falls": to_say("If we had other rivals, why would this no longer hold?"),
        "focus.change_tests.market.survives": to_say(
            "If the market were defined in another way, why would this still hold?"
        ),
        "focus.change_tests.market.falls": to_say(
            "If the market were defined in another way, why would this no longer hold?"
        ),
        "need.kind": to_say("Did people have this need before there was anything to buy?"),
        "need.evidence": to_say("How do we know that people need this?"),
        "customer.jobs": to_say("What do these customers try to get done?"),
        "customer.values": to_say("What do these customers value?"),
        "customer.evidence": to_say("How do we know this about these customers?"),
        "principle.because": to_say("Why do we follow this?"),
        "principle.do": to_say("What does somebody do who follows this?"),
        "principle.dont": to_say("What would be tempting here, and is not done?"),
        "principle.example": to_say("Which real case of last week shows this?"),
        "principle.over": to_say("When this conflicts with another principle, which one gives way?"),
        "principle.by_medium.personal": to_say("How does this show when people talk with customers?"),
        "principle.by_medium.physical": to_say("How does this show in places and things?"),
        "principle.by_medium.digital": to_say("How does this show on screens?"),
        "phase.metric": to_say("Which one measure tells whether this phase works?"),
        "touchpoint.tools": to_say("Which training, script or template helps people with this?"),
        "touchpoint.leads_to": to_say("What do people do next?"),
        "touchpoint.needs": to_say("Which needs does this answer?"),
        "touchpoint.delivered_by": to_say("Who or what delivers this?"),
        "touchpoint.ideal": to_say("How would this be at its best?"),
        "touchpoint.pains": to_say("What annoys customers here?"),
        "touchpoint.not_excluded_because": to_say("Why does what we say no to not concern this?"),
        "connect.before.trained": to_say("Were those who met the customers trained for it?"),
        "connect.before.briefed": to_say("Were they briefed before the meeting?"),
        "connect.before.match_because": to_say("Why these customers for this team?"),
        "connect.after.shared_with": to_say("Which teams were told what was learned?"),
        "connect.after.on": to_say("When were they told?"),
        "connect.gave_back": to_say("What did the customers get back?"),
        "evidence.actions": to_say("What do we do because of this?"),
        "evidence.no_action_because": to_say("If we do nothing because of this: why?"),
        "study.fallback": to_say("What happens when too few take part, or there is no answer?"),
        "initiative.horizon": to_say("By when, roughly, should this be done?"),
        "decision.basis": to_say("What does this decision rest on?"),
        "metric.kind": to_say("What kind of measure is this?"),
        "term.not": to_say("Which words should not be used for this?"),
    }
)


def question(column: Column) -> str:
    """The question for a field."""
    known = _QUESTIONS.get(f"{column.kind}.{column.name}") or _QUESTIONS.get(column.name)
    if known is not None:
        return said(known)
    return say("What belongs under “{field}”?", field=column.label())
