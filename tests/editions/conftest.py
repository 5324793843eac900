"""Shared by the tests of editions: the fully reviewed demonstration brand, and making an edition of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from changes.history import History, brand
from goldthread.cli import main

Run = Callable[..., Result]

EDITIONS = "content/editions.yml"
LOCK = "content/editions.lock.yml"
HANDBOOK = "content/handbook.yml"


def run(*arguments: str) -> Result:
    """What the command line says."""
    result = CliRunner().invoke(main, [*arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def ferry(tmp_path: Path) -> History:
    """The demonstration brand in which nothing waits and no edition is in preparation, committed."""
    history = brand(tmp_path / "ferry")
    history.edit(HANDBOOK, 'edition: "2.1"', 'edition: "2.0"   # the last one')
    settle(history)
    history.commit()
    return history


def settle(history: History) -> None:
    """Review all that waits."""
    done = run(
        "review", "--all", "--because", "read", "--by", "Crew", "--today", "2026-11-20", "--root", str(history.root)
    )
    assert done.exit_code == 0


@pytest.fixture
def release(ferry: History) -> Run:
    """Runs `goldthread release` on the brand, on 22 November 2026."""

    def make(*arguments: str) -> Result:
        return run("release", "--root", str(ferry.root), "--today", "2026-11-22", *arguments)

    return make
