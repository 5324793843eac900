"""`goldthread diff` on revisions, folders and published files, in every kind of clone."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from changes.history import History
from goldthread.cli import main
from goldthread.exchange import handbook_json
from goldthread.reading.book import read_book
from specimen.overlay import lay_over_specimen

Diff = Callable[..., Result]
NEEDS = "content/needs.yml"


@pytest.fixture
def diff() -> Diff:
    """Runs `goldthread diff` on a folder."""

    def run(root: Path, *arguments: str) -> Result:
        result = CliRunner().invoke(main, ["diff", *arguments, "--root", str(root), "--today", "2026-06-01"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


@pytest.fixture
def history(tmp_path: Path) -> History:
    """The specimen in two commits: a need was reworded in the second."""
    made = History(tmp_path / "history")
    lay_over_specimen(made.root, {})
    made.commit()
    made.edit(NEEDS, "my own bed", "some bed")
    made.commit()
    return made


def reworded(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    changes = json.loads(result.stdout)["comparison"]["changes"]
    return list(dict.fromkeys(each["record"] for each in changes if each["kind"] in {"reworded", "reordered"}))


def test_two_revisions_are_compared_without_a_checkout(history: History, diff: Diff) -> None:
    history.write({NEEDS: "reach-home: {need: Not committed.}\n"})
    result = diff(history.root, "HEAD~1", "HEAD", "--format", "json")
    assert reworded(result) == ["need/reach-home"]
    assert "some bed" in result.stdout
    assert "Not committed." not in result.stdout
    assert (history.root / NEEDS).read_text(encoding="utf-8") == "reach-home: {need: Not committed.}\n"
    assert reworded(diff(history.root, "HEAD", "HEAD", "--format", "json")) == []


def test_a_revision_that_is_not_an_ancestor_is_compared_as_it_is(history: History, diff: Diff) -> None:
    history.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    history.edit("content/handbook.yml", "Nobody is left", "Nobody stays")
    history.commit()
    assert reworded(diff(history.root, "main", "--format", "json")) == ["handbook/handbook", "need/reach-home"]
    assert reworded(diff(history.root, "side", "main", "--format", "json")) == ["handbook/handbook", "need/reach-home"]
    assert reworded(diff(history.root, "HEAD~1", "side", "--format", "json")) == ["handbook/handbook"]


def test_without_a_second_revision_the_working_folder_is_compared(history: History, diff: Diff) -> None:
    history.edit(NEEDS, "some bed", "any bed")
    result = diff(history.root, "HEAD")
    assert result.exit_code == 0
    assert result.stdout.startswith("From HEAD to the working tree.\n")
    assert "now: I need to get back to any bed." in result.stdout


def test_a_comparison_with_differences_exits_with_0(history: History, diff: Diff) -> None:
    history.write({NEEDS: "reach-home: [\n"})
    result = diff(history.root, "HEAD")
    assert result.exit_code == 0
    assert "Not compared" in result.stdout
    assert "Gone\n" not in result.stdout


def test_a_handbook_in_a_subfolder_of_its_repository_is_found(tmp_path: Path, diff: Diff) -> None:
    whole = History(tmp_path / "whole")
    lay_over_specimen(whole.root / "brands" / "sandbank", {})
    whole.commit()
    whole.edit(f"brands/sandbank/{NEEDS}", "my own bed", "some bed")
    assert reworded(diff(whole.root / "brands" / "sandbank", "HEAD", "--format", "json")) == ["need/reach-home"]


def test_a_worktree_works_like_any_repository(history: History, tmp_path: Path, diff: Diff) -> None:
    history.git("worktree", "add", "--quiet", str(tmp_path / "tree"), "HEAD~1")
    assert reworded(diff(tmp_path / "tree", "main", "--format", "json")) == ["need/reach-home"]


@pytest.mark.parametrize(
    ("name", "fetch"),
    [("v1.0", "git fetch --depth=1 origin tag v1.0"), ("HEAD~1", "git fetch --unshallow origin")],
)
def test_in_a_shallow_clone_it_says_what_to_fetch(
    history: History, tmp_path: Path, diff: Diff, name: str, fetch: str
) -> None:
    history.git("tag", "v1.0", "HEAD~1")
    clone = tmp_path / "clone"
    history.git("clone", "--quiet", "--depth=1", history.root.as_uri(), str(clone))
    refused = diff(clone, name)
    assert refused.exit_code == 2
    assert refused.stderr == f'goldthread: There is no commit "{name}" here. To have it, run: {fetch}\n'
    history.git(*fetch.split()[1:], at=clone)
    assert reworded(diff(clone, name, "--format", "json")) == ["need/reach-home"]


def test_folders_and_published_files_can_be_compared(history: History, tmp_path: Path, diff: Diff) -> None:
    before = tmp_path / "before"
    lay_over_specimen(before, {})
    published = tmp_path / "handbook.json"
    published.write_bytes(handbook_json.book_as_json(read_book(before).book))
    for base in (str(before), str(published)):
        assert reworded(diff(history.root, base, "--format", "json")) == ["need/reach-home"]
        assert reworded(diff(history.root, "HEAD", base, "--format", "json")) == ["need/reach-home"]
    shutil.rmtree(history.root / ".git")
    assert reworded(diff(history.root, str(published), "--format", "json")) == ["need/reach-home"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["no-such-branch"], 'There is no commit "no-such-branch" here.'),
        (["HEAD", "--upload-pack=x"], "No such option"),
        (["HEAD", "HEAD", "HEAD"], "unexpected extra argument"),
        ([], "Missing argument 'BASE'"),
        (["HEAD", "--format", "yaml"], "'yaml' is not one of"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(history: History, diff: Diff, arguments: list[str], reason: str) -> None:
    result = diff(history.root, *arguments)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_a_folder_without_records_cannot_be_compared(history: History, tmp_path: Path, diff: Diff) -> None:
    (tmp_path / "bare" / "content").mkdir(parents=True)
    empty = diff(history.root, str(tmp_path / "bare"))
    assert empty.exit_code == 2
    assert "holds no records under content/ or principles/." in empty.stderr
    (tmp_path / "other.json").write_text("{}")
    other = diff(history.root, str(tmp_path / "other.json"))
    assert other.exit_code == 2
    assert "other.json cannot be compared. It is no handbook in JSON of version 1" in other.stderr
    unreadable = diff(history.root, f"{tmp_path}/{'long' * 100}")
    assert unreadable.exit_code == 2
    assert "could not be read: " in unreadable.stderr
