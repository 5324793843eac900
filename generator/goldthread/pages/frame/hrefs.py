"""The addresses that a page may link to: web, mail, telephone and relative ones."""

import re

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_PASSED_OVER = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_SCHEME = re.compile(r"[^/?#]*?:")


def is_address(href: str) -> bool:
    """Whether a page may link to an address; characters that browsers ignore are removed first."""
    plain = _PASSED_OVER.sub("", href).lower()
    scheme = _SCHEME.match(plain)
    return scheme[0][:-1] in SCHEMES if scheme else is_inside(plain)


def is_web(href: str) -> bool:
    """Whether an address is one of the web."""
    return href.lower().startswith(("https://", "http://"))


def is_inside(address: str) -> bool:
    """Whether an address stays on the site that names it, whatever that site's address is."""
    plain = _PASSED_OVER.sub("", address).replace("\\", "/").replace("%5c", "/").replace("%5C", "/")
    return bool(plain) and not plain.startswith("//") and not _SCHEME.match(plain)
