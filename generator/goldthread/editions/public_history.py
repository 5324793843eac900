"""What an edition for the public tells of the editions before it: what was public then, and is now.

An event counts when `release` noted that it follows from what was public before and in its edition (`audience` of the event).
Beyond that, whatever is internal now was never public here, and a record that has been internal in between begins anew when it
comes back: what happened to it before is not told. What an older version of the file does not say is taken for internal.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from goldthread.changes.record_changes import SAYING
from goldthread.changes.values import texts, words
from goldthread.editions.history import TITLES, EditionSize, History, RecordedChange, Size, is_other
from goldthread.editions.lock import file_order
from goldthread.editions.number import order
from goldthread.graph.traces import UPWARD

_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WHOLE = frozenset({"added", "removed"})
"""The kinds of change that speak of a record as a whole, and whose field only says more of it."""

_Moment = tuple[tuple[int, ...], bool]
"""A point in the order of editions: just before an edition's events, or, with True, just after them."""


class PublicSelection(msgspec.Struct, frozen=True, kw_only=True):
    """What is public now.

    hidden: The keys that records have or had which are internal now, by themselves or with something that they cannot do without.
    internal_fields: The fields that are internal now, as `kind.field` or deeper.
    editions: The numbers of the editions that are public.
    known: The keys that public records have or had.
    concerned: Tells the teams that a record concerns, by what is public now.
    """

    hidden: frozenset[str]
    internal_fields: tuple[str, ...]
    editions: frozenset[str]
    known: frozenset[str]
    concerned: Callable[[str], Collection[str]]


def public_history(history: History, shown: PublicSelection) -> History:
    """The history for an edition for the public."""
    sight = _Sight(history, shown)
    seen = [(event, sight.told(event)) for event in history.events]
    events = tuple(sorted((told for _, told in seen if told is not None), key=file_order))
    unseen = {event.edition for event, told in seen if event.is_public and told is None}
    steps = (_step(step, events, is_whole=step.edition not in unseen) for step in history.steps)
    return History(tuple(each for each in steps if each is not None and each.edition in shown.editions), events)


def named_in_public(history: History, edition: str, names: Iterable[str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Those of the records that a public edition names as changed of which the public history tells a change of meaning.

    now: What records are called now, by the keys that they had.
    """
    happened: dict[str, set[str]] = {}
    for event in history.of_edition(edition):
        happened.setdefault(now.get(event.record, event.record), set()).add(event.kind)
    return tuple(name for name in names if is_other(name.partition("/")[0], happened.get(now.get(name, name), set())))


def hidden_formers(history: History, keys: Iterable[str]) -> frozenset[str]:
    """Those of the former keys of public records that were not public while records had them, as far as the history says."""
    until = _hidden_until(history)
    seen: dict[str, set[bool]] = {}
    for event in history.events:
        seen.setdefault(event.record, set()).add(event.is_public)
    never: _Moment = ((), False)
    return frozenset(key for key in keys if until.get(key, never)[1] or seen.get(key) == {False})


def _step(step: EditionSize, events: Iterable[RecordedChange], *, is_whole: bool) -> EditionSize | None:
    """How far an edition went for the public; of the first, in which all was new, that it was.

    is_whole: Whether all that was public of it then is public now; otherwise what is left says how far it went.
    """
    if step.public is None and step.since:
        return None
    size = step.public or "major" if is_whole else _size(each for each in events if each.edition == step.edition)
    return EditionSize(step=size, edition=step.edition, since=step.since)


def _size(events: Iterable[RecordedChange]) -> Size:
    """How far an edition went by what happened in it, as `release` counts it."""
    changed = [event for event in events if event.kind not in {"renamed", "owner"}]
    if any(event.record_kind in {"handbook", "focus"} for event in changed):
        return "major"
    moved = (
        event.kind in {*_WHOLE, "status"} or (event.kind == "relinked" and event.field == UPWARD[event.record_kind])
        for event in changed
        if event.record_kind in {"principle", "touchpoint"}
    )
    return "minor" if any(moved) else "patch"


class _Sight:
    """What can be seen from outside, at each edition."""

    def __init__(self, history: History, shown: PublicSelection) -> None:
        self._history = history
        self._shown = shown
        self._until = _hidden_until(history, shown.hidden)
        self._fields: dict[tuple[int, ...], tuple[str, ...]] = {}
        self._away: dict[tuple[int, ...], tuple[frozenset[str], frozenset[str]]] = {}

    def told(self, event: RecordedChange) -> RecordedChange | None:
        """An event as the public is told of it; None when it is not."""
        if not event.is_public or event.edition not in self._shown.editions:
            return None
        away, ids = self._hidden_at(event.edition)
        kind, is_whole = event.record_kind, event.kind in _WHOLE
        if event.record in away or (not is_whole and self._is_internal(event.edition, kind, event.field)):
            return None
        says = event
        if is_whole and self._is_internal(event.edition, kind, SAYING.get(kind, "")):
            says = msgspec.structs.replace(event, field="", before=None, after=None)
        if self._is_internal(event.edition, kind, TITLES.get(kind, "")):
            says = _without_title(says)
            if not (says.title or event.record in self._shown.known):
                return None
        if event.kind == "added" and event.target in away:
            says = msgspec.structs.replace(says, target="")
        if _names_hidden(says, away, ids):
            return None
        both = (words(event.before), words(event.after)) if event.kind == "owner" else ()
        teams = {*self._shown.concerned(event.record), *both}
        return msgspec.structs.replace(says, teams=tuple(sorted(teams)), audience="public")

    def _hidden_at(self, edition: str) -> tuple[frozenset[str], frozenset[str]]:
        """The keys that the public knows nothing of in an edition, and their ids."""
        number = order(edition)
        if number not in self._away:
            later = (key for key, until in self._until.items() if until > (number, False))
            keys = self._shown.hidden | frozenset(later)
            self._away[number] = keys, frozenset(key.partition("/")[2] for key in keys)
        return self._away[number]

    def _is_internal(self, edition: str, kind: str, field: str) -> bool:
        """Whether a field, or some part of it, is internal now or has been since that edition."""
        return bool(field) and any(f"{each}.".startswith(f"{kind}.{field}.") for each in self._fields_since(edition))

    def _fields_since(self, edition: str) -> tuple[str, ...]:
        number = order(edition)
        if number not in self._fields:
            since = (step.internal_fields for step in self._history.steps if order(step.edition) >= number)
            self._fields[number] = tuple({*self._shown.internal_fields, *(field for each in since for field in each)})
        return self._fields[number]


def _without_title(event: RecordedChange) -> RecordedChange:
    """An event of a record whose title is internal: it is known by what it says, where the event holds that."""
    if event.kind not in _WHOLE:
        return msgspec.structs.replace(event, title="")
    says = words(event.after if event.kind == "added" else event.before)
    return msgspec.structs.replace(event, title=says or event.title, field="", before=None, after=None)


def _names_hidden(event: RecordedChange, away: frozenset[str], ids: frozenset[str]) -> bool:
    """Whether an event leads to something hidden, or names it in its values."""
    if event.target in away or ("/" not in event.target and event.target in ids):
        return True
    values = {"relinked": (), "renamed": (event.before,)}.get(event.kind, (event.before, event.after))
    said = " ".join(text for value in values for text in texts(value))
    named = any(name.strip() in away | ids for name in _MENTION.findall(said)) if "[[" in said else False
    return named or not ids.isdisjoint(_ID.findall(said))


def _hidden_until(history: History, hidden: Collection[str] = ()) -> Mapping[str, _Moment]:
    """The moment up to which a record under a key, or what it became, was last known to be internal."""
    until: dict[str, _Moment] = {}

    def hide(key: str, moment: _Moment) -> None:
        until[key] = max(until.get(key, moment), moment)

    for key, moment in _turns(history):
        hide(key, moment)
    renames = [event for event in history.events if event.kind == "renamed"]
    for event in sorted(renames, key=lambda each: order(each.edition), reverse=True):
        number = order(event.edition)
        if event.record in hidden or until.get(event.record, ((), False)) > (number, False):
            hide(words(event.before), (number, True))
    return until


def _turns(history: History) -> Iterator[tuple[str, _Moment]]:
    """The moments at which the file shows that a record was internal, or had been: it went or came for one readership alone."""
    inside = {(each.kind, each.record, each.edition) for each in history.events if each.is_inside}
    outside = {(each.kind, each.record, each.edition) for each in history.events if each.is_public}
    for kind, key, edition in inside ^ outside:
        if kind == "removed":
            yield key, (order(edition), True)
        elif kind == "added" and (kind, key, edition) in outside:
            yield key, (order(edition), False)
    for event in history.events:
        if event.kind == "renamed" and event.is_inside and ("renamed", event.record, event.edition) not in outside:
            yield words(event.before), (order(event.edition), True)
