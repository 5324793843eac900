"""Commands killed at random moments, also two at once as in two containers: the result is old or new, and complete."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goldthread.disk.locks import WORK
from versions.published_repository import ENVIRONMENT, GOLDTHREAD, change, git, keep, publish_all, write_history

pytestmark = pytest.mark.long

KILLS = 10
FOREIGN = {"out/CNAME": "ferry.example\n", "out/.git/HEAD": "ref: refs/heads/main\n", "out/docs/own.md": "# Mine\n"}
CONTAINER = ("unshare", "--pid", "--fork", "--mount-proc", "--kill-child")
"""A process in it sees no other process, and others see it under another number."""

State = Mapping[str, bytes]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*GOLDTHREAD, *arguments],
        cwd=folder / "ferry",
        env={**ENVIRONMENT, "TMPDIR": str(folder / "tmp")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def state(folder: Path) -> State:
    """All files but those of git, and where its branches are."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "ferry/.git/" not in path.as_posix()
    }
    return {**found, "refs": git(folder / "ferry", "for-each-ref", "--format=%(refname) %(objectname)").encode()}


def without_work(found: State) -> State:
    """What is there besides what a run that is under way keeps for itself."""
    return {
        name: data
        for name, data in found.items()
        if WORK not in name and ".goldthread-" not in name and not name.startswith("tmp/")
    }


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed") / "template"
    (folder / "tmp").mkdir(parents=True)
    write_history(folder / "ferry")
    return folder


def prepared(template: Path, folder: Path, before: Callable[[Path], None]) -> Path:
    shutil.copytree(template, folder, symlinks=True)
    before(folder)
    return folder


def add_rope(folder: Path) -> None:
    change(folder / "ferry", "rope")


def built(folder: Path) -> None:
    assert run(folder, "build", "--output", "../out").returncode == 0
    add_rope(folder)
    add_foreign(folder)


def written(folder: Path) -> None:
    assert run(folder, "write", "../out").returncode == 0
    add_rope(folder)
    add_foreign(folder)


def published(folder: Path) -> None:
    publish_all(folder / "ferry", folder / "out")
    add_rope(folder)
    add_foreign(folder)


def add_foreign(folder: Path) -> None:
    for name, text in FOREIGN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def unreleased(folder: Path) -> None:
    """A change that everybody has read, so that there may be an edition of it."""
    bell = folder / "ferry" / "content" / "touchpoints" / "bell.yml"
    bell.write_text(bell.read_text().replace("A calm landing.", "A calm and dry landing."))
    assert run(folder, "review", "--all", "--because", "read", "--by", "A", "--today", "2026-07-01").returncode == 0
    keep(folder / "ferry", "reworded", "2026-07-01")


def misspelt(folder: Path) -> None:
    for name in ("bell", "landing"):
        file = folder / "ferry" / "content" / "touchpoints" / f"{name}.yml"
        file.write_text(file.read_text().replace("  medium:", "  meduim:"))


COMMANDS: Mapping[str, tuple[tuple[str, ...], Callable[[Path], None]]] = {
    "build": (("build", "--output", "../out"), built),
    "write": (("write", "../out"), written),
    "publish": (("publish", "--draft", "--output", "../out"), published),
    "release": (("release", "--today", "2026-07-02"), unreleased),
    "review": (("review", "--all", "--because", "read", "--by", "A", "--today", "2026-07-01"), add_rope),
    "fix": (("check", "--fix", "--today", "2026-07-01"), misspelt),
}


@pytest.fixture
def moments() -> random.Random:
    seed = int.from_bytes(os.urandom(4))
    print(f"the moments follow from the seed {seed}")  # noqa: T201 - a failure is told again with it
    return random.Random(seed)  # noqa: S311 - moments, no secrets


@pytest.mark.parametrize("name", COMMANDS)
def test_after_a_kill_at_a_random_moment_the_next_run_succeeds(
    template: Path, tmp_path: Path, moments: random.Random, name: str
) -> None:
    command, before = COMMANDS[name]
    start = prepared(template, tmp_path / "start", before)
    finished = Path(shutil.copytree(start, tmp_path / "finished", symlinks=True))
    began = time.monotonic()
    run(finished, *command)
    whole = time.monotonic() - began
    old, new = state(start), state(finished)
    assert old != new
    for turn in range(KILLS):
        folder = Path(shutil.copytree(start, tmp_path / f"turn-{turn}", symlinks=True))
        kill(folder, command, whole * moments.uniform(0.4, 1.1), is_twice=turn % 2 == 1)
        found = without_work(state(folder))
        if name not in {"release", "fix", "write"}:  # these change file by file, under a plan
            assert_each_is_old_or_new(found, old, new)
        assert {key: found[key] for key in FOREIGN if key in old} == {key: old[key] for key in FOREIGN if key in old}
        assert run(folder, *command).returncode in {0, 1}
        assert state(folder) == new
        shutil.rmtree(folder)


def assert_each_is_old_or_new(found: State, old: State, new: State) -> None:
    """The folder, the branch and the records, each of which changes in one step."""
    for part in ("out/", "ferry/", "refs"):
        mine, was, will_be = ({key: one[key] for key in one if key.startswith(part)} for one in (found, old, new))
        assert mine in (was, will_be), part


def kill(folder: Path, command: tuple[str, ...], seconds: float, *, is_twice: bool) -> None:
    """Run a command, once or twice at the same time and each in its own container, and kill it after a while."""
    calls = [(*CONTAINER, *GOLDTHREAD, *command)] * 2 if is_twice and may_isolate() else [(*GOLDTHREAD, *command)]
    calls = calls * 2 if is_twice and len(calls) == 1 else calls
    runs = [
        subprocess.Popen(
            call,
            cwd=folder / "ferry",
            env={**ENVIRONMENT, "TMPDIR": str(folder / "tmp")},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for call in calls
    ]
    time.sleep(seconds)
    for each in runs:
        if each.poll() is None:
            os.killpg(each.pid, signal.SIGKILL)
        each.wait()


def may_isolate() -> bool:
    """Whether this machine lets us number processes anew; if not, two processes share their numbers, and try the locks all the same."""
    try:
        return subprocess.run([*CONTAINER, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_terminated_command_has_no_traceback_and_leaves_no_files(
    template: Path, tmp_path: Path, moments: random.Random, number: signal.Signals
) -> None:
    start = prepared(template, tmp_path / "start", built)
    old = state(start)
    for _ in range(4):
        process = subprocess.Popen(
            [*GOLDTHREAD, "build", "--output", "../out"],
            cwd=start / "ferry",
            env={**ENVIRONMENT, "TMPDIR": str(start / "tmp")},
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        time.sleep(moments.uniform(0.05, 1.5))
        process.send_signal(number)
        said = process.communicate()[1]
        assert "Traceback" not in said
        found = state(start)
        assert process.returncode == 0 or found == old
        if process.returncode == 0:
            old = found
