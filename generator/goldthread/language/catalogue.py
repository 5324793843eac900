"""A language: its messages by their English text, and how it writes numbers and dates.

Messages are kept as gettext's PO files, which translators' programs read; Babel reads them, and knows from the Unicode CLDR how a language
writes dates and numbers. English needs no file, and nothing of Babel until a month or a large number is written.
"""

import datetime
import gettext
import io
from functools import cache, lru_cache
from typing import Literal, get_args

Language = Literal["en", "de"]
LANGUAGES: tuple[str, ...] = get_args(Language)
"""The languages that a handbook can be in."""

_LOCALES = {"en": "en_GB"}
_GROUPS_FROM = {"en": 10_000}
"""The first number whose digits are grouped, where it is not a thousand: English leaves four digits together, German does not."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months in English, so that a check, whose findings name days, need not load Babel."""


class Catalogue:
    """What a language has for the texts of the generator.

    A text that the language lacks is said in English; a test sees to it that none is lacking.
    """

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._locale = _LOCALES.get(language, language)
        self._translations = translations

    def one(self, text: str, context: str = "") -> str:
        """A text in this language; of nothing, nothing, since that is where a catalogue keeps what it says of itself."""
        if not text:
            return ""
        return self._translations.pgettext(context, text) if context else self._translations.gettext(text)

    def many(self, one: str, many: str, count: int) -> str:
        """The form of a text that goes with a number."""
        return self._translations.ngettext(one, many, count)

    def number(self, value: float) -> str:
        """A number: at most six places, and groups of digits from the first number on that the language groups."""
        is_grouped = abs(value) >= _GROUPS_FROM.get(self.language, 1000)
        if isinstance(value, int) and not is_grouped:
            return str(value)
        return _decimal(value, self._locale, is_grouped=is_grouped)

    def day(self, date: datetime.date) -> str:
        """A date in words, such as "14 November 2026"."""
        if self.language == "en":
            return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
        from babel.dates import format_date  # noqa: PLC0415 - as above

        return format_date(date, "long", locale=self._locale)

    def month(self, date: datetime.date) -> str:
        """A date in words without its day, such as "November 2026"."""
        if self.language == "en":
            return f"{_MONTHS[date.month - 1]} {date.year}"
        from babel.dates import format_skeleton  # noqa: PLC0415 - as above

        return format_skeleton("yMMMM", date, locale=self._locale)


@lru_cache(maxsize=4096)
def _decimal(value: float, locale: str, *, is_grouped: bool) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415 - a check writes no such number, and must start quickly

    return format_decimal(value, format="#,##0.######", locale=locale, group_separator=is_grouped)


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language. Raises KeyError when there is none."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return Catalogue(language, gettext.NullTranslations() if language == "en" else _translations(language))


def catalogue_file(language: str) -> str:
    """The name of the file with a language's messages."""
    return f"{language}.po"


def _translations(language: str) -> gettext.NullTranslations:
    from importlib import resources  # noqa: PLC0415 - as above

    from babel.messages.mofile import write_mo  # noqa: PLC0415 - as above
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    text = resources.files("goldthread.language").joinpath("catalogues", catalogue_file(language)).read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
