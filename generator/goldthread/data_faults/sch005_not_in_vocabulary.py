"""A value that comes from a vocabulary is one of its words.

Pages, drawings and rules group records by these words; another spelling would make a group of its own that nobody finds.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      kind: trainning

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      kind: training

Fix:
    Use one of the words that the finding lists. Channels and sets of principles are listed in `content/handbook.yml`; add new ones there.
"""

import msgspec

from goldthread.data_faults.fault import dotted, fault, field_name
from goldthread.findings import Edit, Finding
from goldthread.language.message import Message, message
from goldthread.places import Path, Place


def finding(
    place: Place,
    record: str,
    path: Path,
    value: str,
    meant: str | None,
    words: tuple[str, ...],
    edits: tuple[Edit, ...] = (),
) -> Finding:
    """A finding for a word outside its vocabulary."""
    listed = ", ".join(words)
    fix = (
        message('Did you mean "{meant}"? The words are: {words}.', meant=meant, words=listed)
        if meant
        else message("The words are: {words}.", words=listed)
    )
    return msgspec.structs.replace(without_vocabulary(place, record, path, value, fix), edits=edits)


def without_vocabulary(place: Place, record: str, path: Path, value: str, fix: Message) -> Finding:
    """A finding for a word of a vocabulary that is written elsewhere, and is not written there yet."""
    return fault(
        __name__,
        place,
        message=message(
            '"{field}" of {record} is "{value}", which is not one of the words allowed there.',
            field=field_name(path),
            record=record,
            value=value,
        ),
        fix=fix,
        record=record,
        concerns=f"{dotted(path)}={value}",
    )
