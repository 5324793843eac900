"""The records as one page presents them: titles, links relative to the page, facts and findings."""

from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from goldthread.findings import Finding
from goldthread.graph.graph import Edge
from goldthread.language.translation import said, say, to_say
from goldthread.model.book import Book
from goldthread.model.contacts import contact_parts
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.teams import Team
from goldthread.model.vision import Focus, Handbook
from goldthread.pages.components.citations import cited
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.finding_words import fix_words, message_words
from goldthread.pages.components.line_of_sight import SightLevel
from goldthread.pages.components.record_findings import SEVERITY_LABELS, FindingNote
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.states import field_state, state_of
from goldthread.pages.frame.addresses import GLOSSARY, HOME, Links, rule_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.glossary_links import NO_TERMS
from goldthread.pages.frame.markdown_text import Words

_MARKED = (Focus, Principle)
"""The kinds whose names are marked wherever they stand, since what hangs on them is no more settled than they are."""

_UNSETTLED = {"draft": to_say("draft"), "retiring": to_say("retiring"), "retired": to_say("retired")}


class Presenter:
    """Presents the records on one page; all links are relative to that page."""

    def __init__(self, context: Context, address: str) -> None:
        self.context = context
        self.graph = context.graph
        self.book: Book = context.book
        self.handbook = self.book.get(Handbook, "handbook") or self.book.handbook
        self.links = Links(self.book, address, context.absent)
        terms = NO_TERMS if address == GLOSSARY else context.terms
        self.words = Words(self.book, self.links, terms, context.pictures)
        self._anchors: dict[str, Anchor] = {}
        """The links to records that the page has named already."""

    def anchor(self, key: str, *, inferred: bool = False, how: str | None = None) -> Anchor:
        """The link to a record. Raises KeyError when there is no such record."""
        found = self._anchors.get(key)
        if found is None:
            found = self._anchors[key] = self._anchor(key)
        return Anchor(found.text, found.href, inferred, self.words.line(how)) if inferred or how else found

    def _anchor(self, key: str) -> Anchor:
        record = self.book.records[key]
        title = self.words.title(record).rstrip(".")
        if isinstance(record, _MARKED) and record.status in _UNSETTLED:
            title = say("{record} ({status})", record=title, status=said(_UNSETTLED[record.status]))
        return Anchor(title, self.links.known(key))

    def named(self, key: str) -> tuple[str, str]:
        """The title of a record and the link to its page, for drawings."""
        anchor = self.anchor(key)
        return anchor.text, anchor.href

    def targets(self, edges: Iterable[Edge]) -> tuple[Anchor, ...]:
        """The records that links lead to."""
        return tuple(self.anchor(edge.target, inferred=edge.basis == "inferred", how=edge.how) for edge in edges)

    def sources(self, edges: Iterable[Edge]) -> tuple[Anchor, ...]:
        """The records that links come from."""
        return tuple(self.anchor(edge.source, inferred=edge.basis == "inferred", how=edge.how) for edge in edges)

    def linked(self, key: str, field: str) -> tuple[Anchor, ...]:
        """The records that one field of a record links to."""
        return self.targets(self.graph.links_from(key, field))

    def text_fact(self, record: Record, label: str, attribute: str) -> Fact:
        """The text of a field, or its state when it is empty."""
        value = getattr(record, attribute)
        return Fact(label, self.words.line(value), state=field_state(record, attribute))

    def line_or_state(self, record: Record, attribute: str) -> Markup:
        """The text of a field on one line, or its state as a label when nobody knows it."""
        state = field_state(record, attribute)
        if state is None:
            return self.words.line(getattr(record, attribute))
        return Markup('<span class="gt-state" data-state="{}">{}</span>').format(state.name, state.words)

    def vision_text(self) -> str:
        """The vision without Markdown, or a few words where nobody knows it."""
        return self.words.plain(self.handbook.vision) or say("The vision is not known")

    def link_fact(self, record: Record, label: str, attribute: str) -> Fact:
        """The records that a field links to, or its state when it is empty."""
        anchors = self.linked(record.key, attribute.rstrip("_"))
        return Fact(
            label, anchors=anchors, state=None if anchors else field_state(record, attribute) or state_of("absent")
        )

    def reached(self, team_id: str | None) -> Anchor | None:
        """The link to a team with how it is reached, such as an owner; None when there is no such team."""
        team = self.book.get(Team, team_id or "")
        if team is None:
            return None
        return msgspec.structs.replace(self.anchor(team.key), contact=contact_parts(team.contact or ""))

    def owner(self, record: Record) -> Anchor | None:
        """The team that answers for a record, with how it is reached; None when it is not known."""
        return self.reached((record.owner or "").rpartition("/")[2])

    def owner_fact(self, record: Record) -> Fact:
        """The owner of a record with how it is reached, or its state when there is none."""
        owner = self.owner(record)
        return Fact(
            say("Owner"),
            anchors=(owner,) if owner else (),
            state=None if owner else field_state(record, "owner") or state_of("absent"),
        )

    def source(self, key: str) -> RecordSource:
        """The file and line of a record."""
        place, record = self.context.place(key), self.book.records[key]
        sources, relations = cited(self.words, record), self.relations(record)
        if place is None:
            return RecordSource("", 0, formerly=record.was, cited=sources, relations=relations)
        repository = self.handbook.repository
        edit = repository.address_of_edit(place.file, place.line) if repository else ""
        return RecordSource(place.file, place.line, edit, record.was, sources, relations)

    def relations(self, record: Record) -> tuple[Fact, ...]:
        """The records that a record conflicts with, whichever side says so, replaces, or is replaced by."""
        graph, key = self.graph, record.key
        found = (
            (say("Conflicts with"), (*graph.links_from(key, "conflicts_with"), *graph.all_to(key, "conflicts_with"))),
            (say("Replaces"), graph.links_from(key, "replaces")),
            (say("Replaced by"), graph.all_to(key, "replaces")),
        )
        return tuple(Fact(label, anchors=self._others(key, edges)) for label, edges in found if edges)

    def _others(self, key: str, edges: Iterable[Edge]) -> tuple[Anchor, ...]:
        """The other sides of relations, each once, with the first reason that is given."""
        reasons: dict[str, str | None] = {}
        for edge in edges:
            other = edge.target if edge.source == key else edge.source
            reasons[other] = reasons.get(other) or _reason(self.book.records[edge.source], edge)
        return tuple(self.anchor(other, how=reason) for other, reason in reasons.items() if other != key)

    def finding_notes(self, key: str) -> tuple[FindingNote, ...]:
        """The findings about a record, the most severe first, then those that the baseline accepts."""
        findings = self.context.findings_by_record.get(key, ())
        accepted = self.context.accepted_by_record.get(key, ())
        return (
            *(self._finding_note(each) for each in sorted(findings, key=lambda finding: finding.severity.rank)),
            *(
                self._finding_note(each, is_accepted=True)
                for each in sorted(accepted, key=lambda finding: finding.severity.rank)
            ),
        )

    def _finding_note(self, finding: Finding, *, is_accepted: bool = False) -> FindingNote:
        href = self.links.to(rule_address(finding.code))
        word = SEVERITY_LABELS[finding.severity]
        return FindingNote(
            severity=str(finding.severity),
            word=say("Accepted in the baseline ({severity})", severity=word) if is_accepted else word,
            message=message_words(finding.message),
            fix=fix_words(finding.fix),
            code=finding.code,
            href=href,
            is_accepted=is_accepted,
        )

    def vision(self) -> SightLevel:
        """The vision as the top level of a line of sight."""
        return SightLevel(say("Vision"), (Anchor(self.vision_text(), self.links.to(HOME)),))

    def level(self, label: str, keys: Iterable[str], missing: str) -> SightLevel:
        """The level with these records, or a broken one when there are none."""
        anchors = tuple(self.anchor(key) for key in keys)
        return SightLevel(label, anchors) if anchors else SightLevel(label, thread="broken", missing=missing)


def _reason(record: Record, edge: Edge) -> str | None:
    """Why one record conflicts with another or replaces it."""
    relations = record.conflicts_with if edge.field == "conflicts_with" else record.replaced
    return relations[int(edge.path[1])].because
