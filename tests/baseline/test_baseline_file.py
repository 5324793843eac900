"""The file of the baseline: written sorted, read back, edited by hand, and never broken by what is in it."""

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baseline.conftest import Check, Git, Write
from baseline.messy import CLEAN, MESSY, accepted_lines, inventory
from goldthread.baseline.baseline import baseline_text, read_baseline
from goldthread.data_faults import fault_names
from goldthread.inspection import inspect_files
from goldthread.reading.files import BASELINE_FILE
from goldthread.settings import Settings
from test_rule import TODAY

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
CODES = {"TCH001": "TCH001", "touchpoint-without-principle": "TCH001"}


@given(st.sets(st.tuples(TEXTS.filter(bool), TEXTS.filter(bool), TEXTS)))
@settings(max_examples=200)
def test_a_written_baseline_is_read_back(entries: set[tuple[str, str, str]]) -> None:
    entries = {entry for entry in entries if entry[0] not in fault_names()}
    text = baseline_text(entries)
    assert text.isprintable() or set(text) - {"\n"} == {each for each in text if each.isprintable()}
    read = read_baseline(text, {})
    assert read.entries == entries
    assert read.findings == ()
    assert baseline_text(read.entries) == text


def test_the_file_has_one_sorted_line_for_each_finding() -> None:
    entries = [
        ("TCH001", "touchpoint/b", "principles"),
        ("PHA001", "phase/z", "digital"),
        ("TCH001", "touchpoint/a", 'a "b": c'),
    ]
    lines = [line for line in baseline_text(entries).splitlines() if not line.startswith("#")]
    assert lines == [
        '- {rule: PHA001, record: phase/z, concerns: "digital"}',
        '- {rule: TCH001, record: touchpoint/a, concerns: "a \\"b\\": c"}',
        '- {rule: TCH001, record: touchpoint/b, concerns: "principles"}',
    ]
    assert baseline_text(reversed(entries)) == baseline_text(entries)


@pytest.mark.parametrize(
    "text",
    [
        "- rule: TCH001\n  record: touchpoint/a\n  concerns: principles\n",
        "# ours\n- {record: touchpoint/a, concerns: 'principles', rule: touchpoint-without-principle}\n",
        '- {"rule": "TCH001", "record": "touchpoint/a", "concerns": "principles"}\r\n' * 2,
    ],
    ids=["in blocks", "by name", "twice, from Windows"],
)
def test_a_baseline_may_be_edited_by_hand(text: str) -> None:
    read = read_baseline(text, CODES)
    assert read.entries == {("TCH001", "touchpoint/a", "principles")}
    assert read.findings == ()


@pytest.mark.parametrize("text", ["", "[]\n", "# nothing\n", "~\n"])
def test_an_empty_baseline_accepts_nothing(text: str) -> None:
    assert read_baseline(text, CODES) == read_baseline(None, CODES)


@pytest.mark.parametrize(
    ("damage", "line", "says"),
    [
        ("- TCH001 touchpoint/a principles", 2, "should name a rule and a record, and it is text"),
        ("- {rule: TCH001}", 2, "does not name a rule and a record"),
        ("- {rule: TCH001, record: [touchpoint/a]}", 2, "does not name a rule and a record"),
        ("- {rule: TCH001, recrod: touchpoint/a}", 2, 'unknown field "recrod"'),
        ("- {rule: TCH001, record: touchpoint/a, concerns: [x]}", 2, "where text belongs"),
        ("- {rule: REF001, record: touchpoint/a, concerns: x}", 2, "data faults are never accepted"),
        ("- {rule: dangling-reference, record: touchpoint/a}", 2, "data faults are never accepted"),
        ("- {rule: TCH001, record: touchpoint/a, rule: TCH002}", 2, ""),
        ("- {rule: TCH001, record: touchpoint/a", 2, ""),
        ("-\t{rule: TCH001", 2, ""),
        ("<<<<<<< ours\n- {rule: TCH001, record: touchpoint/a}\n=======\n>>>>>>> theirs", 2, "a merge that is not finished"),
    ],
)  # fmt: skip
def test_a_damaged_entry_is_one_finding_at_its_place_and_the_others_count(damage: str, line: int, says: str) -> None:
    kept = [("TCH002", "touchpoint/first", "outcome"), ("TCH002", "touchpoint/last", "outcome")]
    first, last = (each for each in baseline_text(kept).splitlines() if each.startswith("- "))
    read = read_baseline(f"{first}\n{damage}\n{last}\n", CODES)
    (finding,) = read.findings
    assert (finding.place.file, finding.place.line) == (BASELINE_FILE, line)
    assert says in str(finding.message)
    assert read.entries.issuperset(kept)


@pytest.mark.parametrize("text", ["rule: TCH001\n", "words\n", "7\n"])
def test_a_baseline_that_is_no_list_is_one_finding(text: str) -> None:
    (finding,) = read_baseline(text, CODES).findings
    assert (finding.code, finding.place.file) == ("SCH012", BASELINE_FILE)


@given(st.binary(max_size=60) | st.text("- {}[]:,\n\"'#&*!<>=rule", max_size=60).map(str.encode))
@settings(max_examples=400)
def test_random_bytes_in_the_baseline_do_not_break_the_check(data: bytes) -> None:
    files = {name: text.encode() for name, text in inventory({}).items()}
    for finding in inspect_files({**files, BASELINE_FILE: data}, Settings(today=TODAY)).faults:
        assert finding.place.file == BASELINE_FILE
        assert finding.place.line <= data.count(b"\n") + data.count(b"\r") + 1


def test_the_baseline_is_not_reported_as_a_misplaced_file(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(MESSY))
    files = len(inventory(MESSY))
    check(tmp_path, "--update-baseline")
    assert f" in {files} files " in check(tmp_path).stdout
    only = tmp_path / "only"
    write(only, {BASELINE_FILE: "[]\n"})
    assert check(only).exit_code == 2


def test_a_damaged_baseline_is_rewritten_on_request(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(MESSY))
    check(tmp_path, "--update-baseline")
    file = tmp_path / BASELINE_FILE
    whole = file.read_bytes()
    lines = whole.splitlines(keepends=True)
    file.write_bytes(
        b"".join(
            [
                *lines[:20],
                b"<<<<<<< ours\n",
                *lines[20:22],
                b"=======\n",
                *lines[22:24],
                b">>>>>>> theirs\n",
                *lines[24:],
            ]
        )
    )
    seen = check(tmp_path, "--format", "concise")
    assert seen.exit_code == 1
    assert [line.split(" ")[0] for line in seen.stdout.splitlines()] == [f"{BASELINE_FILE}:21:1:"]
    assert check(tmp_path, "--update-baseline").exit_code == 0
    assert file.read_bytes() == whole


def test_a_check_never_writes_the_baseline(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(MESSY))
    check(tmp_path)
    assert not (tmp_path / BASELINE_FILE).exists()
    (tmp_path / BASELINE_FILE).write_text("# mine\n- {rule: TCH001, record: touchpoint/gone}\n")
    check(tmp_path)
    assert (tmp_path / BASELINE_FILE).read_text() == "# mine\n- {rule: TCH001, record: touchpoint/gone}\n"


def test_without_findings_no_baseline_is_written(tmp_path: Path, check: Check) -> None:
    from specimen.overlay import lay_over_specimen  # noqa: PLC0415 - the one test that wants a clean handbook

    lay_over_specimen(tmp_path, {})
    update = check(tmp_path, "--update-baseline")
    assert (update.exit_code, update.stderr) == (0, "There is nothing to accept, so no baseline was written.\n")
    assert not (tmp_path / BASELINE_FILE).exists()
    (tmp_path / BASELINE_FILE).write_text("- {rule: TCH001, record: touchpoint/gone, concerns: principles}\n")
    assert "0 added, 1 removed" in check(tmp_path, "--update-baseline").stderr
    assert (tmp_path / BASELINE_FILE).read_text().endswith("\n[]\n")


def test_the_file_keeps_its_mode_and_symbolic_links_stay(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(MESSY))
    kept = tmp_path / "kept.yml"
    kept.write_text("[]\n")
    kept.chmod(0o640)
    (tmp_path / BASELINE_FILE).symlink_to("../kept.yml")
    assert check(tmp_path, "--update-baseline").exit_code == 0
    assert (tmp_path / BASELINE_FILE).is_symlink()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert len(accepted_lines(tmp_path)) > 100
    assert sorted(each.name for each in tmp_path.iterdir()) == ["content", "kept.yml", "principles"]


def test_a_link_out_of_the_handbook_is_not_followed(tmp_path: Path, check: Check, write: Write) -> None:
    root = tmp_path / "handbook"
    write(root, inventory(MESSY))
    (tmp_path / "elsewhere.yml").write_text("[]\n")
    (root / BASELINE_FILE).symlink_to(tmp_path / "elsewhere.yml")
    update = check(root, "--update-baseline")
    assert update.exit_code == 2
    assert "leads out of the handbook" in update.stderr
    assert (tmp_path / "elsewhere.yml").read_text() == "[]\n"


def test_baselines_of_two_branches_merge(tmp_path: Path, check: Check, write: Write, git: Git) -> None:
    root = tmp_path / "handbook"
    write(root, inventory(MESSY))
    check(root, "--update-baseline")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Accept")
    for branch, fixed in (("early", "thing-2"), ("late", "thing-56")):
        git(root, "checkout", "--quiet", "-b", branch, "main")
        write(root, inventory({**MESSY, fixed: {**MESSY[fixed], **CLEAN}}))
        check(root, "--update-baseline")
        git(root, "commit", "--quiet", "--all", "--message", "Fix")
    git(root, "merge", "--quiet", "--no-edit", "early")
    merged = check(root)
    assert merged.exit_code == 0, merged.output
    assert "no longer occur" not in merged.stdout
