"""Every field is one that the kind of record has.

A misspelt field would be ignored, and what it says would never reach a reader.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      lnik: the blue folder on the bridge

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      link: the blue folder on the bridge

Fails:

    # content/tools.yml
    boat-drill: {name: Boat drill, link: the blue folder, or the red one}

Passes:

    # content/tools.yml
    boat-drill: {name: Boat drill, link: "the blue folder, or the red one"}

Fix:
    Correct the name of the field. Remarks for editors belong in `notes`.
    A sentence with a comma, written inside `{...}`, goes in double quotes, since the comma begins a new field there.
"""

from goldthread.data_faults.fault import dotted, fault, field_name
from goldthread.findings import Edit, Finding
from goldthread.language.message import Message, message
from goldthread.places import Path, Place, Step


def finding(
    place: Place, record: str, path: Path, meant: str | None, known: tuple[str, ...], edits: tuple[Edit, ...] = ()
) -> Finding:
    """A finding for a field that the kind does not have."""
    return fault(
        __name__,
        place,
        message=message('{record} has an unknown field "{field}".', record=record, field=field_name(path)),
        fix=_fix(path[-1], meant, known),
        record=record,
        concerns=dotted(path),
        edits=edits,
    )


def comma(place: Place, record: str, path: Path, quoted: str, edits: tuple[Edit, ...] = ()) -> Finding:
    """A finding for a text inside `{...}` whose comma made unknown fields of what follows it."""
    return fault(
        __name__,
        place,
        message=message(
            '"{field}" of {record} holds a comma outside quotes, and inside {{...}} a comma begins a new field.',
            field=field_name(path),
            record=record,
        ),
        fix=message("Put the whole text in quotes: {line}", line=f"{path[-1]}: {quoted}")
        if quoted
        else message("Put the whole text in quotes."),
        record=record,
        concerns=dotted(path),
        edits=edits,
    )


def _fix(name: Step, meant: str | None, known: tuple[str, ...]) -> Message:
    if meant:
        return message('Did you mean "{meant}"?', meant=meant)
    if " " in str(name):
        return message(
            "If it is part of a sentence, put the whole sentence in double quotes: inside {...}, a comma begins a new field."
        )
    return message("The fields here are: {fields}.", fields=", ".join(known))
