"""No touchpoint does what its own focus says no to.

Saying no costs nothing on the day on which it is written; it costs something when a good idea comes along that falls under it.
Each touchpoint is followed up through its principles to the focus statements that it serves, and held against what they exclude.

A touchpoint meets an exclusion in one of three ways: it uses one of the words under `match`, it is for one of the `customers`, or
it goes through one of the `channels`.
Words are looked for in `name`, `as_customer`, `gives`, `gets`, `outcome`, `message`, `examples`, `now`, `next` and `ideal`, as whole
words in any letter case, singular or plural; a word that ends in an asterisk is found with every ending.
`not_excluded_because` says why it is no breach after all; `unknown` and `n/a` are no reason.
Ideas, retired touchpoints, retired principles and retired focus statements are left out.

Fails:

    # content/touchpoints/quay.yml
    moonlight-round:
      name: Evening trip round the sandbank
      phase: crossing
      medium: physical
      owner: crew
      outcome: Visitors have seen the seals.
      gives: An hour on the water at dusk.
      gets: A fare.
      principles: [say-it-plainly]

Passes:

    # content/touchpoints/quay.yml
    moonlight-round:
      name: Evening trip round the sandbank
      phase: crossing
      medium: physical
      owner: crew
      outcome: Visitors have seen the seals.
      gives: An hour on the water at dusk.
      gets: A fare.
      principles: [say-it-plainly]
      not_excluded_because: The rowing club does it with its own boat, on days when the crew is off.

Fix:
    Read the reason of the exclusion. If it holds here, give the touchpoint up, or change what the finding names.
    If it does not hold here, write why under `not_excluded_because`, so that the next reader need not wonder.
    If it holds nowhere any more, the exclusion has had its day: that is a decision about the focus.
"""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, is_missing, named
from goldthread.graph.scope import active_records, is_active
from goldthread.graph.traces import keys_above
from goldthread.language.message import Text, message
from goldthread.language.phrases import Phrases, phrases_of
from goldthread.language.words import same_form
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.vision import Exclusion, Focus
from goldthread.places import Path
from goldthread.rule import Breach, RuleContext

IDEA = 1
SEVERITY = Severity.ERROR
WEIGHT = "contradiction"
ADOPT = Severity.ERROR
READS = ("focus.*", "principle.*", "handbook.language", "customer.(title)")
EACH = ("touchpoint",)

_READ = ("name", "as_customer", "gives", "gets", "outcome", "message", "examples", "now", "next", "ideal")


class _No(msgspec.Struct, frozen=True):
    """One exclusion of a focus, ready to be held against touchpoints."""

    focus: Focus
    index: int
    exclusion: Exclusion
    words: Phrases


class _Noes(msgspec.Struct, frozen=True):
    """All that the focus statements behind some principles say no to, and the words of all of it for a quick look."""

    each: tuple[_No, ...]
    words: Phrases


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that meet an exclusion of a focus they serve; one finding for each exclusion."""
    del context
    excluded = _excluded_by_principle(graph)
    known: dict[tuple[str, ...], _Noes] = {}
    for touchpoint in active_records(graph.book.touchpoints):
        if touchpoint.status == "retiring":
            continue
        principles = tuple(edge.target for edge in graph.links_from(touchpoint.key, "principles"))
        if principles not in known:
            known[principles] = _noes(excluded, principles)
        noes = known[principles]
        if noes.each and is_missing(touchpoint, "not_excluded_because"):
            folded = same_form("\n".join(text for _, text in _texts(touchpoint)))
            telling = noes.words.may_be_in(folded)
            for no in noes.each:
                word_met = _word_met(touchpoint, no) if telling and no.words.may_be_in(folded) else None
                if met := word_met or _other_met(graph, touchpoint, no):
                    yield _breach(touchpoint, no, *met)


def _excluded_by_principle(graph: Graph) -> Mapping[str, tuple[_No, ...]]:
    """What each principle's focus statements exclude, by the principle's key."""
    language = graph.book.handbook.language
    noes = {
        focus.key: tuple(
            _No(focus, index, exclusion, phrases_of(exclusion.match, language))
            for index, exclusion in enumerate(focus.excludes)
        )
        for focus in active_records(graph.book.focuses)
    }
    return {
        principle.key: tuple(no for key in keys_above(graph, principle.key, "focus") for no in noes.get(key, ()))
        for principle in graph.book.of(Principle)
        if is_active(principle)
    }


def _noes(excluded: Mapping[str, tuple[_No, ...]], principles: tuple[str, ...]) -> _Noes:
    noes = {(no.focus.key, no.index): no for principle in principles for no in excluded.get(principle, ())}
    phrases = {phrase.stem: phrase for no in noes.values() for phrase in no.words.each}
    return _Noes(tuple(noes.values()), Phrases(tuple(phrases.values())))


def _word_met(touchpoint: Touchpoint, no: _No) -> tuple[Path, Text] | None:
    """Where the touchpoint uses a word that gives it away, and which."""
    for path, text in _texts(touchpoint):
        if found := no.words.found_in(text):
            return path, message('it says "{words}" under "{field}"', words=found[0].words, field=str(path[0]))
    return None


def _other_met(graph: Graph, touchpoint: Touchpoint, no: _No) -> tuple[Path, Text] | None:
    """Where the touchpoint is for an unwanted customer or goes through an unwanted channel, and which."""
    if not no.exclusion.customers and not no.exclusion.channels:
        return None
    unwanted = {f"customer/{name.rpartition('/')[2]}" for name in no.exclusion.customers}
    for edge in graph.links_from(touchpoint.key, "customers"):
        if edge.target in unwanted:
            return edge.path, message("it is for {customer}", customer=named(graph.record(edge.target)))
    excluded = {same_form(name) for name in no.exclusion.channels}
    channel = next((each for each in touchpoint.all_channels if same_form(each) in excluded), "")
    if not channel:
        return None
    path: Path = ("channel",) if channel == touchpoint.channel else ("channels", touchpoint.channels.index(channel))
    return path, message('it goes through the channel "{channel}"', channel=channel)


def _texts(touchpoint: Touchpoint) -> Iterator[tuple[Path, str]]:
    for field in _READ:
        value = getattr(touchpoint, field)
        if isinstance(value, tuple):
            yield from (((field, index), text) for index, text in enumerate(value))
        elif value:
            yield (field,), value


def _breach(touchpoint: Touchpoint, no: _No, field: Path, met: Text) -> Breach:
    what = " ".join(no.exclusion.what.split()).rstrip(".")
    return Breach(
        record=touchpoint,
        field=field,
        message=message(
            '{touchpoint} is what {focus} excludes, "{what}": {how}.',
            touchpoint=called(touchpoint),
            focus=named(no.focus),
            what=what,
            how=met,
        ),
        fix=message(
            'Give it up or change it, or say under "not_excluded_because:" why the exclusion does not hold here.'
        ),
        concerns=f"{no.focus.key}: {what}",
        related=((no.focus, ("excludes", no.index), message("what the focus says no to")),),
        rests_on=("touchpoint.not_excluded_because",),
    )
