"""What a test leaves behind in its process, which would fail another one by chance."""

import contextvars
import gc
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

_CONTEXT = frozenset({"listener", "spoken"})
"""The names of the context variables of the generator."""
_OF_OTHERS = frozenset({"PYTEST_CURRENT_TEST", "NO_MKDOCS_2_WARNING"})
"""Variables of the environment that pytest sets, and the theme of MkDocs when it is loaded."""
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def nothing_left() -> Iterator[None]:
    """Make sure that a block leaves the process as it was, and that what it left open fails it rather than what comes next.

    Whatever the block did not close is closed when the collector happens to find it, in the midst of another test and in its context;
    here it is found at once. What is in use stays for good, so that only what is new is looked through each time.
    """
    before = _state()
    yield
    gc.collect()
    gc.freeze()
    after = _state()
    changed = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    if changed:
        pytest.fail(f"The test leaves something else behind than it found: {changed}", pytrace=False)


def _state() -> Mapping[str, object]:
    return {
        "environment": {name: value for name, value in os.environ.items() if name not in _OF_OTHERS},
        "folder": Path.cwd(),
        "collector": gc.isenabled(),
        "signals": [signal.getsignal(each) for each in _SIGNALS],
        "context": {each.name: value for each, value in contextvars.copy_context().items() if each.name in _CONTEXT},
    }
