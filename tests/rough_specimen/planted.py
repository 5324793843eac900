"""The rough specimen, and what is planted in it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from demonstration import DAY
from goldthread.baseline.baseline import baseline_text
from goldthread.inspection import inspect
from goldthread.settings import Settings

ROOT = Path(__file__).parent


class Planted(msgspec.Struct, frozen=True):
    """One misalignment that a person finds in the specimen.

    name: What it is called.
    is_first: Whether it is to be seen on the first screen.
    where: The records that it concerns, as `kind/id`; empty for a universal absence.
    named_by: What is to name it.
    """

    name: str
    is_first: bool
    where: tuple[str, ...]
    named_by: str

    @property
    def code(self) -> str:
        """The code of the rule that names it; empty where none does yet."""
        found = re.match(r"[A-Z]{3}[0-9]{3}\b", self.named_by)
        return found[0] if found else ""


def planted() -> Iterator[Planted]:
    """The rows of PLANTED.md."""
    for line in (ROOT / "PLANTED.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[0] not in ("id", "---"):
            name, first, _, where, _, named_by = cells
            yield Planted(name, first == "first", tuple(re.findall(r"[a-z]+/[a-z0-9-]+", where)), named_by)


def accepted_copy(folder: Path) -> Path:
    """A copy of the specimen in a folder, under a baseline that accepts all that is found in it."""
    root = folder / "accepted"
    shutil.copytree(ROOT, root)
    accepted = (each.identity for each in inspect(ROOT, Settings(today=DAY)).judgement.findings)
    (root / "content" / "baseline.yml").write_text(baseline_text(accepted), encoding="utf-8", newline="\n")
    return root
