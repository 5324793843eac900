"""Records are read from every form of file, in long and short form, and all faults are reported in one run."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goldthread.findings import Finding
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.teams import Team, Tool
from goldthread.places import Place
from goldthread.reading.book import Reading, read_book

Read = Callable[[Mapping[str, str | bytes]], Reading]

CREW = "name: Crew\n"


def told(reading: Reading) -> list[tuple[str, str, int, int]]:
    return [(each.code, each.place.file, each.place.line, each.place.column) for each in reading.findings]


def only(reading: Reading) -> Finding:
    assert len(reading.findings) == 1, reading.findings
    return reading.findings[0]


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("content/teams.yml", "crew:\n  name: Crew\n", (1, 1)),
        ("content/teams.yaml", "crew:\n  name: Crew\n", (1, 1)),
        ("content/teams.yml", "- id: crew\n  name: Crew\n", (1, 3)),
        ("content/teams.yml", "# first\n\n-\n  name: Crew\n  id: crew\n", (4, 3)),
        ("content/teams.yml", "{crew: {name: Crew}}\n", (1, 2)),
        ("content/teams.yml", "[{id: crew, name: Crew}]\n", (1, 3)),
        ("content/teams/crew.yml", "# a team\nname: Crew\n", (2, 1)),
        ("content/teams/crew.yaml", "name: Crew\n", (1, 1)),
        ("content/teams/afloat.yml", "id: crew\nname: Crew\n", (1, 1)),
        ("content/teams/afloat.yml", "crew:\n  name: Crew\n", (1, 1)),
        ("content/teams/afloat.yml", "- id: crew\n  name: Crew\n", (1, 3)),
        ("content/teams/afloat/deep/down.yml", "crew:\n  name: Crew\n", (1, 1)),
        ("content/teams/afloat/crew.yml", "name: Crew\n", (1, 1)),
        ("content/teams.yml", b"\xef\xbb\xbfcrew:\n  name: Crew\n", (1, 1)),
        ("content/teams.yml", b"crew:\r\n  name: Crew\r\n", (1, 1)),
        (
            "content/teams.yml",
            "crew: &it\n  name: Crew\nquay: {name: Quay, information_used_by: [crew]}\nnotes: *it\n",
            (1, 1),
        ),
    ],
)
def test_a_record_is_read_from_every_form_of_file(
    read: Read, path: str, text: str | bytes, place: tuple[int, int]
) -> None:
    reading = read({path: text})
    team = reading.book.get(Team, "crew")
    assert reading.findings == ()
    assert team is not None
    assert team.name == "Crew"
    stands = reading.place_of("team/crew")
    assert (stands.file, stands.line, stands.column) == (path, *place)


def test_records_keep_the_order_of_files_and_lines(read: Read) -> None:
    reading = read({"content/teams/b.yml": "z: {name: Z}\na: {name: A}\n", "content/teams/a.yml": "m: {name: M}\n"})
    assert [team.id for team in reading.book.teams] == ["m", "z", "a"]


def test_a_file_of_sections_holds_several_kinds(read: Read) -> None:
    plan = "initiatives:\n  loud: {title: Louder}\nevents:\n  - {id: fair, name: Fair, on: 2027-01-01}\nconstraints:\n"
    reading = read({"content/plan.yml": plan})
    assert reading.findings == ()
    assert {"initiative/loud", "event/fair"} <= set(reading.book.records)
    assert reading.place_of("initiative/loud") == Place("content/plan.yml", 2, 3, 7)


def test_a_heading_that_a_file_of_sections_does_not_know_is_found(read: Read) -> None:
    finding = only(read({"content/plan.yml": "initiatvies:\n  loud: {title: Louder}\n"}))
    assert (finding.code, finding.place.line, finding.place.column) == ("SCH002", 1, 1)
    assert "initiatives" in str(finding.fix)


@pytest.mark.parametrize("text", ["\n", "# nothing yet\n", "---\n", "null\n", "{}\n", "[]\n", "crew:\n"])
def test_an_empty_file_or_record_is_not_a_crash(read: Read, text: str) -> None:
    reading = read({"content/teams.yml": text})
    assert reading.book.teams == ()
    assert len(reading.findings) == (1 if text == "crew:\n" else 0)


@pytest.mark.parametrize("text", ["hello\n", "12\n", "- crew\n", "crew: hello\n", "crew: [a]\n", "- [a]\n"])
def test_a_value_that_is_not_a_record_is_found_at_its_place(read: Read, text: str) -> None:
    finding = only(read({"content/teams.yml": text}))
    assert finding.code == "SCH002"
    assert (finding.place.line, finding.place.column) in {(1, 1), (1, 3)}


def test_links_are_read_in_short_and_long_form(read: Read) -> None:
    reading = read(
        {
            "content/journey.yml": "- {id: crossing, name: Crossing}\n",
            "principles/a.yml": "title: A\nstatement: A.\nbecause: [rest, {evidence: rest, how: By far.}, need/rest]\n",
            "content/needs.yml": "rest: {need: Rest}\n",
            "content/evidence.yml": "rest: {finding: Rest, on: 2026-01-01}\n",
            "content/touchpoints.yml": "t: {name: T, phase: crossing, principles: [a, {principle: a, basis: inferred}]}\n",
        }
    )
    touchpoint = reading.book.get(Touchpoint, "t")
    assert touchpoint is not None
    assert [(link.to, link.basis) for link in touchpoint.principles] == [("a", "stated"), ("a", "inferred")]
    principle = reading.book.get(Principle, "a")
    assert principle is not None
    assert [link.to for link in principle.because] == ["rest", "evidence/rest", "need/rest"]
    # A bare id that two kinds have does not say which is meant.
    assert [each.code for each in reading.findings] == ["REF001"]
    assert "need/rest or evidence/rest" in str(reading.findings[0].fix)


def test_a_nested_field_may_be_written_as_a_single_word(read: Read) -> None:
    short = "title: A\nstatement: A.\nguides: [crew]\nover: [speed]\n"
    long = "title: A\nstatement: A.\nguides: [{team: crew}]\nover: [{what: speed}]\n"
    short_one = read({"principles/a.yml": short, "content/teams.yml": "crew: {name: Crew}\n"}).book.get(Principle, "a")
    long_one = read({"principles/a.yml": long}).book.get(Principle, "a")
    assert short_one == long_one


def test_unknown_and_not_applicable_values_are_declared_and_empty(read: Read) -> None:
    text = "t:\n  name: T\n  link: unknown\n  principles: n/a\n  kind: unknown\n  notes: n/a\n"
    reading = read({"content/tools.yml": text})
    tool = reading.book.get(Tool, "t")
    assert reading.findings == ()
    assert tool is not None
    assert (tool.link, tool.principles, tool.sort) == (None, (), None)
    assert [tool.stands(name) for name in ("link", "principles", "name", "owner")] == [
        "unknown",
        "n/a",
        "written",
        "absent",
    ]


@pytest.mark.parametrize("written", ["unknown", '"unknown"', '"unkn\\x6fwn"', '"unkn\\\n  own"'])
def test_an_unknown_value_is_declared_however_it_is_written(read: Read, written: str) -> None:
    reading = read({"content/tools.yml": f"t:\n  name: T\n  link: {written}\n"})
    assert reading.book.records["tool/t"].stands("link") == "unknown"


def test_a_link_declared_unknown_is_not_a_link(read: Read) -> None:
    text = "f:\n  statement: S.\n  need: unknown\n  for: n/a\n  change_tests: unknown\n"
    touchpoint = "t:\n  name: T\n  phase: p\n  signature: unknown\n  metric: n/a\n"
    phase = "p: {name: P}\n"
    reading = read({"content/focus.yml": text, "content/touchpoints/t.yml": touchpoint, "content/journey.yml": phase})
    assert reading.findings == ()
    focus = reading.book.records["focus/f"]
    assert [focus.stands(name) for name in ("need", "for_", "change_tests")] == ["unknown", "n/a", "unknown"]
    assert reading.book.records["touchpoint/t"].stands("signature") == "unknown"


def test_a_field_whose_name_in_python_differs_is_declared_under_its_name_in_yaml(read: Read) -> None:
    reading = read({"content/needs.yml": "a: {need: A, kind: unknown}\nb: {need: B, kind: human}\nc: {need: C}\n"})
    stands = [reading.book.records[f"need/{name}"].stands("sort") for name in "abc"]
    assert stands == ["unknown", "written", "absent"]


def test_a_declared_field_next_to_a_fault_stays_declared(read: Read) -> None:
    reading = read({"content/tools.yml": "t: {name: T, link: unknown, kind: trainning}\n"})
    tool = reading.book.get(Tool, "t")
    assert tool is not None
    assert tool.stands("link") == "unknown"
    assert only(reading).code == "SCH005"


def test_a_title_that_is_unknown_is_a_gap_and_no_title(read: Read) -> None:
    reading = read({"content/tools.yml": "t: {name: unknown}\n"})
    assert reading.findings == ()
    assert reading.book.records["tool/t"].title == "t (title unknown)"


@pytest.mark.parametrize("nothing", ["", "~", "null", '""'])
def test_a_field_without_a_value_counts_as_missing(read: Read, nothing: str) -> None:
    text = f"t:\n  name: T\n  link: {nothing}\n  principles: {nothing}\n  kind: {nothing}\n  review_by: {nothing}\n"
    reading = read({"content/tools.yml": text})
    assert reading.findings == ()
    assert reading.book.records["tool/t"].stands("link") == "absent"


@pytest.mark.parametrize("nothing", ["", "~", '""'])
def test_a_required_field_without_a_value_is_missing(read: Read, nothing: str) -> None:
    finding = only(read({"content/tools.yml": f"t:\n  name: {nothing}\n  link: x\n"}))
    assert (finding.code, finding.concerns, finding.place.line) == ("SCH003", "name", 1)


def test_an_empty_list_entry_counts_as_missing(read: Read) -> None:
    reading = read({"content/teams.yml": "crew:\n  name: Crew\n  decides:\n    - one\n    -\n"})
    assert reading.findings == ()
    assert reading.book.teams[0].decides == ("one",)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("boat-drill:\n  id: fire-drill\n  name: Drill\n", 2, 7), ("boat-drill: {name: Drill, id: Fire Drill}\n", 1, 31)],
)
def test_an_id_that_differs_from_the_key_is_one_finding(read: Read, text: str, line: int, column: int) -> None:
    reading = read({"content/tools.yml": text})
    finding = only(reading)
    assert (finding.code, finding.place.line, finding.place.column) == ("SCH011", line, column)
    assert [tool.id for tool in reading.book.tools] == ["boat-drill"]


def test_an_id_that_equals_the_key_is_not_a_fault(read: Read) -> None:
    assert read({"content/tools.yml": "drill:\n  id: drill\n  name: Drill\n"}).findings == ()


def test_links_to_either_of_two_ids_are_not_reported_as_well(read: Read) -> None:
    files = {
        "content/teams.yml": "crew:\n  id: crews\n  name: Crew\nquay: {name: Quay, owner: crews, information_used_by: [crew]}\n"
    }
    assert only(read(files)).code == "SCH011"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Boat Drill:\n  name: x\n", "boat-drill"),
        ("- id: Übung_1\n  name: x\n", "ubung-1"),
        ("boat--drill:\n  name: x\n", "boat-drill"),
    ],
)
def test_an_invalid_id_is_found_with_a_suggestion(read: Read, text: str, meant: str) -> None:
    reading = read({"content/tools.yml": text})
    finding = only(reading)
    assert finding.code == "SCH006"
    assert f'"{meant}"' in str(finding.fix)
    assert [tool.id for tool in reading.book.tools] == [meant]


def test_links_to_an_invalid_id_are_not_reported_as_well(read: Read) -> None:
    files = {"content/teams.yml": "Crew:\n  name: Crew\nquay: {name: Quay, owner: Crew}\n"}
    assert only(read(files)).code == "SCH006"


def test_a_number_as_an_id_must_be_quoted(read: Read) -> None:
    finding = only(read({"content/tools.yml": "- id: 5\n  name: x\n"}))
    assert (finding.code, finding.place.column, str(finding.fix)) == ("SCH002", 7, "Put it in quotes.")


def test_a_record_in_a_list_without_an_id_is_found(read: Read) -> None:
    finding = only(read({"content/tools.yml": "- name: x\n"}))
    assert (finding.code, finding.place.line, finding.place.column) == ("SCH006", 1, 3)


def test_a_term_takes_its_id_from_its_word(read: Read) -> None:
    reading = read({"content/glossary.yml": "- {term: Way Home, means: The boat back.}\n"})
    assert reading.findings == ()
    assert list(reading.book.records) == ["handbook/handbook", "term/way-home"]


def test_all_faults_of_a_record_are_reported_in_one_run(read: Read) -> None:
    text = """\
t:
  nmae: T
  phase: 7
  medium: digitel
  review_by: 2026-02-30
  priority: {customer: 9, business: high}
  do: x
  customers: islanders
  signature: [sale]
  metric: {a: b}
"""
    assert [(code, line, column) for code, _, line, column in told(read({"content/touchpoints.yml": text}))] == [
        ("SCH001", 2, 3),
        ("SCH002", 3, 10),
        ("SCH005", 4, 11),
        ("SCH004", 5, 14),
        ("SCH008", 6, 24),
        ("SCH002", 6, 37),
        ("SCH001", 7, 3),
        ("SCH002", 8, 14),
        ("SCH002", 9, 14),
        ("SCH002", 10, 11),
    ]


def test_the_valid_fields_of_a_faulty_record_are_kept(read: Read) -> None:
    reading = read({"content/tools.yml": "t:\n  name: Drill\n  kind: trainning\n  link: the bridge\n"})
    tool = reading.book.get(Tool, "t")
    assert tool is not None
    assert (tool.name, tool.link, tool.sort) == ("Drill", "the bridge", None)
    assert "tool/t.kind" in reading.book.uncertain


def test_an_unknown_field_in_a_link_suggests_the_name_of_its_target(read: Read) -> None:
    text = "t:\n  name: T\n  principles: [{to: plain-words}]\n"
    finding = only(read({"content/tools.yml": text}))
    assert (finding.code, finding.place.line, finding.place.column) == ("SCH001", 3, 17)
    assert "principle" in str(finding.fix)


def test_a_book_without_a_handbook_record_says_so_once(handbook: Callable[[Mapping[str, str]], Path]) -> None:
    reading = read_book(handbook({"content/teams.yml": "crew: {name: Crew}\n"}))
    assert told(reading) == [("SCH009", "content/handbook.yml", 1, 1)]


def test_a_handbook_record_that_cannot_be_read_is_not_missing_as_well(read: Read) -> None:
    assert only(read({"content/handbook.yml": "brand: A: b\n"})).code == "YML001"


def test_in_an_empty_folder_only_the_missing_handbook_is_reported(tmp_path: Path) -> None:
    reading = read_book(tmp_path)
    assert [each.code for each in reading.findings] == ["SCH009"]
    assert reading.files == 0


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("content/tolos.yml", "content/tools.yml"),
        ("content/tocuhpoints/quay.yml", "content/touchpoints/quay.yml"),
        ("content/principels/a.yml", "content/principles/a.yml"),
        ("content/readme.yml", "content/"),
    ],
)
def test_a_misplaced_file_is_found_with_the_nearest_folder(read: Read, path: str, meant: str) -> None:
    finding = only(read({path: "a: {name: x}\n"}))
    assert (finding.code, finding.place.file) == ("SCH007", path)
    assert meant in str(finding.fix)


def test_links_into_a_misplaced_file_are_not_reported_as_well(read: Read) -> None:
    files = {"content/teasm.yml": "crew: {name: Crew}\n", "content/tools.yml": "t: {name: T, owner: crew}\n"}
    assert only(read(files)).code == "SCH007"


def test_hidden_files_and_other_extensions_are_ignored(read: Read) -> None:
    files = {
        "content/.teams.yml": "a: [",
        "content/.old/teams.yml": "a: [",
        "content/teams.txt": "a: [",
        "content/a.yml~": "[",
    }
    assert read({**files, "content/teams.yml": "crew: {name: Crew}\n"}).findings == ()


def test_a_symbolic_link_that_leaves_the_root_is_not_followed(
    handbook: Callable[[Mapping[str, str]], Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yml").write_text("secret: {name: S}\n")
    root = handbook({"content/teams/crew.yml": CREW})
    (root / "content/teams/file.yml").symlink_to(outside / "secret.yml")
    (root / "content/teams/folder").symlink_to(outside)
    (root / "content/tools.yml").symlink_to("teams/crew.yml")
    book = read_book(root).book
    assert list(book.records) == ["team/crew", "tool/tools"]


def test_a_kind_may_be_in_two_places_at_once(read: Read) -> None:
    files = {
        "principles/a.yml": "title: A\nstatement: A.\n",
        "content/principles.yml": "b: {title: B, statement: B.}\n",
        "content/phases.yml": "- {id: p, name: P}\n",
        "content/journey.yml": "- {id: q, name: Q}\n",
    }
    reading = read(files)
    assert reading.findings == ()
    assert {"principle/a", "principle/b", "phase/p", "phase/q"} <= set(reading.book.records)


def test_the_same_id_in_two_files_is_found_at_the_second_with_the_first(read: Read) -> None:
    finding = only(read({"content/teams.yml": "crew: {name: A}\n", "content/teams/crew.yml": "name: B\n"}))
    assert (finding.code, str(finding.place)) == ("REF002", "content/teams.yml:1:1")
    assert [str(related.place) for related in finding.related] == ["content/teams/crew.yml:1:1"]


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"crew:\n  name: Caf\xe9\n", "YML005", 2, 12),
        (b"crew:\n  name: a\x00b\n", "YML005", 2, 10),
        (b"crew:\n  name: a\x07b\n", "YML005", 2, 10),
        ("crew:\n  name: a\u2028b\n".encode(), "YML005", 2, 10),
        ("crew:\n  name: a\u2029b\n".encode(), "YML005", 2, 10),
        ("crew:\n  name: a\x85b\n".encode(), "YML005", 2, 10),
        (b"crew:\n  name: a\rb\n", "YML005", 2, 10),
        ("crew:\n  name: a\ufeffb\n".encode(), "YML005", 2, 10),
        ("crew:\n  name: x\n".encode("utf-16"), "YML005", 1, 1),
    ],
)
def test_control_characters_are_found_at_their_places(
    read: Read, data: bytes, code: str, line: int, column: int
) -> None:
    findings = read({"content/teams.yml": data}).findings
    assert (findings[0].code, findings[0].place.line, findings[0].place.column) == (code, line, column)


def test_unusual_line_separators_do_not_shift_line_numbers(read: Read) -> None:
    text = "crew:\n  name: a\u2028b\u2029c\n  decides: 7\n"
    assert told(read({"content/teams.yml": text}))[-1] == ("SCH002", "content/teams.yml", 3, 12)


def test_a_column_in_a_file_that_is_not_utf_8_counts_characters(read: Read) -> None:
    finding = only(read({"content/teams.yml": "crew:\n  name: Éé ".encode() + b"\xe9\n"}))
    assert (finding.place.line, finding.place.column) == (2, 12)


def test_a_file_of_eleven_megabytes_is_refused_unread(read: Read) -> None:
    finding = only(read({"content/tools.yml": b"# " + b"x" * 11_000_000}))
    assert (finding.code, finding.place.line) == ("YML006", 1)


def test_a_record_with_100000_unknown_fields_gives_a_limited_number_of_findings(read: Read) -> None:
    text = "name: T\n" + "".join(f"k{n}: 1\n" for n in range(100_000))
    assert len(read({"content/tools/t.yml": text}).findings) <= 300


def test_a_folder_named_like_a_file_is_not_a_file(read: Read, tmp_path: Path) -> None:
    (tmp_path / "content/teams.yml").mkdir(parents=True)
    assert [each.code for each in read({"content/teams.yml/crew.yml": CREW}).findings] == ["SCH007"]
