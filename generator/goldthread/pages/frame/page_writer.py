"""Writers: each says which addresses it has, and writes one page by its address.

A whole site is all pages of all writers; a server may make the one that is asked for.
"""

from collections.abc import Callable, Iterable

import msgspec

from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of page. Each module of a chapter has one, under the name `WRITER`, by which `pages/site.py` finds it.

    addresses: The addresses of its pages, from the site's root.
    page: Writes the page at one of these addresses; what it reads is what the page depends on.
    title: What the page is called in the navigation; empty for pages that are reached through others.
    position: Its place among the pages of its chapter in the navigation.
    needs: The kinds of record of which a public site needs at least one for the page.
    for_editors: Whether a public site leaves it out.
    """

    addresses: Callable[[Context], Iterable[str]]
    page: Callable[[Context, str], Page]
    title: str = ""
    position: int = 0
    needs: tuple[str, ...] = ()
    for_editors: bool = False


def at(address: str) -> Callable[[Context], tuple[str]]:
    """The address of a writer that has only one."""
    return lambda _: (address,)
