"""Shared by the tests of the baseline: running check on a handbook, and repositories."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldthread.cli import main

Check = Callable[..., Result]
Write = Callable[[Path, Mapping[str, str]], None]
Git = Callable[..., str]


@pytest.fixture
def check() -> Check:
    """Runs `goldthread check` on a folder on 1 June 2026."""

    def run(root: Path, *options: str) -> Result:
        result = CliRunner().invoke(main, ["check", "--root", str(root), "--today", "2026-06-01", *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


@pytest.fixture
def write() -> Write:
    """Makes the records of a folder those of a mapping; the baseline stays."""

    def make(root: Path, files: Mapping[str, str]) -> None:
        for top in ("content", "principles"):
            for old in (root / top).rglob("*"):
                if old.is_file() and old.name != "baseline.yml":
                    old.unlink()
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")

    return make


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Runs git in a folder as a person whom nobody else's settings reach, and gives back what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
    environment |= {
        f"GIT_{who}_{what}": "a@gravel.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    (tmp_path / "gitconfig").write_text('[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n')

    def run(folder: Path, *arguments: str) -> str:
        command = ["git", "-C", str(folder), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
