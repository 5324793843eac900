"""A date is a day that exists, written year-month-day, or its month or year alone.

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
    Write the day as in 2026-02-28. Where only its month or year is known, write 2026-02 or 2026.
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
    *,
    meant: str | None,
    day_only: bool = False,
    edits: tuple[Edit, ...] = (),
) -> Finding:
    """A finding for a date that is none.

    day_only: Whether it has to be a day.
    """
    shorter = "" if day_only else message(", or its month or year alone, as in 2026-02 or 2026")
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
        else message("Write the day as year-month-day, for example 2026-02-28{shorter}.", shorter=shorter),
        record=record,
        concerns=dotted(path),
        edits=edits,
    )
