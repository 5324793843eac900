"""Cards as PNG files (https://www.w3.org/TR/png-3/), put together of rows compressed apart: some are the same on most cards."""

from collections.abc import Iterable
from functools import reduce
from struct import pack
from typing import NamedTuple
from zlib import DEFLATED, MAX_WBITS, Z_FULL_FLUSH, Z_RLE, adler32, compressobj, crc32

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _PALETTE, _USUAL = 8, 3, 0
_STREAM, _END_OF_STREAM = b"\x78\x9c", b"\x03\x00"
"""The beginning and the end of a zlib stream (RFC 1950, RFC 1951), between which there may be any number of compressed pieces."""
_LEVEL, _MEMORY = 1, 8
"""With Z_RLE: rows of text are mostly ground, and looking for more than that takes twice as long for an eighth of the bytes."""
_ADLER = 65521


class PackedRows(NamedTuple):
    """Rows of pixels, each after its filter, which is none.

    data: The rows compressed.
    check: Their checksum.
    length: How many bytes they are.
    """

    data: bytes
    check: int
    length: int


def packed(rows: bytes | bytearray) -> PackedRows:
    """Rows compressed, apart from those that stand before and after them."""
    packing = compressobj(_LEVEL, DEFLATED, -MAX_WBITS, _MEMORY, Z_RLE)
    return PackedRows(packing.compress(rows) + packing.flush(Z_FULL_FLUSH), adler32(rows), len(rows))


def png_file(size: tuple[int, int], colours: bytes, rows: Iterable[PackedRows]) -> bytes:
    """The bytes of a picture.

    size: Its width and its height.
    colours: Red, green and blue of each number that a pixel may have.
    rows: All its rows, from the top.
    """
    header = pack(">IIBBBBB", *size, _DEPTH, _PALETTE, _USUAL, _USUAL, _USUAL)
    pieces = tuple(rows)
    check = reduce(_checked_on, pieces, adler32(b""))
    data = b"".join((_STREAM, *(each.data for each in pieces), _END_OF_STREAM, pack(">I", check)))
    parts = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", data), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, part) for name, part in parts)


def _checked_on(check: int, rows: PackedRows) -> int:
    """The checksum of all rows so far and of those that follow, from the checksums of both: Adler-32 is two sums (RFC 1950)."""
    one, sums = check & 0xFFFF, check >> 16
    next_one, next_sums = rows.check & 0xFFFF, rows.check >> 16
    return ((sums + next_sums + rows.length * (one - 1)) % _ADLER) << 16 | (one + next_one - 1) % _ADLER


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(data, crc32(name)))
