"""What is served, and what came of a change on the disk, as whoever asked or watches is told of it."""

import msgspec

from goldthread.inspection import Inspection
from goldthread.serving.problem import Problem


class Served(msgspec.Struct, frozen=True):
    """What is served at a path of the site.

    data: The bytes; None where there is nothing.
    problem: What keeps the handbook from being shown as it is now, if anything does.
    is_shown: Whether there is any version to be shown.
    """

    data: bytes | None
    problem: Problem | None
    is_shown: bool


class Change(msgspec.Struct, frozen=True):
    """What came of a change.

    problem: What keeps the handbook from being shown, if anything does.
    report: The errors, for a terminal; empty where a message says it all.
    inspection: What is in the handbook, where it is shown.
    """

    problem: Problem | None = None
    report: str = ""
    inspection: Inspection | None = None
