"""An id belongs to one record of its kind.

Two records with one id would have one address, and one of them would be lost.

Fails:

    # content/tools/afloat.yml
    drill:
      name: Boat drill
    # content/tools/ashore.yml
    drill:
      name: Fire drill on the landing

Passes:

    # content/tools/afloat.yml
    boat-drill:
      name: Boat drill
    # content/tools/ashore.yml
    fire-drill:
      name: Fire drill on the landing

Fix:
    Give one of the two another id, or join them when they are the same thing.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding, Related
from goldthread.language.message import message
from goldthread.places import Place


def of_set(place: Place, handbook: str, name: str, first: Place) -> Finding:
    """A finding for the second of two sets of principles with the same id."""
    return fault(
        __name__,
        place,
        message=message(
            'The set of principles "{name}" is declared twice, first at {place}.', name=name, place=str(first)
        ),
        fix=message("Give one of the two another id, or join them if they are the same."),
        record=handbook,
        concerns=f"principle_sets: {name}",
        related=(Related(first, message("the first one")),),
    )


def finding(place: Place, record: str, first: Place) -> Finding:
    """A finding for the second of two records with the same id."""
    return fault(
        __name__,
        place,
        message=message("{record} is written twice, first at {place}.", record=record, place=str(first)),
        fix=message("Give one of the two another id, or join them if they are the same."),
        record=record,
        concerns="id",
        related=(Related(first, message("the first one")),),
    )
