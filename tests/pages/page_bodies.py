"""The context of a small handbook, and the body of one of its pages."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from goldthread.inspection import explanations, inspect
from goldthread.language.catalogue import catalogue
from goldthread.pages.frame.context import Build, Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.settings import Settings
from specimen.overlay import lay_over_specimen

TODAY = datetime.date(2026, 11, 21)
ContextOf = Callable[[Mapping[str, str]], Context]


def matter_in(root: Path, files: Mapping[str, str]) -> Context:
    """The matter of the specimen, with some files laid over it."""
    lay_over_specimen(root, files)
    inspection = inspect(root, Settings(today=TODAY))
    return Context(
        graph=inspection.graph,
        findings=inspection.judgement.findings,
        waived=inspection.judgement.waived,
        rules=inspection.rules,
        explanations=explanations(inspection.rules),
        build=Build(on=TODAY, commit="abc1234", generator="0.1.0"),
        language=catalogue(inspection.graph.book.handbook.language),
        verdicts=inspection.verdicts,
        history=inspection.history,
    )


def pages_of(writer: Writer, context: Context) -> Iterator[Page]:
    """All pages of a writer."""
    return (writer.page(context, address) for address in writer.addresses(context))


def body_of(pages: Iterable[Page], address: str) -> str:
    """What the page at an address says."""
    return next(page.body for page in pages if page.address == address)
