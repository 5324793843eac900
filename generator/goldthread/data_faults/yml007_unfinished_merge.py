"""A file holds no marks of a merge that is not finished.

Git puts the marks around two versions of the same lines and leaves the choice to a person. Until that is made, both versions and
the marks stand in the file, and within a text they would be published as part of it.

Fails:

    # content/tools.yml
    boat-drill:
    <<<<<<< HEAD
      name: Boat drill
    =======
      name: Lifeboat drill
    >>>>>>> spring

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Keep the lines of one version, or write what both mean, and delete the lines that begin with `<<<<<<<`, `|||||||`, `=======` and
    `>>>>>>>`.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place) -> Finding:
    """A finding for a file in which a merge has left its marks."""
    return fault(
        __name__,
        place,
        message=message("{file} holds the marks of an unfinished merge.", file=place.file),
        fix=message(
            'Keep the lines of one version, and delete the lines that begin with "<<<<<<<", "=======" and ">>>>>>>".'
        ),
    )
