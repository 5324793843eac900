"""The parts of words that are written together, as in German: "Abfahrtstafel" is found by "Tafel" and by "Abfahrt"."""

from collections.abc import Container, Iterator

from goldthread.search.stems import Stemmer

_HEAD, _PART = 3, 4
"""The fewest letters before a last part, and of a part that is known."""
_JOINTS = ("", "s", "n", "en", "es", "er", "e")


def parts_of(word: str, known: Container[str], stemmer: Stemmer) -> Iterator[str]:
    """The stems of the parts of a word: the longest known word that it ends in, and what stands before it where that is known, too.

    word: The word, folded.
    known: The stems of words that are said by themselves.
    """
    itself = stemmer.stem(word)
    for start in range(_HEAD, len(word) - _PART + 1):
        tail = stemmer.stem(word[start:])
        if len(tail) >= _PART and tail != itself and tail in known:
            yield tail
            yield from _head_of(word[:start], known, stemmer)
            return


def _head_of(start: str, known: Container[str], stemmer: Stemmer) -> Iterator[str]:
    for joint in _JOINTS:
        head = start.removesuffix(joint) if start.endswith(joint) else ""
        stem = stemmer.stem(head) if len(head) >= _PART else ""
        if stem and stem in known:
            yield stem
            return
