"""A file is UTF-8 text without control characters or invisible line separators.

Text pasted from a word processor or a web page may carry characters that no editor shows and that shift every later line, or make
text read otherwise than it is shown. The same characters are refused when they are written as an escape, such as `"\\v"`.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat\u2028drill

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Delete the character at the place named and type a space instead; save the file as UTF-8.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Edit, Finding
from goldthread.language.message import Text, message
from goldthread.places import Place


def finding(place: Place, what: Text, edits: tuple[Edit, ...] = ()) -> Finding:
    """A finding for a byte or a character that text does not hold."""
    return fault(
        __name__,
        place,
        message=message("There is {what} on line {line} of {file}.", what=what, line=str(place.line), file=place.file),
        fix=message("Delete it and type it anew, and save the file as UTF-8."),
        edits=edits,
    )


def escape(place: Place, what: Text, written: str, edits: tuple[Edit, ...] = ()) -> Finding:
    """A finding for a character that text does not hold and that is written as an escape."""
    return fault(
        __name__,
        place,
        message=message(
            "There is {what}, written as {written}, on line {line} of {file}.",
            what=what,
            written=written,
            line=str(place.line),
            file=place.file,
        ),
        fix=message("Delete {written}, or write the character that is meant.", written=written),
        edits=edits,
    )


def other_encoding(place: Place, encoding: str) -> Finding:
    """A finding for a file that is not written in UTF-8 at all."""
    return fault(
        __name__,
        place,
        message=message("{file} is saved as {encoding}, which is not read.", file=place.file, encoding=encoding),
        fix=message("Save the file as UTF-8; most editors offer it under “Save as”."),
    )
