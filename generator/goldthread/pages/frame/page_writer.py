"""Writers: each says which addresses it has, and writes one page by its address.

A whole site is all pages of all writers; a server may make the one that is asked for.
"""

from collections.abc import Callable, Iterable

import msgspec

from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of page. Each module of a folder of pages has one, under the name `WRITER`, by which `pages/site.py` finds it.

    addresses: The addresses of its pages, from the site's root.
    page: Writes the page at one of these addresses; what it reads is what the page depends on.
    title: What the page is called in the navigation; empty for pages that are reached through others.
    needs: The kinds of record without which the page is empty: then a public site leaves it out, and the navigation does not name it.
    shows: More kinds of record of which the navigation of colleagues names the page, even without one that it needs.
    for_editors: Whether a public site leaves it out.
    """

    addresses: Callable[[Context], Iterable[str]]
    page: Callable[[Context, str], Page]
    title: str = ""
    needs: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    for_editors: bool = False


def at(address: str) -> Callable[[Context], tuple[str]]:
    """The address of a writer that has only one."""
    return lambda _: (address,)
