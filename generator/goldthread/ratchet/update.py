"""Writing the baseline anew: what is found is added, and what no longer occurs is taken out."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from goldthread.findings import Finding, Identity
from goldthread.ratchet.baseline import Baseline, written
from goldthread.reading.files import BASELINE_FILE


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """What a new baseline holds, and how it differs from the old one.

    entries: All of it, sorted.
    added: What it accepts and the old one did not, sorted.
    gone: What it no longer holds, sorted.
    """

    entries: tuple[Identity, ...]
    added: tuple[Identity, ...] = ()
    gone: tuple[Identity, ...] = ()


class Outside(Exception):  # noqa: N818 - it reads as what happened
    """The baseline is a symbolic link that leaves the handbook's folder."""


def update_of(baseline: Baseline, findings: Iterable[Finding], gone: Iterable[Identity]) -> Update:
    """The baseline that accepts the rules' findings, without the entries that are known to be gone."""
    entries = (baseline.entries - frozenset(gone)) | {finding.identity for finding in findings}
    return Update(
        entries=tuple(sorted(entries)),
        added=tuple(sorted(entries - baseline.entries)),
        gone=tuple(sorted(baseline.entries - entries)),
    )


def write_baseline(root: Path, update: Update) -> bool:
    """Write the file whole or not at all, and say whether there is one; an empty one is not begun.

    A link stays a link, and a file keeps its mode.
    Raises Outside when it would be written elsewhere than under the root.
    """
    file = (root / BASELINE_FILE).resolve()
    if not file.is_relative_to(root.resolve()):
        raise Outside
    if not update.entries and not file.exists():
        return False
    data = written(update.entries).encode()
    if file.exists() and file.read_bytes() == data:
        return True
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with partial.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            partial.chmod(file.stat().st_mode)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return True
