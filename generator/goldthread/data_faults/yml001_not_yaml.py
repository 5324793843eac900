"""A file can be read as YAML.

One slip in punctuation or indentation makes a whole file unreadable, so nothing in it can be checked until it is fixed.
The place is where reading had to stop; the slip is often on that line or on the one before.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill: who does what

Passes:

    # content/tools.yml
    boat-drill:
      name: "Boat drill: who does what"

Fix:
    Put text that holds a colon and a space, or that begins with a sign such as `@`, `%` or a quotation mark, in double quotes.
    Give fields of one record the same indentation.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import Message, Text, message
from goldthread.places import Place


def finding(place: Place, problem: Text, fix: Message) -> Finding:
    """A finding for a file in which reading had to stop."""
    return fault(
        __name__,
        place,
        message=message("{file} cannot be read any further: {problem}.", file=place.file, problem=problem),
        fix=fix,
    )
