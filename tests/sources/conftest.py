"""Shared by the tests of sources: a handbook in a repository of git, with a document that its records name."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from command_line import goldthread

Git = Callable[..., str]
Run = Callable[..., Result]

STRATEGY = """\
# Strategy

Where we want to be.

## Mission

We bring everybody home.

## Calm

Nobody is shouted at, in any weather.

### Bells

A bell rings once.
"""
FILES = {
    "content/handbook.yml": 'brand: Gravel Ferry\nvision: People cross.\nedition: "1.0"\n',
    "content/needs.yml": """\
home:
  need: I need to get home.
  source: docs/strategy.md#mission
calm:
  need: I need to be left in peace.
  source: {title: Strategy, at: docs/strategy.md#calm, seen_on: 2026-01-03}
rest:
  need: I need rest.
  source: [Desk log, {title: Counts, at: docs/counts.csv}]
bells:
  need: I need to hear when the boat leaves.
  source: {at: ./docs/strategy.md#bells}
alone:
  need: I need to be alone.
  source: Desk log
""",
    "docs/strategy.md": STRATEGY,
    "docs/counts.csv": "day,count\n1,2\n",
}
ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1780000000",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "crew@ferry.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


@pytest.fixture
def git(root: Path) -> Git:
    """Runs git in the repository."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=root, env=ENVIRONMENT, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    return run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the handbook, which lies in no repository yet."""
    for name, text in FILES.items():
        file = tmp_path / "ferry" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return tmp_path / "ferry"


@pytest.fixture
def run(root: Path) -> Run:
    """Runs a command in the folder of the handbook."""
    return lambda *arguments: goldthread(*arguments, cwd=root, env=ENVIRONMENT)


@pytest.fixture
def reviewed(root: Path, git: Git, run: Run) -> Path:
    """The folder of the handbook in a repository, all of it reviewed and committed."""
    done = run("review", "--all", "--because", "start", "--by", "Crew")
    assert done.exit_code == 0, done.output
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Reviewed")
    return root
