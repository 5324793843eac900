"""A number lies within the bounds of its field.

A rating of 7 on a scale from 1 to 5 says nothing, and would bend every order of priority.

Fails:

    # content/touchpoints/quay.yml
    lifebelt:
      name: Lifebelt on the landing
      phase: crossing
      medium: physical
      owner: crew
      outcome: Whoever falls in has something to hold on to.
      gives: Something to hold on to.
      gets: n/a
      leads_to: n/a
      principles: [say-it-plainly]
      priority: {customer: 7}

Passes:

    # content/touchpoints/quay.yml
    lifebelt:
      name: Lifebelt on the landing
      phase: crossing
      medium: physical
      owner: crew
      outcome: Whoever falls in has something to hold on to.
      gives: Something to hold on to.
      gets: n/a
      leads_to: n/a
      principles: [say-it-plainly]
      priority: {customer: 5}

Fix:
    Write a number within the bounds.
"""

from goldthread.data_faults.fault import dotted, fault, field_name
from goldthread.findings import Finding
from goldthread.language.message import Message, message
from goldthread.places import Path, Place


def finding(place: Place, record: str, path: Path, value: str, bounds: Message) -> Finding:
    """A finding for a number out of bounds."""
    return fault(
        __name__,
        place,
        message=message(
            '"{field}" of {record} is {value}, and should be {bounds}.',
            field=field_name(path),
            record=record,
            value=value,
            bounds=bounds,
        ),
        fix=message("Write a number that is {bounds}.", bounds=bounds),
        record=record,
        concerns=dotted(path),
    )
