"""What a cell says in lines of several parts goes out and comes back: several targets, ranks of customers, reasons of links."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.commands import import_records
from goldthread.exchange import workbook
from goldthread.exchange.record_tables import record_table
from goldthread.importing.chosen_table import Request
from goldthread.importing.columns import columns_of
from goldthread.importing.matching import Matching
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.journey import Touchpoint
from goldthread.model.kinds import KINDS
from goldthread.model.measures import Metric
from goldthread.reading.book import read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
HEAD = "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\n"
FILES = {
    "content/handbook.yml": HEAD,
    "content/journey.yml": "- {id: buying, name: Buying}\n",
    "content/customers.yml": "- {id: islanders, name: Islanders}\n- {id: visitors, name: 'Visitors: a day'}\n",
    "content/metrics.yml": """\
- {id: kept, name: Kept, target: {value: 7, by: 2027-06-30}}
- id: several
  name: Several
  target:
    - {value: 8.5, by: 2027}
    - {direction: up, by: 2028-01}  # by hand
    - {value: 9, by: 2029-12-31, words: "On the quay; by day, value: none"}
    - "In every district: all"
""",
    "content/touchpoints.yml": """\
- {id: bell, name: Bell, phase: buying}
- id: horn
  name: Horn
  phase: buying
  priority: {customer: 3, by_customer: {islanders: 5, visitors: 2}, rank: {customer: 2, of: 9, by_customer: {islanders: 1}}}
  conflicts_with:
    - {record: touchpoint/bell, because: "Two signals: nobody knows which; both are loud."}
    - touchpoint/drum
  replaces: touchpoint/drum
- {id: drum, name: Drum, phase: buying, status: retired, replaces: [{record: touchpoint/bell, because: It was louder.}]}
""",
}
FILES["content/touchpoints.yml"] = FILES["content/touchpoints.yml"].replace(
    "replaces: touchpoint/drum", "replaces: [touchpoint/drum]"
)


def imported(root: Path, kind: str, text: str) -> str:
    (root / "some.csv").write_text(text, encoding="utf-8")
    return goldthread("import", "some.csv", "--kind", kind, "--yes", cwd=root).output


def test_tables_reasons_and_several_parts_have_columns() -> None:
    found = {f"{kind}.{each.name}": each.form for kind in KINDS for each in columns_of(kind) if each.form}
    own = {
        name: form
        for name, form in found.items()
        if name.split(".", 1)[1] not in {"conflicts_with.because", "replaces.because"}
    }
    assert own == {
        "focus.excludes.why": "reasons",
        "handbook.alignment.rules": "table",
        "metric.target.several": "several",
        "principle.over.because": "reasons",
        "touchpoint.priority.by_customer": "table",
        "touchpoint.priority.rank.by_customer": "table",
    }
    assert {f"{kind}.{name}.because" for kind in KINDS for name in ("conflicts_with", "replaces")} <= found.keys()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["metric", "touchpoint"])
def test_a_workbook_imported_again_changes_nothing(handbook: Handbook, kind: str, language: str) -> None:
    root = handbook(FILES)
    book = read_book(root).book
    matching = Matching(book)
    with speaking(catalogue(language)):
        table = record_table(book, kind, matching)
        file = root / "some.xlsx"
        file.write_bytes(workbook.write([table], book, matching))
    plan = import_records.plan(root, file, Request(kind)).plan
    assert [(each.place.address, each.value, str(each.why)) for each in plan.unusable] == []
    assert [(each.key, each.column.name, each.before, each.after) for each in plan.changes] == []
    assert len(plan.unchanged) == len(table.rows)
    told = {column.name: {row[index] for row in table.rows} - {None} for index, column in enumerate(table.columns)}
    if kind == "metric":
        assert told["target.value"] == {7}
        assert any("value: 8.5, by: 2027" in str(cell) for cell in told["target.several"])
    else:
        assert told["priority.by_customer"] == {"Islanders: 5\nvisitors: 2"}
        assert any("Bell: Two signals" in str(cell) for cell in told["conflicts_with.because"])
        assert told["replaces.because"] == {"Bell: It was louder."}


def test_lines_that_change_are_written_and_what_they_leave_stays(handbook: Handbook) -> None:
    root = handbook(FILES)
    said = imported(
        root,
        "touchpoint",
        "Name;Conflicts with;conflicts_with.because;priority.by_customer\n"
        'Horn;"Bell\nDrum";"Drum: It is as loud.";"islanders: 4\nVisitors: a day: 1"\n',
    )
    horn = read_book(root).book.records["touchpoint/horn"]
    assert isinstance(horn, Touchpoint)
    assert [(each.record, each.because) for each in horn.conflicts_with] == [
        ("touchpoint/bell", None),
        ("touchpoint/drum", "It is as loud."),
    ], said
    assert horn.priority is not None
    assert horn.priority.by_customer == {"islanders": 4, "visitors": 1}
    assert horn.priority.customer == 3
    assert read_book(root).findings == ()


def test_new_records_take_lines(handbook: Handbook) -> None:
    root = handbook(FILES)
    told = imported(root, "metric", 'Name;target.several\nNew;"value: 8, by: 2027\nwords: In all, by: then"\n')
    told += imported(
        root,
        "touchpoint",
        'Name;Phase;Conflicts with;conflicts_with.because;priority.by_customer\nFlag;Buying;Bell;Bell: Nobody looks up.;"Islanders: 2"\n',
    )
    book = read_book(root).book
    metric, flag = book.records["metric/new"], book.records["touchpoint/flag"]
    assert isinstance(metric, Metric)
    assert isinstance(flag, Touchpoint)
    targets = [(each.value, str(each.by), each.words) for each in metric.targets]
    assert targets == [
        (8, "2027", None),
        (None, "None", "In all, by: then"),
    ], told
    assert [each.because for each in flag.conflicts_with] == ["Nobody looks up."]
    assert flag.priority is not None
    assert flag.priority.by_customer == {"islanders": 2}
    assert read_book(root).findings == ()


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        ("metric", "Name;target.several\nKept;nine by spring\n", "write each entry on a line of its own"),
        ("metric", "Name;target.several\nKept;value: nine\n", "it is no number"),
        ("metric", "Name;target.several\nKept;value: 1, value: 2\n", "write each entry on a line of its own"),
        ("metric", "Name;target.value\nSeveral;9\n", "has several"),
        ("metric", "Name;target.value;target.several\nNew;9;value: 8\n", "another column says one of the same"),
        ("touchpoint", "Name;conflicts_with.because\nBell;Drum: Loud.\n", "is about no entry"),
        ("touchpoint", "Name;Phase;conflicts_with.because\nNew;Buying;Drum: Loud.\n", "is about no entry"),
        ("touchpoint", "Name;priority.by_customer\nBell;Nobody: 3\n", "begin it with a record"),
        ("touchpoint", "Name;priority.by_customer\nBell;Islanders: 9\n", "no priority from 1 to 5"),
    ],
)  # fmt: skip
def test_lines_that_cannot_be_used_are_refused(handbook: Handbook, kind: str, text: str, why: str) -> None:
    root = handbook(FILES)
    before = (root / f"content/{kind}s.yml").read_text(encoding="utf-8")
    told = " ".join(imported(root, kind, text).split())
    assert why in told, told
    assert (root / f"content/{kind}s.yml").read_text(encoding="utf-8").startswith(before.rstrip()), told
