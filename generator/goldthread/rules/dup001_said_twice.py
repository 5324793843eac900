"""No principle, need, focus statement or term is written twice.

Each team then quotes its own, what was learned is divided between the two, and whoever changes one does not know of the other.
Likeness is a hint and no more: whether both are needed is for people to say.

Principles and focus statements are compared by their titles and by their statements, needs and terms by their words, each with others of
its kind. Two are alike when they are the same but for letter case, hyphens and spaces, for the ending or spelling of words, or for one
word in six that one of them has besides. Texts that differ in a number, or in a word such as "not", say something else.
Each is told once, with the first that it is like in the alphabet of ids.
Records that name each other under `replaces`, `conflicts_with` or `under` are known to belong together. Ideas, retired records and those
being retired are left out.

Fails:

    # content/needs.yml
    reach-home:
      need: Reach home before dark.
      kind: human
    reach-home-by-night:
      need: "To reach home - before dark"
      kind: human

Passes:

    # content/needs.yml
    reach-home:
      need: Reach home before dark.
      kind: human
    leave-home:
      need: Leave home after dawn.
      kind: human

Fix:
    Let the two teams show each other what they have written. When one is enough, keep it, and write the id of the other under its `was`.
    When both are needed, say in each what sets it apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, named
from goldthread.graph.scope import active_records, is_hidden
from goldthread.language.message import message
from goldthread.language.words import may_be_alike, words_of
from goldthread.model.record import Record
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.INFO
WEIGHT = "contradiction"
READS = ("principle.*", "need.*", "focus.*", "term.*", "*.status")

_COMPARED = {"principle": ("title", "statement"), "need": ("need",), "focus": ("title", "statement"), "term": ("term",)}
_TOGETHER = ("replaces", "conflicts_with", "under")
_SAME_WORD = 85
_ONE_IN = 6
_RAREST = 3
_HAD_BY_MANY = 25
_DENYING = frozenset(
    {"not", "no", "never", "without", "nicht", "kein", "keine", "keinen", "nie", "ohne", "un", "non", "t"}
)
_FILLING = frozenset({"the", "a", "an", "to", "der", "die", "das", "den", "dem", "ein", "eine", "einen", "zu"})


class _Said(msgspec.Struct, frozen=True, gc=False):
    """What one field of a record says, ready to be compared.

    record: The record.
    field: The field.
    words: Its words.
    """

    record: Record
    field: str
    words: tuple[str, ...]

    @property
    def letters(self) -> str:
        """The letters without what stands between words, which is where hyphens and spaces differ."""
        return "".join(word for word in self.words if word not in _FILLING)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Records that say what an earlier one of their kind says; at most one finding for each."""
    del context
    for kind, fields in _COMPARED.items():
        found: dict[str, tuple[_Said, _Said]] = {}
        for field in fields:
            for earlier, later in _alike(_said(graph, kind, field)):
                if later.record.key not in found and not _belong_together(graph, earlier.record, later.record):
                    found[later.record.key] = (earlier, later)
        for earlier, later in found.values():
            yield _breach(earlier, later)


def _said(graph: Graph, kind: str, field: str) -> list[_Said]:
    records = (each for each in active_records(graph.book.records.values()) if each.kind == kind)
    told = (
        _Said(each, field, words_of(getattr(each, field, None) or ""))
        for each in sorted(records, key=lambda record: record.id)
        if each.status != "retiring" and not is_hidden(graph, each, field, "status", *_TOGETHER)
    )
    return [each for each in told if each.letters and field not in each.record.declared]


def _alike(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Pairs that say the same, the earlier first. Only those that share their letters or one of their rarest words are compared."""
    counted = Counter(word for each in said for word in set(each.words))
    having: defaultdict[str, list[_Said]] = defaultdict(list)
    for later in said:
        rare = sorted((counted[word], word) for word in set(later.words) if 1 < counted[word] <= _HAD_BY_MANY)[:_RAREST]
        signs = [f"={later.letters}", *(word for _, word in rare)]
        near = {each.record.id: each for sign in signs for each in having[sign]}
        earlier = next((near[record_id] for record_id in sorted(near) if _say_the_same(near[record_id], later)), None)
        if earlier:
            yield earlier, later
        for sign in signs:
            having[sign].append(later)


def _say_the_same(one: _Said, other: _Said) -> bool:
    if one.letters == other.letters:
        return True
    fewer, more = (Counter(each.words) for each in sorted((one, other), key=lambda each: len(each.words)))
    left, besides = sorted((fewer - more).elements()), sorted((more - fewer).elements())
    for word in list(left):
        match = next((each for each in besides if _is_same_word(word, each)), None)
        if match is None:
            return False
        left.remove(word)
        besides.remove(match)
    telling = [word for word in besides if word not in _FILLING]
    return len(telling) * _ONE_IN <= fewer.total() and not any(_tells_apart(word) for word in besides)


def _is_same_word(one: str, other: str) -> bool:
    """Whether two words differ in no more than their ending or a letter."""
    if one[0] != other[0] or any(map(_tells_apart, (one, other))) or not may_be_alike(one, other, _SAME_WORD):
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a handbook with texts to compare pays for loading it

    return fuzz.ratio(one, other) >= _SAME_WORD


def _tells_apart(word: str) -> bool:
    return word in _DENYING or any(map(str.isnumeric, word))


def _belong_together(graph: Graph, one: Record, other: Record) -> bool:
    pairs = ((one.key, other.key), (other.key, one.key))
    return any(
        edge.target == end for start, end in pairs for field in _TOGETHER for edge in graph.links_from(start, field)
    )


def _breach(earlier: _Said, later: _Said) -> Breach:
    return Breach(
        record=later.record,
        field=(later.field,),
        message=message(
            "{record} says nearly the same as {earlier}.", record=called(later.record), earlier=named(earlier.record)
        ),
        fix=message(
            'If one is enough, keep it, and write the id of the other under its "was:"; '
            "if both are needed, say in each what sets it apart."
        ),
        concerns=earlier.record.key,
        related=((earlier.record, (earlier.field,), message("the one that it is like")),),
    )
