"""Entries to the files of the index, and what is kept of it for the next time.

A page loads the first file, `search/index.js`, and then those parts alone that hold what was typed: words with the entries that have them,
sorted, so that the beginning of a word is found beside it; and what is shown of entries. All words, by which near spellings are found,
are loaded when a word is found nowhere. How well an entry answers a word is reckoned here: the page adds up.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from goldthread.caching.folder import digest
from goldthread.search.compounds import parts_of
from goldthread.search.entry import Entry
from goldthread.search.entry_words import EntryWords, words_of
from goldthread.search.index_parts import FOLDER, Files, Item, add_part, cut, front_coded, script, written
from goldthread.search.kept_index import KeptEntry, KeptIndex, KeptStem, Stem, add, take_out
from goldthread.search.stems import RULES, Stemmer

INDEX_FILE = f"{FOLDER}index.js"
"""What a page loads first."""
_WORDS_BYTES, _ENTRIES_BYTES = 12_000, 5_000
"""How long parts are, more or less: long ones cost time, and short ones make many files; of entries, up to eight are loaded at once."""
_MOST = 1_000
"""The most entries that are kept for a word; those that it says least about go."""
_PART = 0.4
"""What a word that is written together counts for a part of it."""
_SCALE = 10
_LEAST = 3
"""The fewest letters of a word for which near spellings are looked for."""
_ENCODE = msgspec.msgpack.encode
_WORDS, _STEM = msgspec.msgpack.Decoder(EntryWords), msgspec.msgpack.Decoder(Stem)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the page says around results, in the language of the handbook.

    texts: The texts by their names in the script.
    starts: Pages to begin from when nothing is found: titles and addresses.
    """

    texts: Mapping[str, str]
    starts: tuple[tuple[str, str], ...] = ()


class Index(msgspec.Struct, frozen=True):
    """An index.

    files: Its files by their paths from the top of the site.
    kept: What is to be kept of it.
    is_as_kept: Whether that is what was kept before.
    """

    files: Files
    kept: KeptIndex
    is_as_kept: bool


def index_of(entries: Iterable[Entry], language: str, told: Told, kept: KeptIndex | None = None) -> Index:
    """The index of some entries; the same entries make the same bytes in whatever order they come, and whatever is kept.

    kept: What was kept of an earlier index of any entries, made by the same generator.
    """
    ordered = sorted(entries, key=lambda each: (each.address, each.title))
    stemmer = Stemmer(RULES[language])
    before = kept if kept is not None and kept.language == language else KeptIndex(language, [], {})
    now = _entries(ordered, stemmer, before)
    stems = _edited(now, before) if _is_edit(now, before) else _stems(now, stemmer)
    files: Files = {}
    index = {**_parts(ordered, stems, stemmer, files), "says": told.texts, "starts": told.starts}
    files[INDEX_FILE] = script("index", written(index))
    is_as_kept = [each.digest for each in now] == [each.digest for each in before.entries]
    return Index(files, KeptIndex(language, now, {} if stemmer.rules.has_compounds else stems), is_as_kept)


def _entries(ordered: Sequence[Entry], stemmer: Stemmer, before: KeptIndex) -> list[KeptEntry]:
    """The entries with their words, which are those of before where an entry is the same."""
    known = {each.digest: each for each in before.entries}
    found = []
    for entry in ordered:
        told = digest(_ENCODE(entry))
        words = known[told].words if told in known else msgspec.Raw(_ENCODE(words_of(entry, stemmer)))
        found.append(KeptEntry(entry.address, told, words))
    return found


def _is_edit(now: Sequence[KeptEntry], before: KeptIndex) -> bool:
    """Whether the entries are those of before, of which some say something else."""
    is_same_size = len(now) == len(before.entries) and bool(before.stems)
    return is_same_size and all(one.address == other.address for one, other in zip(now, before.entries, strict=True))


def _edited(now: Sequence[KeptEntry], before: KeptIndex) -> dict[str, KeptStem]:
    """The stems after an edit: those that no entry says otherwise are as they were."""
    differing = []
    for number, (old, new) in enumerate(zip(before.entries, now, strict=True)):
        if old.digest != new.digest:
            said, says = _WORDS.decode(old.words), _WORDS.decode(new.words)
            differing.append((number, said.beside(says), says.beside(said)))
    touched = {stem for _, said, says in differing for stem in (*said.stems, *says.stems)}
    stems = {stem: _STEM.decode(before.stems[stem].stem) for stem in touched if stem in before.stems}
    for number, said, says in differing:
        take_out(stems, number, said)
        add(stems, number, says)
    kept = {name: each for name, each in before.stems.items() if name not in touched}
    kept |= {name: _kept(name, stem, len(now)) for name, stem in stems.items() if stem.is_said}
    return dict(sorted(kept.items()))


def _stems(entries: Sequence[KeptEntry], stemmer: Stemmer) -> dict[str, KeptStem]:
    """The stems of some entries."""
    found: dict[str, Stem] = {}
    for number, entry in enumerate(entries):
        add(found, number, _WORDS.decode(entry.words))
    if stemmer.rules.has_compounds:
        _take_compounds(found, stemmer)
    return {name: _kept(name, found[name], len(entries)) for name in sorted(found)}


def _take_compounds(stems: Mapping[str, Stem], stemmer: Stemmer) -> None:
    """Let an entry be found by the parts of a word that is written together."""
    known = frozenset(name for name, stem in stems.items() if stem.counted)
    for name in sorted(known):
        word = min(stems[name].spelt, key=lambda each: (len(each), each))
        for part in parts_of(word, known, stemmer):
            counted = stems[part].counted
            for number, weight in stems[name].counted.items():
                counted[number] = max(counted.get(number, 0.0), weight * _PART)


def _kept(name: str, stem: Stem, entries: int) -> KeptStem:
    return KeptStem(written(_word(name, stem, entries)), msgspec.Raw(_ENCODE(stem)))


def _word(name: str, stem: Stem, entries: int) -> list[object]:
    """What a page is told of a stem: entries with what it counts for them, how it is mostly spelt, and what is meant by it.

    entries: How many entries there are.
    """
    rare = math.log(1 + entries / max(1, len(stem.counted)))
    counts = [(number, max(1, round(weight * rare * _SCALE))) for number, weight in sorted(stem.counted.items())]
    if len(counts) > _MOST:
        counts = sorted(sorted(counts, key=lambda each: (-each[1], each[0]))[:_MOST])
    flat: list[int] = []
    before = 0
    for number, counted in counts:
        flat += (number - before, counted)
        before = number
    spelt = min(stem.spelt.items(), key=lambda each: (-each[1], each[0]))[0] if stem.spelt else name
    meant = sorted(set(stem.meant))
    return [flat, 0 if spelt == name else spelt, *([meant] if meant else ())]


def _parts(
    entries: Sequence[Entry], stems: Mapping[str, KeptStem], stemmer: Stemmer, files: Files
) -> dict[str, object]:
    """What the page is told of the parts, which are added to the files."""
    kinds = sorted({each.kind for each in entries})
    places = {kind: place for place, kind in enumerate(kinds)}
    shown = ((each.address, [each.address, places[each.kind], each.title, each.owner, each.line]) for each in entries)
    word_parts = cut((Item(name, written(name), each.text) for name, each in stems.items()), _WORDS_BYTES)
    entry_parts = cut(
        (Item(address, str(number), written(told)) for number, (address, told) in enumerate(shown)), _ENTRIES_BYTES
    )
    words = (f"{{{','.join(f'{each.name}:{each.text}' for each in part)}}}" for part in word_parts)
    lists = (f"[{','.join(each.text for each in part)}]" for part in entry_parts)
    vocabulary = written(front_coded([each for each in stems if _is_guessable(each)]))
    return {
        "language": msgspec.to_builtins(stemmer.rules),
        "words": [part[0].key for part in word_parts],
        "entries": [int(part[0].name) for part in entry_parts],
        "parts": {
            "words": [add_part(files, "w", text) for text in words],
            "entries": [add_part(files, "e", text) for text in lists],
            "vocabulary": add_part(files, "v", vocabulary),
            "places": add_part(files, "p", written(front_coded([each.address for each in entries]))),
        },
        "count": len(entries),
        "kinds": kinds,
    }


def _is_guessable(stem: str) -> bool:
    """Whether near spellings are looked for among words with a stem."""
    return len(stem) >= _LEAST and not stem.isdigit()
