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
    elsewhere: How many findings stand and are not shown, because only a part was asked for.
    """

    records: tuple[tuple[str, int], ...]
    files: int
    rules: int
    waived: int = 0
    elsewhere: int = 0


def closing(findings: Iterable[Finding], checked: Checked, accepted: int = 0) -> str:
    """One sentence: what was checked, how many findings of each severity there are, and how many are waived or accepted."""
    kinds = ("touchpoints", "principles", "focus statements")
    counts = dict(checked.records)
    total = sum(counts.values())
    named = [_number(counts[kind], kind.removesuffix("s")) for kind in kinds if counts.get(kind)]
    of_which = f", among them {_joined(named)}," if named else ""
    what = f"Checked {_number(total, 'record')}{of_which} in {_number(checked.files, 'file')}"
    ending = f"{outcome(findings)}{_aside(checked.waived, accepted)}{_elsewhere(checked.elsewhere)}"
    return f"{what} against {_number(checked.rules, 'rule')}: {ending}."


def overview(findings: Iterable[Finding], checked: Checked) -> str:
    """A table for the end of a build: records by kind, and findings by severity."""
    rows = [(f"{count:,}", plural if count != 1 else _singular(plural)) for plural, count in checked.records]
    width = max((len(count) for count, _ in rows), default=0)
    lines = [f"  {count:>{width}}  {plural}" for count, plural in rows]
    return "\n".join(["Records", *lines, "", f"Findings: {outcome(findings)}{_aside(checked.waived, 0)}"])


def pruning(fixed: int) -> str:
    """A note on entries of the baseline that no longer occur."""
    occur = "entry of the baseline no longer occurs" if fixed == 1 else "entries of the baseline no longer occur"
    takes = "it" if fixed == 1 else "them"
    return f"{fixed:,} {occur}: goldthread check --update-baseline takes {takes} out."


def outcome(findings: Iterable[Finding]) -> str:
    """How many findings of each severity there are, in words."""
    counts = Counter(finding.severity for finding in findings)
    parts = [_number(counts[severity], _NOUNS[severity]) for severity in Severity if counts[severity]]
    return _joined(parts) if parts else "no problems"


def _elsewhere(count: int) -> str:
    are = "is" if count == 1 else "are"
    return f"; {_number(count, 'finding')} elsewhere {are} not shown" if count else ""


def _aside(waived: int, accepted: int) -> str:
    parts = [f"{waived:,} waived"] * bool(waived) + [f"{accepted:,} in the baseline"] * bool(accepted)
    return f" ({', '.join(parts)})" if parts else ""


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _singular(plural: str) -> str:
    """The singular of a kind's plural: of "studies" study, of "pieces of evidence" piece of evidence."""
    first, of, rest = plural.partition(" of ")
    stem = f"{first[:-3]}y" if first.endswith("ies") else first.removesuffix("s")
    return f"{stem}{of}{rest}"
