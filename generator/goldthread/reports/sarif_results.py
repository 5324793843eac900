"""Findings as the results of a SARIF run.

A waiver is a suppression in the source, and an entry of the baseline one from outside.
Where there is a baseline, each result says whether it is new, unchanged or absent.
"""

import urllib.parse
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from goldthread.findings import Edit, Finding, Severity
from goldthread.places import Place
from goldthread.reading.files import BASELINE_FILE
from goldthread.reports import sarif_log as log
from goldthread.reports.fingerprints import fingerprints, identity_fingerprint
from goldthread.reports.lines import line
from goldthread.reports.report import Report
from goldthread.rule import Waived

LEVELS: Mapping[Severity, log.Level] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
)
ROOT = "SRCROOT"


def results(report: Report, indices: Mapping[str, int]) -> Iterator[log.Result]:
    """What stands, what is waived, what the baseline accepts, and what it accepts in vain.

    indices: Where each rule stands among the rules of the run, by its code.
    Results that come of one cause name it among their properties.
    """
    new: log.BaselineState | None = "new" if report.accepted or report.fixed else None
    marked: list[tuple[Finding, log.BaselineState | None, tuple[log.Suppression, ...]]] = [
        *((finding, new, ()) for finding in report.findings),
        *((waived.finding, new, (_waiver(waived),)) for waived in report.waived),
        *((finding, "unchanged", (_acceptance(),)) for finding in report.accepted),
    ]
    causes = {each: str(cause.message) for cause in report.causes if not cause.is_single for each in cause.findings}
    names = fingerprints(finding for finding, *_ in marked)
    for (finding, state, suppressions), name in zip(marked, names, strict=True):
        yield log.Result(
            rule_id=finding.code,
            rule_index=indices[finding.code],
            kind="fail",
            level=LEVELS[finding.severity],
            message=spoken(f"{finding.message} {finding.fix}"),
            locations=(_location(finding.place, report, record=finding.record),),
            related_locations=tuple(
                _location(related.place, report, number=number, note=str(related.note))
                for number, related in enumerate(finding.related, start=1)
            ),
            partial_fingerprints=_fingerprints(name),
            baseline_state=state,
            suppressions=suppressions,
            fixes=_fixes(finding, report),
            properties={"cause": causes[finding]} if finding in causes else {},
        )
    for identity in report.fixed:
        yield _absent(identity, indices[identity[0]], report)


def spoken(words: str) -> log.Message:
    """A message on one line, in which nothing is a placeholder (braces are doubled) or a link (3.11.5 and 3.11.6 of the standard)."""
    text = line(words).replace("{", "{{").replace("}", "}}").replace("](", "] (")
    return log.Message(text=text)


def _waiver(waived: Waived) -> log.Suppression:
    until = f"{waived.reason} (until {waived.until.isoformat()})"
    return log.Suppression(kind="inSource", status="accepted", justification=line(until))


def _acceptance() -> log.Suppression:
    return log.Suppression(kind="external", status="accepted", justification="The baseline accepts it.")


def _absent(identity: tuple[str, str, str], index: int, report: Report) -> log.Result:
    code, record, concerns = identity
    about = f'{record}, "{concerns}",' if concerns else record
    return log.Result(
        rule_id=code,
        rule_index=index,
        kind="pass",
        level="none",
        message=spoken(f"{about} no longer breaks {code}; goldthread check --update-baseline takes the entry out."),
        locations=(_location(Place(BASELINE_FILE), report),),
        partial_fingerprints=_fingerprints(identity_fingerprint(identity)),
        baseline_state="absent",
        suppressions=(),
    )


def _fingerprints(name: str) -> dict[str, str]:
    """GitHub looks at the second only, under the name that its own tools gave it."""
    return {"goldthreadIdentity/v1": name, "primaryLocationLineHash": name}


def _location(
    place: Place, report: Report, *, record: str = "", number: int | None = None, note: str = ""
) -> log.Location:
    return log.Location(
        id=number,
        physical_location=log.PhysicalLocation(
            artifact_location=_artifact(place.file, report),
            region=_region(place, end=max(place.end, place.column + 1)),
        ),
        logical_locations=(log.LogicalLocation(fully_qualified_name=record, kind="record"),) if record else (),
        message=spoken(note) if note else None,
    )


def _artifact(file: str, report: Report) -> log.ArtifactLocation:
    """A path that begins with something like `c:` would be taken for a scheme, so colons are encoded too."""
    return log.ArtifactLocation(
        uri=urllib.parse.quote(report.in_repository(file), errors="surrogateescape"), uri_base_id=ROOT
    )


def _region(place: Place, end: int) -> log.Region:
    return log.Region(start_line=place.line, start_column=place.column, end_line=place.line, end_column=end)


def _fixes(finding: Finding, report: Report) -> tuple[log.Fix, ...]:
    by_file = groupby(sorted(finding.edits, key=lambda edit: edit.place), key=lambda edit: edit.place.file)
    changes = tuple(
        log.ArtifactChange(artifact_location=_artifact(file, report), replacements=tuple(map(_replacement, edits)))
        for file, edits in by_file
    )
    return (log.Fix(description=spoken(str(finding.fix)), artifact_changes=changes),) if changes else ()


def _replacement(edit: Edit) -> log.Replacement:
    return log.Replacement(
        deleted_region=_region(edit.place, edit.place.end), inserted_content=log.Message(text=edit.text)
    )
