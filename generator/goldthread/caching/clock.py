"""The clock, as results are kept by it: for which day one holds, and whether it is older than what it depends on."""

import time


def now() -> int:
    """The time by the clock, in nanoseconds since 1970."""
    return time.time_ns()


def today() -> str:
    """The day by the clock, in UTC, such as "2026-11-28": that of a check which is told no other."""
    return time.strftime("%Y-%m-%d", time.gmtime())
