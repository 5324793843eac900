"""Texts for the public in which something internal is named, which nothing that is left out can mend."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from goldthread.audience.public_book import is_internal, public_records
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.model.references import mentions, texts
from goldthread.places import Path

_NAME = re.compile(r"(?<![\w/-])(?:[a-z]+/)?[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_GAP = re.compile(r"\W*")
_IOTA_BELOW = "\u0345"
_MANY = 3
"""So many words, in a title or in an id, are no chance."""
_SHORT = 3
_OPENING, _CLOSING = frozenset("\"'“„‚‘«»"), frozenset("\"'”“’‘»«")


class Disclosure(msgspec.Struct, frozen=True):
    """A text for the public that names an internal record.

    record: The record that says it.
    path: The steps to the text, as written in YAML.
    named: The internal record.
    words: The words that name it.
    """

    record: Record
    path: Path
    named: Record
    words: str


def disclosures_in(book: Book) -> Iterator[Disclosure]:
    """What cannot be fixed by leaving something out: texts for the public in which an internal record is named."""
    if not book.handbook.internal_fields and not any(map(is_internal, book.records.values())):
        return
    kept, cutting = public_records(book)
    inside = [record for key, record in book.records.items() if key not in kept]
    said = {key: tuple(texts(record)) for key, record in kept.items()} if inside else {}
    whole = {key: "\n".join(text for _, text in told) for key, told in said.items()}
    names = _Names(book, frozenset(kept), inside, "\n".join(whole.values()))
    for key, text in whole.items():
        if names.may_be_in(text):
            original = book.records[key]
            found = [Disclosure(original, *each) for each in _named_in(said[key], names)]
            gone = cutting.certain(original).gone if found else ()
            yield from (each for each in found if not any(each.path[: len(path)] == path for path in gone))


def _named_in(said: Iterable[tuple[Path, str]], names: "_Names") -> Iterator[tuple[Path, Record, str]]:
    """The internal records that are named in some texts, each with the steps to the text and the words that name it."""
    for path, text in said:
        for named, words in names.in_text(text):
            yield path, named, words


class _Names:
    """What internal records are known by: `[[id]]`, `kind/id`, an id of many words, and a title.

    A title counts in quotation marks, or where it has so many words that no sentence holds it by chance. What a public record is
    called as well gives nothing away.

    inside: The internal records.
    said: All that public records say; names that do not stand in it are not looked for in each of them.
    """

    def __init__(self, book: Book, kept: frozenset[str], inside: Iterable[Record], said: str) -> None:
        self._book = book
        self._kept = kept
        open_titles = {_words(book.records[key].title) for key in kept}
        self._ids: dict[str, Record] = {}
        self._titles: dict[str, list[tuple[tuple[str, ...], Record]]] = {}
        self._telling: dict[str, set[tuple[str, ...]]] = {}
        """The longest word of each title, which few texts hold, with those that follow it."""
        for record in inside:
            for id_ in (record.id, *record.was):
                if f"{record.kind}/{id_}" not in kept:
                    self._ids[f"{record.kind}/{id_}"] = record
                if id_.count("-") >= _MANY - 1 and not any(each.key in kept for each in book.named(id_)):
                    self._ids[id_] = record
            title = _words(record.title)
            if title and title not in open_titles and len("".join(title)) > _SHORT:
                self._titles.setdefault(title[0], []).append((title, record))
                word, rest = _telling_words(title)
                self._telling.setdefault(word, set()).add(rest)
        folded = _folded(said) if self._telling else ""
        self._telling = {word: rests for word, rests in self._telling.items() if _any_follow(folded, word, rests)}
        begun = {start for start in {_beginning(name) for name in self._ids} if start in said}
        self._ids_said = [name for name in self._ids if _beginning(name) in begun and name in said]

    def may_be_in(self, text: str) -> bool:
        """Whether any of them may stand in the texts of a record, joined; a quick look that spares a thorough one."""
        return "[[" in text or self._may_be_named(text) or self._may_be_titled(_folded(text))

    def in_text(self, text: str) -> Iterator[tuple[Record, str]]:
        """The internal records that a text names, each with the words that name it."""
        found: dict[str, tuple[Record, str]] = {}
        for name in mentions(text):
            named = self._book.named(name)
            record = named[0] if named and named[0].key not in self._kept else self._ids.get(name)
            if record is not None:
                found.setdefault(record.key, (record, f"[[{name}]]"))
        for name in _NAME.findall(text) if self._may_be_named(text) else ():
            if name in self._ids:
                found.setdefault(self._ids[name].key, (self._ids[name], name))
        for record, words in self._titled(text) if self._may_be_titled(_folded(text)) else ():
            found.setdefault(record.key, (record, words))
        yield from found.values()

    def _may_be_named(self, text: str) -> bool:
        """Whether any id may stand in a text."""
        return any(name in text for name in self._ids_said)

    def _may_be_titled(self, folded: str) -> bool:
        """Whether any title may stand in a text of which this is the form; a quick look that spares a thorough one."""
        return any(_any_follow(folded, word, rests) for word, rests in self._telling.items())

    def _titled(self, text: str) -> Iterator[tuple[Record, str]]:
        places = [(found.start(), found.end(), found[0].casefold()) for found in _WORD.finditer(text)]
        words = tuple(word for _, _, word in places)
        for index, word in enumerate(words):
            for title, record in self._titles.get(word, ()):
                end = index + len(title)
                if words[index:end] != title:
                    continue
                before, after = text[: places[index][0]].rstrip(" *_"), text[places[end - 1][1] :].lstrip(" .,!?*_")
                is_quoted = before[-1:] in _OPENING and after[:1] in _CLOSING and before and after
                if len(title) >= _MANY or is_quoted:
                    yield (
                        record,
                        f"\N{LEFT DOUBLE QUOTATION MARK}{text[places[index][0] : places[end - 1][1]]}\N{RIGHT DOUBLE QUOTATION MARK}",
                    )


def _telling_words(title: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The longest word of a title, the last one aside where there are more, with those that follow it."""
    place = max(range(max(1, len(title) - 1)), key=lambda each: len(title[each]))
    return title[place], title[place + 1 :]


def _any_follow(folded: str, word: str, rests: Iterable[tuple[str, ...]]) -> bool:
    """Whether a word stands in a text of which this is the form, and behind it all of some others, whatever parts them."""
    at = folded.find(word)
    while at >= 0:
        if any(_follow(folded, at + len(word), rest) for rest in rests):
            return True
        at = folded.find(word, at + 1)
    return False


def _follow(folded: str, at: int, words: tuple[str, ...]) -> bool:
    for word in words:
        gap = _GAP.match(folded, at)
        if gap is None or not folded.startswith(word, gap.end()):
            return False
        at = gap.end() + len(word)
    return True


def _folded(text: str) -> str:
    """The form in which words are looked for; the only sign that parts words and whose small form would be a letter is left out."""
    return text.replace(_IOTA_BELOW, "").casefold()


def _beginning(name: str) -> str:
    """What `kind/id` begins with, which few texts hold; of an id, all of it."""
    kind, slash, _ = name.partition("/")
    return kind + slash


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))
