"""The lock's text to what was reviewed; what is damaged in it becomes a finding."""

from goldthread.data_faults import sch013_bad_review_lock
from goldthread.language.message import message
from goldthread.language.translation import to_say
from goldthread.lockfile import LockFile
from goldthread.reading.files import REVIEWS_FILE
from goldthread.review.lock import Correction, DocumentWords, Lock, Meaning, ReviewMark, SourceCorrection

FILE: LockFile[ReviewMark | Correction | SourceCorrection | Meaning | DocumentWords] = LockFile(
    path=REVIEWS_FILE,
    types=(
        ("record", ReviewMark),
        ("editorial", Correction),
        ("editorial_source", SourceCorrection),
        ("meaning", Meaning),
        ("passage", DocumentWords),
    ),
    fault=sch013_bad_review_lock.finding,
    no_list=to_say("should be a list of reviews, and it is {found}"),
    no_entry=to_say("should be a review, and it is {found}"),
    fix=message("Delete the line, and review the record again: goldthread review writes the file."),
    fix_merge=message("Keep the lines of both sides and delete the marks; the latest review of a record counts."),
)
"""The file, and how it is told what is wrong with it."""


def read_lock(text: str | None) -> Lock:
    """What was reviewed, by the text of the file; None when there is no file."""
    if text is None:
        return Lock()
    entries, findings = FILE.read(text)
    return Lock(
        marks=tuple(each for each in entries if isinstance(each, ReviewMark)),
        corrections=tuple(each for each in entries if isinstance(each, Correction)),
        meanings=tuple(each for each in entries if isinstance(each, Meaning)),
        findings=findings,
        documents=tuple(each for each in entries if isinstance(each, DocumentWords)),
        source_corrections=tuple(each for each in entries if isinstance(each, SourceCorrection)),
    )
