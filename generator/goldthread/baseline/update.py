"""Writing the baseline anew: what is found is added, and what no longer occurs is taken out."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from goldthread.baseline.baseline import Baseline, baseline_text
from goldthread.findings import Finding, Identity
from goldthread.reading.files import BASELINE_FILE
from goldthread.reading.rewriting import rewrite_baseline


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """What a new baseline holds, and how it differs from the old one.

    entries: All of it, sorted.
    added: What it accepts and the old one did not, sorted.
    gone: What it no longer holds, sorted.
    """

    entries: tuple[Identity, ...]
    added: tuple[Identity, ...] = ()
    gone: tuple[Identity, ...] = ()


def update_of(baseline: Baseline, findings: Iterable[Finding], gone: Iterable[Identity]) -> Update:
    """The baseline that accepts the rules' findings, without the entries that are known to be gone."""
    entries = (baseline.entries - frozenset(gone)) | {finding.identity for finding in findings}
    return Update(
        entries=tuple(sorted(entries)),
        added=tuple(sorted(entries - baseline.entries)),
        gone=tuple(sorted(baseline.entries - entries)),
    )


def write_baseline(root: Path, read: str | None, update: Update) -> bool:
    """Write the file, and say whether there is one; an empty one is not begun.

    read: The text of the file as it was read; None where there was none.
    It raises what `rewrite_baseline` does.
    """
    if not update.entries and not (root / BASELINE_FILE).exists():
        return False
    rewrite_baseline(root, read, baseline_text(update.entries).encode())
    return True
