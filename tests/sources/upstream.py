"""What needs review of the handbook whose records name a document, and how the document is reworded."""

from pathlib import Path

from goldthread.inspection import Inspection, inspect
from goldthread.settings import Settings
from test_rule import TODAY

MISSION = "source: docs/strategy.md#mission"


def inspected(root: Path) -> Inspection:
    """What is found in the handbook."""
    return inspect(root, Settings(today=TODAY))


def suspect(root: Path) -> set[str]:
    """The records that need review, each of which has its finding."""
    inspection = inspected(root)
    states = {key for key, verdict in inspection.verdicts.items() if verdict.state == "suspect"}
    assert {each.record for each in inspection.findings if each.code == "REV001"} == states
    return states


def reword(root: Path, was: str, now: str) -> None:
    """Write other words into the document."""
    file = root / "docs" / "strategy.md"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8", newline="\n")


def with_source(root: Path, was: str, now: str) -> None:
    """Write another source into a need."""
    needs = root / "content" / "needs.yml"
    text = needs.read_text(encoding="utf-8")
    assert was in text
    needs.write_text(text.replace(was, now), encoding="utf-8", newline="\n")
