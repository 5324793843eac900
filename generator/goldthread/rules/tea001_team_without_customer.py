"""Every team says whom it serves, what it does for them and with them, and has said so again since it last changed.

Every team has customers, also inside.
A team that cannot name them works for its own list of tasks; and after a change of people or of task, the old answer is a guess.

`unknown` and `n/a` count as serving nobody.
Each service says what is done for the customer (`does_for`) and together with them (`does_with`).
After `changed_on`, each service has a `reviewed` of that day or later.
Drafts, and teams that are being retired or are retired, are not judged.

Fails:

    # content/teams.yml
    crew:
      name: Crew

Passes:

    # content/teams.yml
    crew:
      name: Crew
      changed_on: 2026-02-01
      serves:
        - customer: islanders
          does_for: Takes them over and brings them back.
          does_with: Agrees on the last boat of each season.
          reviewed: 2026-03-15

Fix:
    Sit down with somebody who depends on the team, agree on two sentences, and write them under `serves` with the day under `reviewed`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity, Shared
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, either, listed, named
from goldthread.graph.scope import live_records
from goldthread.language.message import Text, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.customers import Customer
from goldthread.model.dates import Date
from goldthread.model.teams import Service, Team
from goldthread.rule import DAY, Breach, RuleContext

IDEA = 2
SEVERITY = Severity.WARNING
READS = ("team.*", DAY, "customer.(title)")

_SIDES = {
    "does_for": to_say("what it does for them"),
    "does_with": to_say("what it does together with them"),
}
_UNCONFIRMED = to_say("{team} changed {day}, and what it does for {customer} has not been reviewed since.")
_CONFIRMED_BEFORE = to_say(
    "{team} changed {day}, and what it does for {customer} has not been reviewed since (last {last})."
)


_OF_ALL = (
    to_say("{count} of {total} teams do not say whom they serve."),
    to_say("None of {total} teams says whom it serves."),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Teams that serve nobody, and services that are half said or older than the team's last change."""
    total = sum(1 for _ in live_records(graph.book.teams))
    for team in live_records(graph.book.teams):
        if not team.serves:
            yield Breach(
                record=team,
                field=("serves",),
                message=message(
                    "{team} does not say whom it serves{remark}.", team=called(team), remark=aside(team, "serves")
                ),
                fix=message(
                    'Name its customers now, inside or outside: "serves:" with "customer:", "does_for:" and "does_with:".'
                ),
                shared=(Shared(text=_OF_ALL[0], every=_OF_ALL[1], total=total),),
            )
        changed = team.changed_on if team.changed_on and not team.changed_on.is_after(context.today) else None
        for index, service in enumerate(team.serves):
            yield from _unsaid(graph, team, index, service)
            if changed and (service.reviewed is None or service.reviewed.is_before(changed)):
                yield _unconfirmed(graph, team, index, service, changed)


def _customer(graph: Graph, service: Service) -> Text:
    """The customer of a service, by title where there is such a record."""
    customer = graph.book.get(Customer, service.customer.rpartition("/")[2])
    return named(customer) if customer else str(service.customer)


def _unsaid(graph: Graph, team: Team, index: int, service: Service) -> Iterator[Breach]:
    lacking = [side for side in _SIDES if not (getattr(service, side) or "").strip()]
    if lacking:
        fields = listed(f'"{side}:"' for side in lacking)
        yield Breach(
            record=team,
            field=("serves", index),
            message=message(
                "{team} serves {customer} and does not say {parts}.",
                team=called(team),
                customer=_customer(graph, service),
                parts=either(marked_message(_SIDES[side]) for side in lacking),
            ),
            fix=message("Agree with them on a sentence each, and add {fields}.", fields=fields),
            concerns=f"serves={service.customer}",
        )


def _unconfirmed(graph: Graph, team: Team, index: int, service: Service, changed: Date) -> Breach:
    return Breach(
        record=team,
        field=("serves", index),
        message=marked_message(
            _CONFIRMED_BEFORE if service.reviewed else _UNCONFIRMED,
            team=called(team),
            day=changed.when,
            customer=_customer(graph, service),
            last=service.reviewed.when if service.reviewed else "",
        ),
        fix=message('Agree on it again, and write the day under "reviewed:".'),
        concerns=f"reviewed={service.customer}",
    )
