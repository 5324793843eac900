"""No file among the records has a name that is only nearly that of a file of records.

Records are read from files that end in `.yml` or `.yaml`. A copy that an editor left over is not read, and a file that was saved under
another ending is missing from the handbook, with nothing to show it.

Fails:

    # content/tools.yml.orig
    boat-drill:
      name: Boat drill

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Rename the file so that it ends in `.yml`, or delete it. It is never published.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding, Severity
from goldthread.language.message import message
from goldthread.places import Place

SEVERITY = Severity.WARNING


def finding(place: Place) -> Finding:
    """A finding for a file that looks like one of records and is not read; a warning, since what is left over does no harm."""
    return fault(
        __name__,
        place,
        message=message("{file} is not read: its name does not end in .yml or .yaml.", file=place.file),
        fix=message("Rename it if it holds records, or delete it."),
    )
