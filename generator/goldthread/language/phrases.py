"""Words and phrases, as editors list them, found in texts.

A phrase is found as whole words, in any letter case, with any white space or hyphens between its words, and with the endings that the
handbook's language gives a word: `ferry` finds "ferries", `last seat` finds "last seats", and in German `Fahrplan` finds "Fahrplans".
Composed and decomposed letters are the same, and so are all apostrophes.
A word that ends in an asterisk is found with every ending: `cruis*` finds "cruises" and "cruising".
"""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from goldthread.language.grammar import GRAMMARS, Grammar
from goldthread.language.words import in_words, may_hold_marks, place_in, same_form

_VOWELS = tuple("aeiou")
_WORD = "\x00"
"""What stands in an expression for a character of a word, until it is known in which script the text is."""
_BETWEEN = r"[\s\u2010-\u2015-]+"


class Phrase(msgspec.Struct, frozen=True):
    """A phrase, ready to be looked for.

    listed: The phrase as it was listed.
    stem: What the form of a text holds whenever it holds the phrase: the longest of its words, without an ending.
    others: What it holds besides: the other words, each without an ending.
    expression: The regular expression that finds it in the form of a text; few are ever needed, so few are compiled.
    """

    listed: str
    stem: str
    others: tuple[str, ...]
    expression: str

    def may_be_in(self, folded: str) -> bool:
        """Whether it may stand in a text of which this is the form; a quick look that spares a thorough one."""
        return self.stem in folded and all(other in folded for other in self.others)


class Found(msgspec.Struct, frozen=True):
    """A phrase in a text: as it was listed, and as it stands there."""

    listed: str
    words: str


class Phrases(msgspec.Struct, frozen=True):
    """Some phrases, ready to be looked for."""

    each: tuple[Phrase, ...]

    def may_be_in(self, folded: str) -> bool:
        """Whether any of them may stand in a text of which this is the form; a quick look that spares a thorough one."""
        for phrase in self.each:  # noqa: SIM110 - asked for every touchpoint, and a generator takes twice as long
            if phrase.stem in folded and phrase.may_be_in(folded):
                return True
        return False

    def found_in(self, text: str) -> tuple[Found, ...]:
        """The phrases that stand in a text, each where it stands first."""
        form = same_form(text)
        likely = [phrase for phrase in self.each if phrase.may_be_in(form)]
        hits = [(phrase.listed, _compiled(phrase.expression, may_hold_marks(form)).search(form)) for phrase in likely]
        return tuple(Found(listed, _as_written(text, hit)) for listed, hit in hits if hit)


def phrases_of(listed: Iterable[str], language: str) -> Phrases:
    """The phrases of a list, each once, as a language bends them; blank ones are left out."""
    grammar = GRAMMARS[language]
    found = (
        (phrase, [word for word in re.split(_BETWEEN, same_form(phrase)) if word.strip("*")])
        for phrase in dict.fromkeys(listed)
    )
    return Phrases(tuple(_phrase(phrase, words, grammar) for phrase, words in found if words))


def _phrase(listed: str, words: list[str], grammar: Grammar) -> Phrase:
    patterns = [re.escape(word.rstrip("*")) + (f"{_WORD}*" if word.endswith("*") else "") for word in words]
    if not words[-1].endswith("*"):
        patterns[-1] = _with_endings(patterns[-1], grammar)
    stems = [_stem(word.rstrip("*"), grammar) for word in words]
    longest = max(range(len(words)), key=lambda place: (len(words[place].rstrip("*")), place))
    stem = stems.pop(longest)
    return Phrase(listed, stem, tuple(stems), rf"(?<!{_WORD}){_BETWEEN.join(patterns)}(?!{_WORD})")


@cache
def _compiled(expression: str, has_marks: bool) -> re.Pattern[str]:  # noqa: FBT001 - the cache takes no names
    return re.compile(expression.replace(_WORD, in_words() if has_marks else r"\w"))


def _as_written(text: str, hit: re.Match[str]) -> str:
    start, end = place_in(text, *hit.span())
    return " ".join(text[start:end].split())


def _stem(word: str, grammar: Grammar) -> str:
    """What is left of a word in each of its forms."""
    return next((word[: -len(plain)] for plain, _ in _changing(word, grammar)), word)


def _with_endings(word: str, grammar: Grammar) -> str:
    bent = "".join(f"{word[: -len(plain)]}{changed}|" for plain, changed in _changing(word, grammar))
    return f"(?:{bent}{word}{grammar.endings})"


def _changing(word: str, grammar: Grammar) -> tuple[tuple[str, str], ...]:
    """The end of a word that changes before an ending, with what it changes into; after a vowel nothing does."""
    return tuple(
        (plain, changed)
        for plain, changed in grammar.stems
        if word.endswith(plain) and not word.removesuffix(plain).endswith(_VOWELS)
    )
