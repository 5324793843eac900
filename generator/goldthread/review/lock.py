"""The lock file of reviews: who reviewed what and when, against which meaning, in a file of one line an entry."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Annotated, TypeVar

import msgspec

from goldthread.findings import Finding
from goldthread.lockfile import line_of
from goldthread.model.record import END, ID_FORM
from goldthread.review.wording import Wording

Print = Annotated[str, msgspec.Meta(pattern=f"^[0-9a-f]{{16}}{END}")]
Key = Annotated[str, msgspec.Meta(pattern=f"^[a-z]+/{ID_FORM}{END}")]

HEAD = """\
# Who reviewed what, and against which meaning of what lies above it.
# Written by goldthread review: change it with that, and keep the lines of both sides when a merge stops here.
"""


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A line of the lock."""


E = TypeVar("E", bound=_Entry)


class ReviewMark(_Entry, frozen=True, kw_only=True, gc=False):
    """One review of one record.

    record: Its key.
    on: The day.
    by: Who reviewed it; never published.
    against: The fingerprints of all that lay above it, by key.
    because: The reason for reviewing everything at once.
    documents: The fingerprints of the documents that it named as its sources, by address.
    """

    record: Key
    on: datetime.date
    by: str
    against: dict[Key, Print]
    because: str = ""
    documents: dict[str, Print] = msgspec.field(default_factory=dict)


class Correction(_Entry, frozen=True, kw_only=True, gc=False):
    """A change that was marked as editorial: the meaning is the same.

    editorial: The record's key.
    was: Its fingerprint before.
    now: Its fingerprint after.
    on: The day.
    by: Who marked it; never published.
    because: The reason.
    """

    editorial: Key
    was: Print
    now: Print
    on: datetime.date
    by: str
    because: str


class SourceCorrection(_Entry, frozen=True, kw_only=True, gc=False):
    """A change of a document that was marked as editorial: it says the same in other words.

    editorial_source: Its address.
    was: Its fingerprint before.
    now: Its fingerprint after.
    on: The day.
    by: Who marked it; never published.
    because: The reason.
    """

    editorial_source: str
    was: Print
    now: Print
    on: datetime.date
    by: str
    because: str


class Meaning(_Entry, frozen=True, kw_only=True, gc=False):
    """The words of a record when somebody reviewed a record that depends on it.

    meaning: The fingerprint.
    of: The record's key then.
    says: The words, field by field.
    """

    meaning: Print
    of: Key
    says: dict[str, tuple[str, ...]]


class DocumentWords(_Entry, frozen=True, kw_only=True, gc=False):
    """The words of a document when somebody reviewed a record that names it as a source; never published.

    passage: The fingerprint.
    at: The address.
    says: The words, block by block.
    """

    passage: Print
    at: str
    says: tuple[str, ...]


class Lock(msgspec.Struct, frozen=True):
    """All that was reviewed.

    marks: The reviews; a merge may have left several of one record.
    corrections: The changes that were marked as editorial.
    meanings: What was reviewed against, in words, once for each fingerprint.
    findings: What is wrong with the file.
    documents: What documents said, once for each address and fingerprint.
    source_corrections: The changes of documents that were marked as editorial.
    """

    marks: tuple[ReviewMark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: tuple[DocumentWords, ...] = ()
    source_corrections: tuple[SourceCorrection, ...] = ()

    @property
    def wordings(self) -> Mapping[tuple[str, str], Wording]:
        """The words of meanings by the record's key and the fingerprint."""
        return {(each.of, each.meaning): each.says for each in self.meanings}

    @property
    def document_words(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The words of documents by the address and the fingerprint."""
        return {(each.at, each.passage): each.says for each in self.documents}

    @property
    def former_words(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The words of documents by the address."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for each in self.documents:
            found.setdefault(each.at, []).append(each.says)
        return {at: tuple(says) for at, says in found.items()}


def lock_text(lock: Lock) -> str:
    """The text of the file: sorted, one entry a line, the same for the same entries.

    A comment that never changes stands above each line, so that changes of neighbours in two branches do not touch.
    """
    return HEAD + ("".join(_lines(lock)) or "[]\n")


def _lines(lock: Lock) -> Iterator[str]:
    import json  # noqa: PLC0415 - for writing alone

    for mark in sorted(_each_once(lock.marks), key=lambda each: (each.record, each.on, each.by, _line(each))):
        yield f"# {mark.record}\n{_line(mark)}"
    for correction in sorted(_each_once(lock.corrections), key=lambda each: (each.editorial, each.on, _line(each))):
        yield f"# {correction.editorial} was corrected\n{_line(correction)}"
    for each in sorted(_each_once(lock.source_corrections), key=lambda one: (one.editorial_source, one.on, _line(one))):
        yield f"# {json.dumps(each.editorial_source)} was corrected\n{_line(each)}"
    for meaning in sorted(_each_once(lock.meanings), key=lambda each: (each.of, each.meaning, _line(each))):
        yield f"# {meaning.of} said\n{_line(meaning)}"
    for words in sorted(_each_once(lock.documents), key=lambda each: (each.at, each.passage, _line(each))):
        yield f"# {json.dumps(words.at)} said\n{_line(words)}"


def _each_once(entries: tuple[E, ...]) -> tuple[E, ...]:
    """The entries, each once."""
    return tuple({_line(each): each for each in entries}.values())


def _line(entry: _Entry) -> str:
    """An entry as its line, whatever the order in which it was made."""
    if isinstance(entry, ReviewMark):
        against, documents = dict(sorted(entry.against.items())), dict(sorted(entry.documents.items()))
        entry = msgspec.structs.replace(entry, against=against, documents=documents)
    return line_of(entry)
