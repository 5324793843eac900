"""Nothing that is published holds an e-mail address or a telephone number of a person.

A handbook is read widely and kept for years; a person's data in it cannot be called back.
The `contact` of a team is left alone: it is the address or the number of a channel, and never that of a person.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      link: ask mate@boats.example

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      link: ask at the mate's desk

Fix:
    Name a channel, a desk or a role instead. What editors alone need may stand in `notes`, which are never published.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place, record: str, field: str, what: str) -> Finding:
    """A finding for a text that holds personal data; the data themselves are not repeated."""
    return fault(
        __name__,
        place,
        message=message(
            '"{field}" of {record} holds an e-mail address, which would be published.', field=field, record=record
        )
        if what == "an e-mail address"
        else message(
            '"{field}" of {record} holds a telephone number, which would be published.', field=field, record=record
        ),
        fix=message('Name a channel, a desk or a role instead, or move it to "notes:".'),
        record=record,
        concerns=f"{field}: {what}",
    )
