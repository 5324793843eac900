"""Every link leads to a record that exists.

A link that leads nowhere breaks the thread from the vision to practice, and would be a dead link in the handbook.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      principles: [say-it-planly]

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      principles: [say-it-plainly]

Fix:
    Correct the id, or write the record that is meant. A record that was renamed keeps its old id under `was`.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding, Related
from goldthread.language.message import Message, Names, message
from goldthread.places import Place


def finding(
    place: Place, record: str, *, field: str, kinds: tuple[str, ...], target: str, fix: Message, near: Place | None
) -> Finding:
    """A finding for a link that leads nowhere; `near` is where the record lies that may be meant; `kinds` is empty when any will do."""
    names = {"field": field, "record": record, "target": target}
    return fault(
        __name__,
        place,
        message=message('"{field}" of {record} names the record "{target}", which does not exist.', **names)
        if not kinds
        else message(
            '"{field}" of {record} names the {kinds} "{target}", which does not exist.',
            kinds=Names(kinds, "or"),
            **names,
        ),
        fix=fix,
        record=record,
        concerns=f"{field}={target}",
        related=(Related(near, message("the record that may be meant")),) if near else (),
    )
