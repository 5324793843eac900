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
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place, meant: str | None, homes: tuple[str, ...]) -> Finding:
    """A finding for a file that no kind of record claims."""
    return fault(
        __name__,
        place,
        message=message("{file} is in a place where no kind of record belongs.", file=place.file),
        fix=message("Did you mean {file}?", file=meant)
        if meant
        else message("Records are kept in: {homes}.", homes=", ".join(homes)),
    )
