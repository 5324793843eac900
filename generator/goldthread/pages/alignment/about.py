"""The page about the handbook: its edition, its contents, and the meaning of stated, inferred, unknown and empty."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.language.translation import said, say, to_say
from goldthread.model.book import by_kind
from goldthread.pages.components.facts import Fact
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import ABOUT, REPORT, RULE_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_PARTS = {
    "draft": to_say("{count} draft"),
    "live": to_say("{count} live"),
    "retiring": to_say("{count} retiring"),
    "retired": to_say("{count} retired"),
    "idea": to_say("{count} idea"),
    "planned": to_say("{count} planned"),
    "assumption": to_say("{count} not validated yet"),
    "validated": to_say("{count} validated"),
    "running": to_say("{count} running"),
    "done": to_say("{count} done"),
    "dropped": to_say("{count} dropped"),
}


class Count(msgspec.Struct, frozen=True):
    """The number of records of a kind, by status, and their folder."""

    kind: str
    number: int
    parts: str
    home: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    brand: str
    edition: str
    summary: Markup
    facts: tuple[Fact, ...]
    counts: tuple[Count, ...]
    stated: int
    inferred: int
    rules: str
    report: str


def page(context: Context, address: str) -> Page:
    """The page about the handbook."""
    presenter = Presenter(context, address)
    handbook = context.book.handbook
    edges = [edge for edges in context.graph.out.values() for edge in edges]
    inferred = sum(edge.basis == "inferred" for edge in edges)
    view = View(
        brand=handbook.title,
        edition=handbook.edition,
        summary=presenter.words.line(handbook.summary),
        facts=tuple(_facts(presenter)),
        counts=tuple(_counts(context)),
        stated=len(edges) - inferred,
        inferred=inferred,
        rules=presenter.links.to(RULE_INDEX),
        report=presenter.links.to(REPORT),
    )
    return Page(
        address=address,
        title=say("About this handbook"),
        description=say(
            "Edition {edition} of the {brand} handbook: how it is made and how to read it.",
            edition=handbook.edition,
            brand=handbook.title,
        ),
        body=render(__name__, view, context.audience),
    )


def _facts(presenter: Presenter) -> Iterator[Fact]:
    build, handbook = presenter.context.build, presenter.book.handbook
    yield Fact(say("Edition"), Markup.escape(handbook.edition))
    yield Fact(say("As of"), Markup.escape(day(build.on)))
    if presenter.context.audience != "public":
        yield Fact(say("Commit of the records"), Markup.escape(build.commit or say("not in a repository")))
    yield Fact(say("Generator"), Markup.escape(say("Goldthread {version}", version=build.generator)))


def _counts(context: Context) -> Iterator[Count]:
    for record_type, records in by_kind(context.book):
        parts: dict[str, int] = {}
        for record in records:
            status = record.status or ""
            parts[status] = parts.get(status, 0) + 1
        words = [said(_PARTS[status], count=number) for status, number in parts.items() if status]
        if words and parts.get(""):
            words.append(say("{count} without a status", count=parts[""]))
        name = record_type.names.many if len(records) > 1 else record_type.names.one
        yield Count(said(name), len(records), ", ".join(words), record_type.homes[0])


WRITER = Writer(
    addresses=at(ABOUT),
    page=page,
    title=to_say("About this handbook"),
)
