"""What the person who runs the tool decides, as against what the records say."""

import datetime
import os
from typing import Literal

import msgspec

from goldthread.caching import clock
from goldthread.language.message import MessageError, message

Profile = Literal["adopt", "standard", "strict"]
_SECONDS_LENGTH = 11
_EPOCH = "SOURCE_DATE_EPOCH"


class DayError(MessageError, ValueError):
    """A day that was given cannot be read; the message says so in a sentence."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one run.

    today: The day on which the run counts as happening.
    profile: The set of severities to start from; None leaves it to the handbook.
    own_rules: Whether the files with rules that the handbook names are run. Their code is as powerful as the person who runs it.
    """

    today: datetime.date
    profile: Profile | None = None
    own_rules: bool = False


def epoch_day() -> datetime.date | None:
    """The day that the environment sets through SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/).

    Raises DayError when it is set to something else than a number of seconds since 1970.
    """
    written = os.environ.get(_EPOCH)
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and len(written) <= _SECONDS_LENGTH):
        raise DayError(
            message(
                '{variable} is "{value}", which is not a number of seconds since 1970: unset it, or set it to one such as 1767225600.',
                variable=_EPOCH,
                value=written,
            )
        )
    return datetime.datetime.fromtimestamp(int(written), datetime.UTC).date()


def clock_day() -> datetime.date:
    """The day by the clock, in UTC."""
    return datetime.date.fromisoformat(clock.today())
