"""How a team is reached: the addresses and telephone numbers in what somebody wrote as its contact."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import msgspec

_MAIL = r"(?<![\w.%+@/-])[\w%+](?:[\w.%+-]{0,63}[\w%+-])?@(?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{0,62}(?![\w@-]|\.\w)"
_LINK = r"(?<![\w.+-])[a-zA-Z][a-zA-Z0-9+.-]{1,20}:[^\s<>\"]+|(?<![\w.@/-])www\.[^\s<>\"]+"
_MATRIX = r"(?<![\w.@/-])[@#][\w.=/+-]{1,100}:(?:[\w-]{1,63}\.){1,8}[^\W\d_]\w{1,62}"
_EXTENSION = r"(?:,? ?(?:extension|ext\.?|x|durchwahl|dw\.?)[ :]{0,2}(?P<extension>\d{1,6})(?!\d))?"
_NUMBER = (
    r"(?<![\w.,/+-])(?P<number>\+\d{1,3}(?: ?\(0\))?(?:[ ./()-]{0,2}\d{1,4}){2,7}"
    r"|\(?0\d{1,5}\)?(?:[ ./()-]{0,2}\d{2,5}){1,6}|\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4})(?![\w]|[.,-]\d)"
) + _EXTENSION
_SAID = (
    r"(?<!\w)(?:telephone|telefon|phone|tel|fon|mobile|mobil|call|ring|extension|ext|durchwahl)\b\.?:? {0,2}"
    r"(?P<short>\d[\d /-]{1,12}\d)(?!\w)"
)
_FOUND = re.compile(f"(?P<link>{_LINK})|(?P<mail>{_MAIL})|(?P<matrix>{_MATRIX})|{_NUMBER}|{_SAID}", re.IGNORECASE)
_ONE_MAIL = re.compile(_MAIL)
_TIME = r"[012]?\d[.:]?[0-5]\d"
_TIMES = re.compile(rf"{_TIME}(?:[ ./-]{{1,3}}{_TIME})*")
"""Hours and minutes in a row, which look like a telephone number and are none."""
_DIGITS = range(6, 16)
"""How many digits a whole telephone number has."""
_SHORT_DIGITS = range(2, 16)
_AFTER = ".,;:!?'\u2019\u201d)]}"
CHAT = frozenset({"matrix", "xmpp", "sip", "sips", "irc", "ircs", "slack", "msteams", "sms"})
"""Schemes that programs for messages and calls answer to."""
_WEB = frozenset({"http", "https"})
_UNSAFE = frozenset({"javascript", "data", "vbscript", "file", "blob", "about"})
_SCHEME_ALIKE = r"(?i)(?<![\w.+-])([a-z][a-z0-9+.-]{1,20}):(//\S*|\S+)?"
_WEB_ALIKE = re.compile(r"h?t?tps?:?//?|ww\.|www,", re.IGNORECASE)
_MAIL_ALIKE = re.compile(r"(?<!\S)[^\s@]+@\S*")
_PLUS = re.compile(r"(?<![\w+])\+\d[\d ()./-]*")


class ContactPart(msgspec.Struct, frozen=True):
    """A piece of a contact: words as written, and where they lead; nowhere for plain words."""

    text: str
    href: str = ""


def contact_parts(contact: str) -> tuple[ContactPart, ...]:
    """A contact in pieces: what is an address of the web, of mail or of a chat, or a telephone number, leads there."""
    return tuple(_joined(_parts(" ".join(contact.split()))))


def unusable_parts(contact: str) -> tuple[str, ...]:
    """What looks like an address or a telephone number in a contact and cannot be followed."""
    words = " ".join(contact.split())
    rest = " ".join(each.text for each in contact_parts(contact) if not each.href)
    found: dict[str, None] = {}
    for match in re.finditer(_SCHEME_ALIKE, rest) if ":" in rest else ():
        scheme, after = match[1].lower(), match[2] or ""
        is_known = scheme in _WEB | CHAT | _UNSAFE | {"mailto", "tel"}
        if after.startswith("//") or (is_known and (after or words.rstrip().endswith(":"))):
            found.setdefault(match[0].rstrip(_AFTER), None)
    told = "".join(found)
    for alike in (_MAIL_ALIKE, _WEB_ALIKE):
        found.update(dict.fromkeys(each[0].rstrip(_AFTER) for each in alike.finditer(rest) if each[0] not in told))
    found.update(dict.fromkeys(each[0].strip() for each in _PLUS.finditer(rest)))
    return tuple(each for each in found if each)


def _joined(parts: Iterator[ContactPart]) -> Iterator[ContactPart]:
    """The pieces, plain words side by side as one."""
    words = ""
    for part in parts:
        if part.href:
            if words:
                yield ContactPart(words)
            words = ""
            yield part
        else:
            words += part.text
    if words:
        yield ContactPart(words)


def _parts(text: str) -> Iterator[ContactPart]:
    done = 0
    for found in _FOUND.finditer(text):
        start, shown, href = _target(found)
        if href:
            yield ContactPart(text[done:start])
            yield ContactPart(shown, href)
            done = start + len(shown)
    yield ContactPart(text[done:])


def _target(found: re.Match[str]) -> tuple[int, str, str]:
    """Where a piece begins, its words, and where they lead; nowhere when they only look like an address."""
    if found["link"]:
        shown = _without_end(found["link"])
        return found.start(), shown, _address(shown)
    if found["mail"]:
        return found.start(), found["mail"], _mail(found["mail"])
    if found["matrix"]:
        name = found["matrix"]
        return found.start(), name, f"matrix:{'u' if name.startswith('@') else 'r'}/{quote(name[1:], safe=':')}"
    if found["short"]:
        start, shown = found.start("short"), found["short"].rstrip(" /-")
        return start, shown, _telephone(shown, "", _SHORT_DIGITS)
    return found.start(), found[0].rstrip(), _telephone(found["number"], found["extension"] or "", _DIGITS)


def _without_end(link: str) -> str:
    """An address without the signs that end the sentence around it."""
    while link and link[-1] in _AFTER and not (link[-1] == ")" and link.count("(") >= link.count(")")):
        link = link[:-1]
    return link


def _address(link: str) -> str:
    """The address of a link that is safe to follow; empty for any other."""
    if link.lower().startswith("www."):
        link = f"https://{link}"
    scheme, _, rest = link.partition(":")
    scheme = scheme.lower()
    if scheme in _WEB:
        return link if _has_host(link) else ""
    if scheme == "mailto":
        address, question, more = rest.partition("?")
        href = _mail(address) if _ONE_MAIL.fullmatch(address) else ""
        return f"{href}{question}{quote(more, safe='=&%+')}" if href else ""
    if scheme == "tel":
        return _telephone(rest.partition(";")[0], "", _SHORT_DIGITS) if re.fullmatch(r"[\d+()./;=a-z-]+", rest) else ""
    return f"{scheme}:{quote(rest, safe=':/@#?&=%+.,;_~!*-')}" if scheme in CHAT and re.search(r"\w", rest) else ""


def _has_host(link: str) -> bool:
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return False
    return bool(re.fullmatch(r"\w(?:[\w.-]*\w)?|[0-9a-f:.]+", host)) and ".." not in host


def _mail(address: str) -> str:
    name, _, host = address.rpartition("@")
    return "" if ".." in address else f"mailto:{quote(name, safe='.+-_%')}@{host}"


def _telephone(number: str, extension: str, digits: range) -> str:
    if _TIMES.fullmatch(number.strip()) and len(re.sub(r"\D", "", number)) != len(number):
        return ""
    bare = re.sub(r"\(0\)", "", number) if number.startswith("+") else number
    dialled = re.sub(r"\D", "", bare)
    if len(dialled) not in digits:
        return ""
    plus = "+" if bare.startswith("+") else ""
    return f"tel:{plus}{dialled}" + (f";ext={extension}" if extension else "")
