"""A golden file that no test compares anything with fails a whole run, however many workers share the tests."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = """
import functools, pathlib, pytest
from golden_files import GoldenFiles

FILES = GoldenFiles(pathlib.Path(__file__).parent, is_accepting=False)

def pytest_configure(config):
    config.pluginmanager.register(FILES)

@pytest.fixture
def golden(request):
    return functools.partial(FILES.compare, request.node.path)
"""
COMPARING = "def test_{name}(golden): golden('{name}', '{name}')\n"


@pytest.fixture
def tests(tmp_path: Path) -> Path:
    """Tests of two modules with their golden files."""
    modules = {"test_whole.py": ("one", "two"), "deep/test_part.py": ("three", "four")}
    for module, names in modules.items():
        file = tmp_path / module
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(COMPARING.format(name=name) for name in names))
        folder = tmp_path / "golden" / module.replace("test_", "").removesuffix(".py")
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).write_text(name)
    (tmp_path / "conftest.py").write_text(CONFTEST)
    return tmp_path


def run(tests: Path, *options: str) -> tuple[int, list[str]]:
    """The code with which a run ends, and the golden files that it finds unused."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={tests}", *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        command,
        cwd=tests,
        env={**environment, "PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, re.findall(r"ORPHAN (\S+):", done.stdout)


@pytest.mark.parametrize("workers", [("-n2",), ("-pno:xdist",)], ids=["two workers", "none"])
def test_an_unused_file_is_named_unless_a_test_of_its_module_was_left_out(
    tests: Path, workers: tuple[str, ...]
) -> None:
    for name in ("golden/whole/old", "golden/gone/old", "golden/deep/part/old"):
        (tests / name).parent.mkdir(exist_ok=True)
        (tests / name).write_text("old")
    left_out = "--deselect=deep/test_part.py::test_three"
    assert run(tests, *workers, left_out) == (1, ["golden/gone/old", "golden/whole/old"])


def test_a_run_of_one_test_names_no_file(tests: Path) -> None:
    assert run(tests, "-pno:xdist", "test_whole.py::test_one") == (0, [])
