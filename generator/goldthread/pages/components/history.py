"""The history of records and editions: old and new wording, changes for a team, and the list of editions."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec
from markupsafe import Markup

from goldthread.changes.values import words
from goldthread.changes.wording import for_readers, label, words_after, words_before
from goldthread.editions.history import EditionSize, RecordedChange
from goldthread.editions.number import is_number, order
from goldthread.language.translation import said, say, say_many, to_say
from goldthread.model.editions import Edition
from goldthread.model.record import Record
from goldthread.model.teams import Team
from goldthread.pages.components.facts import NO_TEXT, Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import CHANGES
from goldthread.pages.frame.anchors import anchor_of
from goldthread.pages.frame.labels import day

_BINDING = ("handbook", "principle", "focus", "need", "touchpoint", "situation")
"""The kinds of which a team is told, what binds most first."""

_NEWS = 5
"""So much of it is told in full."""

_STEPS: Mapping[str, str] = MappingProxyType(
    {
        "major": to_say("The focus has changed"),
        "minor": to_say("Principles or touchpoints were added, removed or moved"),
        "patch": to_say("Corrected wording"),
    }
)


class FieldChange(msgspec.Struct, frozen=True):
    """One change of a record: a label, the old and the new text, and the linked record."""

    label: str
    was: Markup = NO_TEXT
    now: Markup = NO_TEXT
    link: Anchor | None = None


class EditionHistory(msgspec.Struct, frozen=True):
    """The changes of a record in one edition."""

    edition: str
    href: str
    on: str
    told: tuple[FieldChange, ...]


class TeamChange(msgspec.Struct, frozen=True):
    """A changed record that concerns a team; `words` summarise the changes in one line."""

    anchor: Anchor
    words: str
    told: tuple[FieldChange, ...]


class News(msgspec.Struct, frozen=True):
    """The changes of the last edition for a team: the most important in full, and links to the rest."""

    edition: str
    href: str
    lead: str
    changed: tuple[TeamChange, ...]
    others: tuple[Anchor, ...]


class EditionStep(msgspec.Struct, frozen=True):
    """An edition in the list of editions; `step` is `first`, `major`, `minor`, `patch`, `next` for the one in preparation, or empty."""

    edition: str
    href: str
    on: str
    step: str
    words: str


def record_history(presenter: Presenter, record: Record) -> tuple[EditionHistory, ...]:
    """The history of a record by edition, the newest first."""
    keys = (record.key, *(f"{record.kind}/{was}" for was in record.was))
    events = presenter.context.history.of_record(keys)
    editions = (
        (edition, tuple(each for each in events if each.edition == edition.edition)) for edition in newest(presenter)
    )
    found = (
        EditionHistory(
            edition.edition,
            presenter.links.to(f"{CHANGES}#{section(edition.edition)}"),
            day(edition.on),
            told(presenter, happened),
        )
        for edition, happened in editions
    )
    return tuple(each for each in found if each.told)


def told(presenter: Presenter, events: Iterable[RecordedChange]) -> tuple[FieldChange, ...]:
    """Changes worded for readers."""
    return tuple(_told(presenter, event) for event in for_readers(events))


def news(presenter: Presenter, team: Team, shown: int = _NEWS) -> News | None:
    """The changes of the last edition for a team; None if they were not recorded, and for the first edition.

    shown: How many are told in full.
    """
    last = next(iter(newest(presenter)), None)
    step = presenter.context.history.step_of(last.edition) if last else None
    if last is None or step is None or not step.since:
        return None
    records: dict[str, list[RecordedChange]] = {}
    for event in presenter.context.history.of_edition(last.edition):
        if team.id in event.teams and event.record.partition("/")[0] in _BINDING:
            records.setdefault(event.record, []).append(event)
    changed = tuple(filter(None, (_team_change(presenter, key, records[key]) for key in sorted(records, key=_rank))))
    lead = say_many(
        "Edition {edition} changed {count} record that this team owns or has to follow.",
        "Edition {edition} changed {count} records that this team owns or has to follow.",
        len(changed),
        none="",
        edition=last.edition,
    )
    nothing = say("Edition {edition} changed nothing that this team owns or has to follow.", edition=last.edition)
    href = presenter.links.to(f"{CHANGES}#{section(last.edition)}")
    rest = tuple(each.anchor for each in changed[shown:])
    return News(last.edition, href, lead if changed else nothing, changed[:shown], rest)


def _team_change(presenter: Presenter, key: str, events: list[RecordedChange]) -> TeamChange | None:
    happened = told(presenter, events)
    anchor = found_anchor(presenter, key, events[-1].title)
    words = listed_labels(happened)
    return TeamChange(anchor, words, happened) if happened else None


def listed_labels(happened: Iterable[FieldChange]) -> str:
    """The changes of a record in one line."""
    parts = (f"{each.label} {each.link.text}" if each.link else each.label for each in happened)
    return "; ".join(dict.fromkeys(parts))


def _rank(key: str) -> tuple[int, str]:
    """A sort key: the most important kinds of record first."""
    return _BINDING.index(key.partition("/")[0]), key


def newest(presenter: Presenter) -> tuple[Edition, ...]:
    """The editions published so far, the newest first."""
    return tuple(sorted(presenter.book.editions, key=lambda each: (each.on, order(each.edition)), reverse=True))


def section(edition: str) -> str:
    """The anchor of an edition on the page of changes."""
    return f"edition-{anchor_of(edition.replace('.', '-'))}"


def edition_steps(presenter: Presenter) -> Iterator[EditionStep]:
    """The list of editions: the one in preparation, then the newest first."""
    editions = newest(presenter)
    prepared = presenter.book.handbook.edition
    if editions and prepared not in {each.edition for each in editions} and is_number(prepared):
        yield EditionStep(prepared, "", "", "next", say("In preparation"))
    for each in editions:
        step = presenter.context.history.step_of(each.edition)
        href = presenter.links.to(f"{CHANGES}#{section(each.edition)}")
        yield EditionStep(each.edition, href, day(each.on), _size(step), step_words(step))


def step_words(step: EditionSize | None) -> str:
    """The size of an edition in words; empty if it was not recorded."""
    if step is None:
        return ""
    return said(_STEPS[step.step]) if step.since else say("The first edition")


def found_anchor(presenter: Presenter, key: str, title: str) -> Anchor:
    """The link to a record by a former key; only its title if the record was deleted."""
    records = presenter.book.records
    if key in records:
        return presenter.anchor(key)
    kind, _, former = key.partition("/")
    now = next((each.key for each in records.values() if each.kind == kind and former in each.was), "")
    return presenter.anchor(now) if now else Anchor(presenter.words.plain(title).rstrip("."))


def _size(step: EditionSize | None) -> str:
    return "" if step is None else step.step if step.since else "first"


def _told(presenter: Presenter, event: RecordedChange) -> FieldChange:
    line = presenter.words.headline
    match event.kind:
        case "relinked":
            return FieldChange(label(event), link=found_anchor(presenter, event.target, event.target_title))
        case "renamed" | "status":
            return FieldChange(label(event))
        case "owner":
            teams = (words(event.before), words(event.after))
            was, now = (Markup.escape(found_anchor(presenter, f"team/{team}", team).text) for team in teams)
            return FieldChange(label(event), was, now)
        case _:
            return FieldChange(label(event), line(words_before(event)), line(words_after(event)))
