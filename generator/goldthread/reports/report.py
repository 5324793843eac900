"""What a report is made from."""

from collections.abc import Mapping

import msgspec

from goldthread.findings import Finding
from goldthread.reports.summary import Checked


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Findings, and what a format may show around them.

    findings: In order.
    checked: What was looked at.
    texts: The text of the files that findings name, by path.
    colour: Whether to colour the words, as a terminal understands it.
    """

    findings: tuple[Finding, ...]
    checked: Checked
    texts: Mapping[str, str] = {}
    colour: bool = False
