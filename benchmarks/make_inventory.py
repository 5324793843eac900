"""Make a workbook of touchpoints as people keep it, for the demonstration: `python benchmarks/make_inventory.py FILE [ROWS]`.

The same seed gives the same cells. Names stand for ids, some of them misspelt; priorities are words, dates are text.
"""

import random
import sys
from pathlib import Path

import xlsxwriter

from words import sentence

ROWS = 3_000
SEED = 20_261_128
_HEADERS = (
    "No", "Touchpoint", "Phase", "Owner", "Medium", "Status", "Customers", "Customer gets", "We get", "Outcome", "Priority",
    "Business priority", "Review by", "Remarks", "Pain points",
)  # fmt: skip
_PHASES = ("Looking across", "Making sure", "On the way", "Coming back")
_OWNERS = ("Quay hosts", "crew", "call desk", "quay hots")
_CUSTOMERS = ("islanders", "visitors", "schools")


def make_inventory(file: Path, rows: int = ROWS) -> None:
    """Write a workbook with so many rows."""
    chance = random.Random(SEED)  # noqa: S311 - nothing is kept secret with it
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Inventory")
    sheet.merge_range(0, 0, 0, len(_HEADERS) - 1, "Touchpoint inventory")
    sheet.write_row(2, 0, _HEADERS)
    for number in range(rows):
        sheet.write_row(3 + number, 0, _row(chance, number))
    book.close()


def _row(chance: random.Random, number: int) -> list[str | int]:
    def said(words: int) -> str:
        return sentence(chance, words)

    return [
        number + 1, f"{said(3).rstrip('.')} {number}", chance.choice(_PHASES), chance.choice(_OWNERS),
        chance.choice(("Digital", "personal", "physical")), chance.choice(("live", "active", "geplant")),
        "; ".join(chance.sample(_CUSTOMERS, 2)), said(12), said(9), said(10), chance.choice(("high", "medium", "low")),
        chance.randint(1, 5), f"{chance.randint(1, 28)}.{chance.randint(1, 12):02}.2027", said(14), f"{said(5)}; {said(6)}",
    ]  # fmt: skip


if __name__ == "__main__":
    make_inventory(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
