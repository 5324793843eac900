"""Publishing versions: refusals, drafts and remotes, with sites of three files."""

import shutil
import sys
from pathlib import Path

import pytest

from goldthread.publishing.engine import SiteContents
from goldthread.versions.branch import branch_of, exchange
from goldthread.versions.remote import push
from goldthread.versions.versions_json import PublishError
from versions.published_repository import (
    BRANCH,
    GOLDTHREAD,
    build_three_files,
    change,
    git,
    goldthread,
    keep,
    listed,
    published,
    run,
    tip,
)

pytestmark = pytest.mark.usefixtures("three_files")


def test_the_same_commit_again_changes_nothing(ferry: Path) -> None:
    before = tip(ferry)
    assert "nothing changed" in published(ferry)
    assert "nothing changed" in published(ferry, "--at", "v1.0")
    assert tip(ferry) == before


def test_other_records_under_a_published_number_are_refused_in_one_sentence(ferry: Path) -> None:
    before = tip(ferry)
    change(ferry, "rope")
    done = goldthread(ferry, "publish")
    assert done.exit_code == 1
    assert "Edition 3.0 is already published" in done.stderr
    assert "--draft" in done.stderr
    assert tip(ferry) == before


def test_a_commit_without_record_changes_is_the_same_version(ferry: Path) -> None:
    (ferry / "notes.md").write_text("A note.\n")
    git(ferry, "add", "notes.md")
    git(ferry, "-c", "user.name=A", "-c", "user.email=a@sandbank.example", "commit", "-qm", "notes")
    assert "nothing changed" in published(ferry)


def test_unreleased_records_are_published_as_a_draft_with_the_reason(ferry: Path) -> None:
    handbook = ferry / "content" / "handbook.yml"
    handbook.write_text(handbook.read_text().replace('"3.0"', '"3.1"'))
    keep(ferry, "ahead", "2026-07-01")
    said = published(ferry)
    assert "The draft of edition 3.1 is published" in said
    assert "edition 3.1 is not released at HEAD. To release it, run goldthread release" in said


def test_without_a_commit_publishing_is_refused_in_one_sentence(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "ferry" / "content", tmp_path / "new" / "content")
    git(tmp_path / "new", "init", "--quiet")
    done = goldthread(tmp_path / "new", "publish")
    assert (done.exit_code, "this repository has none yet" in done.stderr) == (1, True)


def test_a_second_publish_at_the_same_time_is_refused(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(ferry, "rope")
    said = []

    def build_while_another_tries(contents: SiteContents, output: Path) -> None:
        said.append(run(ferry, *GOLDTHREAD, "publish", "--draft"))
        build_three_files(contents, output)

    monkeypatch.setattr("goldthread.versions.publish.build_site", build_while_another_tries)
    assert "is published" in published(ferry, "--draft")
    [other] = said
    assert other.returncode == 1
    assert "Another publish is running" in other.stderr
    assert listed(ferry)[-1][0] == "draft"


def test_a_branch_moved_meanwhile_is_not_overwritten(ferry: Path) -> None:
    found = branch_of(ferry, BRANCH, "origin")
    git(ferry, "update-ref", f"refs/heads/{BRANCH}", f"{BRANCH}^")
    moved = tip(ferry)
    with pytest.raises(PublishError, match="Somebody else has published"):
        exchange(found, git(ferry, "rev-parse", "main"))
    assert tip(ferry) == moved


def test_the_branch_is_pushed_and_continued_from_the_remote(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(ferry), "shore.git")
    git(tmp_path, "clone", "--quiet", str(tmp_path / "shore.git"), "mine")
    mine = tmp_path / "mine"
    change(mine, "rope")
    assert "gh-pages (origin)" in published(mine, "--draft", "--push")
    assert tip(tmp_path / "shore.git") == tip(mine)
    assert [version for version, _, _ in listed(mine)] == ["3.0", "2.0", "1.0", "draft"]


def test_a_branch_that_diverged_from_its_remote_is_not_forced(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(ferry), "shore.git")
    git(ferry, "remote", "add", "origin", str(tmp_path / "shore.git"))
    git(tmp_path / "shore.git", "update-ref", f"refs/heads/{BRANCH}", "refs/heads/main")
    done = goldthread(ferry, "publish", "--push")
    assert done.exit_code == 1
    assert "have diverged" in done.stderr
    assert tip(tmp_path / "shore.git") == git(tmp_path / "shore.git", "rev-parse", "main")


def test_a_rejected_push_is_reported_with_the_reason(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(ferry), "shore.git")
    git(tmp_path / "shore.git", "update-ref", "-d", f"refs/heads/{BRANCH}")
    git(ferry, "remote", "add", "origin", str(tmp_path / "shore.git"))
    hook = tmp_path / "shore.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'ask Ada' >&2\nexit 1\n")
    hook.chmod(0o755)
    done = goldthread(ferry, "publish", "--push")
    assert done.exit_code == 1
    assert "origin refused gh-pages, so nothing was published. Git says: remote: ask Ada." in done.stderr


def test_a_remote_branch_moved_during_the_run_asks_to_try_again(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(ferry), "shore.git")
    git(ferry, "remote", "add", "origin", str(tmp_path / "shore.git"))
    found = branch_of(ferry, BRANCH, "origin")
    git(tmp_path / "shore.git", "update-ref", f"refs/heads/{BRANCH}", "refs/heads/main")
    with pytest.raises(PublishError, match="Run the command again"):
        push(found, found.tip, "origin")


def test_an_unreachable_remote_is_reported(ferry: Path) -> None:
    done = goldthread(ferry, "publish", "--push")
    assert done.exit_code == 1
    assert "origin did not answer" in done.stderr


def test_a_shallow_clone_says_what_to_fetch(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", ferry.as_uri(), "shallow")
    for command in (("publish",), ("build",), ("write", tmp_path / "out")):
        done = goldthread(tmp_path / "shallow", *command, "--at", "v1.0")
        assert done.exit_code == 2
        assert "git fetch --depth=1 origin tag v1.0" in done.stderr


def test_outside_a_repository_publishing_is_refused_in_one_sentence(tmp_path: Path, made: Path) -> None:
    shutil.copytree(made / "ferry" / "content", tmp_path / "bare" / "content")
    done = goldthread(tmp_path / "bare", "publish")
    assert done.exit_code == 1
    assert "not in a git repository" in done.stderr


def test_records_with_errors_are_not_published(ferry: Path) -> None:
    (ferry / "content" / "teams.yml").write_text("crew:\n\tname: Crew\n")
    git(ferry, "-c", "user.name=A", "-c", "user.email=a@sandbank.example", "commit", "-qam", "spoilt")
    before = tip(ferry)
    done = goldthread(ferry, "publish", "--draft")
    assert done.exit_code == 1
    assert "YML" in done.stdout
    assert tip(ferry) == before


def test_a_branch_with_other_content_is_refused(ferry: Path) -> None:
    git(ferry, "branch", "sources")
    for branch, why in (
        ("sources", "other files than published versions"),
        ("main", "checked out"),
        ("..", "not a valid branch name"),
        ("-x", "not a valid branch name"),
    ):
        done = goldthread(ferry, "publish", f"--branch={branch}")
        assert done.exit_code == 1
        assert why in done.stderr


def test_a_folder_with_other_content_is_refused(ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("dear")
    assert goldthread(ferry, "publish", "--output", tmp_path / "letters").exit_code == 2
    assert goldthread(ferry, "publish", "--output", ferry).exit_code == 2
    assert (tmp_path / "letters" / "one.txt").read_text() == "dear"


def test_mike_reads_and_continues_the_branch(ferry: Path) -> None:
    mike = Path(sys.executable).with_name("mike")
    assert run(ferry, mike, "list").stdout.split("\n")[:3] == ["3.0 [latest]", "2.0", "1.0"]
    git(ferry, "config", "user.name", "A")
    git(ferry, "config", "user.email", "a@sandbank.example")
    done = run(ferry, mike, "set-default", "2.0")
    assert done.returncode == 0, done.stderr
    assert "2.0/" in git(ferry, "show", f"{BRANCH}:index.html")
    assert run(ferry, mike, "delete", "1.0").returncode == 0
    change(ferry, "rope")
    published(ferry, "--draft")
    assert [version for version, _, _ in listed(ferry)] == ["3.0", "2.0", "draft"]
