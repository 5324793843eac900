"""What the person who runs the tool decides, as against what the records say."""

import datetime
from typing import Literal

import msgspec

Profile = Literal["adopt", "standard", "strict"]


class DayError(ValueError):
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
