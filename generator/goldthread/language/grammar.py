"""What has to be known of a language to find its words in a text and to set them: endings, articles, quotation marks."""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec


class Grammar(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between languages beyond their words.

    endings: A regular expression for what a word may end in when there are several of it, or when a sentence bends it.
    stems: Letters at the end of a word that change into others before an ending, as pairs: ("y", "ies") for "ferry".
    articles: The words that an alphabetical order passes over at the beginning of a title.
    quotes: What straight quotation marks become: the outer two, and the inner two.
    """

    endings: str
    stems: tuple[tuple[str, str], ...] = ()
    articles: tuple[str, ...] = ()
    quotes: str


GRAMMARS: Mapping[str, Grammar] = MappingProxyType(
    {
        "en": Grammar(
            endings="(?:['\u2019]?s|es)?",
            stems=(("y", "ies"),),
            articles=("the ", "a ", "an "),
            quotes="\u201c\u201d\u2018\u2019",
        ),
        "de": Grammar(
            endings="(?:e|en|er|ern|es|n|s)?",
            articles=("der ", "die ", "das ", "ein ", "eine "),
            quotes="\u201e\u201c\u201a\u2018",
        ),
    }
)
"""The grammar of each language that a handbook can be in."""
