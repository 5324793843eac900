"""The published versions: `versions.json`, and which of them is the latest."""

import hashlib
import re
from collections.abc import Iterable

import msgspec

from goldthread.language.message import MessageError, message
from goldthread.model.editions import Edition
from goldthread.model.vision import Handbook
from goldthread.publishing.version_settings import DRAFT, LATEST

_SOURCE_LENGTH = 20
_NUMBER = re.compile(r"[0-9A-Za-z](?:[\w.+-]*[\w+-])?", re.ASCII)
_TAKEN = frozenset({DRAFT, LATEST, "index.html", "404.html", "versions.json", "CNAME"})
_PART = re.compile(r"(\d+)")


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What we note of an edition besides.

    source: What the commit that it was made from is known by again, without telling which it is.
    edition: Its number.
    on: The day that it is dated; empty for a draft.
    """

    source: str = ""
    edition: str = ""
    on: str = ""


def source_digest(commit: str) -> str:
    """A digest of a commit's name, by which it is recognised in a public file without being named."""
    return hashlib.sha256(f"goldthread {commit}".encode()).hexdigest()[:_SOURCE_LENGTH]


class VersionEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An entry of `versions.json`, as mike writes and the theme reads it.

    version: Its folder.
    title: What readers choose it by.
    aliases: Other folders with the same content.
    properties: What we note of it, and what others may.
    """

    version: str
    title: str
    aliases: tuple[str, ...]
    properties: dict[str, object] | None = None

    @property
    def origin(self) -> Origin:
        """What we noted of it; nothing when somebody else put it there."""
        try:
            return msgspec.json.decode(msgspec.json.encode(self.properties or {}), type=Origin)
        except msgspec.ValidationError:
            return Origin()


class PublishError(MessageError):
    """There is something in the way of publishing; the message says so in a sentence."""


def place_of(handbook: Handbook, editions: Iterable[Edition], *, draft: bool) -> str:
    """The folder in which a handbook belongs: its number when that is the newest edition released, else the draft's.

    Raises PublishError when the number cannot be the name of a folder.
    """
    newest = max(editions, key=lambda each: (each.on, _in_order(each.edition)), default=None)
    if draft or newest is None or newest.edition != handbook.edition:
        return DRAFT
    number = handbook.edition
    if not _NUMBER.fullmatch(number) or number in _TAKEN:
        raise PublishError(
            message(
                'The edition "{number}" cannot be published under this name: it becomes a folder, so use letters, digits and dots.',
                number=number,
            )
        )
    return number


def version_entries(data: bytes) -> tuple[VersionEntry, ...]:
    """The entries of `versions.json`.

    Raises PublishError when it is not such a list.
    """
    try:
        return msgspec.json.decode(data, type=tuple[VersionEntry, ...])
    except msgspec.MsgspecError as error:
        raise PublishError(
            message("versions.json on the branch cannot be read: {reason}.", reason=str(error))
        ) from error


def with_entry(versions: Iterable[VersionEntry], entry: VersionEntry) -> tuple[VersionEntry, ...]:
    """The entries with one added or replaced: newest edition first, the draft last, and the newest known as the latest."""
    others = [each for each in versions if each.version != entry.version]
    ordered = sorted((*others, entry), key=_age, reverse=True)
    newest = next((each.version for each in ordered if each.version != DRAFT), None)
    return tuple(_aliased(each, is_latest=each.version == newest) for each in ordered)


def listing(versions: Iterable[VersionEntry]) -> bytes:
    """The text of `versions.json`, the same bytes for the same entries."""
    return msgspec.json.format(msgspec.json.encode(tuple(versions), order="sorted"), indent=2) + b"\n"


def latest(versions: Iterable[VersionEntry]) -> VersionEntry | None:
    """The edition that is known as the latest, if any is published."""
    return next((each for each in versions if LATEST in each.aliases), None)


def _aliased(entry: VersionEntry, *, is_latest: bool) -> VersionEntry:
    others = sorted({alias for alias in entry.aliases if alias != LATEST})
    return msgspec.structs.replace(entry, aliases=(*([LATEST] if is_latest else []), *others))


def _age(entry: VersionEntry) -> tuple[bool, str, tuple[tuple[int, str], ...]]:
    return entry.version != DRAFT, entry.origin.on, _in_order(entry.version)


def _in_order(number: str) -> tuple[tuple[int, str], ...]:
    """What sorts 1.10 behind 1.9."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in _PART.split(number) if part)
