"""A short name for each finding, by which other programs know it again when lines have moved."""

import hashlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from goldthread.findings import Finding


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """64 hexadecimal digits for each finding, in order, made from its identity alone.

    Findings with the same identity are told apart by counting them, so that no two of a run share a fingerprint.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for finding in findings:
        made.append(_fingerprint(finding.identity, seen[finding.identity]))
        seen[finding.identity] += 1
    return tuple(made)


def identity_fingerprint(identity: tuple[str, str, str]) -> str:
    """The fingerprint of the first finding with an identity."""
    return _fingerprint(identity, 0)


def _fingerprint(identity: tuple[str, str, str], nth: int) -> str:
    parts = (*identity, str(nth)) if nth else identity
    try:
        data = msgspec.json.encode(parts)
    except UnicodeEncodeError:  # half of a surrogate pair, from a file name that is no UTF-8
        data = msgspec.json.encode([each.encode("utf-8", "backslashreplace").decode() for each in parts])
    return hashlib.sha256(data).hexdigest()
