"""Every line of the lock of editions says what an edition changed, and in which record.

`content/editions.lock.yml` is written by `goldthread release`.
A line that cannot be read would leave a gap in what the handbook tells people has changed for them.

Fails:

    # content/editions.lock.yml
    - {"record": "principle/say-it-plainly", "edition": "1.1", "what": "mislaid", "title": "Say it plainly"}

Passes:

    # content/editions.lock.yml
    - {"record": "principle/say-it-plainly", "edition": "1.1", "what": "added", "title": "Say it plainly"}

Fix:
    Take the line back from an earlier state of the file.
    Where a merge has left its marks, keep the lines of both sides and delete the marks.
"""

from goldthread.data_faults.fault import entry_name, fault, of_entry
from goldthread.findings import Finding
from goldthread.language.message import Message, Text
from goldthread.places import Place


def finding(place: Place, problem: Text, fix: Message, entry: int = 0) -> Finding:
    """A finding for the file of what editions changed, or an entry of it, counted from 1."""
    return fault(
        __name__, place, message=of_entry(place.file, entry, problem), fix=fix, concerns=entry_name(place.file, entry)
    )
