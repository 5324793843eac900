"""Photographs read and saved anew by Pillow, with nothing but their colours, the right way up, and no wider than asked for."""

import io
import struct
import zlib
from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from PIL import Image, ImageOps

_FORMATS: Mapping[str, tuple[str, str, Mapping[str, object]]] = MappingProxyType(
    {
        "JPEG": ("JPEG", ".jpg", {"quality": 84, "optimize": True, "progressive": True}),
        "PNG": ("PNG", ".png", {"optimize": True}),
        "WEBP": ("WEBP", ".webp", {"quality": 82, "method": 6}),
        "AVIF": ("JPEG", ".jpg", {"quality": 84, "optimize": True, "progressive": True}),
        "GIF": ("PNG", ".png", {"optimize": True}),
    }
)
"""How a picture of each form is saved: the form, its ending, and the settings."""
_READ_ERRORS = (
    ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
    struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises for a damaged picture: besides its own errors, whatever the decoder of the form or the reader of what a camera
wrote comes upon, as damaged pictures of each form have shown; that of AVIF raises RuntimeError."""
_TURNED = frozenset({5, 6, 7, 8})
_ORIENTATION = 0x0112


class Photograph(msgspec.Struct, frozen=True):
    """A photograph as it is published: its bytes, the ending of its name, and its width and height in pixels."""

    data: bytes
    ending: str
    size: tuple[int, int]


def photograph(data: bytes, widest: int) -> Photograph | None:
    """A photograph saved anew; None when it cannot be read.

    widest: The width in pixels to which a wider one is brought.
    """
    try:
        with Image.open(io.BytesIO(data)) as opened:
            form, (wide, high) = opened.format or "", _upright_size(opened)
    except _READ_ERRORS:
        return None
    if form not in _FORMATS:
        return None
    scale = min(1.0, widest / wide)
    size = (max(round(wide * scale), 1), max(round(high * scale), 1))
    try:
        return Photograph(_saved(data, form, size), _FORMATS[form][1], size)
    except _READ_ERRORS:
        return None


def upright_size(data: bytes) -> tuple[int, int]:
    """The width and the height of a photograph as it is seen; 0 when it cannot be read."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            return _upright_size(opened)
    except _READ_ERRORS:
        return 0, 0


def _upright_size(opened: Image.Image) -> tuple[int, int]:
    wide, high = opened.size
    return (high, wide) if opened.getexif().get(_ORIENTATION) in _TURNED else (wide, high)


def _saved(data: bytes, form: str, size: tuple[int, int]) -> bytes:
    """A picture the right way up, in a size, with nothing but its colours."""
    kind, _, settings = _FORMATS[form]
    with Image.open(io.BytesIO(data)) as opened:
        upright = ImageOps.exif_transpose(opened)
        if kind == "JPEG":
            upright = upright.convert("RGB")
        elif upright.mode not in {"RGB", "RGBA", "L", "LA"}:
            upright = upright.convert("RGBA")
        bare = Image.new(upright.mode, upright.size)
        bare.paste(upright)
        if bare.size != size:
            bare = bare.resize(size, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        bare.save(out, kind, **settings)
    return out.getvalue()
