"""What the texts of a record hold that is looked into: names of other records, pictures, and what may be personal data.

It depends on nothing but the record, so it is found when the record is read, and kept wherever records are kept.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import unquote

import msgspec

from goldthread.model.record import Record
from goldthread.model.references import mentions, texts
from goldthread.model.teams import Team
from goldthread.model.vision import Handbook
from goldthread.places import Path

_MAIL = re.compile(r"(?<=[\w.+-])@[\w-]+\.[\w.-]*\w")
"""Searched from the sign on: what stands before it may be any length, and is looked at once."""
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\+\d{1,3}(?: ?\(0\))?|(?!000)\(?0\d{1,4}\)?)(?:[ ./()-]{0,2}\d{2,4}){2,5}(?![\w-])"
)
_SIGNS = re.compile(r"[\[@0+]")
"""Whatever is looked into holds one of them, and few records do."""
_PHONE_SIGNS = re.compile("[0+]")
"""A telephone number holds one of them, and few texts do."""
_ADDRESSES = ("url", "edit", "at")
_TIME = r"[012]?\d[.:]?[0-5]\d"
_TIMES = rf"{_TIME}(?:[ /-]{_TIME})*"
"""Hours and minutes in a row, such as 0615 0705 or 08.00-18.00, which look like a telephone number and are none."""
_REACHED_AT = ((Team.kind, ("contact",)), (Handbook.kind, ("feedback",)))
"""The fields that hold addresses on purpose, of a channel or a mailbox."""
_PICTURE = r"!\[[^\[\]]{0,1000}\]\(\s{0,9}<?([^\s<>()]{1,1000})"
_ELSEWHERE = r"[^/?#]*:|//|\\"


class TextSign(msgspec.Struct, frozen=True, array_like=True):
    """Something in a text that is looked into.

    path: The steps to the text.
    tells: Whether it names a record, shows a picture, or holds personal data.
    what: The name, the path of the picture from the top of the site, or what kind of data it is.
    """

    path: Path
    tells: Literal["mention", "picture", "personal"]
    what: str


def text_signs(record: Record) -> tuple[TextSign, ...]:
    """What the texts of a record hold that is looked into, in the order in which it is written."""
    said = texts(record)
    if not _SIGNS.search("\n".join([text for _, text in said])):
        return ()
    return tuple(sign for path, text in said for sign in _signs_in(record.kind, path, text))


def _signs_in(kind: str, path: Path, text: str) -> Iterator[TextSign]:
    if "[" in text:
        yield from (TextSign(path, "mention", name) for name in mentions(text))
        yield from (TextSign(path, "picture", name) for name in _pictures(text))
    if (kind, path) in _REACHED_AT:
        return
    if "@" in text and _MAIL.search(text):
        yield TextSign(path, "personal", "an e-mail address")
    if _PHONE_SIGNS.search(text) and path[-1] not in _ADDRESSES and _names_telephone(text):
        yield TextSign(path, "personal", "a telephone number")


def _names_telephone(text: str) -> bool:
    return any(not re.fullmatch(_TIMES, found[0]) for found in _PHONE.finditer(text))


def _pictures(text: str) -> Iterator[str]:
    if "![" in text:
        addresses = (found[1] for found in re.finditer(_PICTURE, text))
        paths = (picture_path(address) for address in addresses if not is_elsewhere(address))
        yield from dict.fromkeys(filter(None, paths))


def is_elsewhere(address: str) -> bool:
    """Whether an address that a text gives is none of a file of the handbook."""
    return re.match(_ELSEWHERE, address) is not None


def picture_path(address: str) -> str:
    """The path of a picture from the top of the site, by the address that a text gives; steps upwards before it lead nowhere else."""
    path = posixpath.normpath(unquote(address.partition("#")[0].partition("?")[0]))
    return "/".join(step for step in path.split("/") if step not in {"", ".", ".."})
