"""Fixing in rounds: what is fixed may bring more to light, so that reading and fixing go on until nothing is left to fix."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from goldthread.findings import Finding
from goldthread.fixes.apply import edited_bytes
from goldthread.fixes.compatible import compatible_findings
from goldthread.reading.plain_text import plain_text
from goldthread.reading.yaml_data import read_yaml

ROUNDS = 20
"""No handbook needs more: a round fixes all that does not overlap."""

FindingsIn = Callable[[Mapping[str, bytes]], Iterable[Finding]]


class FixedFiles(msgspec.Struct, frozen=True):
    """What fixing came to.

    files: The files that differ, by path, as they are to be.
    fixed: The findings that were fixed, in order.
    """

    files: Mapping[str, bytes]
    fixed: tuple[Finding, ...]


def fix_files(files: Mapping[str, bytes], findings_in: FindingsIn) -> FixedFiles:
    """The files with all findings fixed that have one right answer.

    files: All files of the handbook, by path.
    findings_in: What is to be fixed in such files, in order.
    """
    now = dict(files)
    fixed: list[Finding] = []
    tried: set[Finding] = set()
    for _ in range(ROUNDS):
        chosen = compatible_findings(finding for finding in findings_in(now) if finding not in tried)
        if not chosen:
            break
        tried.update(chosen)
        for path, findings in _by_file(chosen).items():
            new = edited_bytes(now[path], {edit for finding in findings for edit in finding.edits})
            if _reads_on(now[path], new):
                now[path] = new
                fixed += findings
    changed = {path: data for path, data in now.items() if data != files[path]}
    return FixedFiles(changed, tuple(finding for finding in fixed if finding.place.file in changed))


def _by_file(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.place.file].append(finding)
    return found


def _reads_on(old: bytes, new: bytes) -> bool:
    """Whether a file can still be read to its end after fixing, if it could before: no edit is trusted with that."""
    return _is_complete(new) or not _is_complete(old)


def _is_complete(data: bytes) -> bool:
    text = plain_text("", data).text
    return text is not None and read_yaml("", text).complete
