"""A record has one id.

A record that stands under one id and names another inside would be found under one of them only, and links to the other would lead nowhere.

Fails:

    # content/tools.yml
    boat-drill:
      id: boat-practice
      name: Boat drill

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Keep the id under which the record stands and take out the `id` inside, or rename the first to the second.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place, kind: str, key: str, inside: str) -> Finding:
    """A finding for an id inside a record that differs from the one under which it stands."""
    return fault(
        __name__,
        place,
        message=message('{record} has a second id inside, "{id}".', record=f"{kind}/{key}", id=inside),
        fix=message('Delete the line, or write the record under "{id}" if that is its id.', id=inside),
        record=f"{kind}/{key}",
        concerns="id",
    )
