"""A date is a day that exists, written year-month-day.

Dates written in another order mean different days to different readers.

Fails:

    # content/events.yml
    spring-fair:
      name: Spring fair on the landing
      on: 30/02/2027

Passes:

    # content/events.yml
    spring-fair:
      name: Spring fair on the landing
      on: 2027-02-28

Fix:
    Write the day as in 2026-02-28.
"""

from goldthread.data_faults.fault import dotted, fault, field_name
from goldthread.findings import Edit, Finding
from goldthread.language.message import message
from goldthread.places import Path, Place


def finding(
    place: Place, record: str, path: Path, value: str, meant: str | None, edits: tuple[Edit, ...] = ()
) -> Finding:
    """A finding for a date that is none."""
    return fault(
        __name__,
        place,
        message=message(
            '"{field}" of {record} is "{value}", which is not a date.',
            field=field_name(path),
            record=record,
            value=value,
        ),
        fix=message("Did you mean {day}?", day=meant)
        if meant
        else message("Write the day as year-month-day, for example 2026-02-28."),
        record=record,
        concerns=dotted(path),
        edits=edits,
    )
