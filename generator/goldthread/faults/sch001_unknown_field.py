"""Every field is one that the kind of record has.

A misspelt field would be ignored, and what it says would never reach a reader.

Fails:

    # content/teams.yml
    crew:
      name: Crew
      contcat: the crew channel

Passes:

    # content/teams.yml
    crew:
      name: Crew
      contact: the crew channel

Mend:
    Correct the name of the field. Remarks for editors belong in `notes`.
"""

from goldthread.fault import fault
from goldthread.findings import Finding
from goldthread.places import Place


def finding(place: Place, record: str, field: str, meant: str | None, known: tuple[str, ...]) -> Finding:
    """A finding for a field that the kind does not have."""
    mend = f'Did you mean "{meant}"?' if meant else f"The fields here are: {', '.join(known)}."
    return fault(
        __name__,
        place,
        message=f'{record} has a field "{field}" that is not known.',
        mend=mend,
        record=record,
        concerns=field,
    )
