"""What a run looked at, and how it ended, in words."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from goldthread.findings import Finding, Severity


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at.

    records: How many records of each kind, as pairs of a plural and a number.
    files: How many files they came from.
    rules: How many alignment rules were applied.
    waived: How many findings records waive.
    """

    records: tuple[tuple[str, int], ...]
    files: int
    rules: int
    waived: int = 0


def closing(findings: Iterable[Finding], checked: Checked) -> str:
    """One sentence: what was checked, and how many findings of each severity there are."""
    kinds = ("touchpoints", "principles", "focus statements")
    counts = dict(checked.records)
    total = sum(counts.values())
    named = [f"{counts[kind]:,} {kind}" for kind in kinds if counts.get(kind)]
    of_which = f", among them {_joined(named)}," if named else ""
    what = f"Checked {_number(total, 'record')}{of_which} in {_number(checked.files, 'file')}"
    waived = f" ({checked.waived} waived)" if checked.waived else ""
    return f"{what} against {_number(checked.rules, 'rule')}: {outcome(findings)}{waived}."


def overview(findings: Iterable[Finding], checked: Checked) -> str:
    """A table for the end of a build: records by kind, and findings by severity."""
    rows = [(f"{count:,}", plural) for plural, count in checked.records]
    width = max((len(count) for count, _ in rows), default=0)
    lines = [f"  {count:>{width}}  {plural}" for count, plural in rows]
    waived = f" ({checked.waived} waived)" if checked.waived else ""
    return "\n".join(["Records", *lines, "", f"Findings: {outcome(findings)}{waived}"])


def outcome(findings: Iterable[Finding]) -> str:
    """How many findings of each severity there are, in words."""
    counts = Counter(finding.severity for finding in findings)
    parts = [_number(counts[severity], _NOUNS[severity]) for severity in Severity if counts[severity]]
    return _joined(parts) if parts else "no problems"


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
