"""The command line: each module that holds a `command` is a command, listed under its `TASK`.

Exit codes: 0 when nothing failed, 1 when a finding is an error or the command could not do its work, 2 when the command was used
wrongly or there was nothing to work on.

Modules are imported within the functions that need them, so that a command loads only what it needs: a check in a commit hook must not
load MkDocs.
"""

import errno
import gc
import importlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol, cast

import click

from goldthread.cli.options import language_option
from goldthread.cli.output import OutputError, end_without_output, give_up, prepare_streams, shown, stop
from goldthread.cli.verbosity import progress_bar
from goldthread.language.translation import say
from goldthread.progress import listening

ORDER_OF_TASKS = ("Start", "Check", "Understand", "Read", "Change", "Publish", "Exchange")
"""The tasks in the order in which help lists them."""


class _Module(Protocol):
    TASK: str
    command: click.Command


def commands_by_task() -> Mapping[str, tuple[click.Command, ...]]:
    """All commands by task and by name, which loads the module of each.

    Raises ValueError when a module names a task that help does not list, and AttributeError when it names none.
    """
    found: dict[str, list[click.Command]] = {task: [] for task in ORDER_OF_TASKS}
    for module in _modules(_module_names()):
        if module.TASK not in found:
            raise ValueError(f"{module} names the task {module.TASK!r}: use one of ORDER_OF_TASKS, or add it there.")
        found[module.TASK].append(module.command)
    return {task: tuple(sorted(each, key=lambda command: str(command.name))) for task, each in found.items()}


def _module_names() -> list[str]:
    import pkgutil

    return [each.name for each in pkgutil.iter_modules(__path__)]


def _modules(names: Iterable[str]) -> Iterator[_Module]:
    """Those of some modules of this folder that hold a command."""
    for name in names:
        module = importlib.import_module(f"{__name__}.{name}")
        if hasattr(module, "command"):
            yield cast("_Module", module)


_SERVE = "serve"
_OF_OUTPUT = frozenset({errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF})
"""Errors of standard output, which carry no file's name."""


class _Grouped(click.Group):
    """A group that lists its commands by task and turns errors into sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(str(command.name) for commands in commands_by_task().values() for command in commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; its module alone is loaded, which is named like it, and may go on after a "_"."""
        del ctx
        own = [name for name in _module_names() if name == cmd_name or name.startswith(f"{cmd_name}_")]
        return next((each.command for each in _modules(own) if each.command.name == cmd_name), None)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands of the help."""
        del ctx
        for task, commands in commands_by_task().items():
            with formatter.section(task):
                formatter.write_dl([(each.name or "", each.get_short_help_str(limit=70)) for each in commands])

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context of a call; control characters in it are made visible in messages."""
        prepare_streams()
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.ClickException as error:
            raise _shown(error) from error
        except OSError as error:
            end_without_output(OutputError(error))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; where that fails, click forgets the context, and with it what was to last as long as the call."""
        try:
            return super().parse_args(ctx, args)
        except BaseException:
            ctx.close()
            raise

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error, be it of git or of a file, is printed as a sentence."""
        from goldthread.disk.files import OutsideError, system_reason
        from goldthread.disk.locks import LockedError
        from goldthread.language.message import MessageError

        prepare_streams()
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            raise _shown(error) from error
        except OutputError as error:
            end_without_output(error)
        except LockedError as error:
            folder = shown(Path(error.args[0]))
            give_up(say("Another run is writing to {folder}; try again when it has finished.", folder=folder))
        except OutsideError as error:
            stop(say("{file} is a link that leads out of its folder; nothing was written.", file=str(error)))
        except MessageError as error:
            stop(str(error))
        except OSError as error:
            if error.filename is None and error.errno in _OF_OUTPUT:
                end_without_output(OutputError(error))
            if error.filename is None:
                stop(say("The system refused: {reason}.", reason=system_reason(error)))
            stop(say("{file} cannot be used: {reason}.", file=str(error.filename), reason=system_reason(error)))


def _shown(error: click.ClickException) -> click.ClickException:
    """The error with control characters made visible."""
    from goldthread.reports.lines import visible

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error
    words = visible(error.format_message())
    return click.UsageError(words, error.ctx) if isinstance(error, click.UsageError) else click.ClickException(words)


@click.group(cls=_Grouped, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
@click.version_option(package_name="goldthread", message="goldthread %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Check the records of a brand, and publish them as a handbook."""
    context.with_resource(listening(progress_bar()))
    if context.invoked_subcommand == _SERVE:
        gc.enable()  # only a server runs long
    elif gc.isenabled():
        gc.disable()  # records hold no cycles, and the search for them takes longer than reading
        context.call_on_close(gc.enable)  # whoever runs a command in a process of theirs has it as it was
