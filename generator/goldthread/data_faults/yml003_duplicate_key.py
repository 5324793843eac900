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
from goldthread.places import Place


def finding(place: Place, key: str, first: Place) -> Finding:
    """A finding for the second of two equal keys."""
    return fault(
        __name__,
        place,
        message=f'"{key}" is written twice at this level, first on line {first.line}.',
        fix=f'Keep one "{key}", or give the second another name.',
        concerns=key,
        related=(Related(first, "the first one"),),
    )
