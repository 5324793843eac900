"""Accept what is found for now, and tell what a change concerns."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.baseline.affected import State, concerned_by
from goldthread.baseline.update import Update, update_of, write_baseline
from goldthread.findings import Finding, Identity
from goldthread.git.revision import revision
from goldthread.inspection import Inspection, inspect_files
from goldthread.reading.files import BASELINE_FILE, files_on_disk
from goldthread.rules import OwnRuleError
from goldthread.settings import Settings

_LISTED = 20


class Comparison(msgspec.Struct, frozen=True):
    """What a change is held against.

    concerns: Tells of a finding whether the change concerns it.
    remark: What a person should know of how the two were compared; empty when it went as asked.
    """

    concerns: Callable[[Finding], bool]
    remark: str


def accept(root: Path, inspection: Inspection) -> str:
    """Write the baseline anew, and say what was added and taken out.

    Raises ChangedError when the file has changed since it was read, OutsideError when it is a link that leaves the root, and OSError.
    """
    update = update_of(inspection.baseline, inspection.judgement.findings, inspection.fixed)
    is_there = write_baseline(root, inspection.reading.baseline, update)
    faults = [each for each in inspection.faults if each.place.file != BASELINE_FILE]
    return "\n".join(_said(update, len(faults), is_there=is_there))


def _said(update: Update, faults: int, *, is_there: bool) -> Iterator[str]:
    if is_there:
        changes = f"{_count(update.added)} added, {_count(update.gone)} taken out"
        yield f"{BASELINE_FILE} accepts {_findings(len(update.entries))}: {changes}."
    else:
        yield "There is nothing to accept, and no baseline was begun."
    yield from _listed("+", update.added)
    yield from _listed("-", update.gone)
    if faults:
        yield (
            f"Data faults are never accepted, and there {'is 1' if faults == 1 else f'are {faults:,}'}; "
            "until they are mended, nothing is taken out, since they may hide what is still there."
        )


def _listed(sign: str, entries: tuple[Identity, ...]) -> Iterator[str]:
    for rule, record, concerns in entries[:_LISTED]:
        yield f"  {sign} {' '.join(filter(None, (rule, record, concerns)))}"
    if len(entries) > _LISTED:
        yield f"  {sign} and {len(entries) - _LISTED:,} more"


def _count(entries: tuple[Identity, ...]) -> str:
    return f"{len(entries):,}" if entries else "none"


def _findings(count: int) -> str:
    return f"{count:,} finding{'' if count == 1 else 's'}"


def compared_with(root: Path, name: str, inspection: Inspection, settings: Settings) -> Comparison:
    """What has changed since a revision; what is not committed yet, or not even added, counts too.

    Raises RevisionError when there is no such revision.
    """
    past = revision(root, name)
    try:
        before = inspect_files(past.files, settings, root)
    except OwnRuleError:  # the handbook named a file of rules then that is not there now
        before = inspect_files(past.files, settings)
    now = files_on_disk(root)
    remark = f"HEAD and {name} have no commit in common here, so {name} itself was compared with."
    return Comparison(
        concerned_by(_state(past.files, before), _state(now, inspection)), "" if past.is_parting else remark
    )


def _state(files: Mapping[str, bytes], inspection: Inspection) -> State:
    return State(files, inspection.graph, inspection.findings)
