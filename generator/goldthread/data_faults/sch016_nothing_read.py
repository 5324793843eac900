"""Every file and folder where records lie holds records that can be read.

A file that was emptied, a link that leads out of the handbook, a folder that may not be opened: all that it held would be missing
from the handbook, and nothing would show it. A list without records, such as editions.yml before the first edition, is none of that
as long as nothing links to what it would hold.

Fails:

    # content/glossary.yml
    # muster is on its way

    # content/tools.yml
    boat-drill:
      name: Drill of the [[term/muster]]

Passes:

    # content/glossary.yml
    muster:
      term: Muster
      means: All hands on deck.

    # content/tools.yml
    boat-drill:
      name: Drill of the [[term/muster]]

Fix:
    Write what belongs there, or delete the file. In a file that is empty on purpose, write `[]`.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.places import Place


def finding(place: Place, reason: str, fix: str) -> Finding:
    """A finding for a file or a folder that was not read."""
    return fault(__name__, place, message=f"{place.file} was not read: {reason}.", fix=fix)


def empty(place: Place, missed: str = "") -> Finding:
    """A finding for a file without any record.

    missed: What other records link to and it may have held, in words; empty when a file of that name holds a record in any case.
    """
    why = f"and {missed}" if missed else "nothing is written in it"
    return fault(
        __name__,
        place,
        message=f"{place.file} holds no record{',' if missed else ':'} {why}.",
        fix="Write its records, or delete the file; if it is empty on purpose, write [] in it.",
    )
