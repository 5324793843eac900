"""A document that records name as their source: its bytes to what it says, as a whole and heading by heading."""

import codecs
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from goldthread.disk.lfs import pointer_in
from goldthread.language.words import words_of

if TYPE_CHECKING:
    from goldthread.documents.markdown import Outline, Section

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""The endings of files that are read as Markdown, in small letters; any other file counts as a whole."""
TEXT_LIMIT = 1_000_000
"""How many bytes of Markdown are read at most."""
FILE_LIMIT = 50_000_000
"""How many bytes of any other file are read at most."""
_KEPT = 20_000
"""How many characters of a section are kept to be shown later; of a longer one it is only known whether it changed."""
_LENGTH = 16
_TEXT, _FILE = "text 1", "file 1"
_SNIFFED = 8_000


class Passage(msgspec.Struct, frozen=True):
    """What a source says: a section, or a whole file.

    print: The fingerprint of its meaning.
    document: What the document is called by its first heading; empty where it has none.
    heading: The words of the heading; empty for a whole file.
    says: Its words, block by block; empty where only the fingerprint is known.
    anchor: The anchor of the heading on pages of MkDocs.
    """

    print: str
    document: str = ""
    heading: str = ""
    says: tuple[str, ...] = ()
    anchor: str = ""


class Absence(msgspec.Struct, frozen=True):
    """An address at which there is nothing to read.

    at: The address that is likely meant; empty where none is.
    passage: What is read there.
    """

    at: str = ""
    passage: Passage | None = None


Reason = Literal[
    "missing", "no_heading", "outside", "folder", "no_file", "unreadable", "no_text", "too_large", "not_fetched"
]


GONE: frozenset[Reason] = frozenset({"missing", "no_heading", "outside", "folder", "no_file"})
"""The reasons for which nothing is there at all; for any other, what is there cannot be read."""


class NoPassage(msgspec.Struct, frozen=True):
    """Why there is nothing to read at an address, or nothing that can be read.

    reason: The kind of reason.
    detail: What the system says of it, or the line of a byte that is no text.
    """

    reason: Reason
    detail: str = ""


class DocumentStore(Protocol):
    """The files of a repository, of the working tree or of a commit."""

    def read(self, path: str, most: int) -> bytes | NoPassage:
        """The bytes of a file, by its path from the handbook's root, and no more than one beyond a number of bytes."""

    def names(self) -> Iterable[str]:
        """The paths of files that may have been meant by a path that leads nowhere."""


class Document(msgspec.Struct, frozen=True):
    """A document that can be read.

    whole: What all of it says.
    outline: Its sections; None where it is not Markdown.
    """

    whole: Passage
    outline: "Outline | None" = None

    def passage(self, heading: str) -> Passage | NoPassage:
        """What it says under a heading; in a file that is not Markdown, an anchor is not looked for."""
        if not heading or self.outline is None:
            return self.whole
        section = self.outline.section(heading)
        if section is None:
            return NoPassage("no_heading")
        return _of_section(section, self.whole.document)


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of their words that two texts have in common."""
    old, new = (frozenset(words_of(" ".join(each))) for each in (one, other))
    return len(old & new) / max(1, len(old | new))


def is_markdown(path: str) -> bool:
    """Whether a file is read heading by heading."""
    return PurePosixPath(path).suffix.lower() in MARKDOWN


def limit_of(path: str) -> int:
    """How many bytes of a file are read at most."""
    return TEXT_LIMIT if is_markdown(path) else FILE_LIMIT


def read_document(path: str, data: bytes) -> Document | NoPassage:
    """A document by its bytes."""
    if len(data) > limit_of(path):
        return NoPassage("too_large", str(limit_of(path) // 1_000_000))
    pointer = pointer_in(data)
    if not is_markdown(path):
        content = pointer or _sha256(_without_line_ends(data))
        return Document(Passage(_digest(_FILE, (content.encode(),))))
    if pointer:
        return NoPassage("not_fetched")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return NoPassage("no_text", str(body[: error.start].count(b"\n") + 1))
    if "\0" in text:
        return NoPassage("no_text", str(text[: text.index("\0")].count("\n") + 1))
    from goldthread.documents.markdown import outline  # noqa: PLC0415 - loads the parser, and few handbooks name documents

    read = outline(text)
    title = next((each.heading for each in read.sections), "")
    return Document(Passage(_meaning(read.says), title, says=_kept(read.says)), read)


def _of_section(section: "Section", document: str) -> Passage:
    return Passage(_meaning(section.says), document, section.heading, _kept(section.says), section.anchors[0])


def _meaning(says: Iterable[str]) -> str:
    return _digest(_TEXT, (word.encode() for word in words_of(" ".join(says))))


def _digest(scheme: str, parts: Iterable[bytes]) -> str:
    return _sha256(b"\n".join((scheme.encode(), *parts)))[:_LENGTH]


def _sha256(data: bytes) -> str:
    import hashlib  # noqa: PLC0415 - loads OpenSSL, and few handbooks name documents

    return hashlib.sha256(data).hexdigest()


def _kept(says: tuple[str, ...]) -> tuple[str, ...]:
    return says if sum(map(len, says)) <= _KEPT else ()


def _without_line_ends(data: bytes) -> bytes:
    """A file of text with the same line ends everywhere, whatever a checkout makes of them; any other as it is."""
    return data if b"\0" in data[:_SNIFFED] else data.replace(b"\r\n", b"\n")
