"""What makes two texts the same: the words that carry meaning, and letters put into one form so that they can be compared.

`words_of` decides what counts as meaning, `same_form` what counts as the same spelling. Nothing else in the package folds letters.
"""

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHES = frozenset("'\u2018\u2019\u201b\u02bc\u055a\ua78c\uff07")
_ACCENTS_AS_QUOTES = frozenset("`\u00b4")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2043\ufe58\ufe63\uff0d")
_MINUS = "\u2212"
_COUNTS = frozenset("%\u2030\u2031\u066a\u0609\u060a#&@/\u00a7\u2032\u2033\u2034\u2057")
"""Punctuation by its category that says something by itself: shares, numbers, sections, feet and minutes."""
_JOINERS = frozenset("\u200c\u200d")
"""Without a look of their own; they tell words apart in Persian and Malayalam, and make one emoji of several."""
_OVERRIDES = frozenset("\u202d\u202e")
"""What makes a reader see letters and digits in another order."""
_WIDTHS = frozenset({"<wide>", "<narrow>", "<small>", "<vertical>", "<noBreak>"}) | frozenset(
    {"<initial>", "<medial>", "<final>", "<isolated>"}
)
"""Compatibility forms of a letter that look different and say the same, unlike "²" for 2 or "™" for TM."""

_PLAIN = re.compile(
    "[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\\s.,;:!?'\"()\u2018\u2019\u201c\u201d\u201e\u2013\u2014-]*"
)
"""A text for which nothing but letters counts; most are."""
_LETTERS = re.compile("[a-z\u00df-\u00f6\u00f8-\u00ff]+")
_SIGN, _POINT = "\x01", "\x02"
"""What stands before a character that always counts, and before one that counts between digits."""
_DIGIT = "[\\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u218b]"
_RANGE = re.compile(rf"(?<={_DIGIT})\s*{_POINT}-\s*(?={_DIGIT})")
_TOKEN = re.compile(
    rf"[^\s{_SIGN}{_POINT}]+"
    rf"|{_SIGN}."
    rf"|(?<={_DIGIT})(?:{_POINT}.)+(?={_DIGIT})"  # 1,000 and 1.5 and 10:30
    rf"|{_POINT}-(?=(?:{_SIGN}.)?(?:{_POINT}[.,])?{_DIGIT})"  # -5 and -€5
    rf"|(?:(?<=\s)|(?<![\s\S])|(?<={_SIGN}.)){_POINT}[.,](?={_DIGIT})"  # .5
    rf"|{_POINT}[!:](?={_SIGN}=)|{_POINT}-(?={_SIGN}[<>=])|(?<={_SIGN}[<>=]){_POINT}-"  # != and := and -> and <-
    rf"|(?P<asterisks>(?:{_POINT}\*)+)"
    rf"|(?P<none>{_POINT}.)",
    re.DOTALL,
)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, in order.

    Letter case, white space and punctuation are no meaning; letters, marks, digits and symbols are, in every script.
    Punctuation counts where it is part of a number ("1.5", "5-10", "-5", ".5"), where it says something by itself
    ("%", "#", "&", "@", "/", "§"), in "!=", ":=" and arrows, and as the asterisk that stands for any ending.
    White space and punctuation still part words: "no one" and "no-one" are the same, and "noone" is another word.
    Composed and decomposed letters are the same, and so are forms that differ in width alone.
    """
    if _PLAIN.fullmatch(text):
        return tuple(_LETTERS.findall(text.casefold()))
    marked = _RANGE.sub(f"{_POINT}-", _canonical(text).translate(_CLASSES))
    return tuple(_counting(marked))


def same_form(text: str) -> str:
    """The text in the form in which spellings are compared: letter case, composition, width and the kind of apostrophe put aside."""
    if text.isascii():
        return text.lower()
    return _canonical(text).translate(_SPELLING)


def _counting(marked: str) -> Iterator[str]:
    is_emphasised = False
    for found in _TOKEN.finditer(marked):
        token = found[0]
        if found.lastgroup == "asterisks":
            start, end = found.span()
            is_after_space = not marked[max(0, start - 1) : start].strip()
            is_after_point = marked[max(0, start - 2) : max(0, start - 1)] == _POINT
            if is_emphasised and not is_after_space:
                is_emphasised = False
            elif is_after_space or is_after_point:
                is_emphasised = bool(marked[end : end + 1].strip())
            else:
                yield "*"
        elif token[0] in {_SIGN, _POINT}:
            yield from () if found.lastgroup else token[1::2]
        else:
            yield token


def _canonical(text: str) -> str:
    """Canonical caseless form, with forms of width folded."""
    if text.isascii():
        return text.lower()
    narrow = text.translate(_FORMS)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", narrow).casefold())


class _Forms(dict[int, str]):
    """Characters by the one that stands for all of their widths."""

    def __missing__(self, code: int) -> str:
        kind, _, parts = unicodedata.decomposition(chr(code)).partition(" ")
        self[code] = "".join(chr(int(part, 16)) for part in parts.split()) if kind in _WIDTHS else chr(code)
        return self[code]


class _Spelling(dict[int, str]):
    """Characters with one apostrophe for all, and without those that nobody sees."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        is_unseen = unicodedata.category(sign) == "Cf" and sign not in _JOINERS | _OVERRIDES
        self[code] = "'" if sign in _APOSTROPHES else "" if is_unseen else sign
        return self[code]


class _Classes(dict[int, str]):
    """Characters with a mark before those that are no part of a word."""

    def __missing__(self, code: int) -> str:
        self[code] = _classed(chr(code))
        return self[code]


def _classed(sign: str) -> str:
    category = unicodedata.category(sign)
    if sign in _APOSTROPHES:
        return f"{_POINT}'"
    if sign == "\u00ad":
        return ""
    if sign in _HYPHENS:
        return f"{_POINT}-"
    if sign == _MINUS:
        return f"{_SIGN}-"
    if sign in _COUNTS or (category[0] == "S" and sign not in _ACCENTS_AS_QUOTES):
        return f"{_SIGN}{sign}"
    if sign == "\u2026":
        return f"{_POINT}." * 3
    if category[0] == "P" or sign in _ACCENTS_AS_QUOTES:
        return f"{_POINT}{sign}"
    if sign.isspace() or category in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    if category == "Cf" and sign not in _JOINERS | _OVERRIDES:
        return ""
    return sign


_FORMS, _CLASSES, _SPELLING = _Forms(), _Classes(), _Spelling()
