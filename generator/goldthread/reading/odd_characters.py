"""Characters that no text of a record may hold, and their names."""

import re
from collections.abc import Iterator
from functools import cache

from goldthread.language.message import Message, message

_PLANES = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_NO_CHARACTERS = f"\ufdd0-\ufdef\ufffe\uffff{_PLANES}"
_SEPARATORS = "\x85\u2028\u2029\ufeff"
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
_ANNOTATIONS = "\ufff9-\ufffb"
_TAGS = "\U000e0000-\U000e007f"
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"
"""A black flag followed by tag characters is the flag of a region, such as that of Wales."""
_ANY = f"[\r{_CONTROLS}{_NO_CHARACTERS}{_SEPARATORS}{_DIRECTIONS}{_ANNOTATIONS}{_TAGS}\ud800-\udfff]"
"""What is looked for among the characters of a text, each once, which takes a tenth of the time of a look at the text itself."""
_SURELY_SEEN = bytes((ord("\n"), *range(ord(" "), ord("~") + 1)))
"""The signs of ASCII that can be seen, the space and the line feed: taken out at once, they leave little to look at one by one."""
_NAMES = {
    "\x85": message("an invisible next-line character"),
    "\u2028": message("an invisible line separator"),
    "\u2029": message("an invisible paragraph separator"),
    "\ufeff": message("an invisible byte order mark"),
    "\r": message("a bare carriage return"),
}
_KINDS = (
    (_CONTROLS, message("a control character")),
    (_NO_CHARACTERS, message("a code that stands for no character")),
    (_DIRECTIONS, message("an invisible character that turns the direction of the text")),
    (_ANNOTATIONS, message("an invisible annotation mark")),
    (_TAGS, message("an invisible tag character")),
    ("\ud800-\udfff", message("half of a character")),
)
_UNREADABLE = f"[{_CONTROLS}\ufffe\uffff]"
"""What the YAML parser takes for the end of all text."""
_PARTING = frozenset("\x0b\x0c\x85\u2028\u2029")


def is_printable(text: str) -> bool:
    """Whether a text surely holds nothing but what can be seen, spaces and line feeds, which no odd character is."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _SURELY_SEEN)
    return not others or others.decode("utf-8", "surrogatepass").isprintable()


def may_be_odd(text: str) -> bool:
    """Whether a text may hold an odd character; a quick look."""
    return not is_printable(text) and re.search(_ANY, "".join(set(text))) is not None


@cache
def _odd() -> re.Pattern[str]:
    """What finds odd characters and flags, compiled when a text asks for it; few do."""
    return re.compile(
        f"{_FLAG}|([{_CONTROLS}{_NO_CHARACTERS}{_SEPARATORS}{_DIRECTIONS}{_ANNOTATIONS}{_TAGS}\ud800-\udfff]|\r(?!\n))"
    )


def odd_characters(text: str) -> Iterator[tuple[int, str]]:
    """The odd characters of a text, each with its index."""
    hits = _odd().finditer(text) if may_be_odd(text) else ()
    return ((found.start(), found[1]) for found in hits if found[1])


def has_odd_character(text: str) -> bool:
    """Whether a text holds any."""
    return next(odd_characters(text), None) is not None


def spaced(text: str) -> str:
    """The text with a space in the place of each odd character."""
    return _odd().sub(lambda found: " " if found[1] else found[0], text)


def name_of(character: str) -> Message:
    """What an odd character is called, with an article."""
    named = _NAMES.get(character)
    kind = named or next(name for those, name in _KINDS if re.match(f"[{those}]", character))
    return kind if named else message("{character} ({code})", character=kind, code=f"U+{ord(character):04X}")


def replacement(character: str) -> str:
    """What an odd character becomes when it is taken out: a space where it parts words."""
    return " " if character in _PARTING or character == "\ufeff" else ""


def first_unreadable(text: str) -> int | None:
    """The index of the first character after which YAML cannot be read."""
    found = re.search(_UNREADABLE, text)
    return found.start() if found else None
