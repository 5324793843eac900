"""Every entry of the baseline names a rule and a record.

`content/baseline.yml` lists the findings that are accepted for now.
An entry that cannot be read would let a finding through that nobody meant, or fail one that everybody has agreed on.

Data faults are never accepted: a record that cannot be read as it was meant can be neither judged nor shown.

Fails:

    # content/baseline.yml
    - {rule: TCH001, recrod: touchpoint/notice-board, concerns: principles}

Passes:

    # content/baseline.yml
    - {rule: TCH001, record: touchpoint/notice-board, concerns: principles}

Fix:
    Let `goldthread check --update-baseline` write the file anew, or delete the line, so that its finding counts again.
"""

from goldthread.data_faults.fault import entry_name, fault, of_entry
from goldthread.findings import Finding
from goldthread.language.message import Message, Text
from goldthread.places import Place


def finding(place: Place, problem: Text, fix: Message, entry: int = 0) -> Finding:
    """A finding for the file of accepted findings, or an entry of it, counted from 1."""
    return fault(
        __name__, place, message=of_entry(place.file, entry, problem), fix=fix, concerns=entry_name(place.file, entry)
    )
