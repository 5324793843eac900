"""The glossary: terms with their meaning, and the words that they replace."""

import msgspec
from markupsafe import Markup

from goldthread.language.grammar import GRAMMARS
from goldthread.language.translation import say, say_many, spoken, to_say
from goldthread.model.editions import Term
from goldthread.pages.components.citations import cited
from goldthread.pages.components.facts import Fact
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.addresses import GLOSSARY
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import capitalised, listed
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A term, its meaning, and the words it replaces."""

    id: str
    word: str
    status: State | None
    means: Markup
    replaces: str
    cited: Markup
    relations: tuple[Fact, ...]


class View(msgspec.Struct, frozen=True):
    """What the page shows, in alphabetical order."""

    lead: str
    entries: tuple[Entry, ...]
    forbidden: str


def page(context: Context, address: str) -> Page:
    """The glossary page."""
    presenter = Presenter(context, address)
    terms = sorted(presenter.book.terms, key=lambda term: (_without_article(term.title), term.id))
    lead = say_many(
        "{count} term with a special meaning here.",
        "{count} terms with a special meaning here.",
        len(terms),
        none="No terms.",
    )
    forbidden = listed(tuple(say("“{word}”", word=word) for word in presenter.book.handbook.internal_terms))
    return Page(
        address=address,
        title=say("Glossary"),
        description=say("{lead} With definitions and the words that they replace.", lead=lead),
        body=render(
            __name__, View(lead, tuple(_entry(presenter, term) for term in terms), forbidden), context.audience
        ),
        hides=("toc",),
    )


def _without_article(word: str) -> str:
    lowered = word.casefold()
    for article in GRAMMARS[spoken().language].articles:
        lowered = lowered.removeprefix(article)
    return lowered


def _entry(presenter: Presenter, term: Term) -> Entry:
    return Entry(
        id=own_anchor(term.id),
        word=capitalised(presenter.words.name(term.title)),
        status=status(term),
        means=presenter.line_or_state(term, "means"),
        replaces=_either(tuple(say("“{word}”", word=word) for word in term.replaces)),
        cited=cited(presenter.words, term),
        relations=presenter.relations(term),
    )


def _either(words: tuple[str, ...]) -> str:
    """Words as in "a or b or c"."""
    joined = words[0] if words else ""
    for word in words[1:]:
        joined = say("{words} or {last}", words=joined, last=word)
    return joined


WRITER = Writer(
    addresses=at(GLOSSARY),
    page=page,
    title=to_say("Glossary"),
    needs=("term",),
)
