"""A record has the few fields without which it cannot be shown.

Every kind needs very little: a name or a sentence, and for a touchpoint its phase.

Fails:

    # content/tools.yml
    boat-drill:
      link: the blue folder on the bridge

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      link: the blue folder on the bridge

Fix:
    Add the field. When the answer is not known yet, write the best there is and give the record `status: draft`.
"""

from goldthread.data_faults.fault import dotted, fault, field_name
from goldthread.findings import Finding
from goldthread.language.message import Text, message
from goldthread.places import Path, Place


def finding(place: Place, record: str, path: Path, says: Text) -> Finding:
    """A finding for a required field that is absent or empty."""
    return fault(
        __name__,
        place,
        message=message('{record} lacks the field "{field}".', record=record, field=field_name(path)),
        fix=message('Add "{field}:". It says: {says}', field=field_name(path), says=says),
        record=record,
        concerns=dotted(path),
    )
