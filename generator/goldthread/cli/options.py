"""The options that commands share, and what follows from them."""

import datetime
from pathlib import Path
from typing import get_args

import click
from click.decorators import FC

from goldthread.cli.output import stop
from goldthread.language.catalogue import LANGUAGES, Language, catalogue
from goldthread.language.translation import say, speaking
from goldthread.model.record import Audience
from goldthread.settings import Profile, Settings, clock_day, epoch_day

_LANGUAGE = "goldthread.language"


def root_option(function: FC) -> FC:
    """Adds --root."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=None,
        help="Use the handbook in this folder. Default: the nearest folder upwards that holds content/.",
    )(function)


def audience_option(function: FC) -> FC:
    """Adds --audience."""
    return click.option(
        "--audience",
        type=click.Choice(get_args(Audience)),
        default=None,
        help="Make the handbook for these readers; for the public, internal records are left out. Default: internal.",
    )(function)


def today_option(function: FC) -> FC:
    """Adds --today."""
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        default=None,
        help="Check as of this day. Default: the day of SOURCE_DATE_EPOCH, or of the clock.",
    )(function)


def at_option(function: FC) -> FC:
    """Adds --at."""
    return click.option(
        "--at", default=None, metavar="REV", help="Use the records as they were at this git revision, as of its day."
    )(function)


def own_rules_option(function: FC) -> FC:
    """Adds --own-rules."""
    return click.option(
        "--own-rules",
        is_flag=True,
        envvar="GOLDTHREAD_OWN_RULES",
        help="Run the rule files that the handbook names. They run with your permissions.",
    )(function)


def language_option(function: FC) -> FC:
    """Adds --language, which sets the language of all that a command prints, whether it is given before or after its name."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=None,
        expose_value=False,
        is_eager=True,
        callback=_set_language,
        help="Print messages in this language. Default: en.",
    )(function)


def _set_language(context: click.Context, parameter: click.Parameter, language: str | None) -> None:
    del parameter
    if language is not None:
        context.find_root().with_resource(speaking(catalogue(language)))  # errors of a command are worded by the group
        context.meta[_LANGUAGE] = language


def chosen_language() -> Language | None:
    """The language that was asked for with --language, if any."""
    context = click.get_current_context(silent=True)
    language: Language | None = context.meta.get(_LANGUAGE) if context else None
    return language


def root_of(given: Path | None) -> Path:
    """The handbook's folder; stops when there is none."""
    found = found_root(given)
    if found is None:
        stop(
            say(
                "There is no handbook here: neither this folder nor one above it holds content/. "
                "To start one, run: goldthread init. Or change to the handbook's folder, or name it with --root."
            )
        )
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
