"""A field is written once in a record, and an id once in a file.

When a field stands twice, plain YAML keeps one of the two and silently drops the other.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      link: the mess room
      link: the blue folder on the bridge

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      link: the blue folder on the bridge

Fix:
    Keep the one that is right, or join the two.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding, Related
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place, key: str, first: Place) -> Finding:
    """A finding for the second of two equal keys."""
    return fault(
        __name__,
        place,
        message=message('"{key}" is written twice at this level, first on line {line}.', key=key, line=str(first.line)),
        fix=message('Keep one "{key}", or give the second another name.', key=key),
        concerns=key,
        related=(Related(first, message("the first one")),),
    )
