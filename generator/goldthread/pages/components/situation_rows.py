"""Lists of situations: what happens, and the first sentence to say."""

from collections.abc import Iterable

import msgspec

from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active
from goldthread.language.translation import say
from goldthread.model.journey import Touchpoint
from goldthread.model.situations import Situation
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.markdown_text import first_sentence

_LINE = 110
"""So many characters of the first sentence are shown."""
_UNRATED = 2
"""What a touchpoint counts whose value to customers nobody has rated."""
_HARM = 3
"""What a touchpoint counts besides where it weakens or breaks the bond."""


class SituationRow(msgspec.Struct, frozen=True, kw_only=True):
    """A situation in a list.

    anchor: The link to its page.
    line: The first sentence to say; empty where nobody has written or knows it.
    gap: The state of what to say, where there is nothing.
    status: Its status, if it needs a label.
    owner: The team that answers for it.
    words: Other words for it, by which a list is filtered.
    """

    anchor: Anchor
    line: str
    gap: State | None
    status: State | None
    owner: Anchor | None
    words: str


def situation_rows(presenter: Presenter, keys: Iterable[str]) -> tuple[SituationRow, ...]:
    """Situations, given by their keys, each once; those that are retired are left out."""
    records = (presenter.book.records[key] for key in dict.fromkeys(keys))
    return tuple(_row(presenter, each) for each in records if isinstance(each, Situation) and is_active(each))


def _row(presenter: Presenter, situation: Situation) -> SituationRow:
    first = presenter.words.plain(situation.say[0]) if situation.say else ""
    return SituationRow(
        anchor=presenter.anchor(situation.key),
        line=say("“{words}”", words=first_sentence(first, _LINE)) if first else "",
        gap=None if first else field_state(situation, "say"),
        status=status(situation),
        owner=presenter.owner(situation),
        words=" ".join((*situation.also, *map(presenter.words.plain, situation.say))),
    )


def most_needed(graph: Graph) -> tuple[Situation, ...]:
    """The situations in use, those first that come up where it matters most to customers, and where the bond is weakened."""
    found = [each for each in graph.book.situations if is_active(each)]
    return tuple(sorted(found, key=lambda each: -_weight(graph, each)))


def _weight(graph: Graph, situation: Situation) -> int:
    touchpoints = (graph.record(edge.target) for edge in graph.links_from(situation.key, "touchpoints"))
    return sum(_matters(each) for each in touchpoints if isinstance(each, Touchpoint))


def _matters(touchpoint: Touchpoint) -> int:
    rated = touchpoint.priority.customer if touchpoint.priority else None
    return (rated or _UNRATED) + (_HARM if touchpoint.effect in {"weakens", "breaks"} else 0)


def of_team(graph: Graph, team_key: str) -> tuple[str, ...]:
    """The keys of the situations that concern a team: it owns them, is called in, or answers for a touchpoint at which they happen."""
    owned = [edge.source for edge in graph.links_to(team_key, "situation", "owner")]
    called = [edge.source for edge in graph.links_to(team_key, "situation", "call")]
    touchpoints = [edge.source for edge in graph.links_to(team_key, "touchpoint", "owner")]
    met = [edge.source for key in touchpoints for edge in graph.links_to(key, "situation", "touchpoints")]
    return tuple(dict.fromkeys((*owned, *called, *met)))
