"""What is kept of an index, so that after an edit only those words are looked at again that the edit has to do with."""

import msgspec

from goldthread.search.entry_words import EntryWords, Meaning


class Stem(msgspec.Struct, array_like=True):
    """All that entries say of a stem.

    counted: What it counts for the entries that have it, by their numbers.
    spelt: How often each of its words is said.
    meant: What is meant by phrases that begin with it; a meaning that several entries give is there several times.
    """

    counted: dict[int, float]
    spelt: dict[str, int]
    meant: list[Meaning]

    @property
    def is_said(self) -> bool:
        """Whether any entry still says something of it."""
        return bool(self.spelt or self.meant)


class KeptEntry(msgspec.Struct, frozen=True, array_like=True):
    """An entry as it was read: its address, its digest, and its words, which are only looked at when it has changed."""

    address: str
    digest: bytes
    words: msgspec.Raw


class KeptStem(msgspec.Struct, frozen=True, array_like=True):
    """A stem as it was written, and what entries say of it, which is only looked at when one of them has changed."""

    text: str
    stem: msgspec.Raw


class KeptIndex(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of an index.

    language: The language of its words.
    entries: Its entries, in order.
    stems: Its stems; none where parts of words are looked for, since these depend on all words.
    """

    language: str
    entries: list[KeptEntry]
    stems: dict[str, KeptStem]


def add(stems: dict[str, Stem], number: int, words: EntryWords) -> None:
    """Add the words of an entry."""
    for stem, spelt in words.spelt.items():
        known = stems.get(stem)
        if known is None:
            known = stems[stem] = Stem({}, {}, [])
        counted = words.counted.get(stem)
        if counted is not None:
            known.counted[number] = counted
        for word, times in spelt.items():
            known.spelt[word] = known.spelt.get(word, 0) + times
    for meaning in words.meant:
        first = meaning[0][0]
        if first not in stems:
            stems[first] = Stem({}, {}, [])
        stems[first].meant.append(meaning)


def take_out(stems: dict[str, Stem], number: int, words: EntryWords) -> None:
    """Take out the words of an entry that were added before."""
    for stem, spelt in words.spelt.items():
        known = stems[stem]
        known.counted.pop(number, None)
        for word, times in spelt.items():
            known.spelt[word] -= times
            if not known.spelt[word]:
                del known.spelt[word]
    for meaning in words.meant:
        stems[meaning[0][0]].meant.remove(meaning)
