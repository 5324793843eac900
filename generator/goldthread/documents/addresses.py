"""Addresses of sources: of the web, or of a file of the same repository and a heading in it."""

import ipaddress
import posixpath
import re
from urllib.parse import urlsplit

import msgspec

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)
_UNREACHABLE = frozenset(
    {"corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain", "localhost", "private"}
)
"""The last parts of names of hosts that only a network of one's own knows."""


class DocumentAddress(msgspec.Struct, frozen=True):
    """A file of the repository, and a heading in it.

    path: The path from the handbook's root, with forward slashes.
    heading: The anchor of the heading, as written; empty where the whole file is meant.
    """

    path: str
    heading: str = ""

    @property
    def name(self) -> str:
        """The address in one form, however it is written."""
        return f"{self.path}#{self.heading}" if self.heading else self.path


def document_address(at: str) -> DocumentAddress | None:
    """The file that an address names; None for an address of the web, and for what is no path."""
    written = at.strip()
    path, _, heading = written.partition("#")
    if _SCHEME.match(written) or not path.strip():
        return None
    return DocumentAddress(posixpath.normpath(path.strip().replace("\\", "/")), heading.strip())


def is_web_address(at: str) -> bool:
    """Whether an address is one of the web."""
    try:
        parts = urlsplit(at.strip())
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", at.strip())
    except ValueError:
        return False


def is_public_address(at: str) -> bool:
    """Whether an address of the web may be shown to anybody: it names no user, and no host that only one network knows."""
    if not is_web_address(at):
        return False
    parts = urlsplit(at.strip())
    host = (parts.hostname or "").rstrip(".")
    if parts.username is not None or parts.password is not None:
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and host.rpartition(".")[2] not in _UNREACHABLE
