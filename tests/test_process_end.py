"""What a command hands over stays until its process ends, and a check ends without taking it apart."""

import gc
import io
import os
import signal
import sys
import threading
import weakref
from collections.abc import Callable

import pytest
from click.testing import CliRunner

from conftest import Handbook
from goldthread import __main__, process_end
from goldthread.caching import folder
from goldthread.cli import main
from goldthread.commands import check
from goldthread.git import tracked_results
from goldthread.own_code import OwnRuleGuard
from goldthread.process_end import keep_nothing_more, keep_until_end, leave_at_once, until_end


@pytest.fixture(autouse=True)
def _begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process in which no code of others was run yet."""
    monkeypatch.setattr(process_end, "_is_in_order", False)


class _Value:
    """Something that a weak reference may be made to."""


def _is_kept_after_handing_over() -> bool:
    value = _Value()
    left = weakref.ref(value)
    until_end(value)
    del value
    return left() is not None


def test_what_is_handed_over_stays_where_the_process_ends_with_the_command() -> None:
    assert not _is_kept_after_handing_over()
    keep_until_end()
    try:
        assert _is_kept_after_handing_over()
    finally:
        keep_nothing_more()
    assert not _is_kept_after_handing_over()


def test_nothing_stays_where_code_of_others_was_run() -> None:
    keep_until_end()
    try:
        with OwnRuleGuard("rules/org001_team_without_channel.py"):
            assert not _is_kept_after_handing_over()
        assert not _is_kept_after_handing_over()
    finally:
        keep_nothing_more()


def test_what_was_handed_over_is_a_circle_that_only_the_collector_finds() -> None:
    value = _Value()
    left = weakref.ref(value)
    keep_until_end()
    until_end(value)
    keep_nothing_more()
    del value
    assert left() is not None
    gc.collect()
    assert left() is None


def test_a_check_hands_over_what_it_read(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[object] = []
    monkeypatch.setattr(check, "until_end", handed.append)
    CliRunner().invoke(main, ["check", "--root", str(handbook({"content/tools.yml": "drill:\n  name: Drill\n"}))])
    assert [type(each).__name__ for each in handed] == ["Inspection"]


class _Left(BaseException):
    """The process has ended."""


class _Full(io.StringIO):
    """A stream that takes nothing."""

    def write(self, text: str) -> int:
        raise OSError(f"full: {text}")

    def flush(self) -> None:
        raise OSError("full")


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The exit codes with which the process was left."""
    codes: list[int] = []

    def leave(code: int) -> None:
        codes.append(code)
        raise _Left

    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(sys, "gettrace", lambda: None)
    monkeypatch.setattr(sys, "getprofile", lambda: None)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    return codes


@pytest.mark.parametrize(("code", "left_with"), [(None, 0), (0, 0), (1, 1), (143, 143)])
def test_a_process_is_left_with_its_exit_code(left: list[int], code: int | None, left_with: int) -> None:
    with pytest.raises(_Left):
        leave_at_once(code)
    assert left == [left_with]


@pytest.mark.parametrize(
    "wait",
    [
        lambda patch: patch.setattr(sys, "gettrace", lambda: print),
        lambda patch: patch.setattr(sys, "getprofile", lambda: print),
        lambda patch: patch.setattr(threading, "active_count", lambda: 2),
        lambda patch: patch.setattr(sys, "stdout", _Full()),
        lambda patch: patch.setattr(sys, "stderr", _Full()),
    ],
)
def test_a_process_ends_as_usual_where_something_may_wait_for_its_end(
    left: list[int], monkeypatch: pytest.MonkeyPatch, wait: Callable[[pytest.MonkeyPatch], None]
) -> None:
    wait(monkeypatch)
    leave_at_once(0)
    assert left == []


def test_a_process_ends_as_usual_where_code_of_others_was_run(left: list[int]) -> None:
    with OwnRuleGuard("rules/org001_team_without_channel.py"):
        pass
    leave_at_once(0)
    assert left == []


def test_a_sentence_in_place_of_an_exit_code_is_left_to_python(left: list[int]) -> None:
    leave_at_once("It failed.")
    assert left == []


@pytest.mark.parametrize(("arguments", "is_left"), [(["check", "--help"], True), (["explain", "--help"], False)])
def test_a_check_alone_leaves_at_once(
    left: list[int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    *,
    is_left: bool,
) -> None:
    monkeypatch.setattr(sys, "argv", ["goldthread", *arguments])
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(_Left if is_left else SystemExit):
        __main__.main()
    assert left == [0] * is_left
    assert "Usage" in capsys.readouterr().out


def test_a_command_runs_where_nobody_can_be_told_of_results_that_git_tracks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(folder, "is_in_repository", lambda: True)
    monkeypatch.setattr(tracked_results, "leave_tracked_results", lambda: "Nothing is used.")
    monkeypatch.setattr(sys, "argv", ["goldthread", "explain", "--help"])
    for name in ("freeze", "disable"):
        monkeypatch.setattr(gc, name, lambda: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "stderr", _Full())
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 0
    assert "Usage" in capsys.readouterr().out
