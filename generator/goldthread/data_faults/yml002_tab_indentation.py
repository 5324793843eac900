"""Lines are indented with spaces, never with tabs.

YAML does not allow tabs in front of a line, because their width differs from one editor to the next.

Fails:

    # content/tools.yml
    boat-drill:
    \tname: Boat drill

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Replace the tab with two spaces, and set your editor to indent with spaces.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place) -> Finding:
    """A finding for a tab at the start of a line."""
    return fault(
        __name__,
        place,
        message=message("Line {line} of {file} is indented with a tab.", line=str(place.line), file=place.file),
        fix=message("Replace the tab with two spaces."),
    )
