"""Nothing lies under itself, and nothing replaces itself.

A focus that narrows a focus that narrows the first has no top, and no thread can be followed to its end.
The same holds for a stage inside a stage inside the first, and for records that replace each other in turn.

Fails:

    # content/customers.yml
    islanders:
      name: Islanders
      under: travellers
      context: They live on the sandbank and cross for work and school.
      jobs: [Do in one day what the shore is needed for]
      values: [An evening at home]
    travellers:
      name: Travellers
      under: islanders
      context: They stand on one shore and want to be on the other.
      jobs: [Get across]
      values: [Knowing when]

Passes:

    # content/customers.yml
    islanders:
      name: Islanders
      under: travellers
      context: They live on the sandbank and cross for work and school.
      jobs: [Do in one day what the shore is needed for]
      values: [An evening at home]
    travellers:
      name: Travellers
      context: They stand on one shore and want to be on the other.
      jobs: [Get across]
      values: [Knowing when]

Fix:
    Take out the link that points the wrong way.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(place: Place, field: str, loop: tuple[str, ...]) -> Finding:
    """A finding for a chain of records that comes back to its start; `loop` begins and ends with the same record."""
    return fault(
        __name__,
        place,
        message=message('"{field}" forms a circle: {records}.', field=field, records=" -> ".join(loop)),
        fix=message('Delete the "{field}:" that points the wrong way.', field=field),
        record=loop[0],
        concerns=field,
    )
