"""No touchpoint, and no tool, is very like another one: a wheel that two teams invented.

Two teams that do not know of each other make the same thing twice, look after it twice, and say it in two ways.
Likeness is a hint and no more: whether both are needed is for people to say.

Touchpoints are compared within one medium, whatever their phase, and tools with each other.
Two are alike when their names say almost the same (nine tenths), or when name, `as_customer` and `outcome` together do (eight tenths
of at least eight words); the order of words, letter case and punctuation do not count.
Names with different numbers in them are a series and not alike, and touchpoints linked by `pairs_with` belong together on purpose.
Each is told once, with the one that it is most like, at the one whose id comes later in the alphabet: there it stays when records move.

So that ten thousand take well under a second, not all are compared: only those with the same name, those whose names share one of
their two rarest words, and those that share two of the six rarest words that they are told in.
A word that more than 25 of a medium have is no sign of likeness, and calls for no comparison.
Ideas, retired touchpoints and those being retired are left out, since a successor may well be like what it replaces.

Fails:

    # content/touchpoints/quay.yml
    tide-slate:
      name: Slate with the tides
      phase: crossing
      medium: physical
      owner: crew
      outcome: People know how steep the gangway will be when they come back.
      as_customer: I read how high the water stands at six.
      gives: The tides of the day.
      gets: Fewer wet feet.
      principles: [say-it-plainly]
      leads_to: [delay-message]
    tides-slate:
      name: The slate with tides
      phase: crossing
      medium: physical
      owner: crew
      outcome: People know how steep the gangway will be on their way back.
      as_customer: I read how high the water stands at six.
      gives: The tides of the day.
      gets: Fewer wet feet.
      principles: [say-it-plainly]
      leads_to: [delay-message]

Passes:

    # content/touchpoints/quay.yml
    tide-slate:
      name: Slate with the tides
      phase: crossing
      medium: physical
      owner: crew
      outcome: People know how steep the gangway will be when they come back.
      as_customer: I read how high the water stands at six.
      gives: The tides of the day.
      gets: Fewer wet feet.
      principles: [say-it-plainly]
      leads_to: [delay-message]
    shore-slate:
      name: Slate with the tides, on the shore
      phase: crossing
      medium: physical
      owner: crew
      outcome: Whoever comes by bus knows how steep the gangway is now.
      as_customer: I see from the bus whether I need both hands.
      gives: The tides of the day.
      gets: Fewer wet feet.
      principles: [say-it-plainly]
      leads_to: [delay-message]
      pairs_with: [tide-slate]

Fix:
    Let the two teams show each other what they have.
    When one is enough, keep it, write the id of the other under its `was`, and take the other out.
    When both are needed, say so with `pairs_with`, and let the words tell what is different.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import msgspec

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, named
from goldthread.graph.scope import active_records, is_hidden
from goldthread.language.message import marked_message, message
from goldthread.language.translation import to_say
from goldthread.language.words import may_be_alike, words_of
from goldthread.model.journey import Touchpoint
from goldthread.model.kept_by_record import of_record_alone
from goldthread.model.record import Record
from goldthread.model.teams import Tool
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.INFO
WEIGHT = "contradiction"
READS = ()
EACH = ("touchpoint", "tool")

_FIX_TOOLS = to_say(
    'If they are the same, keep one, and write the id of the other under its "was:"; if both are '
    "needed, give them different names."
)
_FIX_TOUCHPOINTS = to_say(
    'If they are the same, keep one, and write the id of the other under its "was:"; if both are '
    'needed, write "pairs_with: [{earlier}]".'
)
_ALIKE_IN_NAME = 90
_ALIKE_IN_ALL = 80
_ENOUGH_WORDS = 8
_HAD_BY_MANY = 25
_RAREST = 6
_RAREST_IN_NAME = 2
_FEW = 500
"""The letters of so many records are counted before they are compared; of more, some are alike nearly always."""


class _Told(msgspec.Struct, frozen=True, gc=False):
    """What a record says, ready to be compared.

    record: The record.
    name: The words of its name, in alphabetical order.
    title: The same, as one text.
    words: All the different words that it is told in.
    """

    record: Record
    name: tuple[str, ...]
    title: str
    words: frozenset[str]

    @property
    def numbers(self) -> list[str]:
        """The words of its name that hold a digit."""
        return [word for word in self.name if any(map(str.isnumeric, word))]


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints and tools that are very like an earlier one; at most one finding for each."""
    del context
    groups = tuple(_peers(graph))
    ratio = _ratio_of_few if sum(map(len, groups)) <= _FEW else _ratio()
    for peers in groups:
        for later, near in _near(peers):
            compared = _compared(later.record)
            alike = []
            for each in near:
                much, text = _known_likeness(later, each, ratio, compared)
                if much and not _belong_together(graph, later.record, each.record):
                    alike.append((much, text, each.record))
            if alike:
                _, text, earlier = max(alike, key=lambda each: each[0])
                yield _breach(later.record, earlier, text)


def judged_with(record: Record) -> object:
    """What the records that are compared with one have in common with it: the medium, or that they are tools."""
    return (record.kind, record.medium) if isinstance(record, Touchpoint) else record.kind


def _peers(graph: Graph) -> Iterable[list[_Told]]:
    """The records that are compared with each other, in the order of their ids."""
    by_medium: defaultdict[str | None, list[_Told]] = defaultdict(list)
    for each in sorted(active_records(graph.book.touchpoints), key=lambda touchpoint: touchpoint.id):
        hidden = is_hidden(graph, each, "name", "as_customer", "outcome", "medium", "pairs_with", "status")
        if each.status != "retiring" and not hidden:
            by_medium[each.medium].append(_of_touchpoint(each))
    tools = sorted(active_records(graph.book.tools), key=lambda tool: tool.id)
    return (*by_medium.values(), [_told(tool, tool.name or "") for tool in tools if not is_hidden(graph, tool, "name")])


@of_record_alone
def _of_touchpoint(record: Record) -> _Told:
    assert isinstance(record, Touchpoint)
    return _told(record, record.name or "", record.as_customer or "", record.outcome or "")


def _told(record: Record, name: str, *texts: str) -> _Told:
    named = tuple(sorted(words_of(name)))
    return _Told(record, named, " ".join(named), frozenset(named + words_of("\n".join(texts))))


def _near(peers: list[_Told]) -> Iterator[tuple[_Told, list[_Told]]]:
    """The records that are compared with earlier ones, each with those, in their order."""
    first: dict[tuple[str, ...], int] = {}
    by_name = _sharing([frozenset(told.name) for told in peers], _RAREST_IN_NAME)
    by_words = _sharing([told.words for told in peers], _RAREST)
    for index, (told, (nearby, _), (_, worded)) in enumerate(zip(peers, by_name, by_words, strict=True)):
        same = first.setdefault(told.name, index)
        near = nearby | worded | (1 << same if same != index else 0)
        if near:
            yield told, [peers[each] for each in _places(near)]


def _sharing(told: list[frozenset[str]], rarest: int) -> Iterator[tuple[int, int]]:
    """For each set of words, which of the earlier ones have one of its rarest words among their own rarest, and which have two.

    Those are numbers with one bit for each of the earlier ones, so that thousands are compared at once.
    """
    counted = Counter(chain.from_iterable(told))
    known = sorted((count, word) for word, count in counted.items() if 1 < count <= _HAD_BY_MANY)
    ranks = {word: rank for rank, (_, word) in enumerate(known)}
    rare = frozenset(ranks)
    having = [0] * len(known)
    itself = 1
    for words in told:
        once = twice = 0
        for rank in sorted([ranks[word] for word in words & rare])[:rarest]:
            earlier = having[rank]
            twice |= once & earlier
            once |= earlier
            having[rank] = earlier | itself
        yield once, twice
        itself <<= 1


def _places(some: int) -> Iterator[int]:
    """The places of the bits that are set in a number, from the lowest."""
    while some:
        lowest = some & -some
        yield lowest.bit_length() - 1
        some ^= lowest


_Ratio = Callable[[str, str, float], float]
"""How much of a hundred two texts have in common, 0 when that is less than asked for."""
Likeness = tuple[float, str]
"""How much of a hundred two records have in common, 0 when they are not alike, and the sentence that says in what."""


@of_record_alone
def _compared(record: Record) -> dict[str, tuple[Record, Likeness]]:
    """The records of its kind that one was compared with, by their ids, each with how like it is."""
    del record
    return {}


def _known_likeness(one: _Told, other: _Told, ratio: _Ratio, compared: dict[str, tuple[Record, Likeness]]) -> Likeness:
    record = other.record
    known = compared.get(record.id)
    if known is None or known[0] is not record:
        known = compared[record.id] = record, _likeness(one, other, ratio)
    return known[1]


def _likeness(one: _Told, other: _Told, ratio: _Ratio) -> Likeness:
    if not one.name or not other.name:
        return 0, ""  # a name that nobody knows is like no other
    named = ratio(one.title, other.title, _ALIKE_IN_NAME)
    fewest, most = sorted((len(one.words), len(other.words)))
    told: float = 0
    # Two that share not half of their words cannot have eight tenths of their letters in common but by chance.
    if not named and fewest >= _ENOUGH_WORDS and 2 * len(one.words & other.words) >= most:
        told = ratio(" ".join(sorted(one.words)), " ".join(sorted(other.words)), _ALIKE_IN_ALL)
    if not (named or told) or one.numbers != other.numbers:
        return 0, ""
    if named:
        return named, to_say("{record} has nearly the same name as {earlier}.")
    return told, to_say("{record} has nearly the same name and description as {earlier}.")


def _ratio() -> _Ratio:
    """The comparison by a library, which is loaded only for a handbook with records to compare."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - as above

    return lambda one, other, least: ratio(one, other, score_cutoff=least)


def _ratio_of_few(one: str, other: str, least: float) -> float:
    """The same; the library is loaded only where both have letters enough in common, in whatever order they stand."""
    return _ratio()(one, other, least) if may_be_alike(one, other, int(least)) else 0


def _belong_together(graph: Graph, one: Record, other: Record) -> bool:
    pairs = ((one.key, other.key), (other.key, one.key))
    return any(edge.target == end for start, end in pairs for edge in graph.links_from(start, "pairs_with"))


def _breach(later: Record, earlier: Record, text: str) -> Breach:
    return Breach(
        record=later,
        field=("name",),
        message=marked_message(text, record=called(later), earlier=named(earlier)),
        fix=marked_message(_FIX_TOOLS if isinstance(later, Tool) else _FIX_TOUCHPOINTS, earlier=earlier.id),
        concerns=earlier.key,
        related=((earlier, ("name",), message("the one that it is like")),),
    )
