"""An id is a lower-case slug: letters, digits and single hyphens.

The id is the record's address in the handbook for ever, so it must read the same in every browser and on every disk.

Fails:

    # content/tools.yml
    Boat Drill:
      name: Boat drill

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Write the id in lower case with hyphens, and correct the links that name it.
"""

import re

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.model.record import DEVICES, ID_LENGTH
from goldthread.places import Place

_DEVICE = re.compile(DEVICES)
_SHOWN = 30


def finding(place: Place, kind: str, value: str, meant: str | None) -> Finding:
    """A finding for an id that is missing or no slug."""
    if not value:
        message = f"A {kind} in {place.file} has no id."
        fix = 'Add "id:" with a lower-case name such as quay-board.'
    elif len(value) > ID_LENGTH:
        message = f'The id "{value[:_SHOWN]}…" has {len(value):,} characters, and {ID_LENGTH} are the most.'
        fix = f'Write a short one under "id:", such as "{(meant or value)[:_SHOWN].rstrip("-")}".'
    elif _DEVICE.fullmatch(value):
        message = f'The id "{value}" is the name of a device on Windows, where no folder can be called so.'
        fix = f'Write another, such as "{meant or f"the-{value}"}".'
    else:
        message = f'The id "{value}" is not in lower case with hyphens.'
        fix = f'Write "{meant}".' if meant else "Use letters a to z, digits and single hyphens."
    return fault(__name__, place, message=message, fix=fix, record=f"{kind}/{value}" if value else "", concerns="id")
