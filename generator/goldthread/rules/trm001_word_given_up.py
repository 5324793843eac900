"""No record uses a word that the glossary has given up.

A word that was given up and is still published leaves two generations of the brand side by side, and readers follow the older one.

The words are those under `not` in the glossary. They are looked for in everything that a record says to readers, as whole words in any
letter case, with spaces or hyphens between them, singular or plural. Each word is told once for each record.
It is no use of a word to name it: in quotation marks, after "not", "no" or "never", inside the term that took its place, under
`dont`, `avoid`, `excludes`, `conflicts_with`, `source` or `also`, or in what repeats the words of others or of earlier days: terms,
evidence, meetings, studies, decisions and editions. A word that another term of the glossary explains has a meaning of its own and is no
finding either.
Ideas and retired records are left out, and so are records that are being retired.

Fails:

    # content/glossary.yml
    passenger: {term: passenger, means: Whoever crosses with us., not: [customer unit]}
    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Every customer unit that crosses in the morning is home before dark.
      need: reach-home
      for: [islanders]
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning.
          match: [evening trip]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour with oars.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: Crossings were free in the year of the flood.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Nobody would have a home to go to.}

Passes:

    # content/glossary.yml
    passenger: {term: passenger, means: "Whoever crosses with us; a customer unit is a thing of the old accounts.", not: [customer unit]}
    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Every passenger who crosses in the morning is home before dark.
      need: reach-home
      for: [islanders]
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning.
          match: [evening trip]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour with oars.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: Crossings were free in the year of the flood.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Nobody would have a home to go to.}

Fix:
    Say it in the word that the glossary gives, beginning with the focus and the principles, from which others copy.
    When the older word is right after all, delete it from `not` in the glossary.
"""

import re
from collections.abc import Iterator

import msgspec

from goldthread.findings import Severity, Shared
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import active_records
from goldthread.language.message import message
from goldthread.language.phrases import Phrases, phrases_of
from goldthread.language.translation import to_say
from goldthread.language.words import same_form
from goldthread.model.editions import Edition, Term
from goldthread.model.kinds import KINDS
from goldthread.model.learning import Connect, Decision, Evidence, Study
from goldthread.model.record import Record
from goldthread.model.references import texts
from goldthread.places import Path
from goldthread.rule import Breach, RuleContext

IDEA = 4
SEVERITY = Severity.WARNING
WEIGHT = "contradiction"
READS = ("term.*", "handbook.*")
EACH = tuple(KINDS.keys() - {"term", "handbook"})

_WORDS_OF_OTHERS = (Term, Evidence, Connect, Study, Decision, Edition)
_NAMED_AND_NOT_USED = frozenset(
    {
        "dont",
        "avoid",
        "excludes",
        "conflicts_with",
        "replaces",
        "source",
        "also",
        "waive",
        "offer_terms",
        "internal_terms",
        "link",
    }
)
_PLAIN = re.compile(r"\w+")
_QUOTED = re.compile(
    '"[^"\n]*"|\u201c[^\u201c\u201d\n]*\u201d|\u201e[^\u201e\u201c\u201d\n]*[\u201c\u201d]|\u00bb[^\u00bb\u00ab\n]*\u00ab'
    r"|\u00ab[^\u00bb\u00ab\n]*\u00bb|`[^`\n]*`|\[\[[^\[\]\n]*\]\]|\]\([^()\s]*\)|https?://\S+"
)
"""What names words and does not use them: quotations, code, links to records and addresses."""
_DENIED = re.compile(
    r"\b(?:not|no|never|nor|instead of|rather than|nicht|kein(?:e|en|em|er|es)?|nie|niemals|statt|anstatt)\s+"
    r"(?:(?:as|to|in|of|for|als)\s+)?(?:(?:an?|the|our|ein(?:e|en|em|er|es)?|d(?:er|ie|as|en|em)|unser(?:e|en)?)\s+)?$"
)
"""What stands before a word that is denied and so not used."""
_FEW = 50
"""So many stems are sooner looked for one by one than the words of a text are taken apart."""
_GONE = " \x00 "
_STILL = to_say('{count} records use "{word}", which the glossary has given up for "{term}".')


class _GivenUp(msgspec.Struct, frozen=True):
    """A word that a term has given up.

    term: The term.
    place: Its place in the term's list.
    word: The word, ready to be looked for.
    itself: The term, ready to be looked for, where the word is a part of it.
    """

    term: Term
    place: int
    word: Phrases
    itself: Phrases

    @property
    def listed(self) -> str:
        """The word as it is listed."""
        return self.term.replaces[self.place]


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Records that use a word which the glossary has given up; one finding for each word and record."""
    del context
    words = _given_up(graph)
    told = list(_told(graph)) if words else []
    given_up = _ByStem(words, "\n".join(folded for _, _, folded in told))
    for record, said, folded in told if given_up.are_there else ():
        for each in given_up.likely_in(folded):
            if each.word.may_be_in(folded):
                path = next((path for path, text in said if _is_used(text, each)), None)
                if path:
                    yield _breach(record, path, each)


def _told(graph: Graph) -> Iterator[tuple[Record, list[tuple[Path, str]], str]]:
    """The records in which words are looked for, each with what it says, and with all of that in the form in which it is compared."""
    for record in active_records(graph.book.every()):
        if record.status != "retiring" and not isinstance(record, _WORDS_OF_OTHERS):
            said = [(path, text) for path, text in texts(record) if _NAMED_AND_NOT_USED.isdisjoint(path)]
            yield record, said, same_form("\n".join(text for _, text in said))


class _ByStem:
    """Words that were given up, by the stem that a text holds whenever it holds the word, so that few are looked for in each text.

    folded: All texts in which they are looked for, in the form in which they are compared; what is not in it is in none of them.
    """

    def __init__(self, words: list[_GivenUp], folded: str) -> None:
        self._by_stem: dict[str, list[int]] = {}
        self._words = words
        for index, each in enumerate(words):
            for phrase in [phrase for phrase in each.word.each if phrase.may_be_in(folded)]:
                self._by_stem.setdefault(phrase.stem, []).append(index)
        self._odd = {
            index for stem, indices in self._by_stem.items() if not _PLAIN.fullmatch(stem) for index in indices
        }
        self._lengths = sorted({len(stem) for stem in self._by_stem})
        self._are_few = len(self._by_stem) <= _FEW

    @property
    def are_there(self) -> bool:
        """Whether any of them may be in any of the texts."""
        return bool(self._by_stem)

    def likely_in(self, folded: str) -> list[_GivenUp]:
        """Those with a stem that stands in a text, in their order; where they are many, that a word of it begins with."""
        if self._are_few:
            there = {index for stem, indices in self._by_stem.items() if stem in folded for index in indices}
            return [self._words[index] for index in sorted(there)]
        words = set(_PLAIN.findall(folded))
        begun = {word[:length] for word in words for length in self._lengths}
        found = {index for stem in begun & self._by_stem.keys() for index in self._by_stem[stem]}
        return [self._words[index] for index in sorted(found | self._odd)]


def _given_up(graph: Graph) -> list[_GivenUp]:
    language = graph.book.handbook.language
    terms = list(active_records(graph.book.terms))
    explained = {same_form(term.term) for term in terms if term.term}
    found: dict[str, _GivenUp] = {}
    for term in terms:
        for place, listed in enumerate(term.replaces):
            word, itself = phrases_of([listed], language), phrases_of([term.term or ""], language)
            if (
                word.each
                and same_form(listed) not in explained
                and not _is_listed_in_another_form(term, place, language)
            ):
                is_part = word.found_in(term.term or "")
                found.setdefault(same_form(listed), _GivenUp(term, place, word, itself if is_part else Phrases(())))
    return list(found.values())


def _is_listed_in_another_form(term: Term, place: int, language: str) -> bool:
    """Whether a term lists a word before in another of its forms, as the singular beside the plural."""
    listed = same_form(term.replaces[place])
    return any(
        any(found.words == listed for found in phrases_of([earlier], language).found_in(listed))
        for earlier in term.replaces[:place]
    )


def _is_used(text: str, given_up: _GivenUp) -> bool:
    """Whether the word stands in a text and is neither denied nor a part of the term itself."""
    form = same_form(_QUOTED.sub(_GONE, text))
    while own := given_up.itself.found_in(form):
        form = _without(form, own[0].words)[1]
    while met := given_up.word.found_in(form):
        before, form = _without(form, met[0].words)
        if not _DENIED.search(before):
            return True
    return False


def _without(form: str, words: str) -> tuple[str, str]:
    """What stands before some words of a text, and the text without them."""
    sought = r"\s+".join(re.escape(word) for word in words.split())
    place = re.search(rf"(?<!\w){sought}", form)
    assert place, "words that were found are there"
    return form[: place.start()], form[: place.start()] + _GONE + form[place.end() :]


def _breach(record: Record, path: Path, given_up: _GivenUp) -> Breach:
    term = given_up.term
    return Breach(
        record=record,
        field=path,
        message=message(
            '{record} uses "{word}" under "{field}", which the glossary has given up for "{term}".',
            record=called(record),
            word=given_up.listed,
            field=str(path[0]),
            term=_said(term),
        ),
        fix=message('Say "{term}", or say it without "{word}".', term=_said(term), word=given_up.listed),
        concerns=same_form(given_up.listed),
        related=((term, ("not", given_up.place), message("the word that was given up")),),
        shared=(Shared(text=_STILL, values=(("word", given_up.listed), ("term", _said(term)))),),
        rests_on=("term.not", "term.status"),
    )


def _said(term: Term) -> str:
    return term.term or term.id
