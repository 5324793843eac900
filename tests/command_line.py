"""The command line run inside the test process, for tests that need no process of their own."""

import contextlib
from collections.abc import Mapping
from pathlib import Path

import click
from click.testing import CliRunner, Result

from goldthread.cli import commands_by_task, main

COMMANDS: Mapping[str, click.Command] = {
    str(each.name): each for commands in commands_by_task().values() for each in commands
}
"""All commands by name."""


def goldthread(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str | None] | None = None, answers: str | None = None
) -> Result:
    """What a command does in a folder; an error that nobody caught is raised here as it is.

    answers: What comes in from the terminal.
    """
    runner = CliRunner(catch_exceptions=False)
    with contextlib.chdir(cwd):
        result = runner.invoke(main, [str(each) for each in arguments], env=env, input=answers)
    assert "Traceback" not in result.output
    return result
