"""The findings that concern the changes since a git revision."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from goldthread.baseline.affected import State, concerned_by
from goldthread.findings import Finding
from goldthread.git.revision import revision
from goldthread.inspection import Inspection, inspect_files
from goldthread.reading.files import files_on_disk
from goldthread.rules import OwnRuleError
from goldthread.settings import Settings


class Comparison(msgspec.Struct, frozen=True):
    """The comparison of a handbook with a revision of it.

    concerns: Whether a finding concerns the changes.
    has_common_commit: Whether the handbook was compared with the last commit that it shares with the revision, rather than with
        the revision itself.
    """

    concerns: Callable[[Finding], bool]
    has_common_commit: bool


def compare_with(root: Path, name: str, inspection: Inspection, settings: Settings) -> Comparison:
    """Compare a handbook with a revision; changes that are not committed, or not even added, count too.

    Raises RevisionError when there is no such revision.
    """
    past = revision(root, name)
    try:
        before = inspect_files(past.files, settings, root)
    except OwnRuleError:  # the handbook of that time may name rules that are no longer there
        before = inspect_files(past.files, settings)
    now = files_on_disk(root)
    return Comparison(concerned_by(_state(past.files, before), _state(now, inspection)), past.is_parting)


def _state(files: Mapping[str, bytes], inspection: Inspection) -> State:
    return State(files, inspection.graph, inspection.findings)
