"""Every file and folder where records lie holds records that can be read.

A file that was emptied, a link that leads out of the handbook, a folder that may not be opened: all that it held would be missing
from the handbook, and nothing would show it.

Fails:

    # content/tools.yml
    # boat-drill is on its way

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Mend:
    Write what belongs there, or delete the file. In a file that is empty on purpose, write `[]`.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.places import Place


def finding(place: Place, reason: str, mend: str) -> Finding:
    """A finding for a file or a folder that was not read."""
    return fault(__name__, place, message=f"{place.file} was not read: {reason}.", mend=mend)


def empty(place: Place) -> Finding:
    """A finding for a file without any record."""
    return fault(
        __name__,
        place,
        message=f"{place.file} holds no record: nothing is written in it.",
        mend="Write its records, or delete the file; if it is empty on purpose, write [] in it.",
    )
