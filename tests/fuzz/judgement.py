"""What must hold for every handbook, whatever its files hold: no traceback, places inside the files, and complete output."""

import datetime
import json
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

from goldthread.commands.trace import trace
from goldthread.exchange.csv_table import touchpoint_table
from goldthread.exchange.handbook_json import write
from goldthread.fixes.diff import diff
from goldthread.fixes.rounds import fix_files
from goldthread.inspection import Inspection, inspect_files, report_of
from goldthread.pages.frame.context import Build
from goldthread.publishing.compose import compose
from goldthread.publishing.request import request_of
from goldthread.publishing.tree import tree_files
from goldthread.reading.book import read_files
from goldthread.reports import FORMATS
from goldthread.settings import Settings

TODAY = datetime.date(2026, 11, 21)
REQUEST = request_of(Path(), None, build=Build(on=TODAY, commit="abc1234", generator="0.1.0"))
TRACED = 5
RAW = ("<fuzz", " onfocus=fuzz", ' onfocus="fuzz')


class BrokenPromiseError(Exception):
    """Something that must hold for every handbook does not hold for one."""


def judge(files: Mapping[str, bytes], *, with_pages: bool = True) -> None:
    """Do all that can be done with a handbook; raises whatever goes wrong."""
    inspection = inspect_files(files, Settings(today=TODAY))
    _places(inspection, files)
    _reports(inspection)
    result = fix_files(files, lambda now: read_files(now).findings)
    diff(files, result.files).encode()
    for data in result.files.values():
        data.decode()
    for record in list(inspection.graph.book.records.values())[:TRACED]:
        trace(inspection.graph, record).encode()
    json.loads(write(inspection.graph.book))
    touchpoint_table(inspection.graph.book)
    if with_pages and not inspection.faults:
        _pages(inspection)


def _demand(holds: object, what: str) -> None:
    if not holds:
        raise BrokenPromiseError(what)


def _places(inspection: Inspection, files: Mapping[str, bytes]) -> None:
    for finding in inspection.findings:
        _demand(
            str(finding.message) and "\n" not in str(finding.message), f"a message of one line: {finding.message!r}"
        )
        for place in (
            finding.place,
            *(each.place for each in finding.related),
            *(edit.place for edit in finding.edits),
        ):
            lines = files.get(place.file, b"").decode("utf-8-sig", "replace").split("\n")
            inside = 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1
            _demand(
                inside and place.end <= max(len(lines[place.line - 1]) + 1, place.column + 1),
                f"a place inside: {place}",
            )


def _reports(inspection: Inspection) -> None:
    report = report_of(inspection, explained=True)
    rendered = {name: render(report) for name, render in FORMATS.items()}
    for text in rendered.values():
        text.encode()
    count = len(report.findings)
    _demand(len(json.loads(rendered["json"])["findings"]) == count, "all findings as JSON")
    _demand(len(json.loads(rendered["gitlab"])) == count, "all findings for GitLab")
    _demand(len(json.loads(rendered["sarif"])["runs"][0]["results"]) >= count, "all findings as SARIF")
    ET.fromstring(rendered["junit"])  # noqa: S314 - it is our own


def _pages(inspection: Inspection) -> None:
    composed = compose(inspection, REQUEST)
    for page in composed.edition.pages:
        for raw in RAW:
            _demand(raw not in page.body, f"{raw} as text on {page.path}")
    with tempfile.TemporaryDirectory() as kept:
        for data in tree_files(composed.edition, inspection.graph.book.handbook, Path(kept)).values():
            _demand(isinstance(data, bytes), "bytes")
