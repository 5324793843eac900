"""The text of the lock file of editions to what they changed; what is damaged in it becomes a finding."""

from goldthread.data_faults import sch015_bad_edition_lock
from goldthread.editions.earlier_lock_format import FormerEvent, event_of
from goldthread.editions.history import EditionSize, History, RecordedChange
from goldthread.editions.lock import each_once
from goldthread.language.message import message
from goldthread.language.translation import to_say
from goldthread.lockfile import LockFile
from goldthread.reading.files import EDITIONS_FILE

FILE: LockFile[EditionSize | RecordedChange | FormerEvent] = LockFile(
    path=EDITIONS_FILE,
    types=(("kind", RecordedChange), ("record", FormerEvent), ("step", EditionSize)),
    fault=sch015_bad_edition_lock.finding,
    no_list=to_say("should be a list of changes, and it is {found}"),
    no_entry=to_say("should be a change, and it is {found}"),
    fix=message("Restore the line from an earlier commit: only goldthread release knows what an edition changed."),
    fix_merge=message("Keep the lines of both sides and delete the marks."),
)
"""The file, and how it is told what is wrong with it."""


def read_history(text: str | None) -> History:
    """What editions changed, by the text of the file, in which a merge may have left some entries twice; None when there is no file.

    Entries in the form of earlier versions are read as what they are in the form of today.
    """
    if text is None:
        return History()
    entries, findings = FILE.read(text)
    known = each_once(tuple(event_of(each) if isinstance(each, FormerEvent) else each for each in entries))
    return History(
        steps=tuple(each for each in known if isinstance(each, EditionSize)),
        events=tuple(each for each in known if isinstance(each, RecordedChange)),
        findings=findings,
    )
