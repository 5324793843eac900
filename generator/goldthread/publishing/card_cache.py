"""Cards drawn once and kept: a folder of pictures by what they depend on, which may be deleted at any time."""

import contextlib
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec
from PIL import features

from goldthread.caching.folder import replace_whole
from goldthread.cards.card import Card
from goldthread.cards.fonts import OURS, BrandType, font_file
from goldthread.cards.picture import png
from goldthread.language.message import message, verbatim
from goldthread.progress import followed

KEPT = Path(".cache") / "goldthread" / "cards"
"""Where a handbook keeps its cards, from its root."""

_SPARE = 2
_DIGEST = 32
_NAME = re.compile("[0-9a-f]{64}")
_LEFT = re.compile(r"\.[0-9a-f]{64}\.(goldthread-new|[0-9]+)|[0-9a-f]{64}\.[0-9]+\.new")
"""What killed runs left; a run that is writing one just now does without its card when it is gone."""


def drawn(cards: Mapping[str, Card], kept: Path, *, tidies: bool = True) -> tuple[tuple[str, bytes], ...]:
    """The pictures by their paths, of cards by theirs; each is taken from the folder, or drawn and put there.

    A folder that cannot be written is done without.

    tidies: Whether the cards are all that there are, so that others may be deleted.
    """
    keys = {path: _key(card) for path, card in sorted(cards.items())}
    paths = followed(message("Drawing preview images"), keys, verbatim)
    pictures = tuple((path, _picture(cards[path], kept / keys[path])) for path in paths)
    if tidies:
        _tidy(kept, frozenset(keys.values()))
    return pictures


def _picture(card: Card, entry: Path) -> bytes:
    found = _read(entry)
    if found is None:
        found = png(card)
        _write(entry, found)
    return found


def _read(entry: Path) -> bytes | None:
    """What an entry holds, unless it is missing or damaged."""
    try:
        data = entry.read_bytes()
    except OSError:
        return None
    digest, picture = data[:_DIGEST], data[_DIGEST:]
    return picture if sha256(picture).digest() == digest else None


def _write(entry: Path, picture: bytes) -> None:
    """Put an entry in its place in one step, so that another process sees all of it or none."""
    with contextlib.suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(str(entry.parent), entry.name, sha256(picture).digest() + picture)


def _tidy(kept: Path, wanted: frozenset[str]) -> None:
    """Delete what killed runs left, and cards that are no longer wanted once they are more than those that are; nothing else."""
    with contextlib.suppress(OSError):
        there = sorted(kept.iterdir())
        left = [entry for entry in there if _LEFT.fullmatch(entry.name)]
        cards = [entry for entry in there if _NAME.fullmatch(entry.name)]
        old = [entry for entry in cards if entry.name not in wanted] if len(cards) > _SPARE * len(wanted) else []
        for entry in (*old, *left):
            entry.unlink(missing_ok=True)


def _key(card: Card) -> str:
    words = msgspec.json.encode(msgspec.structs.replace(card, type=OURS))
    return sha256(_drawing() + _type_digest(card.type) + words).hexdigest()


@cache
def _type_digest(brand: BrandType) -> bytes:
    return b"".join(sha256(font).digest() for font in (brand.headings, brand.text))


@cache
def _drawing() -> bytes:
    """A digest of all that a picture depends on besides the card: how it is drawn, in which type, and by which Pillow and FreeType."""
    modules = [entry for entry in (files("goldthread") / "cards").iterdir() if entry.name.endswith(".py")]
    colours = files("goldthread") / "drawings" / "colour.py"
    tools = f"{version('pillow')} {features.version('freetype2')} {features.version('zlib')}"
    parts = [tools.encode(), font_file("serif"), font_file("sans"), colours.read_bytes()]
    parts += [module.read_bytes() for module in sorted(modules, key=lambda module: module.name)]
    return sha256(b"".join(sha256(part).digest() for part in parts)).digest()
