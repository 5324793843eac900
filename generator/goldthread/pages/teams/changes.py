"""The page of changes by edition: old and new wording, the teams affected, and their notification."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec
from markupsafe import Markup

from goldthread.changes.wording import counted
from goldthread.editions.history import RecordedChange
from goldthread.language.translation import said, say, to_say
from goldthread.model.editions import Edition, Shared
from goldthread.model.kinds import KINDS
from goldthread.model.teams import Team
from goldthread.pages.components.citations import cited
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.history import (
    EditionStep,
    FieldChange,
    edition_steps,
    found_anchor,
    newest,
    section,
    step_words,
    told,
)
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State
from goldthread.pages.frame.addresses import CHANGES
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import day, listed
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_SORTS: Mapping[str, str] = MappingProxyType(
    {"handbook": to_say("Vision"), "focus": to_say("Our focus")}
    | {kind: KINDS[kind].names.many for kind in ("need", "principle", "touchpoint", "situation", "team")}
)
_MANY, _FEW = 6, 14


class Changed(msgspec.Struct, frozen=True):
    """A record with its changes."""

    anchor: Anchor
    told: tuple[FieldChange, ...]


class Sort(msgspec.Struct, frozen=True):
    """The changes of records of one kind."""

    title: str
    new: tuple[Anchor, ...]
    gone: tuple[Anchor, ...]
    changed: tuple[Changed, ...]

    @property
    def tally(self) -> str:
        """The title of the folded section of new records; empty if few are new."""
        return say("{count} added", count=len(self.new)) if len(self.new) > _FEW else ""

    @property
    def is_long(self) -> bool:
        """Whether its changes are folded."""
        return len(self.changed) > _MANY

    @property
    def folded(self) -> str:
        """The title of the folded section."""
        return say("{count} changed", count=len(self.changed))


class Recipient(msgspec.Struct, frozen=True):
    """A team affected by an edition or notified of it."""

    anchor: Anchor
    told: str
    how: Markup
    state: State | None


class EditionSection(msgspec.Struct, frozen=True, kw_only=True):
    """One edition."""

    id: str
    edition: str
    on: str
    step: str
    summary: Markup
    sorts: tuple[Sort, ...]
    others: str
    named: tuple[Anchor, ...]
    recipients: tuple[Recipient, ...]
    cited: Markup


class View(msgspec.Struct, frozen=True):
    """What the page shows."""

    lead: str
    edition_list: tuple[EditionStep, ...]
    edition_sections: tuple[EditionSection, ...]
    prepared: str


def page(context: Context, address: str) -> Page:
    """The page of changes."""
    presenter = Presenter(context, address)
    edition_sections = tuple(_edition_section(presenter, each) for each in newest(presenter))
    view = View(
        _lead(edition_sections), tuple(edition_steps(presenter)), edition_sections, presenter.book.handbook.edition
    )
    return Page(
        address=address,
        title=say("What changed"),
        description=say("{lead} With old and new wording.", lead=view.lead),
        body=render(__name__, view, context.audience),
    )


def _lead(edition_sections: Iterable[EditionSection]) -> str:
    """What the page lists: teams only where some are affected, notifications only where somebody wrote one down."""
    recipients = [each for edition_section in edition_sections for each in edition_section.recipients]
    if any(each.state is None for each in recipients):
        return say("The changes of meaning in each edition, the teams affected and the teams notified.")
    if recipients:
        return say("The changes of meaning in each edition and the teams affected.")
    return say("The changes of meaning in each edition.")


def _edition_section(presenter: Presenter, edition: Edition) -> EditionSection:
    history = presenter.context.history
    events, step = history.of_edition(edition.edition), history.step_of(edition.edition)
    named = () if events else presenter.linked(edition.key, "changed")
    tells = presenter.context.audience != "public"
    return EditionSection(
        id=section(edition.edition),
        edition=edition.edition,
        on=day(edition.on),
        step=step_words(step),
        summary=presenter.words.block(edition.summary),
        sorts=tuple(_sorts(presenter, events)),
        others=_others(events),
        named=named,
        recipients=tuple(_recipients(presenter, edition, events if step and step.since else ())) if tells else (),
        cited=cited(presenter.words, edition),
    )


def _sorts(presenter: Presenter, events: tuple[RecordedChange, ...]) -> Iterator[Sort]:
    for kind, title in _SORTS.items():
        records: dict[str, list[RecordedChange]] = {}
        for event in events:
            if event.record.startswith(f"{kind}/"):
                records.setdefault(event.record, []).append(event)
        happened = {key: {each.kind for each in of_record} for key, of_record in records.items()}
        named = {key: found_anchor(presenter, key, of_record[-1].title) for key, of_record in records.items()}
        changed = (
            Changed(named[key], told(presenter, records[key]))
            for key, kinds in happened.items()
            if not kinds & {"added", "removed"}
        )
        sort = Sort(
            said(title),
            new=tuple(named[key] for key, kinds in happened.items() if "added" in kinds),
            gone=tuple(named[key] for key, kinds in happened.items() if "removed" in kinds),
            changed=tuple(each for each in changed if each.told),
        )
        if sort.new or sort.gone or sort.changed:
            yield sort


def _others(events: tuple[RecordedChange, ...]) -> str:
    """The records of other kinds, counted."""
    keys = {event.record for event in events}
    kinds = dict.fromkeys(key.partition("/")[0] for key in sorted(keys) if key.partition("/")[0] not in _SORTS)
    counts = [(kind, sum(key.startswith(f"{kind}/") for key in keys)) for kind in kinds]
    return listed(tuple(counted(kind, count) for kind, count in counts))


def _recipients(presenter: Presenter, edition: Edition, events: tuple[RecordedChange, ...]) -> Iterator[Recipient]:
    """The teams affected or notified, those not yet notified first."""
    shared = {each.team: each for each in edition.shared_with}
    concerned = {team for event in events for team in event.teams}
    teams = [team for team in presenter.book.of(Team) if team.id in shared or team.id in concerned]
    for team in sorted(teams, key=lambda each: each.id in shared):
        yield _recipient(presenter, team, shared.get(team.id))


def _recipient(presenter: Presenter, team: Team, shared: Shared | None) -> Recipient:
    anchor = presenter.anchor(team.key)
    if shared is None:
        return Recipient(anchor, "", Markup(), State("unwritten", say("No notification recorded")))
    on = say("Notified on {day}", day=day(shared.on)) if shared.on else say("Notified")
    return Recipient(anchor, on, presenter.words.line(shared.how), None)


WRITER = Writer(
    addresses=at(CHANGES),
    page=page,
    title=to_say("What changed"),
    needs=("edition",),
)
