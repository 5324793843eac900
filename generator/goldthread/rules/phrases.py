"""Words and phrases, as editors list them, found in texts.

A phrase is found as whole words, in any letter case, with any white space or hyphens between its words, and with the endings that the
handbook's language gives a word: `ferry` finds "ferries", `last seat` finds "last seats", and in German `Fahrplan` finds "Fahrplans".
A word that ends in an asterisk is found with every ending: `cruis*` finds "cruises" and "cruising".
"""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from goldthread.language.grammar import GRAMMARS, Grammar

_VOWELS = tuple("aeiou")
_BETWEEN = r"[\s\u2010-\u2015-]+"


class Phrase(msgspec.Struct, frozen=True):
    """A phrase, ready to be looked for.

    listed: The phrase as it was listed.
    stem: What a text holds, its letter case put aside, whenever it holds the phrase: the longest of its words, without an ending.
    expression: The regular expression that finds it; few are ever needed, so few are compiled.
    """

    listed: str
    stem: str
    expression: str


class Found(msgspec.Struct, frozen=True):
    """A phrase in a text: as it was listed, and as it stands there."""

    listed: str
    words: str


class Phrases(msgspec.Struct, frozen=True):
    """Some phrases, ready to be looked for."""

    each: tuple[Phrase, ...]

    def may_be_in(self, folded: str) -> bool:
        """Whether any of them may stand in a case-folded text; a quick look that spares a thorough one."""
        for phrase in self.each:  # noqa: SIM110 - asked for every touchpoint, and a generator takes twice as long
            if phrase.stem in folded:
                return True
        return False

    def found_in(self, text: str) -> tuple[Found, ...]:
        """The phrases that stand in a text, each where it stands first."""
        folded = text.casefold()
        likely = [phrase for phrase in self.each if phrase.stem in folded]
        hits = [(phrase.listed, _compiled(phrase.expression).search(text)) for phrase in likely]
        return tuple(Found(listed, " ".join(hit[0].split())) for listed, hit in hits if hit)


def phrases_of(listed: Iterable[str], language: str) -> Phrases:
    """The phrases of a list, each once, as a language bends them; blank ones are left out."""
    grammar = GRAMMARS[language]
    found = (
        (phrase, [word for word in re.split(_BETWEEN, phrase) if word.strip("*")]) for phrase in dict.fromkeys(listed)
    )
    return Phrases(tuple(_phrase(phrase, words, grammar) for phrase, words in found if words))


def _phrase(listed: str, words: list[str], grammar: Grammar) -> Phrase:
    patterns = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    if not words[-1].endswith("*"):
        patterns[-1] = _with_endings(patterns[-1], grammar)
    longest = max((word.rstrip("*") for word in reversed(words)), key=len)
    stem = next((longest[: -len(plain)] for plain, _ in _changing(longest, grammar)), longest)
    return Phrase(listed, stem.casefold(), rf"(?<!\w){_BETWEEN.join(patterns)}(?!\w)")


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _with_endings(word: str, grammar: Grammar) -> str:
    bent = "".join(f"{word[: -len(plain)]}{changed}|" for plain, changed in _changing(word, grammar))
    return f"(?:{bent}{word}{grammar.endings})"


def _changing(word: str, grammar: Grammar) -> tuple[tuple[str, str], ...]:
    """The end of a word that changes before an ending, with what it changes into; after a vowel nothing does."""
    return tuple(
        (plain, changed)
        for plain, changed in grammar.stems
        if word.lower().endswith(plain) and not word.lower().removesuffix(plain).endswith(_VOWELS)
    )
