"""What a report is made from."""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from goldthread.causes import Cause, causes_of
from goldthread.explanation import Explanation
from goldthread.findings import Finding, Severity
from goldthread.reports.summary import Checked
from goldthread.rule import Waived


class Report(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Findings, and what a format may show around them.

    findings: What stands, in order, without what the baseline accepts.
    checked: What was looked at.
    accepted: What the baseline accepts, in order.
    fixed: Identities of baseline entries that no longer occur.
    waived: What records waive, with reasons.
    rules: The rules and faults there are, with what they say of themselves and their severity in force; None when switched off.
    teams: The titles of teams by the records that they own, for counts by team.
    titles: The titles of records that findings are about, by key.
    statistics: Whether to end with counts by rule.
    lists_all: Whether to list each finding of a cause.
    shows_accepted: Whether to show what the baseline accepts, too, in formats that count it otherwise.
    below: The handbook's folder from the root of its repository, since that is where platforms count paths from; empty when it is the root.
    version: The version of Goldthread.
    texts: The text of the files that findings name, by path.
    only_errors: Whether a person wants to see errors alone, without counts.
    colour: Whether to colour the words, as a terminal understands it.
    """

    findings: tuple[Finding, ...]
    checked: Checked
    accepted: tuple[Finding, ...] = ()
    fixed: tuple[tuple[str, str, str], ...] = ()
    waived: tuple[Waived, ...] = ()
    rules: tuple[tuple[Explanation, Severity | None], ...] = ()
    teams: Mapping[str, str] = {}
    titles: Mapping[str, str] = {}
    statistics: bool = False
    lists_all: bool = False
    shows_accepted: bool = False
    below: str = ""
    version: str = ""
    texts: Mapping[str, str] = {}
    only_errors: bool = False
    colour: bool = False

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """What the findings come of, the most telling first."""
        return causes_of(self.wanted())

    @cached_property
    def accepted_causes(self) -> tuple[Cause, ...]:
        """What the accepted findings come of, the most telling first."""
        return causes_of(self.accepted)

    def wanted(self) -> tuple[Finding, ...]:
        """The findings that a person wants to see."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR or not self.only_errors)

    def in_repository(self, file: str) -> str:
        """The path of a file from the root of its repository."""
        return f"{self.below}/{file}" if self.below else file
