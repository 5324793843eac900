"""Questions to a person at a terminal.

They are asked by click, which the command line is made with: a prompt of its own library would be one more to keep alive, and what it
adds, menus that are drawn anew, is of no use to somebody who reads with a screen reader or pastes answers.
"""

import sys
from collections.abc import Callable

import click

from goldthread.cli.output import tell
from goldthread.language.translation import say


def can_ask() -> bool:
    """Whether somebody can answer: input comes from a terminal, and questions go to one."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(question: str, understood: Callable[[str], str], *, is_required: bool = False) -> str:
    """The answer to a question, once it can be understood; an empty answer skips a question that may be skipped.

    understood: Gives the answer as it is used, or raises RequestError with a sentence for the person.
    """
    from goldthread.commands.errors import RequestError

    tell(question, err=True)
    while True:
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
