"""`goldthread check --fix` on the disk."""

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldthread.cli import main
from goldthread.commands.fix import plan, write

FILES = {
    "content/handbook.yml": 'brand: Sandbank Ferry\nvision: Nobody is left.\nedition: "1.0"\n',
    "content/tools.yml": "drill:\n  name: Drill\n  knid: training\n  review_by: 1.2.2027\n",
    "content/teams.yml": "crew:\n  name: Crew\n  changed_on: 2026/02/28\n",
}
FIXED_TOOLS = "drill:\n  name: Drill\n  kind: training\n  review_by: 1.2.2027\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def check(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--root", str(root), "--today", "2026-11-21", *arguments])


def on_disk(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.is_file()}


def test_check_without_fix_writes_nothing_and_says_what_fix_would_fix(root: Path) -> None:
    result = check(root)
    assert result.exit_code == 1
    assert result.stdout.count("(goldthread check --fix does this)") == 2
    assert on_disk(root) == FILES


def test_fix_fixes_what_has_one_right_answer_and_reports_the_rest(root: Path) -> None:
    result = check(root, "--fix", "--format", "concise")
    left = result.stdout.splitlines()
    assert result.exit_code == 1
    assert [line for line in left if " error SCH" in line] == [
        'content/tools.yml:4:14: error SCH004 "review_by" of tool/drill is "1.2.2027", which is not a date.'
    ]
    assert result.stderr == f"Fixed 2 of {2 + len(left)} findings in 2 files.\n"
    teams = FILES["content/teams.yml"].replace("2026/02/28", "2026-02-28")
    assert on_disk(root) == {**FILES, "content/tools.yml": FIXED_TOOLS, "content/teams.yml": teams}


def test_a_second_fix_changes_nothing(root: Path) -> None:
    check(root, "--fix")
    files = on_disk(root)
    times = {path: (root / path).stat().st_mtime_ns for path in files}
    result = check(root, "--fix")
    assert result.stderr == "There was nothing that --fix could fix.\n"
    assert on_disk(root) == files
    assert {path: (root / path).stat().st_mtime_ns for path in files} == times


@pytest.mark.parametrize("arguments", [("--diff",), ("--fix", "--diff")])
def test_diff_shows_what_fix_would_write_and_writes_nothing(root: Path, arguments: tuple[str, ...]) -> None:
    result = check(root, *arguments)
    assert result.exit_code == 1
    assert "--- a/content/tools.yml\n+++ b/content/tools.yml\n" in result.stdout
    assert "-  knid: training\n+  kind: training\n" in result.stdout
    assert result.stderr == "2 findings can be fixed in 2 files. To fix them, run: goldthread check --fix\n"
    assert on_disk(root) == FILES


def test_diff_fails_when_there_is_something_to_fix_and_passes_when_nothing_is_wrong(root: Path) -> None:
    assert check(root, "--diff", "content/teams.yml").exit_code == 1
    check(root, "--fix", "content/teams.yml")
    result = check(root, "--diff", "content/teams.yml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "There is nothing that goldthread check --fix could fix.\n"


def test_diff_fails_when_an_error_is_left_that_it_cannot_fix(root: Path) -> None:
    check(root, "--fix")
    assert check(root, "--diff").exit_code == 1


def test_a_diff_in_a_report_format_is_refused(root: Path) -> None:
    assert check(root, "--diff", "--format", "json").exit_code == 2


def test_paths_limit_what_is_fixed(root: Path) -> None:
    result = check(root, "--fix", "content/tools.yml")
    assert on_disk(root) == {**FILES, "content/tools.yml": FIXED_TOOLS}
    assert result.stderr == "Fixed 1 of 2 findings in 1 file.\n"


def test_a_file_keeps_its_mode(root: Path) -> None:
    tools = root / "content/tools.yml"
    tools.chmod(0o640)
    check(root, "--fix")
    assert (tools.read_text(), stat.S_IMODE(tools.stat().st_mode)) == (FIXED_TOOLS, 0o640)


def test_the_target_of_a_symbolic_link_is_fixed_and_the_link_stays(root: Path) -> None:
    (root / "shared").mkdir()
    (root / "content/tools.yml").rename(root / "shared/tools.yml")
    (root / "content/tools.yml").symlink_to("../shared/tools.yml")
    check(root, "--fix")
    assert (root / "content/tools.yml").readlink() == Path("../shared/tools.yml")
    assert (root / "shared/tools.yml").read_text() == FIXED_TOOLS


def test_a_file_that_changed_meanwhile_is_left_as_it_is(root: Path) -> None:
    planned = plan(root)
    (root / "content/tools.yml").write_text("drill:\n  name: Another drill\n")
    assert write(root, planned).skipped == ("content/tools.yml",)
    assert (root / "content/tools.yml").read_text() == "drill:\n  name: Another drill\n"
    assert sorted(on_disk(root)) == sorted(FILES)


def test_a_file_deleted_meanwhile_is_not_created_again(root: Path) -> None:
    planned = plan(root)
    (root / "content/tools.yml").unlink()
    assert write(root, planned).skipped == ("content/tools.yml",)
    assert not (root / "content/tools.yml").exists()


def test_a_read_only_file_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "content/tools.yml").chmod(0o440)
    if os.geteuid() == 0:  # root may write anything, so the system is made to say what it says to others
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK or not str(path).endswith("tools.yml"))
    result = check(root, "--fix")
    assert result.exit_code == 2
    assert result.stderr.endswith("content/tools.yml could not be written: permission denied.\n")
