"""Shared by all tests: a handbook written into an empty folder, and golden files."""

import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from demonstration import DAY, on
from golden_files import Golden, GoldenFiles
from goldthread.caching import clock
from leftovers import nothing_left
from rough_specimen.planted import accepted_copy
from shared_folders import made_once

# No machine is too slow. The examples are the same at each run, whatever was found before; `make test-long` tries others.
settings.register_profile("chance", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", settings.get_profile("chance"), derandomize=True, database=None)
settings.load_profile("steady")


REPOSITORY = Path(__file__).resolve().parents[1]
_GOLDEN_FILES = GoldenFiles(Path(__file__).parent, is_accepting=os.environ.get("GOLDTHREAD_ACCEPT") == "1")

Handbook = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the clock stays the same throughout a test, also at midnight: two runs of the same handbook give the same."""
    day = clock.today()
    monkeypatch.setattr(clock, "today", lambda: day)


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


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    with nothing_left():
        yield


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's own handbook, built once as a user builds it."""
    return made_once(tmp_path_factory, "site", lambda folder: _build(REPOSITORY, folder))


@pytest.fixture(scope="session")
def specimen_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the smallest handbook that no rule finds fault with."""
    return made_once(tmp_path_factory, "specimen", lambda folder: _build(REPOSITORY / "tests" / "specimen", folder))


@pytest.fixture(scope="session")
def rough_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the rough specimen, which is as real material is."""
    return made_once(tmp_path_factory, "rough", lambda folder: _build(REPOSITORY / "tests" / "rough_specimen", folder))


@pytest.fixture(scope="session")
def accepted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the rough specimen under a baseline that accepts all that is found in it."""

    def make(folder: Path) -> None:
        with tempfile.TemporaryDirectory() as place:
            _build(accepted_copy(Path(place)), folder)

    return made_once(tmp_path_factory, "accepted", make)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with the file of a name in the golden folder of the test's module; GOLDTHREAD_ACCEPT=1 rewrites it."""
    return functools.partial(_GOLDEN_FILES.compare, request.node.path)


def pytest_configure(config: pytest.Config) -> None:
    """Find golden files that no test compares anything with, and let no test find what another run has kept."""
    os.environ["GOLDTHREAD_NO_CACHE"] = "1"
    config.pluginmanager.register(_GOLDEN_FILES)


def _build(root: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "goldthread", "build", "--strict", "--root", str(root), "--output", str(folder)]
    subprocess.run(command, env={**os.environ, **on(DAY)}, check=True)
