"""What all tests share: a handbook written into an empty folder, and golden files."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from demonstration import DAY, on
from once import made_once

settings.register_profile("steady", deadline=None)  # no test depends on how fast the machine is
settings.load_profile("steady")


REPOSITORY = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden"
ACCEPT = os.environ.get("GOLDTHREAD_ACCEPT") == "1"

Handbook = Callable[[Mapping[str, str | bytes]], Path]
Golden = Callable[[str, str], None]


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    """Writes files, by their paths from the root, into an empty folder, and gives the folder back."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for path, content in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's own handbook, built once as a user builds it."""
    return made_once(tmp_path_factory, "site", lambda folder: _build(REPOSITORY, folder))


@pytest.fixture(scope="session")
def specimen_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the smallest handbook that no rule finds fault with."""
    return made_once(tmp_path_factory, "specimen", lambda folder: _build(REPOSITORY / "tests" / "specimen", folder))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with the file of a name in the golden folder of the test's module; GOLDTHREAD_ACCEPT=1 rewrites it."""
    folder = _golden_folder(request.node.path)
    used = request.config.stash.setdefault(_USED, set())

    def compare(name: str, text: str) -> None:
        file = folder / name
        used.add(file)
        if ACCEPT:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        expected = file.read_bytes().decode() if file.is_file() else ""
        assert text == expected, f"{file.relative_to(GOLDEN)} is not what came out; make accept takes it over"

    return compare


_USED = pytest.StashKey[set[Path]]()
_SKIPPED = pytest.StashKey[set[Path]]()
_ORPHANS = pytest.StashKey[list[Path]]()


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Remember the modules of which not every test runs: their golden files may go unused."""
    for item in items:
        item.config.stash.setdefault(_SKIPPED, set()).add(_golden_folder(item.path))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run in which all tests of a module ran and one of its golden files was compared with nothing."""
    config = session.config
    if exitstatus != pytest.ExitCode.OK or config.option.collectonly or any("::" in each for each in config.args):
        return
    skipped: set[Path] = config.stash.get(_SKIPPED, set())
    folders = {_golden_folder(item.path) for item in session.items} - skipped
    owned = {_golden_folder(file) for file in Path(__file__).parent.rglob("test_*.py")}
    used = config.stash.get(_USED, set())
    files = [file for file in GOLDEN.rglob("*") if file.is_file()]
    orphans = [file for file in files if file not in used and (file.parent in folders or file.parent not in owned)]
    if ACCEPT:
        for file in orphans:
            file.unlink()
    elif orphans:
        config.stash[_ORPHANS] = sorted(orphans)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the golden files that no test compares anything with."""
    for file in config.stash.get(_ORPHANS, []):
        terminalreporter.write_line(
            f"ORPHAN {file.relative_to(GOLDEN.parent)}: no test compares anything with it", red=True
        )


def _build(root: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "goldthread", "build", "--strict", "--root", str(root), "--output", str(folder)]
    subprocess.run(command, env={**os.environ, **on(DAY)}, check=True)


def _golden_folder(module: Path) -> Path:
    """`tests/reports/test_formats.py` keeps its golden files in `tests/golden/reports/formats`."""
    place = module.relative_to(Path(__file__).parent)
    return GOLDEN / place.parent / place.stem.removeprefix("test_")
