"""Glossary: the words with a meaning of their own here, and the words that they replace."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.model.editions import Term
from goldthread.pages.addresses import GLOSSARY
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Standpoint, State, counted, status
from goldthread.pages.spoken import listed, sentence
from goldthread.pages.template import render


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A word, what it means, and what we say it in place of."""

    id: str
    word: str
    status: State | None
    means: Markup
    replaces: str


class View(msgspec.Struct, frozen=True):
    """What the page shows, by the alphabet."""

    lead: str
    entries: tuple[Entry, ...]
    forbidden: str


def pages(matter: Matter) -> Iterator[Page]:
    """The page of words."""
    here = Standpoint(matter, GLOSSARY)
    terms = sorted(here.book.terms, key=lambda term: (_without_article(term.term), term.id))
    count = counted(len(terms), "word", "words").capitalize()
    lead = f"{count} that mean{'s' if len(terms) == 1 else ''} something of {'its' if len(terms) == 1 else 'their'} own here."
    forbidden = listed(tuple(f"“{word}”" for word in here.book.handbook.internal_terms))
    yield Page(
        address=GLOSSARY,
        title="Glossary",
        description=f"{lead} What each means, and which words it replaces.",
        body=render("glossary", View(lead, tuple(_entry(here, term) for term in terms), forbidden)),
        hides=("toc",),
    )


def _without_article(word: str) -> str:
    lowered = word.casefold()
    for article in ("the ", "a ", "an "):
        lowered = lowered.removeprefix(article)
    return lowered


def _entry(here: Standpoint, term: Term) -> Entry:
    return Entry(
        id=term.id,
        word=sentence(here.words.plain(term.term)),
        status=status(term),
        means=here.words.line(term.means),
        replaces=" or ".join(f"“{word}”" for word in term.replaces),
    )
