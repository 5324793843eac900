"""Every line of the review lock says what was reviewed, when, by whom, and against which meaning.

`content/reviews.lock.yml` is written by `goldthread review`.
A line that cannot be read would let a record pass for reviewed, or for never reviewed, without anybody having said so.

Fails:

    # content/reviews.lock.yml
    - {"record": "touchpoint/notice-board", "on": "2026-02-30", "by": "Crew", "against": {}}

Passes:

    # content/reviews.lock.yml
    - {"record": "touchpoint/notice-board", "on": "2026-02-28", "by": "Crew", "against": {}}

Fix:
    Delete the line, and review the record anew with `goldthread review`.
    Where a merge has left its marks, keep the lines of both sides and delete the marks: the latest review of a record counts.
"""

from goldthread.data_faults.fault import entry_name, fault, of_entry
from goldthread.findings import Finding
from goldthread.language.message import Message, Text
from goldthread.places import Place


def finding(place: Place, problem: Text, fix: Message, entry: int = 0) -> Finding:
    """A finding for the file of reviews, or an entry of it, counted from 1."""
    return fault(
        __name__, place, message=of_entry(place.file, entry, problem), fix=fix, concerns=entry_name(place.file, entry)
    )
