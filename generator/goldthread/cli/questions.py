"""Questions to a person at a terminal.

They are asked by click, which the command line is made with: a prompt of its own library would be one more to keep alive, and what it
adds, menus that are drawn anew, is of no use to somebody who reads with a screen reader or pastes answers.
"""

import io
import os
import select
import stat
import sys
from collections.abc import Callable

import click

from goldthread.cli.output import tell
from goldthread.language.translation import say


def can_ask() -> bool:
    """Whether somebody can answer: input comes from a terminal, and questions go to one."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def has_answers() -> bool:
    """Whether answers come in from a pipe or a file, a line for each question.

    A pipe that says nothing yet is not waited for: whoever starts commands may hold one open and never write.
    """
    try:
        file = sys.stdin.fileno()
        mode = os.fstat(file).st_mode
        is_pipe = stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
        return (stat.S_ISREG(mode) or (is_pipe and _is_readable(file))) and bool(_waiting())
    except (AttributeError, OSError, ValueError):  # no standard input, or one that is closed or no file of the system
        return False


def piped_answer() -> str:
    """The next line of those that come in; nothing once there are no more."""
    return sys.stdin.buffer.readline().decode(sys.stdin.encoding or "utf-8", "replace").strip().removeprefix("\ufeff")


def left_over() -> str:
    """The first line of what has come in and answers no question."""
    file = sys.stdin.fileno()
    is_file = stat.S_ISREG(os.fstat(file).st_mode)
    if not is_file:
        os.set_blocking(file, False)  # whoever writes may keep the pipe open
    try:
        return _waiting().decode(sys.stdin.encoding or "utf-8", "replace").strip().partition("\n")[0]
    finally:
        if not is_file:
            os.set_blocking(file, True)


def _waiting() -> bytes:
    """What has come in and was not read yet."""
    buffer = sys.stdin.buffer
    return buffer.peek(1) if isinstance(buffer, io.BufferedReader) else b""


def _is_readable(file: int) -> bool:
    return bool(select.select([file], [], [], 0)[0])


def ask(question: str, understood: Callable[[str], str], *, is_required: bool = False, is_piped: bool = False) -> str:
    """The answer to a question, once it can be understood; an empty answer skips a question that may be skipped.

    is_piped: Whether answers come in from a pipe or a file, and not from a terminal.
    understood: Gives the answer as it is used, or raises RequestError with a sentence for the person.
    """
    from goldthread.commands.errors import RequestError

    tell(question, err=True)
    while True:
        if is_piped:
            words = piped_answer()
            tell(f"> {words}", err=True)
        else:
            words = str(click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)).strip()
        if not words:
            if not is_required:
                return ""
            tell(say("This one is needed."), err=True)
            continue
        try:
            return understood(words)
        except RequestError as error:
            tell(str(error), err=True)
