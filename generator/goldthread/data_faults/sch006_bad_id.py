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
from goldthread.language.message import message
from goldthread.model.record import DEVICES, ID_LENGTH
from goldthread.places import Place

_SHOWN = 30


def finding(place: Place, kind: str, value: str, meant: str | None) -> Finding:
    """A finding for an id that is missing or no slug."""
    if not value:
        problem = message("A record of the kind {kind} in {file} has no id.", kind=kind, file=place.file)
        fix = message('Add "id:" with a lower-case name such as opening-hours.')
    elif len(value) > ID_LENGTH:
        problem = message(
            'The id "{start}…" has {length} characters, and {limit} are the most.',
            start=value[:_SHOWN],
            length=len(value),
            limit=ID_LENGTH,
        )
        fix = message('Write a short one under "id:", such as "{short}".', short=(meant or value)[:_SHOWN].rstrip("-"))
    elif re.fullmatch(DEVICES, value):
        problem = message(
            'The id "{value}" is the name of a device on Windows, where no folder can have it.', value=value
        )
        fix = message('Write another, such as "{other}".', other=meant or f"the-{value}")
    else:
        problem = message('The id "{value}" is not in lower case with hyphens.', value=value)
        fix = (
            message('Write "{meant}".', meant=meant)
            if meant
            else message("Use letters a to z, digits and single hyphens.")
        )
    return fault(__name__, place, message=problem, fix=fix, record=f"{kind}/{value}" if value else "", concerns="id")
