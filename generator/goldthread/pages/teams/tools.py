"""The tools page: training, scripts and templates, and where they are used."""

from collections.abc import Iterator

import msgspec

from goldthread.graph.scope import is_active
from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.teams import Tool
from goldthread.pages.components.citations import source_facts
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.pictures import ShownPicture, pictures_of
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, status
from goldthread.pages.components.tool_links import opening, tool_link
from goldthread.pages.frame.addresses import TOOLS
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_SORTS = Vocabulary(
    {
        "training": to_say("Training"),
        "script": to_say("Scripts"),
        "template": to_say("Templates"),
        "asset": to_say("Materials"),
        "": to_say("No known kind"),
    }
)
_FEW = 12


class Equipment(msgspec.Struct, frozen=True, kw_only=True):
    """A tool; `others` counts the touchpoints that are not named."""

    pictures: tuple[ShownPicture, ...]
    id: str
    name: str
    status: State | None
    link: str
    opening: str
    link_state: State | None
    facts: tuple[Fact, ...]
    others: tuple[Anchor, ...]


class Group(msgspec.Struct, frozen=True):
    """The tools of one sort."""

    id: str
    title: str
    count: str
    tools: tuple[Equipment, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    idle: tuple[Anchor, ...]
    bare: tuple[Anchor, ...]
    groups: tuple[Group, ...]


def page(context: Context, address: str) -> Page:
    """The page of tools."""
    presenter = Presenter(context, address)
    tools = presenter.book.tools
    bare = (each for each in presenter.book.principles if is_active(each))
    used = {tool.key for tool in tools if any(_users(presenter, tool))}
    view = View(
        lead=say_many(
            "{count} tool that helps people follow the principles.",
            "{count} tools that help people follow the principles.",
            len(tools),
            none="No tools.",
        ),
        idle=tuple(presenter.anchor(tool.key) for tool in tools if tool.key not in used and is_active(tool)),
        bare=tuple(
            presenter.anchor(each.key) for each in bare if not presenter.graph.links_to(each.key, "tool", "principles")
        ),
        groups=tuple(_groups(presenter)),
    )
    return Page(
        address=address,
        title=say("Tools"),
        description=say("Training, scripts and templates, and where they are used. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
    )


def _groups(presenter: Presenter) -> Iterator[Group]:
    for sort, title in _SORTS.items():
        found = tuple(_equipment(presenter, tool) for tool in presenter.book.tools if (tool.sort or "") == sort)
        if found:
            count = say_many("{count} tool", "{count} tools", len(found))
            yield Group(f"sort_{sort or 'unknown'}", title, count, found)


def _users(presenter: Presenter, tool: Tool) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
    """The touchpoints at which a tool is used, and the situations in which it helps."""
    links_to = presenter.graph.links_to
    touchpoints, situations = links_to(tool.key, "touchpoint", "tools"), links_to(tool.key, "situation", "tools")
    return presenter.sources(touchpoints), presenter.sources(situations)


def _equipment(presenter: Presenter, tool: Tool) -> Equipment:
    used, needed = _users(presenter, tool)
    unknown = State("unknown", say("Location unknown"))
    nowhere = None if used or needed else State("unwritten", say("Not used yet"))
    return Equipment(
        pictures=pictures_of(presenter, tool),
        id=own_anchor(tool.id),
        name=presenter.words.name(tool.title),
        status=status(tool),
        link=tool_link(tool),
        opening=opening(tool),
        link_state=unknown if tool.stands("link") == "unknown" else None,
        facts=(
            presenter.link_fact(tool, say("Helps to follow"), "principles"),
            Fact(say("Used at"), anchors=used[:_FEW], state=nowhere),
            *((Fact(say("Helps when"), anchors=needed),) if needed else ()),
            presenter.owner_fact(tool),
            *presenter.relations(tool),
            *source_facts(presenter.words, tool),
        ),
        others=used[_FEW:],
    )


WRITER = Writer(
    addresses=at(TOOLS),
    page=page,
    title=to_say("Tools"),
    needs=("tool",),
)
