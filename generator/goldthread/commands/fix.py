"""Fixing findings that have one right answer, in the files of a handbook."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from goldthread.commands.write_errors import write_errors
from goldthread.disk.journal import change_files
from goldthread.findings import Finding
from goldthread.fixes.rounds import FixedFiles, fix_files
from goldthread.inspection import is_in
from goldthread.reading.book import read_files
from goldthread.reading.disk import FilesOnDisk
from goldthread.reading.files import files_on_disk


class FixPlan(msgspec.Struct, frozen=True):
    """What fixing would change.

    before: All files of the handbook as they were read, by path from the root.
    result: The files that would differ, and the findings that would be fixed.
    """

    before: Mapping[str, bytes]
    result: FixedFiles

    @property
    def fixed(self) -> tuple[Finding, ...]:
        """The findings that would be fixed, in order."""
        return self.result.fixed


class FixResult(msgspec.Struct, frozen=True):
    """What was fixed.

    fixed: The findings that were fixed, in order.
    skipped: The files that were left alone because they changed meanwhile.
    """

    fixed: tuple[Finding, ...]
    skipped: tuple[str, ...]


def plan(root: Path, *, paths: Iterable[str] = (), concerns: Callable[[Finding], bool] | None = None) -> FixPlan:
    """What fixing would change in the handbook under a root. Writes nothing.

    paths: Files and folders, from the root; findings elsewhere are left alone. None of them means all.
    concerns: Tells which findings are fixed; None fixes all.
    """
    wanted = tuple(paths)
    before = files_on_disk(root)

    def is_wanted(finding: Finding) -> bool:
        return (not wanted or is_in(finding.place.file, wanted)) and (concerns is None or concerns(finding))

    def findings_in(files: Mapping[str, bytes]) -> Iterable[Finding]:
        return filter(is_wanted, read_files(FilesOnDisk(files, before.unread)).findings)

    return FixPlan(before, fix_files(before, findings_in))


def fix(root: Path, *, paths: Iterable[str] = (), concerns: Callable[[Finding], bool] | None = None) -> FixResult:
    """Fix the handbook under a root, as `plan` plans it and `write` writes it."""
    return write(root, plan(root, paths=paths, concerns=concerns))


def write(root: Path, planned: FixPlan) -> FixResult:
    """Write what was planned, in all files or none.

    A file keeps its mode; a symbolic link stays one, and the file that it leads to is written. Raises WriteError.
    """
    with write_errors():
        skipped = change_files(root, dict(sorted(planned.result.files.items())), planned.before)
    return FixResult(tuple(each for each in planned.fixed if each.place.file not in skipped), skipped)
