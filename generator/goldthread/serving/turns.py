"""Whose turn it is: what somebody waits for comes before what is made in advance."""

import contextlib
import threading
from collections.abc import Iterator


class Turns:
    """A lock that one thread holds at a time, and that is given to the urgent first."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._urgent = 0
        self._is_held = False

    @contextlib.contextmanager
    def at_once(self, patience: float | None = None) -> Iterator[bool]:
        """Hold the lock, as soon as whoever holds it gives it back; tell whether it is held.

        patience: Seconds after which it is done without; None waits for as long as it takes.
        """
        with self._changed:
            self._urgent += 1
            is_free = self._changed.wait_for(lambda: not self._is_held, patience)
            self._urgent -= 1
            self._is_held = True
        if not is_free:
            yield False
            return
        yield from self._held()

    @contextlib.contextmanager
    def when_idle(self) -> Iterator[bool]:
        """Hold the lock, once nobody else waits for it."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_held and not self._urgent)
            self._is_held = True
        yield from self._held()

    def _held(self) -> Iterator[bool]:
        try:
            yield True
        finally:
            with self._changed:
                self._is_held = False
                self._changed.notify_all()
