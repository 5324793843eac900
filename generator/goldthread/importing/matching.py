"""Records found by what people call them: by id, title, former id and near spelling."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goldthread.editing.new_ids import new_id
from goldthread.importing.names import plain
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND
from goldthread.model.record import ID_LENGTH
from goldthread.model.references import mentions, texts
from goldthread.reading.odd_characters import has_odd_character

PROPOSED = ("team", "phase", "customer", "tool")
"""The kinds of which a record is made for a name that is not known: a name is all that they need."""
_FEW = "phase"
_ADDED = (
    "the a team teams department dept unit phase stage customer customers segment persona tool",
    "abteilung bereich kunde kunden die der das",
)
_GENERIC = frozenset(word for words in _ADDED for word in words.split())
"""Words that people add to a name, or leave out."""
_SLIPS = ((4, 0), (7, 1), (12, 2), (1000, 3))
"""How many slips a name of so many letters may have."""
_NO_NAME = frozenset("@;|\n")
"""Signs that stand in no name, but in addresses of people and between several names."""
_WORD = 4
"""Words of fewer letters are too like each other."""
_LEAST_LETTERS, _LEFT_OUT = 5, 2
"""A name of so many letters may be another one from which so many were left out."""
_WORD_LIKE, _JOINED, _SIMILAR = 0.6, 0.9, 0.65
"""How like each other two words are at least, two names of which one is written in fewer words, and two names on the whole."""
_COMPARED_LIMIT = 3_000_000
"""How many names are compared with names that nobody has, before nobody is asked any more which was meant."""
_LIKE, _HOLDS = 75, 95
"""How like a name is at least, of 100, to be asked about: on the whole, or as a part of it."""
_DIGITS = re.compile(r"\d+")


class Match(msgspec.Struct, frozen=True):
    """A record that a name means.

    key: Its `kind/id`.
    is_near: Whether it was found by near spelling.
    """

    key: str
    is_near: bool = False


class KnownNames:
    """The names of the records of some kinds."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]], *, is_strict: bool = False) -> None:
        """Takes keys, each with the names of its record, the surest first.

        is_strict: Whether only what is plainly a typing mistake counts as near, as among titles, many of which are like each other.
        """
        self._is_strict = is_strict
        self._exact: dict[str, str] = {}
        self._loose: dict[str, set[str]] = {}
        self._of_length: dict[tuple[int, tuple[str, ...]], list[str]] = {}
        self._beginning: dict[str, list[str]] = {}
        for key, names in entries:
            self.add(key, names)
        self._found: dict[str, Match | None] = {}
        self._compared = 0

    def add(self, key: str, names: Iterable[str]) -> None:
        """Know a record by further names; a name that is known already keeps its meaning."""
        self._found = {}
        for name in names:
            if form := plain(name):
                if form not in self._exact:
                    self._of_length.setdefault((len(form), _digits(form)), []).append(form)
                    self._beginning.setdefault(form.partition(" ")[0], []).append(form)
                self._exact.setdefault(form, key)
                self._loose.setdefault(_bare(form), set()).add(key)

    def match(self, name: str) -> Match | None:
        """The record that a name means beyond doubt."""
        form = plain(name)
        if not form:
            return None
        if form not in self._found:
            self._found[form] = self._search(form)
        return self._found[form]

    def _search(self, form: str) -> Match | None:
        if form in self._exact:
            return Match(self._exact[form])
        bare = _bare(form)
        if len(loose := self._loose.get(bare, set())) == 1:
            return Match(next(iter(loose)))
        near = self._near(form)
        return Match(near, is_near=True) if near else None

    def _near(self, form: str) -> str | None:
        """The one record whose name is a few slips away, or of which the first words are given."""
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - only names that nobody knows need it

        most = next(slips for length, slips in _SLIPS if len(form) <= length)
        hits: dict[str, int] = {}
        for length in range(len(form) - most, len(form) + most + 1) if most else ():
            for known in self._of_length.get((length, _digits(form)), ()):
                distance = DamerauLevenshtein.distance(form, known, score_cutoff=most)
                is_slip = _is_typing_mistake(form, known) if self._is_strict else is_misspelt(form, known)
                if distance <= most and is_slip:
                    key = self._exact[known]
                    hits[key] = min(hits.get(key, distance), distance)
        for known in self._beginning.get(form.partition(" ")[0], ()):
            if (
                not self._is_strict
                and known.startswith(f"{form} ")
                and len(form) > _SLIPS[0][0]
                and _digits(known) == _digits(form)
            ):
                hits.setdefault(self._exact[known], most)
        if not hits:
            return None
        best = min(hits.values())
        nearest = [key for key, distance in hits.items() if distance == best]
        return nearest[0] if len(nearest) == 1 else None

    def doubtful(self, name: str) -> str | None:
        """The key of the record that a name is probably a misspelling of, though not beyond doubt."""
        form = _bare(plain(name))
        return next((key for known, key in self._of_like_length(form) if _may_be_misspelt(form, known)), None)

    def similar(self, name: str) -> str | None:
        """The key of the record whose name is most like a name word by word; None when none is like it."""
        form = _bare(plain(name))
        found = {key: _likeness(form, known) for known, key in self._of_like_length(form) if is_misspelt(form, known)}
        best = max(found, key=found.__getitem__, default=None)
        return best if best is not None and found[best] >= _SIMILAR else None

    def _of_like_length(self, form: str) -> Iterator[tuple[str, str]]:
        """The names that a name may be, for all that their lengths tell, each with the key of its record."""
        if self._may_compare():
            most = max(len(form) // 3, _LEFT_OUT)
            for known, keys in self._loose.items():
                if abs(len(known) - len(form)) <= most and len(keys) == 1:
                    yield known, next(iter(keys))

    def _may_compare(self) -> bool:
        """Whether not too many names have been compared yet; each time, all are."""
        self._compared += len(self._exact)
        return self._compared <= _COMPARED_LIMIT

    def suggestion(self, name: str) -> str | None:
        """The key of the record that a person may have meant, to be asked about and never taken."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - as above

        form = plain(name)
        if len(form) < _WORD or not self._may_compare():
            return None
        whole = process.extractOne(form, self._exact.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE)
        words = process.extractOne(form, self._exact.keys(), scorer=fuzz.token_set_ratio, score_cutoff=_HOLDS)
        part = process.extractOne(form, self._exact.keys(), scorer=fuzz.partial_ratio, score_cutoff=_HOLDS)
        best = whole or words or part
        return self._exact[str(best[0])] if best is not None else None


def _likeness(form: str, known: str) -> float:
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - as above

    return DamerauLevenshtein.normalized_similarity(form.replace(" ", ""), known.replace(" ", ""))


def is_misspelt(form: str, known: str) -> bool:
    """Whether a name may be another one with slips: no word of it is another word, as "post" is for "pre"."""
    if _digits(form) != _digits(known):
        return False
    words, others = form.split(), known.split()
    if len(words) != len(others):
        return _likeness(form, known) >= _JOINED
    return all(one == other or _likeness(one, other) >= _WORD_LIKE for one, other in zip(words, others, strict=True))


def _may_be_misspelt(form: str, known: str) -> bool:
    """Whether the words of a name stand in another order, or up to two letters are left out of it or doubled in it."""
    if form == known or _digits(form) != _digits(known):
        return False
    if sorted(form.split()) == sorted(known.split()):
        return True
    one, other = sorted((form.replace(" ", ""), known.replace(" ", "")), key=len)
    if len(one) < _LEAST_LETTERS or len(other) - len(one) > _LEFT_OUT or one[0] != other[0]:
        return False
    letters = iter(other)
    return is_misspelt(form, known) and all(each in letters for each in one)


def _is_typing_mistake(form: str, known: str) -> bool:
    """Whether two names differ in one word alone, in which letters were swapped, doubled or left out: no other word comes of that."""
    pairs = list(zip(form.split(), known.split(), strict=False))
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    if len(form.split()) != len(known.split()) or len(differing) != 1:
        return False
    one, other = sorted(differing[0], key=len)
    if min(len(one), len(other)) < _WORD or one[0] != other[0] or one[-1] != other[-1]:
        return False
    first = next(index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    if len(one) == len(other):
        return one[first : first + 2] == other[first : first + 2][::-1] and one[first + 2 :] == other[first + 2 :]
    return one[first:] == other[first + 1 :]


def _digits(form: str) -> tuple[str, ...]:
    return tuple(_DIGITS.findall(form))


def _bare(form: str) -> str:
    return " ".join(word for word in form.split() if word not in _GENERIC) or form


class Proposal(msgspec.Struct, frozen=True):
    """A record that is to be made for a name that is not known.

    kind, id, title: What it will be.
    like: The title of a record that is much like it; empty where there is none.
    """

    kind: str
    id: str
    title: str
    like: str = ""

    @property
    def key(self) -> str:
        """Its `kind/id`."""
        return f"{self.kind}/{self.id}"


class Matching:
    """The names of all records of a book, and of those that are proposed."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[tuple[str, ...], KnownNames] = {}
        self._new: dict[str, str] = {}
        self._mentioned = mentioned_ids(book)
        self.proposals: dict[str, Proposal] = {}

    def names(self, kinds: tuple[str, ...]) -> KnownNames:
        """The names of the records of some kinds."""
        if kinds not in self._known:
            wanted = tuple(KINDS) if ANY_KIND in kinds else kinds
            records = [each for each in self._book.records.values() if each.kind in wanted]
            entries = ((each.key, (each.id, each.title, each.key, *each.was)) for each in records)
            self._known[kinds] = KnownNames(entries)
            for proposal in self.proposals.values():
                if proposal.kind in wanted:
                    self._known[kinds].add(proposal.key, (proposal.title, proposal.id))
            for key, title in self._new.items():
                if key.partition("/")[0] in wanted:
                    self._known[kinds].add(key, (key.partition("/")[2], title, key))
        return self._known[kinds]

    def title(self, key: str) -> str:
        """What readers know a record by."""
        record = self._book.records.get(key)
        if record is not None:
            return record.title
        return self._new[key] if key in self._new else self.proposals[key].title

    def know(self, key: str, title: str) -> None:
        """Know a record that is to be added by its title and its id, so that others can name it."""
        self._new[key] = title
        for kinds, known in self._known.items():
            if key.partition("/")[0] in kinds or ANY_KIND in kinds:
                known.add(key, (key.partition("/")[2], title, key))

    def match(self, kinds: tuple[str, ...], name: str) -> Match | None:
        """The record of some kinds that a name means."""
        return self.names(kinds).match(name)

    def propose(self, kinds: tuple[str, ...], names: Mapping[str, int]) -> None:
        """Propose a record for each name that is not known; they stand in the order of the names.

        names: How often each is written. Spellings near one that is written more often are the same name.
        """
        kind = next((each for each in kinds if each in PROPOSED), "")
        known = self.names(kinds)
        if not kind:
            return
        for name in sorted(names, key=lambda each: (-names[each], each)):
            if known.match(name) is None and is_title(name) and not self._is_doubtful(kind, known, name):
                similar = known.similar(name)
                taken = {each.id for each in self._book.records.values() if each.kind == kind}
                taken |= self._mentioned | {each.id for each in self.proposals.values() if each.kind == kind}
                like = self.title(similar) if similar else ""
                proposal = Proposal(kind, new_id(name, kind, taken), " ".join(name.split()), like)
                self.add(proposal)
        order = {" ".join(name.split()): at for at, name in enumerate(names)}
        found = sorted(self.proposals.items(), key=lambda each: order.get(each[1].title, -1))
        self.proposals = dict(found)

    def _is_doubtful(self, kind: str, known: KnownNames, name: str) -> bool:
        """Whether a name is probably a misspelt one: of phases, of which there are few, each that is like one in the handbook."""
        similar = known.similar(name) if kind == _FEW else None
        return known.doubtful(name) is not None or (similar is not None and similar in self._book.records)

    def suggestion(self, kinds: tuple[str, ...], name: str) -> str | None:
        """The title of the record that a person may have meant with a name that is not known."""
        known = self.names(kinds)
        key = known.doubtful(name) or known.similar(name) or known.suggestion(name)
        return " ".join(self.title(key).split()) if key else None

    def add(self, proposal: Proposal) -> None:
        """Know a record that is proposed."""
        self.proposals[proposal.key] = proposal
        for kinds, known in self._known.items():
            if proposal.kind in kinds:
                known.add(proposal.key, (proposal.title, proposal.id))


def mentioned_ids(book: Book) -> frozenset[str]:
    """The ids that texts name without a kind: a new record of another kind with one of them would make it unclear which is meant."""
    return frozenset(
        name
        for record in book.records.values()
        for _, text in texts(record)
        for name in mentions(text)
        if "/" not in name
    )


def is_title(name: str) -> bool:
    """Whether a text may be the name of a team, a phase, a customer or a tool: it is short, and no address of a person."""
    is_plain = name.partition("/")[0] not in KINDS and _NO_NAME.isdisjoint(name) and not has_odd_character(name)
    return 1 < len(name.strip()) <= ID_LENGTH and is_plain and bool(plain(name))


class Parts(msgspec.Struct, frozen=True):
    """A cell taken apart into names.

    keys: The records that they mean, in order.
    unknown: The names that mean none.
    near: The names that were found by near spelling, with the records that they mean.
    """

    keys: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    near: tuple[tuple[str, str], ...] = ()


_WAYS = (
    re.compile(r"\s*[;|\n•]\s*|\n\s*[-*·]\s+"),
    None,
    re.compile(r"\s+/\s+|\s*[;,|\n•/+]\s*"),
    re.compile(r"\s*[;,|\n•/+&]\s*|\s+(?:and|und|et|as well as|sowie)\s+", re.IGNORECASE),
)
"""The ways to take a cell apart, the surest first; None is that of rows with commas, in which quotation marks hold names together."""


def parts_of(text: str, known: KnownNames) -> Parts:
    """The names in a cell: those of the first way of taking it apart in which all are known, else those of the likeliest way."""
    tries = [_looked_up((text,), known)]
    for way in _WAYS:
        pieces = tuple(filter(None, (each.strip() for each in (_quoted(text) if way is None else way.split(text)))))
        if len(pieces) > 1:
            tries.append(_looked_up(pieces, known))
    whole = next((each for each in tries if not each.unknown), None)
    if whole is not None:
        return whole
    return max(tries[1:] or tries, key=lambda each: len(each.keys) / (len(each.keys) + len(each.unknown)))


def _looked_up(pieces: tuple[str, ...], known: KnownNames) -> Parts:
    found = [(piece, known.match(piece)) for piece in pieces]
    keys = tuple(dict.fromkeys(match.key for _, match in found if match))
    near = tuple((piece, match.key) for piece, match in found if match and match.is_near)
    return Parts(keys, tuple(dict.fromkeys(piece for piece, match in found if match is None)), near)


def _quoted(text: str) -> Iterator[str]:
    for found in re.finditer(r'"((?:[^"]|"")*)"|[^,;\n"]+', text):
        yield found[1].replace('""', '"') if found[1] is not None else found[0]


def counted(cells: Iterable[str], known: KnownNames) -> Counter[str]:
    """How often each name that means no record is written in some cells."""
    return Counter(name for text in cells for name in parts_of(text, known).unknown)
