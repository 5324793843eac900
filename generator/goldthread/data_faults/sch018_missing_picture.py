"""Every picture that a text shows is a file of the handbook.

A page cannot show a picture that is not there: readers see its description in its place, and nobody notices.

Fails:

    # content/glossary.yml
    - term: drill
      means: |
        How to leave the boat.
        ![The four exits](pictures/exits.png)

Passes:

    # content/glossary.yml
    - term: drill
      means: How to leave the boat by its four exits.

Fix:
    Put the file into `content/`, under the path that the text names, or take the picture out of the text.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding, Severity
from goldthread.language.message import message
from goldthread.places import Place

SEVERITY = Severity.WARNING


def finding(place: Place, record: str, field: str, name: str) -> Finding:
    """A finding for a picture that is not there; a warning, since pages show its description instead."""
    return fault(
        __name__,
        place,
        message=message(
            '"{field}" of {record} shows the picture "{name}", and there is no such file under content/.',
            field=field,
            record=record,
            name=name,
        ),
        fix=message("Put the file at content/{name}, or take the picture out of the text.", name=name),
        record=record,
        concerns=f"{field}: {name}",
    )


def logo_finding(place: Place, record: str, name: str) -> Finding:
    """A finding for a logo that no page can show; a warning, since pages show the mark of the generator instead."""
    return fault(
        __name__,
        place,
        message=message('The logo "{name}" is not a picture under content/.', name=name),
        fix=message("Put a picture at content/{name}, such as an SVG or a PNG, or take out the field logo.", name=name),
        record=record,
        concerns=f"logo: {name}",
    )


def picture_finding(place: Place, record: str, name: str) -> Finding:
    """A finding for a picture of a record that no page can show; a warning, since the page does without it."""
    return fault(
        __name__,
        place,
        message=message(
            '{record} has the picture "{name}", which is not a picture under content/.', record=record, name=name
        ),
        fix=message(
            "Put a picture at content/{name}, such as a JPEG, a PNG or an SVG, or take the entry out of pictures.",
            name=name,
        ),
        record=record,
        concerns=f"pictures: {name}",
    )


def brand_finding(place: Place, record: str, field: str, name: str) -> Finding:
    """A finding for a sign or a font of the brand that no page can show; a warning, since ours stands in."""
    if field == "favicon":
        said = message('The favicon "{name}" is not a picture under content/.', name=name)
        fix = message(
            "Put a small picture at content/{name}, such as an SVG or a PNG, or take out the field favicon.", name=name
        )
    else:
        said = message('The typeface "{name}" is not a font file under content/.', name=name)
        fix = message(
            "Put a font file at content/{name}, best as .woff2, or take out the field {field}.", name=name, field=field
        )
    return fault(
        __name__,
        place,
        message=said,
        fix=fix,
        record=record,
        concerns=f"{field}: {name}",
    )
