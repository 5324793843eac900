"""`goldthread doctor`."""

from pathlib import Path

import click

from goldthread.cli.options import language_option, root_of, root_option
from goldthread.cli.output import tell
from goldthread.language.translation import say

TASK = "Start"


@click.command(name="doctor", short_help="Report whether everything is set up")
@language_option
@root_option
def command(root: Path | None) -> None:
    """Report what is set up around the handbook, one line each: git, settings, schemas, CI, and what to do where something is missing.

    Exits with 0 whatever is found; goldthread check judges the records.
    """
    from goldthread.commands.doctor import diagnoses

    words = {True: say("ok"), False: say("to do")}
    width = max(map(len, words.values()))
    for each in diagnoses(root_of(root)):
        tell(f"{words[each.is_ok]:<{width}}  {each.words}")
