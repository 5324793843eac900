"""The conditions of a build: its day and its commit, taken from the repository so that the same commit gives the same bytes."""

import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from goldthread.git.commits import found_commit
from goldthread.git.errors import GitError, NoRepositoryError
from goldthread.git.run import top_of
from goldthread.git.worktree import changed_files
from goldthread.pages.frame.context import Build
from goldthread.record_files import TOPS
from goldthread.settings import clock_day, epoch_day

_COMMIT_LENGTH = 10


class Conditions(msgspec.Struct, frozen=True):
    """The conditions of a build, and what a person should know of how they came about.

    warning: A sentence; empty when all is as usual.
    """

    build: Build
    warning: str = ""


def conditions(root: Path) -> Conditions:
    """The day of SOURCE_DATE_EPOCH, else of the last commit, else of the clock; and the last commit, if there is one.

    A commit whose records have been changed since is given with a plus sign.
    Raises DayError when SOURCE_DATE_EPOCH is no day.
    """
    day = epoch_day()
    try:
        commit = found_commit(root)
        if commit is None:
            return Conditions(conditions_of("", day or clock_day()))
        is_changed = bool(changed_files(root, *TOPS))
    except NoRepositoryError:
        return Conditions(conditions_of("", day or clock_day()))
    except GitError as error:
        build = conditions_of("", day or clock_day())
        if top_of(root) is None:
            return Conditions(build)
        taken = f"; the day is that of the clock, {build.on}" if day is None else ""
        return Conditions(build, f"The commit of the records is not known{taken}. {error}")
    build = conditions_of(commit.name, day or commit.day)
    return Conditions(msgspec.structs.replace(build, commit=f"{build.commit}+") if is_changed else build)


def conditions_of(commit: str, on: datetime.date) -> Build:
    """The conditions of a build of what lies in a commit: the commit's day, whatever is said elsewhere."""
    return Build(on=on, commit=commit[:_COMMIT_LENGTH], generator=_generator())


@cache
def _generator() -> str:
    return version("goldthread")
