"""Entries to the files of the index: scripts, since a browser runs a script of a folder and fetches no file of one.

A page loads the first file, `search/index.js`, and then those parts alone that hold what was typed: words with the entries that have them,
sorted, so that the beginning of a word is found beside it; and what is shown of entries. All words, by which near spellings are found,
are loaded when a word is found nowhere. How well an entry answers a word is reckoned here: the page adds up.

Parts are named after what they hold, and where one ends and the next begins is told by what stands there. So an edit changes the parts in
which its words are, and the first file, which names all parts; an old copy of a part is as good as a new one.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar
from zlib import crc32

import msgspec

from goldthread.search.compounds import parts_of
from goldthread.search.entry import Entry
from goldthread.search.stems import RULES, Stemmer

FOLDER = "search/"
INDEX_FILE = f"{FOLDER}index.js"
"""What a page loads first."""
_WORDS_BYTES, _ENTRIES_BYTES = 12_000, 5_000
"""How long parts are, more or less: long ones cost time, and short ones make many files; of entries, up to eight are loaded at once."""
_ENDS = 16
"""A part that is long enough ends before one of so many items."""
_NAME_LENGTH = 12
"""How many signs of its digest name a part."""
_MOST = 1_000
"""The most entries that are kept for a word; those that it says least about go."""
_TITLE, _ALSO, _REPLACED, _NAME = 10.0, 9.0, 7.0, 5.0
_PART = 0.4
"""What a word that is written together counts for a part of it."""
_LONG, _AGAIN, _TWICE = 0.12, 0.25, 2.0
_SCALE = 10
_LEAST = 3
"""The fewest letters of a word for which near spellings are looked for."""
_FIRST_SIGN, _SHARED = ord("A"), 57

Files = dict[str, bytes]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the page says around results, in the language of the handbook.

    texts: The texts by their names in the script.
    starts: Pages to begin from when nothing is found: titles and addresses.
    """

    texts: Mapping[str, str]
    starts: tuple[tuple[str, str], ...] = ()


def index_files(entries: Iterable[Entry], language: str, told: Told) -> Files:
    """The files of the index by their paths from the top of the site; the same entries make the same bytes in whatever order they come."""
    ordered = sorted(entries, key=lambda each: (each.address, each.title))
    return _Index(ordered, language).files(told)


class _Index:
    def __init__(self, entries: Sequence[Entry], language: str) -> None:
        self._entries = entries
        self._stemmer = Stemmer(RULES[language])
        self._found: defaultdict[str, dict[int, float]] = defaultdict(dict)
        """What each stem counts for the entries that have it, by their places."""
        self._spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._meant: defaultdict[str, set[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(set)
        """By the first stem of each given-up phrase: its stems, and those of what took its place."""

    def files(self, told: Told) -> Files:
        for number, entry in enumerate(self._entries):
            for stem, weight in self._words(entry).items():
                self._found[stem][number] = weight * entry.weight
            self._take_synonyms(entry)
        if self._stemmer.rules.has_compounds:
            self._take_compounds()
        files: Files = {}
        index = {**self._parts(files), "says": told.texts, "starts": told.starts}
        files[INDEX_FILE] = _script("index", _written(index))
        return files

    def _words(self, entry: Entry) -> dict[str, float]:
        """What the stems of an entry's words count for it."""
        found: dict[str, float] = {}
        self._add(found, entry.title, _TITLE, is_named=True)
        for phrases, weight in ((entry.also, _ALSO), (entry.replaces, _REPLACED), (entry.names, _NAME)):
            self._add_phrases(found, phrases, weight)
        for weight, text in entry.texts:
            self._add(found, text, weight)
        return found

    def _add_phrases(self, found: dict[str, float], phrases: Sequence[str], weight: float) -> None:
        """Add names beside the title: a word counts as in the one that tells most of it, and little more where the title has it, too."""
        best: dict[str, float] = {}
        for phrase in phrases:
            each: dict[str, float] = {}
            self._add(each, phrase, weight, is_named=True)
            for stem, counted in each.items():
                best[stem] = max(best.get(stem, 0.0), counted)
        for stem, counted in best.items():
            both = (found.get(stem, 0.0), counted)
            found[stem] = max(both) + min(both) / 4

    def _add(self, found: dict[str, float], text: str, weight: float, *, is_named: bool = False) -> None:
        """Add the words of a text; a word of a long name tells less than one of a short one, and a word said again tells little more."""
        stemmer = self._stemmer
        words = stemmer.words(text)
        each = weight / (1 + _LONG * (len(words) - 1)) if is_named else weight
        for word, times in Counter(words).items():
            if stemmer.is_stop(word) and not is_named:
                continue
            stem = stemmer.stem(word)
            self._spelt[stem][word] += times
            found[stem] = found.get(stem, 0.0) + each * min(_TWICE, 1 + _AGAIN * (times - 1))

    def _take_synonyms(self, entry: Entry) -> None:
        meant = tuple(dict.fromkeys(self._stemmer.stems(entry.title)))
        for phrase in entry.replaces:
            said = tuple(dict.fromkeys(self._stemmer.stems(phrase)))
            if said and meant and said != meant:
                self._meant[said[0]].add((said, meant))

    def _take_compounds(self) -> None:
        """Let an entry be found by the parts of a word that is written together."""
        known = frozenset(stem for stem, entries in self._found.items() if entries)
        for stem in sorted(known):
            word = min(self._spelt[stem], key=lambda each: (len(each), each))
            for part in parts_of(word, known, self._stemmer):
                counted = self._found[part]
                for number, weight in self._found[stem].items():
                    counted[number] = max(counted.get(number, 0.0), weight * _PART)

    def _parts(self, files: Files) -> dict[str, object]:
        """What the page is told of the parts, which are added to the files."""
        words = {stem: self._word(stem) for stem in sorted({*self._found, *self._meant})}
        kinds = sorted({each.kind for each in self._entries})
        shown = ([each.address, kinds.index(each.kind), each.title, each.owner, each.line] for each in self._entries)
        word_parts = _cut(words.items(), _WORDS_BYTES, lambda word: word[0])
        entry_parts = _cut(enumerate(shown), _ENTRIES_BYTES, lambda entry: str(entry[1][0]))
        rules = self._stemmer.rules

        def named(sort: str, part: object) -> str:
            text = _written(part)
            name = f"{sort}{sha256(text.encode()).hexdigest()[:_NAME_LENGTH]}"
            files[f"{FOLDER}{name}.js"] = _script(name, text)
            return name

        return {
            "language": msgspec.to_builtins(rules),
            "words": [part[0][0] for part in word_parts],
            "entries": [part[0][0] for part in entry_parts],
            "parts": {
                "words": [named("w", dict(part)) for part in word_parts],
                "entries": [named("e", [each for _, each in part]) for part in entry_parts],
                "vocabulary": named("v", _front_coded([each for each in words if _is_guessable(each)])),
                "places": named("p", _front_coded([each.address for each in self._entries])),
            },
            "count": len(self._entries),
            "kinds": kinds,
        }

    def _word(self, stem: str) -> list[object]:
        """What is kept of a stem: entries with what it counts for them, how it is mostly spelt, and what is meant by it."""
        found = self._found.get(stem, {})
        rare = math.log(1 + len(self._entries) / max(1, len(found)))
        kept = [(number, max(1, round(weight * rare * _SCALE))) for number, weight in sorted(found.items())]
        if len(kept) > _MOST:
            kept = sorted(sorted(kept, key=lambda each: (-each[1], each[0]))[:_MOST])
        flat: list[int] = []
        before = 0
        for number, counted in kept:
            flat += (number - before, counted)
            before = number
        spelt = min(self._spelt[stem].items(), key=lambda each: (-each[1], each[0]))[0] if stem in self._spelt else stem
        meant = sorted(self._meant.get(stem, ()))
        return [flat, 0 if spelt == stem else spelt, *([meant] if meant else ())]


Item = TypeVar("Item", bound=tuple[object, object])


def _cut(items: Iterable[Item], about: int, key: Callable[[Item], str]) -> list[list[Item]]:
    """Items in parts of about equal length.

    about: The length that parts have more or less. One from which a third is missing ends before an item that its own key chooses,
        so that what stands further ahead does not move the end, and any other where it is full.
    """
    parts: list[list[Item]] = []
    taken = about
    for item in items:
        length = len(_written(item))
        is_end = taken + length > about or (3 * taken > 2 * about and crc32(key(item).encode()) % _ENDS == 0)
        if is_end or not parts:
            parts.append([])
            taken = 0
        parts[-1].append(item)
        taken += length
    return parts


def _is_guessable(stem: str) -> bool:
    """Whether near spellings are looked for among words with a stem."""
    return len(stem) >= _LEAST and not stem.isdigit()


def _front_coded(words: Sequence[str]) -> str:
    """Sorted words, each as how many letters it shares with the one before, as a sign, and the rest."""
    coded = []
    before = ""
    for word in words:
        shared = next(
            (place for place, (one, other) in enumerate(zip(before, word, strict=False)) if one != other), None
        )
        shared = min(_SHARED, min(len(before), len(word)) if shared is None else shared)
        coded.append(chr(_FIRST_SIGN + shared) + word[shared:])
        before = word
    return " ".join(coded)


def _script(name: str, text: str) -> bytes:
    return f'(self.goldthreadFound=self.goldthreadFound||[]).push(["{name}",{text}]);\n'.encode()


def _written(value: object) -> str:
    """A value as JSON that is a script as well, and in which nothing ends one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
