"""An entry of the search: what is found, what is shown of it, and the words that it is found by."""

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that the search finds.

    address: Where it leads, from the top of the site.
    title: What it is called.
    kind: What sort of thing it is, as readers call it.
    owner: The team that answers for it.
    line: The sentence to use, or what it is in a sentence.
    also: Other words that people look for it by.
    replaces: Words that it is to be used in place of: whoever types one of them means its title, wherever that stands.
    names: What it is called by machines: its id, and those that it had.
    texts: What it says, with how much that counts against its title, which counts 1.
    weight: How much it counts against other entries.
    """

    address: str
    title: str
    kind: str
    owner: str = ""
    line: str = ""
    also: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[tuple[float, str], ...] = ()
    weight: float = 1.0
