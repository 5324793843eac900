"""A value has the form that its field asks for.

A list where one word belongs, or a number where text belongs, cannot be shown to a reader as it was meant.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      principles: say-it-plainly

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      principles: [say-it-plainly]

Fix:
    Write the value in the form that the finding names. Text that looks like a number or a yes/no goes in quotes.
"""

from goldthread.data_faults.fault import dotted, fault, field_name
from goldthread.findings import Edit, Finding
from goldthread.language.message import Message, MessageValue, message
from goldthread.places import Path, Place


def finding(
    place: Place,
    record: str,
    path: Path,
    *,
    wanted: MessageValue,
    found: MessageValue,
    fix: Message,
    edits: tuple[Edit, ...] = (),
) -> Finding:
    """A finding for a value of another form than its field's."""
    return fault(
        __name__,
        place,
        message=message(
            '"{field}" of {record} should be {wanted}, and it is {found}.',
            field=field_name(path),
            record=record,
            wanted=wanted,
            found=found,
        ),
        fix=fix,
        record=record,
        concerns=dotted(path),
        edits=edits,
    )
