"""How far the work is: tasks with a known number of steps, and single steps, told to whoever listens.

Nobody listens unless the command line says so; then this costs nothing.
"""

import contextlib
from collections.abc import Callable, Collection, Iterator
from contextvars import ContextVar
from typing import Protocol, TypeVar

from goldthread.language.message import Message

_Item = TypeVar("_Item")


class Listener(Protocol):
    """Is told of tasks and steps; words them in the language of the command line."""

    def begin(self, task: Message, count: int) -> None:
        """A task of so many steps begins."""

    def step(self, done: Message) -> None:
        """One step is done, of the task that began last or of none."""

    def end(self) -> None:
        """The task that began last has ended."""

    def give_way(self) -> None:
        """Something else is about to be printed."""


_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextlib.contextmanager
def listening(listener: Listener | None) -> Iterator[None]:
    """Tell a listener of all work within the block, in place of whoever listens outside of it."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        if listener is not None:
            listener.end()
        _LISTENER.reset(token)


def followed(task: Message, items: Collection[_Item], step: Callable[[_Item], Message]) -> Iterator[_Item]:
    """The items, one by one: each is a step of a task, done when the next one is asked for."""
    listener = _LISTENER.get()
    if listener is None:
        yield from items
        return
    listener.begin(task, len(items))
    try:
        for item in items:
            yield item
            listener.step(step(item))
    finally:
        listener.end()


def begin(task: Message, count: int) -> None:
    """A task of so many steps begins, which `end` ends."""
    if (listener := _LISTENER.get()) is not None:
        listener.begin(task, count)


def step(done: Message) -> None:
    """One step is done."""
    if (listener := _LISTENER.get()) is not None:
        listener.step(done)


def end() -> None:
    """The task that began last has ended."""
    if (listener := _LISTENER.get()) is not None:
        listener.end()


def give_way() -> None:
    """Let something else be printed."""
    if (listener := _LISTENER.get()) is not None:
        listener.give_way()
