"""The options that commands share, and what follows from them."""

import datetime
from pathlib import Path
from typing import get_args

import click
from click.decorators import FC

from goldthread.cli.output import stop
from goldthread.model.record import Audience
from goldthread.settings import Profile, Settings, clock_day, epoch_day


def root_option(function: FC) -> FC:
    """Adds --root."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=None,
        help="The handbook's folder. Default: the nearest one upwards that holds content/.",
    )(function)


def audience_option(function: FC) -> FC:
    """Adds --audience."""
    return click.option(
        "--audience",
        type=click.Choice(get_args(Audience)),
        default=None,
        help="For whom: the public's edition leaves out what is internal. Default: internal.",
    )(function)


def today_option(function: FC) -> FC:
    """Adds --today."""
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        default=None,
        help="The day that counts as today. Default: SOURCE_DATE_EPOCH, or the clock.",
    )(function)


def at_option(function: FC) -> FC:
    """Adds --at."""
    return click.option(
        "--at", default=None, metavar="REV", help="Take the records as they were at a revision of git, on its day."
    )(function)


def own_rules_option(function: FC) -> FC:
    """Adds --own-rules."""
    return click.option(
        "--own-rules",
        is_flag=True,
        envvar="GOLDTHREAD_OWN_RULES",
        help="Run the files with rules that the handbook names; their code may do all that you may.",
    )(function)


def root_of(given: Path | None) -> Path:
    """The handbook's folder; stops when there is none."""
    found = found_root(given)
    if found is None:
        stop("There is no handbook here: no folder from here upwards holds content/. Name one with --root.")
    return found


def found_root(given: Path | None) -> Path | None:
    """The folder that was named, else the nearest one upwards that holds a handbook, if there is one."""
    if given is not None:
        return given.resolve()
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "content").is_dir()), None)


def settings_of(today: datetime.datetime | None, profile: Profile | None, *, own_rules: bool = False) -> Settings:
    """The settings of the run; the day is that of --today, else of SOURCE_DATE_EPOCH, else of the clock."""
    day = today.date() if today else epoch_day() or clock_day()
    return Settings(today=day, profile=profile, own_rules=own_rules)
