"""Colons, spaces and hyphens that give a file its form are the plain ones of the keyboard.

A keyboard for another language, a word processor or a web page may put in a sign that looks the same: a space that does not break,
a wide colon, a dash. YAML takes it for a letter, so that a field or an entry of a list is not seen as one.

Fails:

    # content/tools.yml
    boat-drill:
      name： Boat drill

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Delete the sign at the place named and type the plain one.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Edit, Finding
from goldthread.places import Place


def finding(place: Place, sign: str, meant: str, edits: tuple[Edit, ...]) -> Finding:
    """A finding for a sign that stands in the place of a plain one.

    sign: What stands there.
    meant: What has to stand there, such as "a colon".
    """
    return fault(
        __name__,
        place,
        message=f"There is {sign} on line {place.line} of {place.file}, where {meant} has to stand.",
        fix="Delete it." if meant == "nothing" else f"Delete it and type {meant}.",
        edits=edits,
    )
