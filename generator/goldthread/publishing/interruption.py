"""The end of a command that goes on until somebody ends it: soon after the first signal, whoever started it."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_GRACE = 1.5
"""Seconds for an orderly end; after them the process ends at once."""
_ATTENTION = 0.25
"""Seconds after which a thread that waits looks whether a signal has come."""


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let SIGINT and SIGTERM end what runs inside, as KeyboardInterrupt does.

    A shell that starts a command in the background tells it to ignore SIGINT, and Python keeps to that; here the signal counts still.
    An interrupt may be lost where Python ignores errors, or wait for a thread that waits itself: the process ends after a grace then.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    before = {each: signal.getsignal(each) for each in _SIGNALS}
    try:
        for each in _SIGNALS:
            signal.signal(each, _end)
        yield
    except KeyboardInterrupt:
        return
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def wait_for_signal() -> None:
    """Wait until a signal ends what runs.

    Python hears of a signal only when its main thread goes on. One that comes in the moment before that thread begins to wait, or that
    the system gives to another thread, does not wake it; so it wakes by itself now and then.
    """
    never = threading.Event()
    while not never.wait(_ATTENTION):
        """Python runs the handlers of signals here."""


def _end(number: int, frame: FrameType | None) -> None:
    del frame
    late = threading.Timer(_GRACE, os._exit, (128 + number,))
    late.daemon = True
    late.start()
    raise KeyboardInterrupt
