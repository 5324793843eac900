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
    Use one of the words that the finding lists. Channels are listed in `content/handbook.yml` and may be added there.
"""

from goldthread.data_faults.fault import dotted, fault, field_name
from goldthread.findings import Edit, Finding
from goldthread.language.message import message
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
    return fault(
        __name__,
        place,
        message=message(
            '"{field}" of {record} is "{value}", which is not one of the words allowed there.',
            field=field_name(path),
            record=record,
            value=value,
        ),
        fix=message('Did you mean "{meant}"? The words are: {words}.', meant=meant, words=listed)
        if meant
        else message("The words are: {words}.", words=listed),
        record=record,
        concerns=f"{dotted(path)}={value}",
        edits=edits,
    )
