"""The demonstration brand of this repository, and the day on which it is checked."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SECONDS = int(
    re.findall(r"^SOURCE_DATE_EPOCH \?= (\d+)$", (REPOSITORY / "demonstration.mk").read_text(), re.MULTILINE)[0]
)
DAY = datetime.datetime.fromtimestamp(SECONDS, datetime.UTC).date()
LATER = DAY.replace(year=DAY.year + 5)
"""Five years later: nothing that is documented or built may depend on when it is done."""


def on(day: datetime.date) -> Mapping[str, str]:
    """The environment in which a day counts as today."""
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))}
