"""Words as the search compares them: folded and cut to their stems, by rules that are data.

The page applies the same rules to what somebody types, so they travel with the index; a test runs both over the same words.
Two words need not share a stem that is a word; it is enough that forms of one word share it and others seldom do.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec


class Ending(msgspec.Struct, frozen=True, array_like=True):
    """An ending that is taken off or replaced.

    ending: The letters at the end of a word.
    instead: What takes their place.
    least: How many letters have to stand before them.
    """

    ending: str
    instead: str = ""
    least: int = 3


class StemRules(msgspec.Struct, frozen=True, kw_only=True):
    """How words of a language are cut; each step applies the first of its endings that fits, and the next step goes on from there.

    folds: Spellings of one letter by two, each with the letter.
    steps: The steps in turn.
    vowels: The letters of which one has to be left.
    stops: Words that say nothing about what is searched, with spaces between them.
    has_compounds: Whether words are written together to make new ones.
    """

    folds: tuple[tuple[str, str], ...] = ()
    steps: tuple[tuple[Ending, ...], ...]
    vowels: str = "aeiouy"
    stops: str
    has_compounds: bool = False


def _endings(text: str) -> tuple[Ending, ...]:
    """Endings as in "ies>y:2 s:3": what goes, what comes instead, and how many letters have to stand before it."""
    found = []
    for each in text.split():
        change, _, least = each.partition(":")
        ending, _, instead = change.partition(">")
        found.append(Ending(ending, instead, int(least or 3)))
    return tuple(found)


_ENGLISH = StemRules(
    steps=(
        _endings("sses>ss:1 ies>y:2 us>us:1 ss>ss:1 is>is:1 s:3"),
        _endings("eed>ee:1 ied>y:2 ing:3 ed:3 ly:4"),
        _endings("e:2"),
        _endings("ation:4 ator:4 at:4 ion:4"),
        _endings("y>i:2"),
    ),
    stops=(
        "a an and are as at be been but by can could did do does for from get had has have he her him his how i if in into is it "
        "its may me my of on or our own owned owns she should so that the their them then there they this to us was we were what when "
        "where which who whom whose why will with would you your"
    ),
)
_GERMAN = StemRules(
    folds=(("ae", "a"), ("oe", "o"), ("ue", "u")),
    steps=(
        _endings("ens>en:3 ers>er:3 els>el:3"),
        _endings("innen:4 ern:3 est:4 en:3 er:3 em:3 es:3 e:3 s:3 n:4"),
        _endings("et:4"),
        _endings("ung:4 keit:4 heit:4 lich:4 ig:4"),
        _endings("er:4 en:4 st:4 t:4 d:4"),
    ),
    stops=(
        "aber als am an auch auf aus bei bin bis da das dass dem den denn der des die dies diese dieser du ein eine einem einen "
        "einer eines er es fur gehoren gehort hat habe haben hatte ich ihm ihn ihr im in ist ja kann konnen man mein mich mir mit "
        "nach noch nun nur ob oder sein sich sie sind so soll uber um und uns unser vom von vor wann war was wem wen wenn wer werden "
        "wie wir wird wo zu zum zur"
    ),
    has_compounds=True,
)

RULES: Mapping[str, StemRules] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN})
"""The rules of each language that a handbook can be in."""

_WORD = re.compile(r"[^\W_]+")
_WRITTEN_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "’": "'", **dict.fromkeys("“”„–—…", " ")}
)
"""Letters that nothing else takes apart, and the usual signs between words, after which most texts are plain."""


class _Unmarked(dict[int, int | None]):
    """Signs as they are, and none for a mark."""

    def __missing__(self, code: int) -> int | None:
        found = self[code] = None if unicodedata.category(chr(code))[0] == "M" else code
        return found


_WITHOUT_MARKS = _Unmarked()


class Stemmer:
    """Cuts the words of texts in one language; each word once."""

    def __init__(self, rules: StemRules) -> None:
        self.rules = rules
        self._stops = frozenset(rules.stops.split())
        self._known: dict[str, str] = {}
        self._is_stop: dict[str, bool] = {}

    def words(self, text: str) -> list[str]:
        """The words of a text, folded, in order; single letters are left out."""
        said = text.lower()
        if not said.isascii():
            said = said.translate(_WRITTEN_OUT)
        if not said.isascii():
            said = unicodedata.normalize("NFKD", said).translate(_WITHOUT_MARKS)
        return [word for word in _WORD.findall(said) if len(word) > 1 or not word.isascii() or word.isdigit()]

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._cut(word)
        return found

    def stems(self, text: str) -> Iterator[str]:
        """The stems of the words of a text, without those that say nothing."""
        stops = self._stops
        return (self.stem(word) for word in self.words(text) if self.folded(word) not in stops)

    def folded(self, word: str) -> str:
        """A word with one spelling for each letter."""
        for two, one in self.rules.folds:
            if two in word:
                word = word.replace(two, one)
        return word

    def is_stop(self, word: str) -> bool:
        """Whether a folded word says nothing about what is searched."""
        found = self._is_stop.get(word)
        if found is None:
            found = self._is_stop[word] = self.folded(word) in self._stops
        return found

    def _cut(self, word: str) -> str:
        cut = self.folded(word)
        if not cut.isalpha():
            return cut
        for step in self.rules.steps:
            for each in step:
                before = len(cut) - len(each.ending)
                if before >= each.least and cut.endswith(each.ending) and self._has_vowel(cut[:before]):
                    cut = cut[:before] + each.instead
                    break
        return cut[:-1] if len(cut) > 2 and cut[-1] == cut[-2] else cut  # noqa: PLR2004 - a pair and what it follows

    def _has_vowel(self, start: str) -> bool:
        return any(vowel in start for vowel in self.rules.vowels)
