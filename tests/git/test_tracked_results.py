"""Results of earlier runs in a checkout: used where CI has restored them, and not where somebody has committed them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.caching import folder as caching
from goldthread.caching.folder import is_in_repository, read_entry, write_entry
from goldthread.git.tracked_results import leave_tracked_results
from goldthread.mkdocs_plugin import GoldthreadPlugin

SPECIMEN = Path(__file__).resolve().parents[1] / "specimen"
STORES = {"records", "pages", "bodies", "site", "search", "cards"}
"""What a build keeps, by how the names of entries begin."""
SETTINGS = """
site_name: Sandbank Ferry
site_url: https://ferry.example/
docs_dir: content
theme: {name: material}
plugins: [search, goldthread]
"""


def _git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *who, "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook in a repository, whose results lie in the checkout."""
    root = tmp_path / "handbook"
    shutil.copytree(SPECIMEN, root)
    (root / "mkdocs.yml").write_text(SETTINGS)
    (root / ".gitignore").write_text("/.cache/\n/site/\n")
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message", "Begin")
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(root / ".cache" / "goldthread"))
    monkeypatch.setenv("GOLDTHREAD_NO_CACHE", "0")
    return root


def _entries(root: Path) -> list[str]:
    return sorted(entry.name for entry in (root / ".cache" / "goldthread").iterdir())


def _forge(name: str, old: bytes, new: bytes) -> bool:
    """Put other words into an entry, as somebody who knows how entries are made would; whether it holds them."""
    data = read_entry(name)
    assert data is not None
    write_entry(name, data.replace(old, new))
    return old in data


@pytest.mark.usefixtures("root")
def test_results_that_a_run_has_left_in_a_checkout_are_used() -> None:
    write_entry("result", b"found")
    assert is_in_repository()
    assert leave_tracked_results() is None
    assert read_entry("result") == b"found"


def test_nothing_that_is_committed_is_used(root: Path) -> None:
    """Of each store an entry is forged, and a real command builds the same site as without any."""
    assert goldthread("build", "--output", root / "site", cwd=root).exit_code == 0
    assert {each.partition("-")[0] for each in _entries(root)} >= STORES
    old, new = b"Notice board", b"Forged board"
    forged = {each.partition("-")[0] for each in _entries(root) if _forge(each, old, new)}
    assert forged >= {"records", "pages", "bodies", "search"}
    shutil.rmtree(root / "site")
    _git(root, "add", "--force", ".cache")
    _git(root, "commit", "--quiet", "--message", "Forge")
    command = [sys.executable, "-m", "goldthread", "build", "--output", str(root / "site")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert "git tracks files there" in done.stderr
    texts = [file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()]
    assert not any(new in text for text in texts)
    assert any(old in text for text in texts)


LINKS: dict[str, Callable[[Path], object]] = {
    "the folder": lambda root: _git(root, "add", "--force", ".cache"),
    "a link to it": lambda root: _moved(root, root / "elsewhere"),
    "another repository in it": lambda root: _nested(root / ".cache"),
}


def _moved(root: Path, place: Path) -> None:
    (root / ".cache").rename(place)
    (root / ".cache").symlink_to(place.name)
    _git(root, "add", "--force", ".")


def _nested(place: Path) -> None:
    _git(place, "init", "--quiet")
    _git(place, "add", "--force", ".")


@pytest.mark.parametrize("commit", LINKS.values(), ids=LINKS)
def test_in_whatever_way_it_is_tracked(commit: Callable[[Path], object], root: Path) -> None:
    write_entry("result", b"forged")
    assert read_entry("result") == b"forged"
    commit(root)
    reason = leave_tracked_results()
    assert reason is not None
    assert os.environ["GOLDTHREAD_NO_CACHE"] == "1"
    assert read_entry("result") is None
    assert caching.folder() is None


def test_mkdocs_does_not_use_them_either(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_entry("result", b"forged")
    _git(root, "add", "--force", ".cache")
    GoldthreadPlugin().on_startup(command="build", dirty=False)
    assert "git tracks files there" in caplog.text
    assert read_entry("result") is None
