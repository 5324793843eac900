"""Mending in rounds: what is mended may bring more to light, so that reading and mending go on until nothing is left to mend."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from goldthread.findings import Finding
from goldthread.fixes.apply import edited
from goldthread.fixes.compatible import together
from goldthread.reading.plain_text import plain_text
from goldthread.reading.yaml_data import read_yaml

ROUNDS = 20
"""No handbook needs more: a round mends all that does not overlap."""

FindingsIn = Callable[[Mapping[str, bytes]], Iterable[Finding]]


class Mending(msgspec.Struct, frozen=True):
    """What mending came to.

    files: The files that differ, by path, as they are to be.
    mended: The findings that were mended, in order.
    """

    files: Mapping[str, bytes]
    mended: tuple[Finding, ...]


def mend(files: Mapping[str, bytes], findings_in: FindingsIn) -> Mending:
    """The files with all findings mended that have one right answer.

    files: All files of the handbook, by path.
    findings_in: What is to be mended in such files, in order.
    """
    now = dict(files)
    mended: list[Finding] = []
    tried: set[Finding] = set()
    for _ in range(ROUNDS):
        chosen = together(finding for finding in findings_in(now) if finding not in tried)
        if not chosen:
            break
        tried.update(chosen)
        for path, findings in _by_file(chosen).items():
            new = edited(now[path], {edit for finding in findings for edit in finding.edits})
            if _reads_on(now[path], new):
                now[path] = new
                mended += findings
    changed = {path: data for path, data in now.items() if data != files[path]}
    return Mending(changed, tuple(finding for finding in mended if finding.place.file in changed))


def _by_file(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.place.file].append(finding)
    return found


def _reads_on(old: bytes, new: bytes) -> bool:
    """Whether a file can still be read to its end after mending, if it could before: no edit is trusted with that."""
    return _is_complete(new) or not _is_complete(old)


def _is_complete(data: bytes) -> bool:
    text = plain_text("", data).text
    return text is not None and read_yaml("", text).complete
