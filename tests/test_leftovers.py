"""What a test leaves behind fails that test, and none that comes after it."""

import contextvars
import gc
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from leftovers import nothing_left

LEAVING: dict[str, Callable[[], object]] = {
    "environment": lambda: os.environ.update(LEFT="here"),
    "folder": lambda: os.chdir("/"),
    "collector": gc.disable,
    "signals": lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN),
    "context": lambda: held.append(entered()),
}
held: list[object] = []


def entered() -> object:
    block = speaking(catalogue("de"))
    block.__enter__()
    return block


def put_back() -> None:
    os.environ.pop("LEFT", None)
    gc.enable()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while held:
        held.pop().__exit__(None, None, None)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", LEAVING)
def test_whoever_leaves_something_else_behind_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(os.curdir)
    try:
        with pytest.raises(pytest.fail.Exception, match=f"'{name}'"), nothing_left():
            LEAVING[name]()
    finally:
        put_back()


class Circle:
    """Refers to itself, so that only the collector finds it."""

    def __init__(self, value: object) -> None:
        self.value, self.itself = value, self


@pytest.mark.parametrize(
    ("leave", "said"),
    [
        (lambda: contextvars.copy_context().run(lambda: Circle(entered())), ValueError),
        (lambda: Circle(Path(__file__).open()), ResourceWarning),  # noqa: SIM115 - nobody closes it
    ],
    ids=["block", "file"],
)
def test_what_nobody_closed_is_found_at_once(
    leave: Callable[[], object], said: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda unraisable: found.append(unraisable.exc_type))
    with nothing_left():
        leave()
    assert found == [said]


def test_what_is_put_in_order_is_no_matter() -> None:
    with nothing_left(), Path(__file__).open(), speaking(catalogue("de")):
        pass
