"""The addresses of one page of each kind in the demonstration brand, and of some with another layout."""

import datetime
from pathlib import Path

from conftest import REPOSITORY
from goldthread.inspection import explanations, inspect
from goldthread.language.catalogue import catalogue
from goldthread.pages.frame.context import Build, Context
from goldthread.pages.site import writers
from goldthread.settings import Settings

_DAY = datetime.date(2026, 11, 21)
_OTHERS = ("touchpoint/quay-board/", "touchpoint/waiting-room-hallin/", "team/quays/", "print/crew/", "rule/ref001/")


def addresses(root: Path = REPOSITORY, others: tuple[str, ...] = _OTHERS) -> tuple[str, ...]:
    """The address of the first page of every writer, and of the others, which differ in form."""
    inspection = inspect(root, Settings(today=_DAY))
    context = Context(
        graph=inspection.graph,
        findings=(),
        waived=(),
        rules=inspection.rules,
        explanations=explanations(inspection.rules),
        build=Build(on=_DAY, generator="1"),
        language=catalogue(inspection.graph.book.handbook.language),
    )
    first = (next(iter(writer.addresses(context)), "") for writer in writers())
    return tuple(dict.fromkeys((*first, *others)))
