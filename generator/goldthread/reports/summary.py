"""What a run looked at, and how it ended, in words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import msgspec

from goldthread.causes import causes_of, foremost
from goldthread.findings import Finding, Severity
from goldthread.language.translation import said, say, say_many
from goldthread.model.kinds import KINDS
from goldthread.reports.lines import line

_NAMES = {each.names.many_in_sentence: each.names for each in KINDS.values()}
"""What records of a kind are called, by the key under which they are counted."""

_NAMED = 5


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


def closing(findings: Collection[Finding], checked: Checked, accepted: int = 0, causes: int = 0) -> str:
    """One sentence: what was checked, how many findings of each severity there are, and how many are waived or accepted.

    causes: How many causes the findings have; named where there are fewer of them.
    """
    counts = dict(checked.records)
    named = [
        say_many("{count} touchpoint", "{count} touchpoints", counts.get("touchpoints", 0)),
        say_many("{count} principle", "{count} principles", counts.get("principles", 0)),
        say_many("{count} focus statement", "{count} focus statements", counts.get("focus statements", 0)),
    ]
    kinds = ("touchpoints", "principles", "focus statements")
    among = [words for kind, words in zip(kinds, named, strict=True) if counts.get(kind)]
    return say(
        "Checked {records}{among} in {files} against {rules}: {outcome}.",
        records=say_many("{count} record", "{count} records", sum(counts.values())),
        among=say(", among them {kinds},", kinds=_joined(among)) if among else "",
        files=say_many("{count} file", "{count} files", checked.files),
        rules=say_many("{count} rule", "{count} rules", checked.rules),
        outcome=f"{_outcome(findings, accepted, causes)}{_aside(checked.waived)}{_elsewhere(checked.elsewhere)}",
    )


def overview(findings: Collection[Finding], checked: Checked, accepted: int = 0) -> str:
    """A table for the end of a build: records by kind, and findings by severity."""
    rows = [
        (f"{count:,}", said(_NAMES[kind].one if count == 1 else _NAMES[kind].many)) for kind, count in checked.records
    ]
    width = max((len(count) for count, _ in rows), default=0)
    lines = [f"  {count:>{width}}  {name}" for count, name in rows]
    outcome = f"{say('Findings')}: {_outcome(findings, accepted, 0)}{_aside(checked.waived)}"
    return "\n".join([say("Records"), *lines, "", outcome, *(_new(findings) if accepted else ())])


def _new(findings: Collection[Finding]) -> Iterator[str]:
    """What is new beside what the baseline accepts: the most telling of it."""
    causes = causes_of(findings)
    for cause in foremost(causes, _NAMED):
        yield f"  {line(str(cause.message))} [{cause.lead.code}]"
    if len(causes) > _NAMED:
        yield "  " + say_many("and {count} more", "and {count} more", len(causes) - _NAMED)


def pruning(fixed: int) -> str:
    """A note on entries of the baseline that no longer occur."""
    return say_many(
        "{count} entry of the baseline no longer occurs: goldthread check --update-baseline takes it out.",
        "{count} entries of the baseline no longer occur: goldthread check --update-baseline takes them out.",
        fixed,
    )


def findings_summary(findings: Iterable[Finding]) -> str:
    """How many findings of each severity there are, in words."""
    counts = Counter(finding.severity for finding in findings)
    words = {
        Severity.ERROR: say_many("{count} error", "{count} errors", counts[Severity.ERROR]),
        Severity.WARNING: say_many("{count} warning", "{count} warnings", counts[Severity.WARNING]),
        Severity.INFO: say_many("{count} remark", "{count} remarks", counts[Severity.INFO]),
    }
    parts = [words[severity] for severity in Severity if counts[severity]]
    return _joined(parts) if parts else say("no problems")


def _elsewhere(count: int) -> str:
    if not count:
        return ""
    return say_many("; {count} finding elsewhere is not shown", "; {count} findings elsewhere are not shown", count)


def _outcome(findings: Collection[Finding], accepted: int, causes: int) -> str:
    """The findings by severity, their causes, and what the baseline accepts, counted apart."""
    found = findings_summary(findings)
    if accepted:
        found = say("{findings} new", findings=found if findings else "0")
    if 0 < causes < len(findings):
        found = say_many("{findings}, of {count} cause", "{findings}, of {count} causes", causes, findings=found)
    return (
        say("{findings}, {accepted} accepted in the baseline", findings=found, accepted=accepted) if accepted else found
    )


def _aside(waived: int) -> str:
    return f" ({say('{count} waived', count=waived)})" if waived else ""


def _joined(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return say("{names} and {last}", names=", ".join(parts[:-1]), last=parts[-1])
