"""The terms of the glossary, and where a text uses one of them."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from goldthread.graph.scope import active_records
from goldthread.language.grammar import GRAMMARS
from goldthread.language.translation import spoken
from goldthread.model.editions import Term


class Terms(msgspec.Struct, frozen=True):
    """Finds the terms of the glossary in a text.

    pattern: Matches any of them, and its plural; None when there are none.
    by_word: The terms, by their words in lower case.
    """

    pattern: re.Pattern[str] | None = None
    by_word: Mapping[str, Term] = {}

    def meant_by(self, words: str) -> Term | None:
        """The term for words found in a text; None if they match only through unusual upper-case letters."""
        small = " ".join(words.lower().split())
        return self.by_word.get(small) or self.by_word.get(small.casefold())


NO_TERMS = Terms()
"""Finds nothing."""


def terms_of(records: Iterable[Term]) -> Terms:
    """Finds these terms in a text; of two that begin alike, the longer one counts."""
    by_word = {
        " ".join(term.term.lower().split()): term for term in active_records(records) if term.term and term.term.strip()
    }
    if not by_word:
        return NO_TERMS
    words = sorted(by_word, key=lambda word: (-len(word), word))
    choice = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    ending = GRAMMARS[spoken().language].endings
    return Terms(re.compile(rf"(?<![\w-])({choice})(?={ending}(?![\w-]))", re.IGNORECASE), by_word)
