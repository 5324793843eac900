"""Errors that nobody foresaw while a handbook is served: each is told in a sentence, and whatever else goes on, goes on."""

import contextlib
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from goldthread.language.message import message


class Unforeseen:
    """Context which an error that nobody foresaw ends, and nothing else.

    told: Is told of the error in a sentence.
    """

    def __init__(self, told: Callable[[str], None]) -> None:
        self._told = told

    def __enter__(self) -> None:
        """Begin to watch for errors."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Tell of an error; what ends a process does so here as well."""
        if not isinstance(error, Exception):
            return False
        self._told(sentence(error))
        return True


def sentence(error: BaseException) -> str:
    """What is said of an error that nobody foresaw, in the language that is being spoken."""
    frames = traceback.extract_tb(error.__traceback__)
    words = " ".join(str(error).split())
    return str(
        message(
            "Goldthread has a fault that nobody foresaw: {words} ({file}, line {line}). "
            "The files are looked at again and again, so it may pass with the next change; please report it.",
            words=f"{type(error).__name__}: {words}" if words else type(error).__name__,
            file=Path(frames[-1].filename).name if frames else "?",
            line=str(frames[-1].lineno if frames else 0),
        )
    )


@contextlib.contextmanager
def told_by_threads(told: Callable[[str], None]) -> Iterator[None]:
    """Tell of what ends a thread, of whichever library, in a sentence, for as long as the block runs."""
    before = threading.excepthook

    def tell(ended: threading.ExceptHookArgs) -> None:
        if isinstance(ended.exc_value, Exception):
            told(sentence(ended.exc_value))
        else:
            before(ended)

    threading.excepthook = tell
    try:
        yield
    finally:
        threading.excepthook = before
