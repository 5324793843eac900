"""Which texts of the generator each page shows: a language in which a text carries a mark that says which one it is."""

import gettext
import re
from collections.abc import Iterator

from goldthread.language.catalogue import Catalogue
from goldthread.pages.frame.addresses import GUIDE_FILE
from goldthread.pages.frame.page import Site

_MARK = re.compile("⟦([0-9]+)⟧")


def named(text: str, context: str) -> str:
    """A text as it is listed: with its context, where it has one."""
    return f"{text} [{context}]" if context else text


class Marking(Catalogue):
    """English in which each text begins with a mark."""

    def __init__(self) -> None:
        super().__init__("en", gettext.NullTranslations())
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def one(self, text: str, context: str = "") -> str:
        """A text with its mark."""
        return f"{self._mark(named(text, context))}{super().one(text, context)}" if text else ""

    def many(self, one: str, many: str, count: int) -> str:
        """The form of a text that goes with a number, with its mark."""
        text = super().many(one, many, count)
        return f"{self._mark(text)}{text}"

    def _mark(self, text: str) -> str:
        number = self._numbers.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
        return f"⟦{number}⟧"


def marked(shown: str, language: Marking) -> tuple[str, ...]:
    """Each text of which what is shown has a mark."""
    return tuple(language.texts[int(number)] for number in dict.fromkeys(_MARK.findall(shown)))


def said_on_pages(site: Site, language: Marking) -> Iterator[tuple[str, str]]:
    """Each address with each text that is said there."""
    for page in site.pages:
        shown = f"{page.title}\n{page.description}\n{page.body}"
        yield from ((page.address, text) for text in marked(shown, language))
    for path, data in site.files:
        if path == GUIDE_FILE:
            yield from ((path, text) for text in marked(data.decode(), language))
