"""The command line: parses, calls, prints, exits. Nothing else in the package prints.

Exit codes: 0 when nothing failed, 1 when a finding fails or a build did not happen, 2 when the command was used wrongly or there was
nothing to look at.

Each command loads only what it needs: a check in a commit hook must not load MkDocs.
"""

import errno
import gc
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click

from goldthread.cli.changing import diff, review
from goldthread.cli.checking import check
from goldthread.cli.exchanging import schema
from goldthread.cli.output import OutputError, end_without_output, give_up, prepare_streams, shown, stop
from goldthread.cli.publishing import publish
from goldthread.cli.reading import build, serve, write
from goldthread.cli.releasing import announce, release
from goldthread.cli.understanding import explain, list_records, trace

TASKS: Mapping[str, tuple[click.Command, ...]] = MappingProxyType(
    {
        "Check": (check,),
        "Understand": (explain, trace, list_records),
        "Read": (build, serve, write),
        "Change": (review, diff),
        "Publish": (release, publish, announce),
        "Exchange": (schema,),
    }
)
"""The commands by what one wants to do."""


_OF_OUTPUT = frozenset({errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF})
"""What goes wrong without a file's name when help is printed."""


class _Grouped(click.Group):
    """A group whose help lists the commands by task."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        for task, commands in TASKS.items():
            with formatter.section(task):
                formatter.write_dl([(each.name or "", each.get_short_help_str(limit=70)) for each in commands])

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context of a call; what is wrong with the call is said without what a terminal would obey."""
        prepare_streams()
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.ClickException as error:
            raise _shown(error) from error
        except OSError as error:
            end_without_output(OutputError(error))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for; what keeps it from running, be it git or a file, is a sentence."""
        from goldthread.disk.files import OutsideError
        from goldthread.disk.locks import ForeignFilesError, LockedError
        from goldthread.git.errors import GitError
        from goldthread.publishing.configuration import ConfigurationError
        from goldthread.rules import OwnRuleError
        from goldthread.settings import DayError

        prepare_streams()
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            raise _shown(error) from error
        except OutputError as error:
            end_without_output(error)
        except LockedError as locked:
            give_up(f"Another run is writing to {shown(Path(locked.args[0]))}; try again when it has finished.")
        except ForeignFilesError as foreign:
            stop(str(foreign))
        except OutsideError as outside:
            stop(f"{outside} is a link that leads out of its folder; nothing was written.")
        except (ConfigurationError, DayError, GitError, OwnRuleError) as error:
            stop(str(error))
        except OSError as error:
            if error.filename is None and error.errno in _OF_OUTPUT:
                end_without_output(OutputError(error))
            if error.filename is None:
                stop(f"The system did not allow it: {(error.strerror or str(error)).lower()}.")
            stop(f"{error.filename} cannot be used: {(error.strerror or 'it failed').lower()}.")


def _shown(error: click.ClickException) -> click.ClickException:
    """What is wrong with a call, without what a terminal would obey instead of showing."""
    from goldthread.reports.lines import visible

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error
    words = visible(error.format_message())
    return click.UsageError(words, error.ctx) if isinstance(error, click.UsageError) else click.ClickException(words)


@click.group(cls=_Grouped, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goldthread", message="goldthread %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Keep a brand's vision, principles and practice aligned, and publish the handbook that shows it."""
    if context.invoked_subcommand != serve.name:
        gc.disable()  # records hold no cycles, and looking for some takes longer than reading them; what is served does grow


for commands in TASKS.values():
    for command in commands:
        main.add_command(command)
