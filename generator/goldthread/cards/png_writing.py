"""Cards as PNG files (https://www.w3.org/TR/png-3/): what most cards have in common is compressed once, and the rest for each."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from struct import pack
from zlib import DEFLATED, MAX_WBITS, Z_FULL_FLUSH, adler32, compressobj, crc32

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _PALETTE, _USUAL = 8, 3, 0
_STREAM, _END_OF_STREAM = b"\x78\x9c", b"\x03\x00"
"""The beginning and the end of a zlib stream (RFC 1950, RFC 1951), between which there may be any number of compressed pieces."""
_LEVEL = 4
_BAND = 15
"""So many rows are compared at a time."""


def png_file(size: tuple[int, int], colours: bytes, rows: bytes, ground: bytes) -> bytes:
    """The bytes of a picture.

    size: Its width and its height.
    colours: Red, green and blue of each number that a pixel may have.
    rows: The rows of pixels, each after its filter, which is none.
    ground: The rows of what is drawn upon, the same for many pictures.
    """
    header = pack(">IIBBBBB", *size, _DEPTH, _PALETTE, _USUAL, _USUAL, _USUAL)
    packed = b"".join((_STREAM, *_pieces(rows, ground, size[0] + 1), _END_OF_STREAM, pack(">I", adler32(rows))))
    parts = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(data, crc32(name)))


def _pieces(rows: bytes, ground: bytes, width: int) -> Iterator[bytes]:
    """The rows compressed, those upon which nothing is drawn apart from the others."""
    band = _BAND * width

    def is_ground(start: int) -> bool:
        return rows[start : start + band] == ground[start : start + band]

    for is_bare, starts in groupby(range(0, len(rows), band), is_ground):
        first, *others = starts
        piece = rows[first : (others[-1] if others else first) + band]
        yield _kept(piece) if is_bare else _packed(piece)


def _packed(data: bytes) -> bytes:
    packing = compressobj(_LEVEL, DEFLATED, -MAX_WBITS)
    return packing.compress(data) + packing.flush(Z_FULL_FLUSH)


_kept = lru_cache(maxsize=256)(_packed)
