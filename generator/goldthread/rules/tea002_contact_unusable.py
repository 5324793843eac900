"""A team's contact can be followed.

A contact with a slip in it is noticed by whoever needs the team at once.

What is an address of mail, of the web or of a chat, or a telephone number, becomes a link wherever the team is named as an owner.
Told is what looks like one of these and is not whole, and an address that would run a program or open a file.
Words such as "the hut on the quay" are a contact like any other, and so is an account such as "@example/crew".
Teams that are retired are not judged.

Fails:

    # content/teams.yml
    crew:
      name: Crew
      contact: crew@ferry
      serves: [{customer: islanders, does_for: Takes them over., does_with: Agrees on the last boat.}]

Passes:

    # content/teams.yml
    crew:
      name: Crew
      contact: "crew@ferry.example or +44 1632 960 112"
      serves: [{customer: islanders, does_for: Takes them over., does_with: Agrees on the last boat.}]

Fix:
    Write the address or the number whole, as somebody would copy it: "crew@ferry.example", "https://chat.ferry.example/crew",
    "+44 1632 960 112 ext. 4", "sip:crew@ferry.example". Plain words need no change.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import active_records
from goldthread.language.message import message
from goldthread.model.contacts import unusable_parts
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "gap"
READS = ()
EACH = ("team",)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Contacts in which an address or a number is not whole."""
    del context
    for team in active_records(graph.book.teams):
        for part in unusable_parts(team.contact) if team.contact else ():
            yield Breach(
                record=team,
                field=("contact",),
                message=message(
                    '{team} has "{part}" in its contact, which cannot be followed.', team=called(team), part=part
                ),
                fix=message("Write the whole address of mail, of the web or of a chat, or the whole telephone number."),
                concerns=part,
            )
