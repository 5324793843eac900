"""A field that is to be kept internal exists, and a record can do without it.

An entry that names no field keeps nothing back, and what was meant by it would be published.

Fails:

    # content/handbook.yml
    brand: Sandbank Ferry
    vision: Nobody is left on the far shore.
    edition: "1.0"
    internal_fields: [touchpoint.costs]

Passes:

    # content/handbook.yml
    brand: Sandbank Ferry
    vision: Nobody is left on the far shore.
    edition: "1.0"
    internal_fields: [touchpoint.cost, team.serves.does_for]

Fix:
    Write the kind of record, a full stop, and the field as it is written in records.
    A record that must not be published without a field is internal as a whole: write `audience: internal` there.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place, record: str, name: str, *, is_there: bool) -> Finding:
    """A finding for an entry of `internal_fields`; `is_there` when there is such a field, without which no record can be."""
    kind = name.partition(".")[0]
    return fault(
        __name__,
        place,
        message=message(
            '"internal_fields" of {record} names "{name}", without which there is no such record.',
            record=record,
            name=name,
        )
        if is_there
        else message(
            '"internal_fields" of {record} names "{name}", and there is no such field.', record=record, name=name
        ),
        fix=message('Write "audience: internal" in each {kind} that is not for the public.', kind=kind)
        if is_there
        else message('Write the kind and the field as they are written in records, for example "touchpoint.cost".'),
        record=record,
        concerns=f"internal_fields={name}",
    )
