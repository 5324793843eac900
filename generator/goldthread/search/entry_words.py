"""The words of an entry of the search: what the stem of each counts for it, how it is spelt, and what is meant by it."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from goldthread.search.entry import Entry
from goldthread.search.stems import Stemmer

_TITLE, _ALSO, _REPLACED, _NAME = 10.0, 9.0, 7.0, 5.0
_LONG, _AGAIN, _TWICE = 0.12, 0.25, 2.0

Meaning = tuple[tuple[str, ...], tuple[str, ...]]
"""The stems of a phrase that is given up, and those of what took its place."""


class EntryWords(msgspec.Struct, frozen=True, array_like=True):
    """The words of an entry.

    counted: What each stem counts for the entry.
    spelt: How often each word is said, by its stem.
    meant: What is meant by phrases that were given up.
    """

    counted: dict[str, float]
    spelt: dict[str, dict[str, int]]
    meant: list[Meaning]

    def beside(self, other: "EntryWords") -> "EntryWords":
        """Those of its stems of which it does not say what another entry says of them."""
        stems = {
            stem
            for stem, spelt in self.spelt.items()
            if spelt != other.spelt.get(stem) or self.counted.get(stem) != other.counted.get(stem)
        }
        counted = {stem: weight for stem, weight in self.counted.items() if stem in stems}
        spelt = {stem: words for stem, words in self.spelt.items() if stem in stems}
        return EntryWords(counted, spelt, [each for each in self.meant if each not in other.meant])

    @property
    def stems(self) -> set[str]:
        """The stems of all that it adds to an index."""
        return {*self.spelt, *(said[0] for said, _ in self.meant)}


def words_of(entry: Entry, stemmer: Stemmer) -> EntryWords:
    """The words of an entry."""
    reading = _Reading(stemmer)
    reading.add(entry.title, _TITLE, is_named=True)
    for phrases, weight in ((entry.also, _ALSO), (entry.replaces, _REPLACED), (entry.names, _NAME)):
        reading.add_phrases(phrases, weight)
    for weight, text in entry.texts:
        reading.add(text, weight)
    counted = {stem: weight * entry.weight for stem, weight in reading.counted.items()}
    return EntryWords(counted, reading.spelt, list(_meant(entry, stemmer)))


def _meant(entry: Entry, stemmer: Stemmer) -> list[Meaning]:
    meant = tuple(dict.fromkeys(stemmer.stems(entry.title)))
    phrases = (tuple(dict.fromkeys(stemmer.stems(phrase))) for phrase in entry.replaces)
    return [(said, meant) for said in dict.fromkeys(phrases) if said and meant and said != meant]


class _Reading:
    """What was read of an entry so far."""

    def __init__(self, stemmer: Stemmer) -> None:
        self._stemmer = stemmer
        self.counted: dict[str, float] = {}
        self.spelt: dict[str, dict[str, int]] = {}

    def add_phrases(self, phrases: Sequence[str], weight: float) -> None:
        """Add names beside the title: a word counts as in the one that tells most of it, and little more where the title has it, too."""
        before, best = self.counted, dict[str, float]()
        for phrase in phrases:
            self.counted = {}
            self.add(phrase, weight, is_named=True)
            for stem, counted in self.counted.items():
                best[stem] = max(best.get(stem, 0.0), counted)
        self.counted = before
        for stem, counted in best.items():
            both = (before.get(stem, 0.0), counted)
            before[stem] = max(both) + min(both) / 4

    def add(self, text: str, weight: float, *, is_named: bool = False) -> None:
        """Add the words of a text; a word of a long name tells less than one of a short one, and a word said again tells little more."""
        stemmer, counted = self._stemmer, self.counted
        words = stemmer.words(text)
        each = weight / (1 + _LONG * (len(words) - 1)) if is_named else weight
        for word, times in Counter(words).items():
            if stemmer.is_stop(word) and not is_named:
                continue
            stem = stemmer.stem(word)
            spelt = self.spelt.setdefault(stem, {})
            spelt[word] = spelt.get(word, 0) + times
            said = each if times == 1 else each * min(_TWICE, 1 + _AGAIN * (times - 1))
            counted[stem] = counted.get(stem, 0.0) + said
