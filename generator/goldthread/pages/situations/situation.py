"""The page of a situation: what to say, what never, what may be decided alone, whom to call, and why."""

import msgspec
from markupsafe import Markup

from goldthread.language.translation import say, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.situations import Situation
from goldthread.model.teams import Tool
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.history import EditionHistory, record_history
from goldthread.pages.components.pictures import ShownPicture, pictures_of
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.components.tool_links import opening, tool_link
from goldthread.pages.frame.addresses import SITUATIONS
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render

_SORTS = Vocabulary(
    {
        "training": to_say("Training"),
        "script": to_say("Script"),
        "template": to_say("Template"),
        "asset": to_say("Material"),
    }
)


class Help(msgspec.Struct, frozen=True):
    """A tool: its place among the tools, what sort it is, where it is opened, and the words of that link."""

    anchor: Anchor
    sort: str
    href: str
    opening: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a situation's page shows."""

    title: str
    status: State | None
    index: str
    say: tuple[Markup, ...]
    no_words: State | None
    never: tuple[Markup, ...]
    no_never: State | None
    may: tuple[Markup, ...]
    no_may: State | None
    helps: tuple[Help, ...]
    call: tuple[Anchor, ...]
    no_call: State | None
    principles: tuple[Anchor, ...]
    needs: tuple[Anchor, ...]
    touchpoints: tuple[Anchor, ...]
    customers: tuple[Anchor, ...]
    pictures: tuple[ShownPicture, ...]
    facts: tuple[Fact, ...]
    review: Notice | None
    past: tuple[EditionHistory, ...]
    finding_notes: tuple[FindingNote, ...]
    source: RecordSource


def page(context: Context, address: str) -> Page:
    """The page of a situation."""
    situation = context.record(Situation, address)
    presenter = Presenter(context, address)
    told = presenter.words.plain(" ".join(situation.say)) or situation.title
    return Page(
        address=address,
        title=say("When this happens: {situation}", situation=presenter.words.name(situation.title)),
        description=first_sentence(told),
        body=render(__name__, _view(presenter, situation), context.audience),
        source=context.place(situation.key),
        hides=("toc",),
        search_boost=2,
    )


def _view(presenter: Presenter, situation: Situation) -> View:
    key, words = situation.key, presenter.words
    teams = (presenter.reached(edge.target.partition("/")[2]) for edge in presenter.graph.links_from(key, "call"))
    return View(
        title=words.name(situation.title),
        status=status(situation),
        index=presenter.links.to(SITUATIONS),
        say=tuple(map(words.headline, situation.say)),
        no_words=field_state(situation, "say"),
        never=tuple(map(words.line, situation.never)),
        no_never=_gap(situation, "never"),
        may=tuple(map(words.line, situation.may)),
        no_may=_gap(situation, "may"),
        helps=tuple(_help(presenter, edge.target) for edge in presenter.graph.links_from(key, "tools")),
        call=tuple(team for team in teams if team),
        no_call=_gap(situation, "call"),
        principles=presenter.linked(key, "principles"),
        needs=presenter.linked(key, "needs"),
        touchpoints=presenter.linked(key, "touchpoints"),
        customers=presenter.linked(key, "customers"),
        pictures=pictures_of(presenter, situation),
        facts=(presenter.owner_fact(situation),),
        review=notice(presenter, key),
        past=record_history(presenter, situation),
        finding_notes=presenter.finding_notes(key),
        source=presenter.source(key),
    )


def _gap(situation: Situation, attribute: str) -> State | None:
    """What is declared in the place of a field; nothing where the field is not there, since it need not be."""
    found = field_state(situation, attribute)
    return found if found and found.name != "unwritten" else None


def _help(presenter: Presenter, key: str) -> Help:
    tool = presenter.book.records[key]
    assert isinstance(tool, Tool)
    sort = _SORTS[tool.sort] if tool.sort else ""
    return Help(presenter.anchor(key), sort, tool_link(tool), opening(tool))


WRITER = Writer(addresses=lambda context: context.addresses(Situation), page=page)
