"""Published versions on a branch and in a folder, complete whenever a run is killed."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goldthread.disk.manifests import MANIFEST
from goldthread.versions.publish import PublishRequest, publish
from versions.published_repository import (
    BRANCH,
    ENVIRONMENT,
    GOLDTHREAD,
    change,
    files,
    git,
    goldthread,
    keep,
    listed,
    published,
    run,
    tip,
    tree,
    write_history,
)

KILLS = 20


def test_the_branch_has_every_version_newest_first_and_the_newest_as_latest(made: Path) -> None:
    root = made / "ferry"
    top = git(root, "ls-tree", "--name-only", BRANCH).split()
    assert top == [".nojekyll", "1.0", "2.0", "3.0", "index.html", "latest", "versions.json"]
    assert listed(root) == [("3.0", "3.0", ["latest"]), ("2.0", "2.0", []), ("1.0", "1.0", [])]
    assert tree(root, "latest") == tree(root, "3.0")
    assert 'url=latest/"' in git(root, "show", f"{BRANCH}:index.html")


def test_each_version_has_the_records_and_the_day_of_its_commit(made: Path) -> None:
    editions = made / "editions"
    assert (editions / "1.0" / "touchpoint" / "lantern" / "index.html").is_file()
    assert not (editions / "2.0" / "touchpoint" / "lantern").exists()
    assert (editions / "2.0" / "touchpoint" / "notice-board" / "index.html").is_file()
    assert "2 March 2026" in (editions / "2.0" / "about" / "index.html").read_text()


def test_the_folder_has_the_same_files_as_the_branch(made: Path) -> None:
    root, copied = made / "ferry", files(made / "editions")
    assert sorted(copied) == sorted([MANIFEST, *git(root, "ls-tree", "-r", "--name-only", BRANCH).split("\n")])
    assert copied["versions.json"].decode().strip() == git(root, "show", f"{BRANCH}:versions.json")


def test_nothing_in_the_handbook_folder_is_changed(made: Path) -> None:
    assert git(made / "ferry", "status", "--porcelain") == ""
    assert sorted(path.name for path in made.iterdir()) == ["editions", "ferry"]


def test_without_a_git_identity_the_generator_is_the_committer(made: Path) -> None:
    assert git(made / "ferry", "log", "-1", "--format=%an <%ae>", BRANCH) == "Goldthread <goldthread@localhost>"


def test_publishing_a_commit_is_reproducible_anywhere_at_any_time(made: Path, tmp_path: Path) -> None:
    write_history(tmp_path / "elsewhere")
    place = ("env", "TZ=Pacific/Kiritimati", "LC_ALL=C", "sh", "-c", 'umask 077 && exec "$@"', "sh")
    done = run(tmp_path / "elsewhere", *place, *GOLDTHREAD, "publish", "--at", "v1.0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tip(tmp_path / "elsewhere") == git(made / "ferry", "rev-list", "--max-parents=0", BRANCH)


def test_the_same_records_give_the_same_public_version(ferry: Path) -> None:
    settings = ferry / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("goldthread]", "{goldthread: {audience: public}}]"))
    with (ferry / "content" / "touchpoints" / "bell.yml").open("a") as file:
        file.write("  audience: internal\n")
    keep(ferry, "open", "2026-07-01")
    assert "is the latest" in published(ferry, "--branch", "open-pages")
    (ferry / "notes.md").write_text("A note.\n")
    keep(ferry, "noted", "2026-07-02")
    assert "nothing changed" in published(ferry, "--branch", "open-pages")


def test_a_draft_is_kept_until_its_version_is_published(ferry: Path) -> None:
    change(ferry, "rope")
    (ferry / "content" / "teams.yml").write_text("not committed\n")
    done = goldthread(ferry, "publish", "--draft")
    assert "Uncommitted changes are left out" in done.stderr
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
    assert "Edition 3.1 is published on gh-pages and is the latest." in published(ferry)
    assert [version for version, _, _ in listed(ferry)] == ["3.1", "3.0", "2.0", "1.0"]


@pytest.mark.usefixtures("three_files")
def test_at_every_step_branch_and_folder_are_old_or_new(made: Path, ferry: Path) -> None:
    place = ferry.parent
    editions = Path(shutil.copytree(made / "editions", place / "editions"))
    change(ferry, "rope")
    reference = ferry / ".git" / "refs" / "heads" / BRANCH
    seen: list[tuple[str, dict[str, bytes]]] = []
    left: dict[str, Path] = {}

    def look(event: str) -> None:
        seen.append((reference.read_text().strip(), files(editions)))
        moved = "moved" if seen[-1][0] != seen[0][0] else "begun"
        if event not in left and (moved, event) in {("moved", "subprocess.Popen"), ("moved", "ctypes.dlopen")}:
            left[event] = Path(shutil.copytree(place, place.with_name(f"{place.name}-left-{len(left)}"), symlinks=True))

    with looking_before_each_step(look):
        done = publish(ferry, order(editions))
    look("")
    assert done.is_new
    assert len(seen) > 20
    assert {one for one, _ in seen} == {seen[0][0], seen[-1][0]}
    assert all(found in (seen[0][1], seen[-1][1]) for _, found in seen)
    assert len(left) == 2
    for folder in left.values():  # what a run that is killed there leaves
        publish(folder / "ferry", order(folder / "editions"))
        assert (tip(folder / "ferry"), files(folder / "editions")) == seen[-1]
        assert sorted(path.name for path in folder.iterdir()) == ["editions", "ferry"]


def order(output: Path) -> PublishRequest:
    return PublishRequest(revision="HEAD", branch=BRANCH, remote="origin", is_draft=True, is_sent=False, output=output)


@contextlib.contextmanager
def looking_before_each_step(look: Callable[[str], None]) -> Iterator[None]:
    """Call something before each program that is started and each file or folder that takes the place of another."""
    is_on = True

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal is_on
        del arguments
        if is_on and event in {"subprocess.Popen", "os.rename", "ctypes.dlopen"}:
            is_on = False
            look(event)
            is_on = True

    sys.addaudithook(heard)  # it cannot be taken away again, only told to be quiet
    try:
        yield
    finally:
        is_on = False


@pytest.mark.long
def test_after_a_kill_branch_and_folder_are_old_or_new(made: Path, ferry: Path) -> None:
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


def test_a_revision_builds_like_its_checkout_and_leaves_the_folder_unchanged(ferry: Path, tmp_path: Path) -> None:
    (ferry / "content" / "teams.yml").write_text("not committed\n")
    assert goldthread(ferry, "build", "--at", "v2.0", "--output", tmp_path / "at").exit_code == 0
    assert git(ferry, "status", "--porcelain").split("\n") == ["M content/teams.yml"]
    git(ferry, "checkout", "--quiet", "--force", "v2.0")
    assert goldthread(ferry, "build", "--output", tmp_path / "out").exit_code == 0
    assert files(tmp_path / "at") == files(tmp_path / "out")
    assert '"version": null' in (tmp_path / "at" / "index.html").read_text()


def test_a_revision_is_written_with_its_own_records(made: Path, tmp_path: Path) -> None:
    assert goldthread(made / "ferry", "write", "--at", "v1.0", tmp_path / "tree").exit_code == 0
    assert (tmp_path / "tree" / "docs" / "touchpoint" / "lantern" / "index.md").is_file()
