"""Values as JSON text that every parser takes and no terminal obeys."""

import json
import re

import msgspec

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_HALVES = re.compile("[\ud800-\udfff]")


def json_text(value: object, *, indent: int = 2) -> str:
    """A value as indented JSON.

    What a terminal might obey is escaped; half of a surrogate pair, as a file name may hold that is no UTF-8, becomes U+FFFD.
    """
    try:
        compact = msgspec.json.encode(value)
    except UnicodeEncodeError:
        whole = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        compact = _HALVES.sub("\ufffd", whole).encode()
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", msgspec.json.format(compact, indent=indent).decode())
