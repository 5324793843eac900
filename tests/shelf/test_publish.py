"""Editions lie beside each other on a branch and in a folder, each as it was published, whatever happens on the way."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goldthread.shelf.branch import branch_of, exchange
from goldthread.shelf.remote import push
from goldthread.shelf.volumes import Unpublishable
from shelf.ferry import (
    ENVIRONMENT,
    GOLDTHREAD,
    change,
    git,
    goldthread,
    keep,
    publish_all,
    published,
    run,
    write_history,
)

BRANCH = "gh-pages"
KILLS = 20


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a repository of three published editions, and the copy of them."""
    place = tmp_path_factory.mktemp("made")
    write_history(place / "ferry")
    publish_all(place / "ferry", place / "editions")
    return place


@pytest.fixture
def ferry(made: Path, tmp_path: Path) -> Path:
    """A repository of its own for a test that changes it."""
    return Path(shutil.copytree(made / "ferry", tmp_path / "ferry"))


def tip(root: Path) -> str:
    return git(root, "rev-parse", BRANCH)


def tree(root: Path, path: str, branch: str = BRANCH) -> str:
    return git(root, "rev-parse", f"{branch}:{path}")


def listed(root: Path) -> list[tuple[str, str, list[str]]]:
    return [
        (each["version"], each["title"], each["aliases"])
        for each in json.loads(git(root, "show", f"{BRANCH}:versions.json"))
    ]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_branch_holds_every_edition_newest_first_and_the_newest_as_the_latest(made: Path) -> None:
    root = made / "ferry"
    top = git(root, "ls-tree", "--name-only", BRANCH).split()
    assert top == [".nojekyll", "1.0", "2.0", "3.0", "index.html", "latest", "versions.json"]
    assert listed(root) == [("3.0", "3.0", ["latest"]), ("2.0", "2.0", []), ("1.0", "1.0", [])]
    assert tree(root, "latest") == tree(root, "3.0")
    assert 'url=latest/"' in git(root, "show", f"{BRANCH}:index.html")


def test_each_edition_holds_the_records_of_its_own_time_and_their_day(made: Path) -> None:
    editions = made / "editions"
    assert (editions / "1.0" / "touchpoint" / "lantern" / "index.html").is_file()
    assert not (editions / "2.0" / "touchpoint" / "lantern").exists()
    assert (editions / "2.0" / "touchpoint" / "notice-board" / "index.html").is_file()
    assert "2 March 2026" in (editions / "2.0" / "about" / "index.html").read_text()


def test_the_folder_holds_what_the_branch_holds(made: Path) -> None:
    root, copied = made / "ferry", files(made / "editions")
    assert sorted(copied) == sorted(git(root, "ls-tree", "-r", "--name-only", BRANCH).split("\n"))
    assert copied["versions.json"].decode().strip() == git(root, "show", f"{BRANCH}:versions.json")


def test_nothing_under_the_root_is_touched(made: Path) -> None:
    assert git(made / "ferry", "status", "--porcelain") == ""
    assert sorted(path.name for path in made.iterdir()) == ["editions", "ferry"]


def test_who_commits_where_git_does_not_know_is_the_generator(made: Path) -> None:
    assert git(made / "ferry", "log", "-1", "--format=%an <%ae>", BRANCH) == "Goldthread <goldthread@localhost>"


def test_the_same_commit_again_changes_nothing(ferry: Path) -> None:
    before = tip(ferry)
    assert "nothing changed" in published(ferry)
    assert "nothing changed" in published(ferry, "--at", "v1.0")
    assert tip(ferry) == before


def test_the_same_commit_gives_the_same_commit_on_the_branch_elsewhere_at_another_hour_and_with_other_rights(
    made: Path, tmp_path: Path
) -> None:
    write_history(tmp_path / "elsewhere")
    place = ("env", "TZ=Pacific/Kiritimati", "LC_ALL=C", "sh", "-c", 'umask 077 && exec "$@"', "sh")
    done = run(tmp_path / "elsewhere", *place, *GOLDTHREAD, "publish", "--at", "v1.0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tip(tmp_path / "elsewhere") == git(made / "ferry", "rev-list", "--max-parents=0", BRANCH)


def test_other_records_under_a_published_number_are_refused_in_a_sentence(ferry: Path) -> None:
    before = tip(ferry)
    change(ferry, "rope")
    done = goldthread(ferry, "publish")
    assert done.returncode == 1
    assert "Edition 3.0 is published already" in done.stderr
    assert "--draft" in done.stderr
    assert tip(ferry) == before


def test_a_commit_that_leaves_the_records_alone_is_no_other_edition(ferry: Path) -> None:
    (ferry / "notes.md").write_text("A note.\n")
    git(ferry, "add", "notes.md")
    git(ferry, "-c", "user.name=A", "-c", "user.email=a@sandbank.example", "commit", "-qm", "notes")
    assert "nothing changed" in published(ferry)


def test_the_same_records_are_no_other_edition_for_the_public_either(ferry: Path) -> None:
    settings = ferry / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("goldthread]", "{goldthread: {audience: public}}]"))
    with (ferry / "content" / "touchpoints" / "bell.yml").open("a") as file:
        file.write("  audience: internal\n")
    keep(ferry, "open", "2026-07-01")
    assert "is the latest" in published(ferry, "--branch", "open-pages")
    (ferry / "notes.md").write_text("A note.\n")
    keep(ferry, "noted", "2026-07-02")
    assert "nothing changed" in published(ferry, "--branch", "open-pages")


def test_what_was_not_released_is_a_draft_and_says_why(ferry: Path) -> None:
    handbook = ferry / "content" / "handbook.yml"
    handbook.write_text(handbook.read_text().replace('"3.0"', '"3.1"'))
    keep(ferry, "ahead", "2026-07-01")
    said = published(ferry)
    assert "The draft of edition 3.1 is published" in said
    assert "edition 3.1 is not released in HEAD: goldthread release" in said


def test_before_the_first_commit_there_is_a_sentence(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "ferry" / "content", tmp_path / "new" / "content")
    git(tmp_path / "new", "init", "--quiet")
    done = goldthread(tmp_path / "new", "publish")
    assert (done.returncode, "Nothing is committed here yet" in done.stderr) == (1, True)


def test_a_draft_lies_beside_the_editions_until_one_overtakes_it(ferry: Path) -> None:
    change(ferry, "rope")
    (ferry / "content" / "teams.yml").write_text("not committed\n")
    done = goldthread(ferry, "publish", "--draft")
    assert "not committed are left out" in done.stderr
    assert listed(ferry)[-1] == ("draft", "draft", [])
    home = git(ferry, "show", f"{BRANCH}:draft/index.html")
    assert "Sandbank Ferry (draft)" in home
    assert "This is a draft of what comes after edition 3.0." in home
    git(ferry, "checkout", "--quiet", "content")
    handbook = ferry / "content" / "handbook.yml"
    handbook.write_text(handbook.read_text().replace('"3.0"', '"3.1"'))
    editions = ferry / "content" / "editions.yml"
    editions.write_text(editions.read_text() + '3-1:\n  edition: "3.1"\n  on: 2026-07-02\n')
    git(ferry, "-c", "user.name=A", "-c", "user.email=a@sandbank.example", "commit", "-qam", "release")
    assert "Edition 3.1 is published on gh-pages, and is the latest." in published(ferry)
    assert [version for version, _, _ in listed(ferry)] == ["3.1", "3.0", "2.0", "1.0"]


def test_killed_at_any_moment_branch_and_folder_are_as_they_were_or_as_they_should_be(made: Path, ferry: Path) -> None:
    editions = Path(shutil.copytree(made / "editions", ferry.parent / "editions"))
    old_tip, old_files = tip(ferry), files(editions)
    change(ferry, "rope")
    command = [*GOLDTHREAD, "publish", "--draft", "--output", str(editions)]
    finished = Path(shutil.copytree(ferry.parent, ferry.parents[1] / "finished"))
    began = time.monotonic()
    subprocess.run(
        [*command[:-1], "../editions"], cwd=finished / "ferry", env=ENVIRONMENT, check=True, capture_output=True
    )
    whole = time.monotonic() - began
    new_tip, new_files = tip(finished / "ferry"), files(finished / "editions")
    seed = int.from_bytes(os.urandom(4))
    print(f"the moments follow from the seed {seed}")  # noqa: T201 - a failure is told again with it
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    for turn in range(KILLS):
        begin = 0 if turn % 2 else 0.7  # half of them while branch and folder are exchanged, which comes last
        process = subprocess.Popen(
            command,
            cwd=ferry,
            env=ENVIRONMENT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * chance.uniform(begin, 1.05))
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait()
        assert tip(ferry) in {old_tip, new_tip}
        assert files(editions) in (old_files, new_files)
    assert "is" in published(ferry, "--draft", "--output", editions)
    assert (tip(ferry), files(editions)) == (new_tip, new_files)
    assert sorted(path.name for path in ferry.parent.iterdir()) == ["editions", "ferry"]


def test_of_two_at_once_one_publishes_and_the_other_says_so(ferry: Path) -> None:
    change(ferry, "rope")
    runs = [
        subprocess.Popen(
            [*GOLDTHREAD, "publish", "--draft"], cwd=ferry, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate()[1] for process in runs]
    assert sorted(process.returncode for process in runs) == [0, 1]
    assert "Another publish is at work" in "".join(said)
    assert listed(ferry)[-1][0] == "draft"


def test_a_branch_that_somebody_moved_meanwhile_is_left_to_them(ferry: Path) -> None:
    found = branch_of(ferry, BRANCH, "origin")
    git(ferry, "update-ref", f"refs/heads/{BRANCH}", f"{BRANCH}^")
    moved = tip(ferry)
    with pytest.raises(Unpublishable, match="Somebody else has published"):
        exchange(found, git(ferry, "rev-parse", "main"))
    assert tip(ferry) == moved


def test_the_branch_goes_to_a_remote_and_on_from_there(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(ferry), "shore.git")
    git(tmp_path, "clone", "--quiet", str(tmp_path / "shore.git"), "mine")
    mine = tmp_path / "mine"
    change(mine, "rope")
    assert "gh-pages, here and at origin" in published(mine, "--draft", "--push")
    assert tip(tmp_path / "shore.git") == tip(mine)
    assert [version for version, _, _ in listed(mine)] == ["3.0", "2.0", "1.0", "draft"]


def test_a_branch_that_has_parted_from_its_remote_is_not_forced(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(ferry), "shore.git")
    git(ferry, "remote", "add", "origin", str(tmp_path / "shore.git"))
    git(tmp_path / "shore.git", "update-ref", f"refs/heads/{BRANCH}", "refs/heads/main")
    done = goldthread(ferry, "publish", "--push")
    assert done.returncode == 1
    assert "have parted" in done.stderr
    assert tip(tmp_path / "shore.git") == git(tmp_path / "shore.git", "rev-parse", "main")


def test_a_remote_that_does_not_take_the_branch_says_why(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(ferry), "shore.git")
    git(tmp_path / "shore.git", "update-ref", "-d", f"refs/heads/{BRANCH}")
    git(ferry, "remote", "add", "origin", str(tmp_path / "shore.git"))
    hook = tmp_path / "shore.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'ask Ada' >&2\nexit 1\n")
    hook.chmod(0o755)
    done = goldthread(ferry, "publish", "--push")
    assert done.returncode == 1
    assert "origin does not take gh-pages, so nothing was published. Git says: remote: ask Ada." in done.stderr


def test_a_branch_of_a_remote_that_moved_during_the_run_is_to_be_tried_again(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(ferry), "shore.git")
    git(ferry, "remote", "add", "origin", str(tmp_path / "shore.git"))
    found = branch_of(ferry, BRANCH, "origin")
    git(tmp_path / "shore.git", "update-ref", f"refs/heads/{BRANCH}", "refs/heads/main")
    with pytest.raises(Unpublishable, match="run it again"):
        push(found, found.tip, "origin")


def test_a_remote_that_does_not_answer_is_told(ferry: Path) -> None:
    done = goldthread(ferry, "publish", "--push")
    assert done.returncode == 1
    assert "origin did not answer" in done.stderr


def test_a_shallow_clone_says_what_to_fetch(ferry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", ferry.as_uri(), "shallow")
    for command in (("publish",), ("build",), ("write", tmp_path / "out")):
        done = goldthread(tmp_path / "shallow", *command, "--at", "v1.0")
        assert done.returncode == 2
        assert "git fetch --depth=1 origin tag v1.0" in done.stderr


def test_outside_of_a_repository_there_is_a_sentence(tmp_path: Path, made: Path) -> None:
    shutil.copytree(made / "ferry" / "content", tmp_path / "bare" / "content")
    done = goldthread(tmp_path / "bare", "publish")
    assert done.returncode == 1
    assert "no git repository" in done.stderr


def test_records_with_errors_are_not_published(ferry: Path) -> None:
    (ferry / "content" / "teams.yml").write_text("crew:\n\tname: Crew\n")
    git(ferry, "-c", "user.name=A", "-c", "user.email=a@sandbank.example", "commit", "-qam", "spoilt")
    before = tip(ferry)
    done = goldthread(ferry, "publish", "--draft")
    assert done.returncode == 1
    assert "YML" in done.stdout
    assert tip(ferry) == before


def test_a_branch_that_holds_something_else_is_refused(ferry: Path) -> None:
    git(ferry, "branch", "sources")
    for branch, why in (
        ("sources", "not a shelf of editions"),
        ("main", "checked out"),
        ("..", "no name"),
        ("-x", "no name"),
    ):
        done = goldthread(ferry, "publish", f"--branch={branch}")
        assert done.returncode == 1
        assert why in done.stderr


def test_a_folder_that_holds_something_else_is_refused(ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("dear")
    assert goldthread(ferry, "publish", "--output", tmp_path / "letters").returncode == 2
    assert goldthread(ferry, "publish", "--output", ferry).returncode == 2
    assert (tmp_path / "letters" / "one.txt").read_text() == "dear"


def test_mike_reads_the_branch_and_goes_on_from_it(ferry: Path) -> None:
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


def test_a_revision_builds_as_its_checkout_does_and_leaves_the_folder_alone(ferry: Path, tmp_path: Path) -> None:
    (ferry / "content" / "teams.yml").write_text("not committed\n")
    assert goldthread(ferry, "build", "--at", "v2.0", "--output", tmp_path / "at").returncode == 0
    assert git(ferry, "status", "--porcelain").split("\n") == ["M content/teams.yml"]
    git(ferry, "checkout", "--quiet", "--force", "v2.0")
    assert goldthread(ferry, "build", "--output", tmp_path / "out").returncode == 0
    assert files(tmp_path / "at") == files(tmp_path / "out")
    assert '"version": null' in (tmp_path / "at" / "index.html").read_text()


def test_a_revision_is_written_as_it_was(made: Path, tmp_path: Path) -> None:
    assert goldthread(made / "ferry", "write", "--at", "v1.0", tmp_path / "tree").returncode == 0
    assert (tmp_path / "tree" / "docs" / "touchpoint" / "lantern" / "index.md").is_file()
