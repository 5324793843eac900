"""Folders made once for all workers of a test run: built sites and published versions."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.disk.locks import LockedError, locked_file


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of a name that `make` fills: the first worker that needs it makes it, and the others wait until it is whole.

    All workers read the same folder, so nobody may change it.
    """
    folder = _of_the_run(factory) / name
    while True:
        try:
            with locked_file(folder.with_name(f"{name}.lock")):
                if not folder.exists():
                    partial = folder.with_name(f"{name}.partial-{os.getpid()}")
                    make(partial)
                    partial.rename(folder)
                return folder
        except LockedError:
            time.sleep(0.1)


def _of_the_run(factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run share, and no other run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
