"""Golden files: what comes out is compared with them, and those that nothing is compared with are found, with one worker or many."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import pytest

Golden = Callable[[str, str], None]

_KEY = "goldthread_golden_files"


class _Worker(Protocol):
    """A worker of a run with several, and what it left when it ended."""

    workeroutput: dict[str, dict[str, list[str]]]


class GoldenFiles:
    """The golden files of a folder of tests.

    Each module has a folder of its own: `reports/test_formats.py` keeps its files in `golden/reports/formats`.
    is_accepting: Whether files are rewritten by what comes out, and deleted when nothing is compared with them.
    """

    def __init__(self, tests: Path, *, is_accepting: bool) -> None:
        self._tests = tests
        self._folder = tests / "golden"
        self._is_accepting = is_accepting
        self._used: set[str] = set()
        self._ran: set[str] = set()
        self._not_run: set[str] = set()
        self._orphans: list[str] = []

    def compare(self, module: Path, name: str, text: str) -> None:
        """Compare a text with the file of a name in the folder of a module."""
        file = self._tests / self._of(module) / name
        self._used.add(self._name(file))
        if self._is_accepting:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        expected = file.read_bytes().decode() if file.is_file() else ""
        assert text == expected, f"{self._name(file)} is not what came out; make accept takes it over"

    def pytest_deselected(self, items: Iterable[pytest.Item]) -> None:
        """Remember the modules of which not every test runs: their golden files may go unused."""
        self._not_run |= {self._of(module) for module in {item.path for item in items}}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: _Worker) -> None:
        """Take over what a worker compared."""
        found = getattr(node, "workeroutput", {}).get(_KEY, {})  # one that crashed left nothing
        self._used |= set(found.get("used", ()))
        self._ran |= set(found.get("ran", ()))
        self._not_run |= set(found.get("not_run", ()))

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Fail a run in which all tests of a module ran and one of its golden files was compared with nothing."""
        config = session.config
        self._ran |= {self._of(module) for module in {item.path for item in session.items}}
        if hasattr(config, "workerinput"):  # the others know of other files
            config.workeroutput[_KEY] = {  # type: ignore[attr-defined]
                "used": sorted(self._used),
                "ran": sorted(self._ran),
                "not_run": sorted(self._not_run),
            }
            return
        if exitstatus != pytest.ExitCode.OK or config.option.collectonly or any("::" in each for each in config.args):
            return
        orphans = sorted(self._unused())
        if self._is_accepting:
            for name in orphans:
                (self._tests / name).unlink()
        elif orphans:
            self._orphans = orphans
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the golden files that no test compares anything with."""
        for name in self._orphans:
            terminalreporter.write_line(f"ORPHAN {name}: no test compares anything with it", red=True)

    def _unused(self) -> Iterable[str]:
        owned = {self._of(module) for module in self._tests.rglob("test_*.py")}
        for file in self._folder.rglob("*"):
            name, folder = self._name(file), self._name(file.parent)
            ran_whole = folder in self._ran and folder not in self._not_run
            if file.is_file() and name not in self._used and (ran_whole or folder not in owned):
                yield name

    def _of(self, module: Path) -> str:
        """The folder of a module's files, from the folder of tests."""
        place = module.relative_to(self._tests)
        return self._name(self._folder / place.parent / place.stem.removeprefix("test_"))

    def _name(self, file: Path) -> str:
        return file.relative_to(self._tests).as_posix()
