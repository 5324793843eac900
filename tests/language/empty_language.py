"""A language that translates every text into nothing, so that untranslated words remain visible."""

import datetime
import gettext
from string import Formatter

from goldthread.language.catalogue import Catalogue


class Wordless(Catalogue):
    """A language that says nothing beside what takes the place of names in braces."""

    def __init__(self) -> None:
        super().__init__("en", gettext.NullTranslations())

    def one(self, text: str, context: str = "") -> str:
        """What a text leaves of itself."""
        del context
        return "; ".join(f"{{{name}}}" for _, name, _, _ in Formatter().parse(text) if name)

    def many(self, one: str, many: str, count: int) -> str:
        """The same of the form that goes with a number."""
        return self.one(one if count == 1 else many)

    def day(self, date: datetime.date) -> str:
        """A date in digits."""
        return date.isoformat()

    def month(self, date: datetime.date) -> str:
        """The same without its day."""
        return date.isoformat()[:7]
