"""Texts for the public in which something internal is named, which nothing that is left out can mend."""

import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from goldthread.audience.public_book import is_internal, public_records
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.model.references import mentions, texts
from goldthread.places import Path

_NAME = re.compile(r"(?<![\w/-])(?:[a-z]+/)?[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
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
            yield from _disclosing(original, said[key], cutting.certain(original).gone, names)


def _disclosing(
    record: Record, said: Iterable[tuple[Path, str]], gone: Collection[Path], names: "_Names"
) -> Iterator[Disclosure]:
    for path, text in said:
        if not any(path[: len(each)] == each for each in gone):
            yield from (Disclosure(record, path, named, words) for named, words in names.in_text(text))


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
        self._telling: dict[str, list[tuple[str, ...]]] = {}
        """The titles by the longest word of each, which few texts hold."""
        for record in inside:
            for id_ in (record.id, *record.was):
                if f"{record.kind}/{id_}" not in kept:
                    self._ids[f"{record.kind}/{id_}"] = record
                if id_.count("-") >= _MANY - 1 and not any(each.key in kept for each in book.named(id_)):
                    self._ids[id_] = record
            title = _words(record.title)
            if title and title not in open_titles and len("".join(title)) > _SHORT:
                self._titles.setdefault(title[0], []).append((title, record))
                self._telling.setdefault(max(title, key=len), []).append(title)
        folded = said.casefold() if self._telling else ""
        self._telling = {
            word: titles
            for word, titles in self._telling.items()
            if any(all(each in folded for each in title) for title in titles)
        }
        ids_said = {id_ for id_ in {_id_in(name) for name in self._ids} if id_ in said}
        self._ids_said = [name for name in self._ids if _id_in(name) in ids_said and name in said]

    def may_be_in(self, text: str) -> bool:
        """Whether any of them may stand in the texts of a record, joined; a quick look that spares a thorough one."""
        return "[[" in text or any(name in text for name in self._ids_said) or self._may_be_titled(text.casefold())

    def in_text(self, text: str) -> Iterator[tuple[Record, str]]:
        """The internal records that a text names, each with the words that name it."""
        found: dict[str, tuple[Record, str]] = {}
        for name in mentions(text):
            named = self._book.named(name)
            record = named[0] if named and named[0].key not in self._kept else self._ids.get(name)
            if record is not None:
                found.setdefault(record.key, (record, f"[[{name}]]"))
        for name in _NAME.findall(text) if "-" in text or "/" in text else ():
            if name in self._ids:
                found.setdefault(self._ids[name].key, (self._ids[name], name))
        for record, words in self._titled(text) if self._may_be_titled(text.casefold()) else ():
            found.setdefault(record.key, (record, words))
        yield from found.values()

    def _may_be_titled(self, folded: str) -> bool:
        """Whether all words of any title may stand in a text of which this is the form; a quick look that spares a thorough one."""
        for word, titles in self._telling.items():  # asked for every text
            if word in folded and any(all(each in folded for each in title) for title in titles):
                return True
        return False

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


def _id_in(name: str) -> str:
    """The id in `kind/id`, or in an id."""
    return name.rpartition("/")[2]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))
