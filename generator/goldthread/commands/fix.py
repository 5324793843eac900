"""Fix what has one right answer, in the files on the disk."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

import msgspec

from goldthread.disk.journal import change_files
from goldthread.findings import Finding
from goldthread.fixes.rounds import FixedFiles, fix_files
from goldthread.inspection import is_in
from goldthread.reading.book import read_files
from goldthread.reading.disk import FilesOnDisk
from goldthread.reading.files import files_on_disk


class Plan(msgspec.Struct, frozen=True):
    """What fixing a handbook would change.

    before: All its files as they were read, by path from the root.
    result: What is to be changed.
    """

    before: Mapping[str, bytes]
    result: FixedFiles


def plan(root: Path, *, paths: Iterable[str] = (), concerns: Callable[[Finding], bool] | None = None) -> Plan:
    """What fixing would change in the handbook under a root. Writes nothing.

    paths: Files and folders, from the root; what is found elsewhere is left alone. None of them means all.
    concerns: Tells which findings are fixed; None fixes all.
    """
    wanted = tuple(paths)
    before = files_on_disk(root)

    def is_wanted(finding: Finding) -> bool:
        return (not wanted or is_in(finding.place.file, wanted)) and (concerns is None or concerns(finding))

    def findings_in(files: Mapping[str, bytes]) -> Iterable[Finding]:
        return filter(is_wanted, read_files(FilesOnDisk(files, before.unread)).findings)

    return Plan(before, fix_files(before, findings_in))


def write(root: Path, planned: Plan) -> tuple[str, ...]:
    """Write what was planned, all files or none, and return the files that were left alone because they changed meanwhile.

    A file keeps its mode; a symbolic link stays one, and what it leads to is written. Raises what `change_files` raises.
    """
    return change_files(root, dict(sorted(planned.result.files.items())), planned.before)


def can_mend(planned: Plan) -> str:
    """One sentence: how many findings can be fixed, and in how many files."""
    fixed = planned.result.fixed
    if not fixed:
        return "There is nothing that goldthread check --fix could fix."
    return f"{_count(fixed)} can be fixed in {_files(fixed)}: goldthread check --fix"


def has_mended(planned: Plan, skipped: Iterable[str], left: int) -> str:
    """One sentence for each file that was left alone, and one on how many findings were fixed, and in how many files.

    left: How many findings stay.
    """
    unwritten = tuple(skipped)
    fixed = [finding for finding in planned.result.fixed if finding.place.file not in unwritten]
    lines = [f"{path} changed while it was being fixed, and was left as it is: run it once more." for path in unwritten]
    total = len(fixed) + left
    if fixed:
        lines.append(f"Fixed {len(fixed)} of {total:,} finding{'' if total == 1 else 's'} in {_files(fixed)}.")
    elif not unwritten:
        lines.append("There was nothing that --fix could fix.")
    return "\n".join(lines)


def _count(findings: Collection[Finding]) -> str:
    return f"{len(findings):,} finding{'' if len(findings) == 1 else 's'}"


def _files(findings: Iterable[Finding]) -> str:
    files = len({finding.place.file for finding in findings})
    return f"{files:,} file{'' if files == 1 else 's'}"
