"""How much a command says beside its result: --quiet, --verbose, and a bar on a terminal for what takes longer than a second."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Protocol

import click
from click.decorators import FC

from goldthread.cli.options import chosen_language
from goldthread.cli.output import QUIET, is_quiet, stop, tell
from goldthread.language.catalogue import catalogue
from goldthread.language.message import Message
from goldthread.language.translation import say, speaking
from goldthread.progress import Listener, listening

PATIENCE = 1.0
"""How many seconds a run goes on without a bar."""
_VERBOSE = "goldthread.verbose"
_WIDTH = 20
_SHOWN = 100
"""How many times a bar moves at most."""
_ERASED = "\r\033[2K"
_LINE_ABOVE = "\033[1A"


def verbosity_options(function: FC) -> FC:
    """Adds --quiet and --verbose."""
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_set_quiet,
        help="Print errors only.",
    )  # fmt: skip
    verbose = click.option(
        "-v", "--verbose", is_flag=True, expose_value=False, callback=_set_verbose,
        help="Print what is done, such as each file that is read, on standard error.",
    )  # fmt: skip
    return quiet(verbose(function))


def _set_quiet(context: click.Context, parameter: click.Parameter, is_set: bool) -> None:
    del parameter
    if is_set:
        context.meta[QUIET] = True
        _refuse_both(context)
        _listen(context, None)


def _set_verbose(context: click.Context, parameter: click.Parameter, is_set: bool) -> None:
    del parameter
    if is_set:
        context.meta[_VERBOSE] = True
        _refuse_both(context)
        _listen(context, Steps())


def _listen(context: click.Context, listener: Listener | None) -> None:
    """Let a listener hear of a run until its end.

    It is the context of the group that ends it: Click leaves that of a command open when a later option is wrong.
    """
    context.find_root().with_resource(listening(listener))


def _refuse_both(context: click.Context) -> None:
    if context.meta.get(QUIET) and context.meta.get(_VERBOSE):
        stop(say("Give either --quiet or --verbose."))


def progress_bar() -> Listener | None:
    """The bar of a run, unless nobody watches standard error: in a pipe, in CI, and on a terminal that knows no escapes."""
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    is_ci = os.environ.get("CI", "").lower() not in {"", "0", "false"}
    return Bar() if is_watched and not is_ci and os.environ.get("TERM") != "dumb" else None


@contextlib.contextmanager
def only_errors_of_mkdocs(*, strict: bool = False) -> Iterator[None]:
    """Let MkDocs be quiet as well, unless its warnings are errors."""
    if not is_quiet() or strict:
        yield
        return
    import logging

    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


class Steps:
    """Prints each step as a line."""

    def begin(self, task: Message, count: int) -> None:
        """Print the name of a task."""
        if count:
            tell(f"{_worded(task)} ({count})", err=True)

    def step(self, done: Message) -> None:
        """Print what was done."""
        tell(f"  {_worded(done)}", err=True)

    def end(self) -> None:
        """Print nothing."""

    def give_way(self) -> None:
        """Print nothing: every line is whole."""


class _Shown(Protocol):
    def update(self, n_steps: int) -> None: ...
    def render_finish(self) -> None: ...


class Bar:
    """One line of a terminal that shows how far a task is, and is gone when the task has ended."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since = self._last = clock()
        self._task: Message | None = None
        self._count = self._done = 0
        self._shown: _Shown | None = None

    def begin(self, task: Message, count: int) -> None:
        """Remember the task; a pause before it, as between two builds of a server, makes it a run of its own."""
        self.end()
        now = self._clock()
        if now - self._last > PATIENCE:
            self._since = now
        self._task, self._count, self._done = task, count, 0

    def step(self, done: Message) -> None:
        """Move the bar, once it is shown."""
        del done
        self._last = self._clock()
        if self._task is None:
            return
        self._done += 1
        if self._shown is not None:
            self._shown.update(1)
        elif self._last - self._since >= PATIENCE and self._done < self._count:
            self._show(self._task)

    def end(self) -> None:
        """Erase the bar."""
        if self._shown is not None:
            self._shown.render_finish()  # leaves the line, and shows the cursor again
            self._shown = None
            click.echo(f"{_LINE_ABOVE}{_ERASED}", file=sys.stderr, nl=False)
        self._task = None

    def give_way(self) -> None:
        """Erase the line of the bar, which its next move draws anew."""
        if self._shown is not None:
            click.echo(_ERASED, file=sys.stderr, nl=False)

    def _show(self, task: Message) -> None:
        bar = click.progressbar(
            length=self._count,
            label=_worded(task),
            file=sys.stderr,
            show_eta=False,
            show_pos=True,
            width=_WIDTH,
            update_min_steps=max(1, self._count // _SHOWN),
        )
        bar.update(self._done)
        bar.render_progress()
        self._shown = bar


def _worded(words: Message) -> str:
    """Words in the language of the command line, also while pages are made in another."""
    with speaking(catalogue(chosen_language() or "en")):
        return str(words)
