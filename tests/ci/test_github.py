"""The job on GitHub, against a bare repository and an API of our own: one comment, whatever number of runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ci import jobs
from ci.jobs import FILE, TEXT, Api, without_counts
from conftest import REPOSITORY as ROOT
from golden_files import Golden

FIXED = re.compile(r"[\w./-]+@[0-9a-f]{40}")


@pytest.fixture
def api(address: str, monkeypatch: pytest.MonkeyPatch) -> type[Api]:
    """The API of GitHub."""
    monkeypatch.setenv("GITHUB_API_URL", address)
    monkeypatch.setenv("GITHUB_REPOSITORY", "ferry/handbook")
    monkeypatch.setenv("GITHUB_TOKEN", "token")
    return Api


def run(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the action in a folder."""
    return jobs.run("github.sh", folder=folder, GITHUB_STEP_SUMMARY=str(folder.parent / "summary.md"), **more)


def test_a_second_run_updates_the_comment_of_the_first(checkout: Path, api: type[Api], golden: Golden) -> None:
    first = run(checkout, BASE="origin/main", PULL_REQUEST="7")
    assert first.returncode in (0, 1), first.stderr
    assert first.stderr == ""
    golden("summary.md", without_counts((checkout.parent / "summary.md").read_text("utf-8")))
    golden("comment.md", str(api.comments[-1]["body"]))
    assert (checkout / "goldthread.sarif").is_file()
    one = "/repos/ferry/handbook/issues/7/comments"
    assert api.requests == [
        ("GET", f"{one}?per_page=100&page=1", "Bearer token"),
        ("GET", f"{one}?per_page=100&page=2", "Bearer token"),
        ("POST", one, "Bearer token"),
    ]
    api.requests.clear()
    (checkout / FILE).write_text(TEXT.format("snow"), "utf-8")
    run(checkout, BASE="origin/main", PULL_REQUEST="7")
    assert [each[:2] for each in api.requests][2:] == [("PATCH", "/repos/ferry/handbook/issues/comments/102")]
    assert len(api.comments) == 102
    assert "snow" in str(api.comments[-1]["body"])


def test_a_token_that_may_not_comment_is_no_failure(checkout: Path, api: type[Api]) -> None:
    without = run(checkout, BASE="origin/main", PULL_REQUEST="")
    assert not api.requests
    api.refuses_writing = True
    refused = run(checkout, BASE="origin/main", PULL_REQUEST="7")
    assert refused.returncode == without.returncode
    assert "The summary says the same." in refused.stdout
    assert len(api.comments) == 101


def test_what_cannot_be_compared_is_said_and_fails_nothing(checkout: Path, api: type[Api]) -> None:
    without = run(checkout)
    result = run(checkout, BASE="origin/gone", PULL_REQUEST="7")
    assert result.returncode == without.returncode
    assert "origin/gone" in result.stderr
    summary = (checkout.parent / "summary.md").read_text("utf-8")
    assert "What the change means could not be told:\n\n    goldthread: " in summary
    assert "origin/gone" in summary
    assert not api.requests


def test_a_preview_is_built_unless_the_check_fails(checkout: Path) -> None:
    preview = checkout.parent / "preview"
    assert run(checkout, PREVIEW=str(preview)).returncode == 0
    assert (preview / "index.html").is_file()
    (checkout / FILE).write_text("islanders: {nmae: A}\n", "utf-8")
    assert run(checkout, PREVIEW=str(checkout.parent / "none")).returncode == 1
    assert not (checkout.parent / "none").exists()


def test_an_expression_reaches_no_script_of_the_action_and_other_actions_are_fixed() -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    assert all("${{" not in step.get("run", "") for step in steps)
    assert all(FIXED.fullmatch(step["uses"]) for step in steps if "uses" in step)


@pytest.mark.parametrize("document", ["docs/ci.md", "docs/host.md", "docs/publish.md"])
def test_actions_in_the_documents_are_fixed(document: str) -> None:
    used = re.findall(r"uses: (\S+)", (ROOT / document).read_text("utf-8"))
    assert [each for each in used if not FIXED.fullmatch(each) and each != "OWNER/goldthread@COMMIT"] == []


def test_hooks_for_pre_commit_are_commands_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        words = hook["entry"].split()
        done = subprocess.run(
            [str(Path(sys.executable).parent / words[0]), *words[1:], "--help"],
            check=True,
            capture_output=True,
            text=True,
        )
        assert "Usage: goldthread" in done.stdout
