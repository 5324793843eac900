"""A rule that is named exists.

A severity or a waiver for a rule that does not exist would silently do nothing.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      waive:
        - {rule: TCH999, reason: The drill is new., until: 2099-12-31}

Passes:

    # content/handbook.yml
    brand: Sandbank Ferry
    vision: Nobody is left on the far shore.
    edition: "1.0"
    alignment:
      rules: {TCH003: error}

Fix:
    Correct the code or the name. `goldthread explain` lists all rules.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place, record: str, name: str, meant: str | None) -> Finding:
    """A finding for a rule that is named and does not exist."""
    return fault(
        __name__,
        place,
        message=message('{record} names the rule "{name}", which does not exist.', record=record, name=name),
        fix=message('Did you mean "{meant}"?', meant=meant)
        if meant
        else message("See the list of rules: goldthread explain"),
        record=record,
        concerns=name,
    )
