"""What makes two texts the same: the words that carry meaning, and letters put into one form so that they can be compared.

`words_of` decides what counts as meaning, `same_form` what counts as the same spelling. Nothing else in the package folds letters.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

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
_WIDTHS = frozenset({"<wide>", "<narrow>", "<small>", "<vertical>"}) | frozenset(
    {"<initial>", "<medial>", "<final>", "<isolated>"}
)
"""Compatibility forms of a letter that look different and say the same, unlike "²" for 2 or "™" for TM."""

_PLAIN = re.compile(
    "[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\\s.,;:!?'\"()\u2018\u2019\u201c\u201d\u201e\u2013\u2014-]*"
)
"""A text for which nothing but letters counts; most are."""
_ODD = "\0"
_PARTED = str.maketrans(
    {sign: sign.lower() if sign.isalpha() else " " if _PLAIN.fullmatch(sign) else _ODD for sign in map(chr, range(128))}
)
"""Letters of ASCII in small letters, what parts words as white space, and what may count by itself as odd."""
_COMPOSED = re.compile("[\x00-\x7f\u00a0-\u00ac\u00ae-\u0148\u014a-\u017f\u2013\u2014\u2018\u2019\u201c-\u201e\u2026]*")
"""A text whose letters are composed and of which no form is known but upper case; most are."""
_MARKED = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u200f\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\uabff\ufb1e\ufe00-\ufe2f"
    "\U00010000-\U0010ffff]"
)
_LATER_PARTS = frozenset(map(chr, (*range(0x1160, 0x1200), 0xFF9E, 0xFF9F)))
"""Vowels and final consonants of Hangul, and half-wide sound marks, which join what stands before them."""
_LETTERS = re.compile("[a-z\u00df-\u00f6\u00f8-\u00ff]+")
_SIGN, _POINT = "\x01", "\x02"
"""What stands before a character that always counts, and before one that counts between digits."""
_DIGIT = "[\\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u218b]"
_RANGE = rf"(?<={_DIGIT})\s*{_POINT}-\s*(?={_DIGIT})"
_TOKEN = (
    rf"[^\s{_SIGN}{_POINT}]+"
    rf"|{_SIGN}."
    rf"|(?<={_DIGIT})(?:{_POINT}.)+(?={_DIGIT})"  # 1,000 and 1.5 and 10:30
    rf"|{_POINT}-(?=(?:{_SIGN}.)?(?:{_POINT}[.,])?{_DIGIT})"  # -5 and -€5
    rf"|(?:(?<=\s)|(?<![\s\S])|(?<={_SIGN}.)){_POINT}[.,](?={_DIGIT})"  # .5
    rf"|{_POINT}[!:](?={_SIGN}=)|{_POINT}-(?={_SIGN}[<>=])|(?<={_SIGN}[<>=]){_POINT}-"  # != and := and -> and <-
    rf"|(?P<asterisks>(?:{_POINT}\*)+)"
    rf"|(?P<none>{_POINT}.)"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A regular expression, compiled when a text asks for it; few do."""
    return re.compile(pattern, re.DOTALL)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, in order.

    Letter case, white space and punctuation are no meaning; letters, marks, digits and symbols are, in every script.
    Punctuation counts where it is part of a number ("1.5", "5-10", "-5", ".5"), where it says something by itself
    ("%", "#", "&", "@", "/", "§"), in "!=", ":=" and arrows, and as the asterisk that stands for any ending.
    White space and punctuation still part words: "no one" and "no-one" are the same, and "noone" is another word.
    Composed and decomposed letters are the same, and so are forms that differ in width alone.
    """
    if text.isascii():
        parted = text.translate(_PARTED)
        if _ODD not in parted:
            return tuple(parted.split())
    elif _PLAIN.fullmatch(text):
        return tuple(_LETTERS.findall(text.casefold()))
    marked = _compiled(_RANGE).sub(f"{_POINT}-", _canonical(text).translate(_CLASSES))
    return tuple(_counting(marked))


def same_form(text: str) -> str:
    """The text in the form in which spellings are compared: letter case, composition, width and the kind of apostrophe put aside."""
    if text.isascii():
        return text.lower()
    if _COMPOSED.fullmatch(text):
        return text.casefold().replace("\u2019", "'").replace("\u2018", "'")
    return _canonical(text).translate(_SPELLING)


def place_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of a text's form lies in the text itself, by whole letters with their marks."""
    if text.isascii():
        return start, end
    first, last, at = 0, len(text), 0
    for begin, letter in _letters(text):
        after = at + len(same_form(letter))
        if at <= start < after:
            first = begin
        if at < end <= after:
            last = begin + len(letter)
            break
        at = after
    return first, last


def may_hold_marks(text: str) -> bool:
    """Whether a text may hold a combining mark that is no part of a composed letter; a quick look."""
    return not (text.isascii() or _COMPOSED.fullmatch(text)) and _compiled(_MARKED).search(text) is not None


@cache
def in_words() -> str:
    """A character class of a regular expression for what words are made of, with marks and joiners, which `\\w` leaves out."""
    codes = [code for code in (*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0)) if _is_mark(chr(code))]
    runs = [[codes[0], codes[0]]]
    for code in codes[1:]:
        if code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "[\\w" + "".join(f"{chr(first)}-{chr(last)}" for first, last in runs) + "".join(_JOINERS) + "]"


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """The letters of a text, each with its marks, and where they begin."""
    start = 0
    for place, sign in enumerate(text):
        if place > start and not _is_mark(sign) and sign not in _LATER_PARTS:
            yield start, text[start:place]
            start = place
    if text:
        yield start, text[start:]


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _counting(marked: str) -> Iterator[str]:
    is_emphasised = False
    for found in _compiled(_TOKEN).finditer(marked):
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


def may_be_alike(one: str, other: str, least: int) -> bool:
    """Whether two texts have letters enough in common to be alike to so much of a hundred, in whatever order they stand.

    It spares loading the library that compares them, where few are compared; where many are, the library is quicker.
    """
    both, fewer = len(one) + len(other), min(len(one), len(other))
    if fewer * 200 < least * both:
        return False
    return (Counter(one) & Counter(other)).total() * 200 >= least * both
