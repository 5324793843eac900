"""`goldthread completion`."""

import click

from goldthread.cli.options import language_option
from goldthread.cli.output import hand_over

TASK = "Start"
_PROGRAM = "goldthread"
_VARIABLE = "_GOLDTHREAD_COMPLETE"
"""The variable by which click knows that a shell asks what could come next."""


@click.command(name="completion", short_help="Print the shell's script that completes commands and options")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@language_option
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script with which a SHELL completes commands, options, kinds and records.

    \b
    bash  add to ~/.bashrc:                    eval "$(goldthread completion bash)"
    zsh   add to ~/.zshrc:                     eval "$(goldthread completion zsh)"
    fish  write to ~/.config/fish/config.fish: goldthread completion fish | source
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    completion = found(context.find_root().command, {}, _PROGRAM, _VARIABLE)
    source = completion.source_template % completion.source_vars()  # `source()` also runs the shell to ask its version
    hand_over(source, nl=True)
