"""Runs killed before their n-th step on the disk, for every n."""

import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

_STEPS = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.truncate", "ctypes.dlopen"}
)
_KILLED = 137
_MOST = 2000


def killed_at_every_step(run: Callable[[], object], within: Path) -> Iterator[int]:
    """Run something once for each of its steps below a folder, killed before that step, until it is not killed any more.

    Yields the number of the step after each run that was killed; the caller looks at what is left, and puts it in order.
    """
    for step in count(1):
        assert step < _MOST
        if runs_through(run, step, os.fspath(within)):
            return
        yield step


def runs_through(run: Callable[[], object], step: int, within: str) -> bool:
    """Whether a child runs to its end; it is killed before its n-th step."""

    def counted() -> None:
        _count_down(step, within)
        run()

    code = ended(child(counted))
    assert code in {0, _KILLED}, code
    return code == 0


def child(run: Callable[[], object]) -> int:
    """The number of a process of its own that runs something, and ends with 0 when it ran to its end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # what other threads do, the child does not need
        number = os.fork()
    if number == 0:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    return number


def ended(number: int) -> int:
    """What a process ends with, once it has; the number of the signal below zero where one ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def _count_down(step: int, within: str) -> None:
    left = step
    temporary = os.path.join(tempfile.gettempdir(), "goldthread-")  # noqa: PTH118 - compared with what is opened

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in _STEPS:
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        path = arguments[0]
        if event != "ctypes.dlopen":
            if not isinstance(path, str | bytes):
                return
            if not os.fsdecode(path).startswith((within, temporary)):
                return
        left -= 1
        if left == 0:
            os._exit(_KILLED)

    sys.addaudithook(heard)
