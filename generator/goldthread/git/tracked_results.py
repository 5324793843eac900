"""Results of earlier runs in a folder in which git tracks files: whoever commits could have put them there, so they are not used."""

import os
from pathlib import Path

from goldthread.caching.folder import OFF, folder
from goldthread.git.errors import GitError
from goldthread.git.run import git, top_of
from goldthread.language.message import Message, message


def leave_tracked_results() -> Message | None:
    """Neither use nor keep any results from now on, here and in processes that are begun here, where git tracks any; say so.

    None where none are tracked, as usual. Results that lie in a checkout and are not tracked, as those that CI restores, stay in use.
    """
    place = folder()
    if place is None or not _are_tracked(Path(place)):
        return None
    os.environ[OFF] = "1"
    return message(
        "Nothing in {folder} is used: git tracks files there, so whoever commits could have put results there that no run has found. "
        "Take them out with git rm -r --cached, or name another folder in GOLDTHREAD_CACHE.",
        folder=place,
    )


def _are_tracked(place: Path) -> bool:
    """Whether git tracks any file in a folder; where it does not answer, it may."""
    if not place.is_dir() or top_of(place) is None:
        return False
    try:
        done = git(place, "ls-files", "-z")
    except GitError:
        return True
    return not done.is_done or bool(done.stdout)
