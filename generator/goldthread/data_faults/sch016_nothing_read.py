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
from goldthread.language.message import Message, Text, message
from goldthread.places import Place


def finding(place: Place, reason: Text, fix: Message) -> Finding:
    """A finding for a file or a folder that was not read."""
    return fault(
        __name__, place, message=message("{file} was not read: {reason}.", file=place.file, reason=reason), fix=fix
    )


def empty(place: Place, missed: Text | None = None) -> Finding:
    """A finding for a file without any record.

    missed: What other records link to and it may have held, in words; None when a file of that name holds a record in any case.
    """
    return fault(
        __name__,
        place,
        message=message("{file} holds no record, and {missed}.", file=place.file, missed=missed)
        if missed
        else message("{file} holds no record: nothing is written in it.", file=place.file),
        fix=message("Write its records, or delete the file; if it is empty on purpose, write [] in it."),
    )
