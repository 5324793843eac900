"""What pages show alike: links to records, states, facts, the line of sight, what was found, and where a record is written."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec
from markupsafe import Markup

from goldthread.findings import Finding, Severity
from goldthread.graph.graph import Edge
from goldthread.language.translation import said, say, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.book import Book
from goldthread.model.record import Record, Standing
from goldthread.model.vision import Handbook
from goldthread.pages.frame.addresses import GLOSSARY, HOME, Links, rule_address
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.glossary_links import NO_TERMS
from goldthread.pages.frame.markdown_text import Words

NOTHING = Markup()
"""No words."""

_SENTENCE = 45


class State(msgspec.Struct, frozen=True):
    """How something stands, as a word for the style and words for the reader."""

    name: str
    words: str


_STANDING: Mapping[Standing, tuple[str, str] | None] = MappingProxyType(
    {
        "written": None,
        "unknown": ("unknown", to_say("Unknown")),
        "n/a": ("na", to_say("Does not apply")),
        "absent": ("unwritten", to_say("Not filled in")),
    }
)
_STATUS = Vocabulary(
    {
        "draft": to_say("Draft"),
        "idea": to_say("Idea"),
        "planned": to_say("Planned"),
        "retiring": to_say("Retiring"),
        "retired": to_say("Retired"),
        "assumption": to_say("Assumption"),
        "validated": to_say("Validated"),
        "running": to_say("Running"),
        "done": to_say("Done"),
        "dropped": to_say("Dropped"),
    }
)
_SEVERITY = Vocabulary(
    {
        Severity.ERROR: to_say("Blocking"),
        Severity.WARNING: to_say("Warnings"),
        Severity.INFO: to_say("Info"),
    }
)


class Anchor(msgspec.Struct, frozen=True):
    """A link to a record.

    text: The record's title, without marks.
    href: Where its page lies; empty when it has none.
    inferred: Whether the link was only read into the material.
    how: In what way the link holds.
    """

    text: str
    href: str = ""
    inferred: bool = False
    how: Markup = NOTHING


class Fact(msgspec.Struct, frozen=True):
    """A label with what there is to say: words, links, a state, a medium or a rating, in that order."""

    label: str
    text: Markup = NOTHING
    anchors: tuple[Anchor, ...] = ()
    state: State | None = None
    medium: str = ""
    rating: int = 0

    @property
    def is_long(self) -> bool:
        """Whether its links are sentences, each of which wants a line of its own."""
        return len(self.anchors) > 1 and any(len(anchor.text) > _SENTENCE for anchor in self.anchors)

    @property
    def is_silent(self) -> bool:
        """Whether all that it says is that nothing is written."""
        says = self.text or self.anchors or self.medium or self.rating
        return not says and self.state is not None and self.state.name == "unwritten"


class Rung(msgspec.Struct, frozen=True):
    """One knot on the line of sight.

    label: The kind of the records on it.
    anchors: The records.
    thread: The thread below it: `stated`, `inferred`, or `broken` when nothing leads on.
    missing: Words for a knot without records.
    """

    label: str
    anchors: tuple[Anchor, ...] = ()
    thread: Literal["stated", "inferred", "broken"] = "stated"
    missing: str = ""


class Source(msgspec.Struct, frozen=True):
    """Where a record is written.

    file: The file, from the handbook's root; empty when readers are not to know.
    line: The line.
    edit: Where it is edited; empty when no repository is known.
    formerly: Ids that the record had before.
    """

    file: str
    line: int
    edit: str = ""
    formerly: tuple[str, ...] = ()


class Remark(msgspec.Struct, frozen=True):
    """A finding as an editor reads it."""

    severity: str
    word: str
    message: str
    mend: str
    code: str
    href: str


class Standpoint:
    """What is seen of the handbook from one page: every link is relative to it."""

    def __init__(self, matter: Matter, address: str) -> None:
        self.matter = matter
        self.graph = matter.graph
        self.book: Book = matter.book
        self.handbook = self.book.get(Handbook, "handbook") or self.book.handbook
        self.links = Links(self.book, address, matter.absent)
        terms = NO_TERMS if address == GLOSSARY else matter.terms
        self.words = Words(self.book, self.links, terms, matter.pictures)

    def anchor(self, key: str, *, inferred: bool = False, how: str | None = None) -> Anchor:
        """The link to a record. Raises KeyError when there is no such record."""
        title = self.words.title(self.book.records[key]).rstrip(".")
        return Anchor(title, self.links.record(key) or "", inferred, self.words.line(how))

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
        """The records that one field of a record points to."""
        return self.targets(self.graph.leaving(key, field))

    def text_fact(self, record: Record, label: str, attribute: str) -> Fact:
        """What a field says in words, or how it stands when it says nothing."""
        value = getattr(record, attribute)
        return Fact(label, self.words.line(value), state=standing(record, attribute))

    def link_fact(self, record: Record, label: str, attribute: str) -> Fact:
        """The records that a field points to, or how it stands when it points to none."""
        anchors = self.linked(record.key, attribute.rstrip("_"))
        return Fact(label, anchors=anchors, state=None if anchors else standing(record, attribute) or _stands("absent"))

    def source(self, key: str) -> Source:
        """Where a record is written."""
        place, formerly = self.matter.place(key), self.book.records[key].was
        if place is None:
            return Source("", 0, formerly=formerly)
        repository = self.handbook.repository
        if repository is None:
            return Source(place.file, place.line, formerly=formerly)
        return Source(place.file, place.line, repository.address_of_edit(place.file, place.line), formerly)

    def remarks(self, key: str) -> tuple[Remark, ...]:
        """What was found about a record, what matters most first."""
        findings = self.matter.findings_by_record.get(key, ())
        return tuple(self._remark(finding) for finding in sorted(findings, key=lambda finding: finding.severity.rank))

    def _remark(self, finding: Finding) -> Remark:
        href = self.links.to(rule_address(finding.code))
        word = _SEVERITY[finding.severity]
        return Remark(str(finding.severity), word, str(finding.message), str(finding.fix), finding.code, href)

    def vision(self) -> Rung:
        """The top of every line of sight."""
        return Rung(say("Vision"), (Anchor(self.words.plain(self.handbook.vision), self.links.to(HOME)),))

    def rung(self, label: str, keys: Iterable[str], missing: str) -> Rung:
        """A knot with these records on it, or one at which the thread breaks."""
        anchors = tuple(self.anchor(key) for key in keys)
        return Rung(label, anchors) if anchors else Rung(label, thread="broken", missing=missing)


def standing(record: Record, attribute: str) -> State | None:
    """How a field stands that says nothing; None when it says something."""
    return _stands(record.stands(attribute))


def _stands(how: Standing) -> State | None:
    found = _STANDING[how]
    return State(found[0], said(found[1])) if found else None


def status(record: Record) -> State | None:
    """How far along a record is, when that is worth saying: a live one needs no mark."""
    word = record.status
    return State(word, _STATUS[word]) if word is not None and word in _STATUS else None


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, as in "1 touchpoint" and "4 touchpoints"; "no" stands for zero."""
    return f"{number or 'no'} {one if number == 1 else many}"
