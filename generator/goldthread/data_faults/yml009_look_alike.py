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
from goldthread.language.message import Text, message
from goldthread.places import Place


def finding(place: Place, sign: Text, meant: Text | None, edits: tuple[Edit, ...]) -> Finding:
    """A finding for a sign that stands in the place of a plain one.

    sign: What stands there.
    meant: What has to stand there, such as "a colon"; None when nothing has to.
    """
    return fault(
        __name__,
        place,
        message=message(
            "There is {sign} on line {line} of {file}, where {meant} belongs.",
            sign=sign,
            line=str(place.line),
            file=place.file,
            meant=meant,
        )
        if meant
        else message(
            "There is {sign} on line {line} of {file}, where nothing belongs.",
            sign=sign,
            line=str(place.line),
            file=place.file,
        ),
        fix=message("Delete it and type {meant}.", meant=meant) if meant else message("Delete it."),
        edits=edits,
    )
