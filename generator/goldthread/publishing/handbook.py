"""A handbook's files to its edition: read, judged, and written as pages."""

import os
from pathlib import Path

import msgspec

from goldthread.commands.explain import explanations
from goldthread.commands.inspect import Inspection, inspect
from goldthread.language.catalogue import catalogue
from goldthread.language.saying import speaking
from goldthread.pages.edition import edition
from goldthread.pages.matter import Build, Matter
from goldthread.pages.page import Edition
from goldthread.settings import Settings

OWN_RULES = "GOLDTHREAD_OWN_RULES"
"""The variable that lets a build run the files with rules that the handbook names."""


class Composed(msgspec.Struct, frozen=True):
    """An edition, and what it was made from."""

    inspection: Inspection
    build: Build
    edition: Edition


def inspected(root: Path, build: Build) -> Inspection:
    """What is in the handbook on the day of the build; its own files with rules run where the environment asks for them."""
    return inspect(root, Settings(today=build.on, own_rules=os.environ.get(OWN_RULES, "") not in ("", "0")))


def compose(inspection: Inspection, build: Build) -> Composed:
    """The edition of a handbook whose records can all be read.

    Raises ValueError when some cannot: their faults have to be shown instead.
    """
    if inspection.faults:
        raise ValueError("a handbook with data faults has no edition")
    matter = Matter(
        graph=inspection.graph,
        findings=inspection.findings,
        waived=inspection.judgement.waived,
        rules=inspection.rules,
        explanations=explanations(inspection.rules),
        build=build,
        verdicts=inspection.verdicts,
        accepted=inspection.accepted,
        history=inspection.history,
    )
    with speaking(catalogue(matter.book.handbook.language)):
        return Composed(inspection, build, edition(matter))
