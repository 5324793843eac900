"""What customers read and hear uses no word that its own principles avoid, and none of our internal terms.

A principle about words is kept or broken in single words, and mostly by those who know the internal ones too well to notice them.

The words are `words.avoid` of the principles that the touchpoint or the situation follows, and `internal_terms` of the handbook.
They are looked for in `message`, `examples` and `as_customer` of touchpoints and in `say`, `never` and `may` of situations, as whole words
in any letter case, singular or plural; a word that ends in an asterisk is found with every ending.
Each word in each text is a finding of its own. Nothing else is held against texts: no taste, no readability.
In `never` and `may`, what stands in quotation marks is named and not said. Ideas, what is retired and retired principles are left out.

Fails:

    # content/touchpoints/quay.yml
    late-notice:
      name: Note about a late boat
      phase: crossing
      medium: physical
      owner: crew
      outcome: People know when the boat comes.
      gives: The hour.
      gets: Patience.
      principles: [say-it-plainly]
      message: We are sorry for any inconvenience.

Passes:

    # content/touchpoints/quay.yml
    late-notice:
      name: Note about a late boat
      phase: crossing
      medium: physical
      owner: crew
      outcome: People know when the boat comes.
      gives: The hour.
      gets: Patience.
      principles: [say-it-plainly]
      message: The boat comes at ten past nine.

Fix:
    Say the same in the words that the principle lists under `words.use`, or leave the phrase out and see whether anybody misses it.
    When the word is right after all, it is the principle's list that needs a decision.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, listed, named
from goldthread.graph.scope import active_records
from goldthread.language.message import Message, marked_message, message
from goldthread.language.phrases import Found, Phrases, phrases_of
from goldthread.language.translation import to_say
from goldthread.language.words import same_form
from goldthread.model.journey import Touchpoint
from goldthread.model.record import Record
from goldthread.model.situations import Situation
from goldthread.places import Path
from goldthread.rule import Breach, RuleContext

_QUOTED = re.compile(
    '"[^"\n]*"|\u201c[^\u201d\n]*\u201d|\u201e[^\u201c\u201d\n]*[\u201c\u201d]|\u00bb[^\u00ab\n]*\u00ab'
)

IDEA = 4
SEVERITY = Severity.WARNING
WEIGHT = "gap"
READS = ("handbook.internal_terms", "handbook.language", "principle.*")
EACH = ("touchpoint", "situation")
_AVOIDED_BY_PRINCIPLE = to_say('{record} says "{words}" under "{field}", which {principle} avoids.')
_INTERNAL = to_say('{record} says "{words}" under "{field}", which is one of our internal terms.')


class _Avoided(msgspec.Struct, frozen=True):
    """The words that one record asks to avoid.

    source: The principle, or the handbook.
    field: The steps to the list.
    listed: The words as listed.
    words: The words, ready to be looked for.
    instead: The words to use instead.
    """

    source: Record
    field: Path
    listed: tuple[str, ...]
    words: Phrases
    instead: tuple[str, ...] = ()


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Words in what customers read and hear that are to be avoided there."""
    del context
    handbook = graph.book.handbook
    words = phrases_of(handbook.internal_terms, handbook.language)
    internal = _Avoided(handbook, ("internal_terms",), handbook.internal_terms, words)
    by_principle = _by_principle(graph)
    heard: tuple[Touchpoint | Situation, ...] = (*graph.book.touchpoints, *graph.book.situations)
    for record in active_records(heard):
        if record.status == "retiring":
            continue
        followed = (edge.target for edge in graph.links_from(record.key, "principles"))
        avoided = [by_principle[key] for key in dict.fromkeys(followed) if key in by_principle]
        for path, text in _said(record) if isinstance(record, Situation) else _heard(record):
            yield from _in_text(record, path, text, [*avoided, internal])


def _by_principle(graph: Graph) -> Mapping[str, _Avoided]:
    language = graph.book.handbook.language
    return {
        each.key: _Avoided(
            each, ("words", "avoid"), each.words.avoid, phrases_of(each.words.avoid, language), each.words.use
        )
        for each in active_records(graph.book.principles)
        if each.words and each.words.avoid
    }


def _heard(touchpoint: Touchpoint) -> Iterator[tuple[Path, str]]:
    if touchpoint.message:
        yield ("message",), touchpoint.message
    for index, example in enumerate(touchpoint.examples):
        yield ("examples", index), example
    if touchpoint.as_customer:
        yield ("as_customer",), touchpoint.as_customer


def _said(situation: Situation) -> Iterator[tuple[Path, str]]:
    """What colleagues say and do then; a word that is quoted as one never to say is named and not used."""
    for index, sentence in enumerate(situation.say):
        yield ("say", index), sentence
    for field, sentences in (("never", situation.never), ("may", situation.may)):
        for index, sentence in enumerate(sentences):
            yield (field, index), _QUOTED.sub(" ", sentence)


def _in_text(record: Record, path: Path, text: str, avoided: list[_Avoided]) -> Iterator[Breach]:
    """The words in one text, each once, with everything that asks to avoid it."""
    asking: dict[str, list[tuple[_Avoided, Found]]] = {}
    for each in avoided:
        for found in each.words.found_in(text):
            asking.setdefault(same_form(found.listed), []).append((each, found))
    for word, askers in asking.items():
        first, found = askers[0]
        yield Breach(
            record=record,
            field=path,
            message=marked_message(
                _AVOIDED_BY_PRINCIPLE if first.field[0] == "words" else _INTERNAL,
                record=called(record),
                words=found.words,
                field=str(path[0]),
                principle=named(first.source),
            ),
            fix=_fix(found.words, first),
            concerns=f"{path[0]}={word}",
            related=tuple(
                (each.source, (*each.field, each.listed.index(hit.listed)), message("the word to avoid"))
                for each, hit in askers
            ),
        )


def _fix(word: str, asker: _Avoided) -> Message:
    if asker.instead:
        return message(
            'Say it without "{word}"; the principle uses words such as {instead}.',
            word=word,
            instead=listed(asker.instead[:3]),
        )
    return message('Say it without "{word}", in everyday words.', word=word)
