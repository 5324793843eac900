"""Cards drawn once and kept, those of a handbook together, each by what it depends on.

They lie with the person's other caches and not in the handbook, where whoever commits could put pictures that nobody drew.
"""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from pathlib import Path

import msgspec

from goldthread.caching.folder import LARGEST, digest, folder, read_entry, write_entry
from goldthread.caching.handbook_state import program
from goldthread.caching.kept_values import read_as
from goldthread.cards.card import Card
from goldthread.cards.fonts import OURS, BrandType, font_file
from goldthread.language.message import message, verbatim
from goldthread.progress import followed

_DIGEST = 32
_DRAWING = "drawing"
_MAP, _AROUND = 5, 10
"""How many bytes MessagePack takes at most for a table, and for a key and a value in it, beside their own."""
_SPARE = 2
"""How many times as many cards are kept as were asked for last: another edition asks for others."""
_KEPT = msgspec.msgpack.Decoder(dict[bytes, bytes])


def drawn(cards: Mapping[str, Card], root: Path) -> tuple[tuple[str, bytes], ...]:
    """The pictures by their paths, of all cards of a site by theirs; each is one that is kept, or is drawn.

    root: The folder of the handbook.
    """
    if folder() is None:
        return tuple((path, _picture(card)) for path, card in _followed(cards))
    name = f"cards-{digest(os.fsencode(root)).hex()}"
    keys = {path: _key(card) for path, card in cards.items()}
    before = read_as(name, _KEPT) or {}
    now: dict[bytes, bytes] = {}
    for path, card in _followed(cards):
        key = keys[path]
        now[key] = now.get(key) or before.get(key) or _picture(card)
    kept = _fitting(now, before if len(before.keys() | now.keys()) <= _SPARE * len(now) else {})
    if kept.keys() != before.keys():
        write_entry(name, msgspec.msgpack.encode(kept))
    return tuple((path, now[key]) for path, key in sorted(keys.items()))


def _fitting(*cards: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """As many cards as an entry may hold, the first first: more than that would not be kept at all."""
    found: dict[bytes, bytes] = {}
    size = _MAP
    for key, picture in chain.from_iterable(each.items() for each in cards):
        size += 0 if key in found else len(key) + len(picture) + _AROUND
        if size > LARGEST:
            break
        found[key] = picture
    return found


def _followed(cards: Mapping[str, Card]) -> Iterator[tuple[str, Card]]:
    """Cards by their paths in order, with word to whoever follows the work."""
    paths = followed(message("Drawing preview images"), dict.fromkeys(sorted(cards)), verbatim)
    return ((path, cards[path]) for path in paths)


def _picture(card: Card) -> bytes:
    from goldthread.cards.picture import png  # noqa: PLC0415 - few builds draw a card, and Pillow takes a while to load

    return png(card)


def _key(card: Card) -> bytes:
    words = msgspec.json.encode(msgspec.structs.replace(card, type=OURS))
    return sha256(_drawing() + _type_digest(card.type) + words).digest()


@cache
def _type_digest(brand: BrandType) -> bytes:
    return b"".join(sha256(font).digest() for font in (brand.headings, brand.text))


@cache
def _drawing() -> bytes:
    """A digest of all that a picture depends on besides the card; taken once for a program, since Pillow has to be loaded for it."""
    kept = read_entry(_DRAWING) or b""
    if kept[:-_DIGEST] == program():
        return kept[-_DIGEST:]
    found = _digest_of_drawing()
    write_entry(_DRAWING, program() + found)
    return found


def _digest_of_drawing() -> bytes:
    """A digest of how a picture is drawn, in which type, and by which Pillow and FreeType."""
    from importlib.metadata import version  # noqa: PLC0415 - as above

    from PIL import features  # noqa: PLC0415 - as above

    modules = [entry for entry in (files("goldthread") / "cards").iterdir() if entry.name.endswith(".py")]
    colours = files("goldthread") / "drawings" / "colour.py"
    tools = f"{version('pillow')} {features.version('freetype2')} {features.version('zlib')}"
    parts = [tools.encode(), font_file("serif"), font_file("sans"), colours.read_bytes()]
    parts += [module.read_bytes() for module in sorted(modules, key=lambda module: module.name)]
    return sha256(b"".join(sha256(part).digest() for part in parts)).digest()
