"""Pointers of Git LFS: what lies in the place of a file that was not fetched (https://git-lfs.com)."""

import re

_BEGINNING = b"version https://git-lfs.github.com/spec/v1\n"
_POINTER = re.escape(_BEGINNING) + rb"(?:[a-z0-9.-]+ .*\n)*?oid sha256:([0-9a-f]{64})\n"
_LENGTH_LIMIT = 1024


def pointer_in(data: bytes) -> str:
    """The digest of the file that a pointer stands for; empty where the bytes are no pointer."""
    found = re.match(_POINTER, data) if len(data) < _LENGTH_LIMIT and data.startswith(_BEGINNING) else None
    return found[1].decode() if found else ""
