"""The conditions of a build: its day and its commit, taken from the repository so that the same commit gives the same bytes."""

import datetime
import os
import subprocess
from importlib.metadata import version
from pathlib import Path

from goldthread.pages.matter import Build

_COMMIT_LENGTH = 10
_SECONDS_LENGTH = 11


def conditions(root: Path) -> Build:
    """The day of SOURCE_DATE_EPOCH, else of the last commit, else of the clock; and the last commit, if there is one.

    A commit whose records have been changed since is given with a plus sign.
    """
    commit = _git(root, "rev-parse", "HEAD")[:_COMMIT_LENGTH]
    if commit and _git(root, "status", "--porcelain", "--", "content", "principles"):
        commit += "+"
    seconds = _git(root, "log", "-1", "--format=%ct")
    return Build(on=epoch_day() or _day(seconds) or clock_day(), commit=commit, generator=version("goldthread"))


def conditions_of(commit: str, on: datetime.date) -> Build:
    """The conditions of a build of what lies in a commit: the commit's day, whatever is said elsewhere."""
    return Build(on=on, commit=commit[:_COMMIT_LENGTH], generator=version("goldthread"))


def epoch_day() -> datetime.date | None:
    """The day that the environment sets through SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/)."""
    return _day(os.environ.get("SOURCE_DATE_EPOCH", ""))


def clock_day() -> datetime.date:
    """The day by the clock, in UTC."""
    return datetime.datetime.now(datetime.UTC).date()


def _day(seconds: str) -> datetime.date | None:
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= _SECONDS_LENGTH):
        return None
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()


def _git(root: Path, *arguments: str) -> str:
    """What git prints; nothing when there is no git or no repository."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever git the person uses
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
