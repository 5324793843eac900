"""Accepting the findings of rules in the baseline."""

from pathlib import Path

import msgspec

from goldthread.baseline.update import Update, update_of, write_baseline
from goldthread.commands.write_errors import write_errors
from goldthread.inspection import Inspection
from goldthread.reading.files import BASELINE_FILE


class BaselineUpdate(msgspec.Struct, frozen=True):
    """How the baseline changed.

    update: Its entries, with those that were added and removed.
    faults: How many data faults there are outside of it; they are never accepted.
    is_written: Whether there is a baseline; an empty one is not begun.
    """

    update: Update
    faults: int
    is_written: bool


def accept(root: Path, inspection: Inspection) -> BaselineUpdate:
    """Write the baseline so that it accepts the findings of an inspection. Raises WriteError."""
    update = update_of(inspection.baseline, inspection.judgement.findings, inspection.fixed)
    with write_errors(BASELINE_FILE):
        is_written = write_baseline(root, inspection.reading.baseline, update)
    faults = sum(each.place.file != BASELINE_FILE for each in inspection.faults)
    return BaselineUpdate(update, faults, is_written)
