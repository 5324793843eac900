"""A file uses only the plain part of YAML: fields, lists and words.

Tags, merge keys, several documents in one file, keys that are no words, and very deep or endlessly repeated structures are
refused: they can hide what a record says, or stop the tool.

Fails:

    # content/tools.yml
    boat-drill:
      name: !shout Boat drill

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill

Fix:
    Write the value out in plain words where it is needed.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import Message, Text, message
from goldthread.places import Place


def finding(place: Place, feature: Text, fix: Message) -> Finding:
    """A finding for a feature of YAML that records do not need."""
    return fault(__name__, place, message=message("{feature} cannot be used in a record.", feature=feature), fix=fix)
