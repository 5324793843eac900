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

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.places import Place


def finding(place: Place, what: str, problem: str, fix: str) -> Finding:
    """A finding for the file of reviews, or an entry of it."""
    return fault(__name__, place, message=f"{what} {problem}.", fix=fix, concerns=what)
