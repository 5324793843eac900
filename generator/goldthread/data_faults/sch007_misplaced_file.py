"""Every file lies where its kind of record belongs.

The kind of a record follows from the file or folder that it lies in; a file that no kind claims would be left out.

Fails:

    # content/tolos.yml
    boat-drill:
      name: Boat drill

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Rename or move the file. Files that are not records belong outside `content/` and `principles/`.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.places import Place


def finding(place: Place, meant: str | None, homes: tuple[str, ...]) -> Finding:
    """A finding for a file that no kind of record claims."""
    return fault(
        __name__,
        place,
        message=f"{place.file} lies where no kind of record belongs.",
        fix=f"Did you mean {meant}?" if meant else f"Records lie in: {', '.join(homes)}.",
    )
