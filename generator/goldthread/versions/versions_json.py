"""The editions that were published: which there are, which is the latest, and the `versions.json` that readers and mike know them by."""

import hashlib
import re
from collections.abc import Iterable

import msgspec

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


def source_of(commit: str) -> str:
    """What a commit is known by again on a shelf that everybody may see."""
    return hashlib.sha256(f"goldthread {commit}".encode()).hexdigest()[:_SOURCE_LENGTH]


class Volume(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One folder of the shelf, in the words of `versions.json` as mike writes and the theme reads it.

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


class PublishError(Exception):
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
            f'The edition "{number}" cannot be published under this name: it becomes a folder, so use letters, digits and dots.'
        )
    return number


def volumes(data: bytes) -> tuple[Volume, ...]:
    """What `versions.json` lists.

    Raises PublishError when it is not such a list.
    """
    try:
        return msgspec.json.decode(data, type=tuple[Volume, ...])
    except msgspec.MsgspecError as error:
        raise PublishError(f"versions.json on the branch cannot be read: {error}.") from error


def with_volume(shelf: Iterable[Volume], volume: Volume) -> tuple[Volume, ...]:
    """The shelf with a folder added or exchanged: newest edition first, the draft last, and the newest known as the latest."""
    others = [each for each in shelf if each.version != volume.version]
    ordered = sorted((*others, volume), key=_age, reverse=True)
    newest = next((each.version for each in ordered if each.version != DRAFT), None)
    return tuple(_aliased(each, is_latest=each.version == newest) for each in ordered)


def listing(shelf: Iterable[Volume]) -> bytes:
    """The text of `versions.json`, the same bytes for the same shelf."""
    return msgspec.json.format(msgspec.json.encode(tuple(shelf), order="sorted"), indent=2) + b"\n"


def latest(shelf: Iterable[Volume]) -> Volume | None:
    """The edition that is known as the latest, if any is published."""
    return next((each for each in shelf if LATEST in each.aliases), None)


def _aliased(volume: Volume, *, is_latest: bool) -> Volume:
    others = sorted({alias for alias in volume.aliases if alias != LATEST})
    return msgspec.structs.replace(volume, aliases=(*([LATEST] if is_latest else []), *others))


def _age(volume: Volume) -> tuple[bool, str, tuple[tuple[int, str], ...]]:
    return volume.version != DRAFT, volume.origin.on, _in_order(volume.version)


def _in_order(number: str) -> tuple[tuple[int, str], ...]:
    """What sorts 1.10 behind 1.9."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in _PART.split(number) if part)
