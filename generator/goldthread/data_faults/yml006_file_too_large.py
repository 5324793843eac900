"""A file is no larger than 10 megabytes.

A file of that size is no longer something that a person edits; it was most likely put there by mistake.

Fails:

    # content/tools.yml
    boat-drill: {name: Boat drill, notes: "(ten megabytes)"}

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Split the file: every kind of record may be a folder of files.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place) -> Finding:
    """A finding for a file beyond the limit."""
    return fault(
        __name__,
        place,
        message=message("{file} is larger than 10 megabytes, which is the limit.", file=place.file),
        fix=message("Split it: every kind of record may be a folder of files."),
    )
