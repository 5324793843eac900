"""Signals end a server, and long-running commands free their memory."""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldthread.cli import main
from goldthread.commands import check, serve
from goldthread.disk.locks import LockedError
from goldthread.publishing import interruption
from goldthread.publishing.interruption import ended_by_signals

SIGNALS = [signal.SIGINT, signal.SIGTERM]


@pytest.fixture(autouse=True)
def exits(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The codes with which the process would have ended at once."""
    codes: list[int] = []
    ended = threading.Event()

    def end(code: int) -> None:
        codes.append(code)
        ended.set()

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(interruption, "_GRACE", 0.01)
    before = {each: signal.getsignal(each) for each in SIGNALS}
    yield codes
    for each, handler in before.items():
        signal.signal(each, handler)
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("before", [signal.SIG_IGN, signal.SIG_DFL])
def test_a_signal_ends_the_server_even_if_the_shell_ignores_signals(
    number: signal.Signals, before: signal.Handlers
) -> None:
    signal.signal(number, before)
    reached = []
    with ended_by_signals():
        reached.append("inside")
        signal.raise_signal(number)
        reached.append("beyond")
    assert reached == ["inside"]
    assert signal.getsignal(number) is before


def test_a_lost_interrupt_ends_the_process_after_a_delay(exits: list[int]) -> None:
    lost = threading.Event()
    with ended_by_signals():
        try:
            signal.raise_signal(signal.SIGTERM)
        except KeyboardInterrupt:
            while not exits:
                lost.wait(0.001)
    assert exits == [128 + signal.SIGTERM]


def test_signal_handlers_are_not_changed_outside_the_main_thread() -> None:
    before, done = signal.getsignal(signal.SIGINT), []

    def run() -> None:
        with ended_by_signals():
            done.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [before]


@pytest.mark.parametrize(("command", "collects"), [("serve", True), ("check", False)])
def test_the_garbage_collector_is_off_only_in_short_commands(
    handbook: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch, command: str, *, collects: bool
) -> None:
    seen = []

    def see(*_: object, **__: object) -> None:
        seen.append(gc.isenabled())
        raise LockedError("elsewhere")

    monkeypatch.setattr(serve, "serve", see)
    monkeypatch.setattr(check, "check", see)
    root = handbook({"content/handbook.yml": 'brand: B\nvision: V.\nedition: "1.0"\n'})
    result = CliRunner().invoke(main, [command, "--root", str(root)])
    assert result.exit_code == 1, result.output
    assert seen == [collects]
    assert gc.isenabled(), "whoever runs a command in a process of theirs has it as it was"
