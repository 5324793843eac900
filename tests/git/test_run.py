"""Git is run by one module, which quotes the error line of git."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldthread.git.errors import GitError
from goldthread.git.run import Answer, git

PACKAGE = Path(__file__).resolve().parents[2] / "generator" / "goldthread"
RUNNER = PACKAGE / "git" / "run.py"
MODULES = ("subprocess", "pty", "multiprocessing")
CALLS = ("os.system", "os.popen", "os.spawn", "os.exec", "os.posix_spawn", "os.fork", "asyncio.create_subprocess")


def programs_in(source: str) -> list[str]:
    """What a module runs other programs by."""
    return [name for name in names_in(ast.parse(source)) if name.split(".")[0] in MODULES or name.startswith(CALLS)]


def names_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{each.name}" for each in names)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                yield f"{name}.{attribute}"
            case _:
                pass


def test_only_one_module_runs_programs() -> None:
    runners = [path for path in PACKAGE.rglob("*.py") if programs_in(path.read_text(encoding="utf-8"))]
    assert runners == [RUNNER]


@pytest.mark.parametrize(
    "source",
    ["import subprocess", "from subprocess import run", "import os\nos.popen('git')", "from os import execvp"],
)
def test_a_module_that_runs_a_program_is_found(source: str) -> None:
    assert programs_in(source)


@pytest.mark.parametrize(
    ("is_folder", "mode", "told"),
    [
        (False, 0o755, "Git is not installed here, and"),
        (True, None, "Git is not installed here, and"),
        (True, 0o644, "the records: permission denied."),
        (True, 0o755, "the records: exec format error."),
    ],
    ids=["the path is a file", "none", "not to be run", "no program"],
)
def test_git_that_cannot_be_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_folder: bool, mode: int | None, told: str
) -> None:
    place = tmp_path / "bin"
    if is_folder:
        place.mkdir()
    else:
        place.touch()
    if mode is not None and is_folder:
        (place / "git").touch(mode)
    monkeypatch.setenv("PATH", str(place))
    with pytest.raises(GitError) as raised:
        git(tmp_path, "status")
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("fatal: bad object HEAD\n", "Git says: bad object HEAD."),
        (
            "warning: redirecting to https://b.example/\nhint: try again\nfatal: bad object HEAD\n",
            "Git says: bad object HEAD.",
        ),
        (
            (
                "Warning: Permanently added 'git.example' (ED25519) to the list of known hosts.\r\n"
                "git@git.example: Permission denied (publickey).\r\nfatal: Could not read from remote repository.\n\n"
                "Please make sure you have the correct access rights\nand the repository exists.\n"
            ),
            "Git says: git@git.example: Permission denied (publickey).",
        ),
        (
            "ssh: connect to host git.example port 22: Connection refused\nfatal: Could not read from remote repository.\n",
            "Git says: ssh: connect to host git.example port 22: Connection refused.",
        ),
        (
            (
                "remote: \nremote: GL-HOOK-ERR: branch gh-pages is protected        \nTo ../bare.git\n"
                " ! [remote rejected] main -> main (pre-receive hook declined)\nerror: failed to push some refs to '../bare.git'\n"
            ),
            "Git says: remote: GL-HOOK-ERR: branch gh-pages is protected.",
        ),
        (
            (
                "remote: Resolving deltas: 100% (2/2), done.\nremote: error: GH006: Protected branch update failed.\n"
                "remote: error: Changes must be made through a pull request.\nerror: failed to push some refs to 'x'\n"
            ),
            (
                "Git says: remote: error: GH006: Protected branch update failed."
                " error: Changes must be made through a pull request."
            ),
        ),
        (
            "remote: ========\nremote: \nremote: You are not allowed to push.\nremote: ========\nfatal: unable to access 'x'\n",
            "Git says: remote: You are not allowed to push.",
        ),
        (
            (
                "fatal: detected dubious ownership in repository at '/srv/hb'\nTo add an exception for this directory, call:\n\n"
                "\tgit config --global --add safe.directory /srv/hb\n"
            ),
            (
                "Git says: detected dubious ownership in repository at '/srv/hb'."
                " To add an exception for this directory, call: git config --global --add safe.directory /srv/hb"
            ),
        ),
        ("warning: unable to access '/x/.config': Permission denied\nfatal: no\n", "Git says: no."),
        ("warning: only this\n", "Git says: warning: only this."),
        ("", "Git does not say why."),
    ],
)
def test_the_error_line_of_git_is_quoted(said: str, reason: str) -> None:
    assert str(Answer(128, b"", said.encode()).reason) == reason
