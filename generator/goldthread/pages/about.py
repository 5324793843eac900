"""About: which edition this is, what it was made from, and how to read what is stated, inferred, unknown or missing."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.model.book import by_kind
from goldthread.pages.addresses import ABOUT, REPORT, RULE_INDEX
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Fact, Standpoint
from goldthread.pages.spoken import day
from goldthread.pages.template import render


class Count(msgspec.Struct, frozen=True):
    """How many records of a kind there are, by how far along they are, and where they are written."""

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


def pages(matter: Matter) -> Iterator[Page]:
    """The page about the handbook."""
    here = Standpoint(matter, ABOUT)
    handbook = matter.book.handbook
    edges = [edge for edges in matter.graph.out.values() for edge in edges]
    inferred = sum(edge.basis == "inferred" for edge in edges)
    view = View(
        brand=handbook.brand,
        edition=handbook.edition,
        summary=here.words.line(handbook.summary),
        facts=tuple(_facts(here)),
        counts=tuple(_counts(matter)),
        stated=len(edges) - inferred,
        inferred=inferred,
        rules=here.links.to(RULE_INDEX),
        report=here.links.to(REPORT),
    )
    yield Page(
        address=ABOUT,
        title="About this handbook",
        description=f"Edition {handbook.edition} of the handbook of {handbook.brand}: how it is made and how to read it.",
        body=render("about", view),
    )


def _facts(here: Standpoint) -> Iterator[Fact]:
    build, handbook = here.matter.build, here.book.handbook
    yield Fact("Edition", Markup.escape(handbook.edition))
    yield Fact("Built for", Markup.escape(day(build.on)))
    yield Fact("Commit of the records", Markup.escape(build.commit or "not in a repository"))
    yield Fact("Generator", Markup.escape(f"Goldthread {build.generator}"))


def _counts(matter: Matter) -> Iterator[Count]:
    for record_type, records in by_kind(matter.book):
        parts: dict[str, int] = {}
        for record in records:
            status = record.status or ""
            parts[status] = parts.get(status, 0) + 1
        words = ", ".join(f"{number} {status}" for status, number in parts.items() if status)
        rest = parts.get("", 0)
        said = f"{words}, {rest} without a status" if words and rest else words
        plural = record_type.plural if len(records) > 1 else record_type.kind
        yield Count(plural, len(records), said, record_type.homes[0])
