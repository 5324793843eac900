"""What must hold for every handbook: no traceback, places inside the files, and complete output."""

import contextlib
import datetime
import json
import random
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.cli.trace import drawing
from goldthread.commands.trace import trace_of
from goldthread.comparison.compare import Version, compare
from goldthread.comparison.formats import FORMATS as CHANGE_FORMATS
from goldthread.editing.errors import EditingError
from goldthread.editing.moving import delete_record, rename_record
from goldthread.editing.operations import InsertField, InsertItem, Operation, Remove, RenameKey, SetValue, changed_data
from goldthread.editing.scalars import plain_data, same
from goldthread.editing.texts import edit_file
from goldthread.exchange.csv_table import touchpoint_table
from goldthread.exchange.handbook_json import book_as_json
from goldthread.exchange.schema import schemas
from goldthread.fixes.diff import diff
from goldthread.fixes.rounds import fix_files
from goldthread.graph.graph import graph_of
from goldthread.inspection import Inspection, inspect_files, report_of
from goldthread.model.book import Book, by_kind
from goldthread.pages.frame.context import Build
from goldthread.places import Path as Steps
from goldthread.publishing.build_request import request_of
from goldthread.publishing.engine import site_contents
from goldthread.publishing.markdown_tree import tree_files
from goldthread.reading.book import read_files
from goldthread.reading.file_reading import read_file
from goldthread.reading.plain_text import plain_text
from goldthread.reading.yaml_data import Data, read_yaml
from goldthread.reports import FORMATS
from goldthread.settings import Settings

TODAY = datetime.date(2026, 11, 21)
REQUEST = request_of(Path(), None, build=Build(on=TODAY, commit="abc1234", generator="0.1.0"))
TRACED = 5
EDITED = 3
EDITED_SIZE = 20_000
TEXTS = (
    "x",
    "a: b",
    "2.0",
    "yes",
    "# c",
    "e # f",
    "g\nh\n",
    " i",
    "[[",
    "é🚢",
    "'",
    "k\n\n l",
    "b\0",
    "\ud83d",
    "\r\n",
    "",
)
RAW = ("<fuzz", " onfocus=fuzz", ' onfocus="fuzz')


def _nothing(_step: str) -> None:
    """Allow a step as much as it takes."""


class BrokenPromiseError(Exception):
    """Something that must hold for every handbook does not hold for one."""


def judge(files: Mapping[str, bytes], *, with_pages: bool = True, begin: Callable[[str], None] = _nothing) -> None:
    """Do all that can be done with a handbook; raises whatever goes wrong.

    begin: Called at the beginning of each step with its name, by whoever allows a step so much and no more.
    """
    begin("check")
    inspection = inspect_files(files, Settings(today=TODAY))
    _places(inspection, files)
    _reports(inspection, begin)
    begin("fix")
    result = fix_files(files, lambda now: read_files(now).findings)
    patch = diff(files, result.files)
    patch.encode()
    for data in result.files.values():
        data.decode()
    begin("trace")
    for record in list(inspection.graph.book.records.values())[:TRACED]:
        "\n".join(drawing(trace_of(inspection.graph, record))).encode()
    _change(inspection, inspect_files(result.files, Settings(today=TODAY)))
    _edits(files)
    _lists(inspection)
    begin("diff")
    begin("edit")
    begin("list and schema")
    json.loads(book_as_json(inspection.graph.book))
    touchpoint_table(inspection.graph.book)
    if with_pages and not inspection.faults and not inspection.is_empty:
        begin("pages")
        _pages(inspection)


def _change(before: Inspection, after: Inspection) -> None:
    """What `diff` says of a handbook that is new, fixed, and gone."""
    nothing = Version("nothing", graph_of(Book({}, {})), ())
    was, now = (
        Version(name, each.graph, (*each.faults, *each.judgement.findings), each.lock.corrections)
        for name, each in (("was", before), ("now", after))
    )
    for one, other in ((nothing, was), (was, now), (now, nothing)):
        change = compare(one, other)
        for name, render in CHANGE_FORMATS.items():
            text = render(change)
            text.encode()
            if name == "json":
                json.loads(text)


def _lists(inspection: Inspection) -> None:
    """What `list` says of each kind, and that what was read is what the published schemas describe."""
    listed = [
        (record.id, " ".join(record.title.split()))
        for record_type, _ in by_kind(inspection.graph.book)
        for record in inspection.graph.book.of(record_type)
    ]
    _demand(len(listed) == len(inspection.graph.book.records), "all records in the list")
    for record_id, title in listed:
        f"{record_id}\t{title}".encode()
    msgspec.json.encode(schemas())


def _demand(holds: object, what: str) -> None:
    if not holds:
        raise BrokenPromiseError(what)


def _places(inspection: Inspection, files: Mapping[str, bytes]) -> None:
    split = {name: data.decode("utf-8-sig", "replace").split("\n") for name, data in files.items()}
    for finding in inspection.findings:
        _demand(
            str(finding.message) and "\n" not in str(finding.message), f"a message of one line: {finding.message!r}"
        )
        for place in (
            finding.place,
            *(each.place for each in finding.related),
            *(edit.place for edit in finding.edits),
        ):
            lines = split.get(place.file, [""])
            inside = 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1
            _demand(
                inside and place.end <= max(len(lines[place.line - 1]) + 1, place.column + 1),
                f"a place inside: {place}",
            )


def _reports(inspection: Inspection, begin: Callable[[str], None]) -> None:
    report = report_of(inspection, explained=True)
    rendered: dict[str, str] = {}
    for name, render in FORMATS.items():
        begin(f"report as {name}")
        rendered[name] = render(report)
    begin("reading of reports")
    for text in rendered.values():
        text.encode()
    count = len(report.findings)
    _demand(len(json.loads(rendered["json"])["findings"]) == count, "all findings as JSON")
    _demand(len(json.loads(rendered["gitlab"])) == count, "all findings for GitLab")
    _demand(len(json.loads(rendered["sarif"])["runs"][0]["results"]) >= count, "all findings as SARIF")
    ET.fromstring(rendered["junit"])  # noqa: S314 - it is our own


def _edits(files: Mapping[str, bytes]) -> None:
    """Change a few values of a few files in every way: exactly what was asked, or a sentence."""
    chance = random.Random(zlib.crc32(b"".join(files.values())))  # noqa: S311 - the same for the same input
    small = sorted(name for name, data in files.items() if len(data) < EDITED_SIZE)
    for name in chance.sample(small, min(EDITED, len(small))):
        text = plain_text(name, files[name]).text
        before = read_yaml(name, text or "").data
        operation = _operation(before, chance)
        value = None if isinstance(operation, Remove | RenameKey) else operation.value
        try:
            after = edit_file(name, files[name], [operation])
        except EditingError as error:
            _demand(str(error).endswith(".") and "\n" not in str(error), f"a sentence: {error}")
            continue
        read = read_yaml(name, plain_text(name, after).text or "").data
        _demand(same(read, changed_data(before, operation, plain_data(value))), f"nothing but {operation}")
    for key in [each.record.key for name in small for each in read_file(name, files[name]).records][:EDITED]:
        with contextlib.suppress(EditingError):
            rename_record(files, key, "new-id")
        with contextlib.suppress(EditingError):
            delete_record(files, key)


def _operation(data: Data, chance: random.Random) -> Operation:
    path, value = chance.choice(list(_paths(data)))
    new = chance.choice((*TEXTS, 1, None, True, 10**20, ["x", "y: z"], {"a": ["b\nc"]}))
    match chance.randrange(4):
        case 0 if path:
            return Remove(path)
        case 1 if path:
            return RenameKey(path, chance.choice(TEXTS))
        case 2 if isinstance(value, list):
            return InsertItem((*path, chance.randint(0, len(value))), new)
        case 3:
            return InsertField((*path, chance.choice(TEXTS)), new)
        case _:
            return SetValue(path, new)


def _paths(data: Data, path: Steps = ()) -> Iterator[tuple[Steps, Data]]:
    yield path, data
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, each in inside:
        yield from _paths(each, (*path, step))


def _pages(inspection: Inspection) -> None:
    contents = site_contents(REQUEST, inspection, with_errors=True)
    for page in contents.site.pages:
        for raw in RAW:
            _demand(raw not in page.body, f"{raw} as text on {page.path}")
    for data in tree_files(contents).values():
        _demand(isinstance(data, bytes), "bytes")
