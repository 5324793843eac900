"""The findings in records that a command has just written, so that nobody learns of them from a build that fails."""

from collections.abc import Collection
from pathlib import Path

from goldthread.findings import Finding
from goldthread.inspection import inspect
from goldthread.settings import Settings


def findings_in(root: Path, keys: Collection[str], settings: Settings) -> tuple[Finding, ...]:
    """The findings in the records with some keys, of those in the handbook under a root as it is now, without what is accepted."""
    return tuple(each for each in inspect(root, settings).findings if each.record in keys)
