"""Shared by the tests of reviews: running the command on a small handbook, and the status of its records."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldthread.cli import main
from goldthread.inspection import inspect
from goldthread.settings import Settings
from review.small_handbook import HANDBOOK
from test_rule import TODAY

Review = Callable[..., Result]
Change = Callable[[str, str, str], None]
Standing = Callable[[], Mapping[str, set[str]]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the small handbook."""
    folder = tmp_path / "quay"
    for name, text in HANDBOOK.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture
def review(root: Path) -> Review:
    """Runs `goldthread review` on the handbook, by Crew on 1 June 2026 unless it is said otherwise."""

    def run(*arguments: str, by: str = "Crew", today: str = "2026-06-01") -> Result:
        command = ["review", "--root", str(root), "--by", by, "--today", today, *arguments]
        result = CliRunner().invoke(main, command)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


@pytest.fixture
def change(root: Path) -> Change:
    """Puts new words in the place of old ones in a file of the handbook."""

    def make(path: str, was: str, now: str) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert was in text
        (root / path).write_text(text.replace(was, now), encoding="utf-8", newline="\n")

    return make


@pytest.fixture
def standing(root: Path) -> Standing:
    """The keys of records by how they stand."""

    def tell() -> dict[str, set[str]]:
        found: dict[str, set[str]] = {"suspect": set(), "unreviewed": set(), "reviewed": set()}
        inspection = inspect(root, Settings(today=TODAY))
        assert inspection.faults == ()
        for verdict in inspection.verdicts.values():
            found[verdict.state].add(verdict.key)
        suspect = {each.record for each in inspection.findings if each.code == "REV001"}
        assert suspect == found["suspect"]
        return found

    return tell
