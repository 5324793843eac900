"""The handbooks of the benchmarks have the documented content."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from goldthread.spreadsheets.reading import read_spreadsheet

REPOSITORY = Path(__file__).resolve().parents[1]
MAKE = (sys.executable, str(REPOSITORY / "benchmarks" / "make_handbook.py"))
INVENTORY = (sys.executable, str(REPOSITORY / "benchmarks" / "make_inventory.py"))
CHECK = (sys.executable, "-m", "goldthread", "check", "--format", "json", "--today", "2026-11-22", "--root")


def codes(root: Path) -> Counter[str]:
    """How often each code is found in a handbook."""
    done = subprocess.run([*CHECK, str(root)], capture_output=True, text=True, check=False)
    return Counter(each["rule"] for each in json.loads(done.stdout)["findings"])


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_handbook_of_a_thousand_touchpoints_is_clean_and_the_same_each_time(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        subprocess.run([*MAKE, "M", str(tmp_path / folder)], check=True)
    assert codes(tmp_path / "one") == {}
    assert len(contents(tmp_path / "one")) > 100
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_requested_findings_are_found_and_no_others(tmp_path: Path) -> None:
    subprocess.run([*MAKE, "M", str(tmp_path / "made"), "--findings", "400"], check=True)
    assert codes(tmp_path / "made") == {"REF001": 100, "SCH005": 100, "SCH001": 100, "TCH003": 100}


def test_an_inventory_of_any_size_has_the_same_cells_each_time(tmp_path: Path) -> None:
    made = []
    for name in ("one.xlsx", "other.xlsx"):
        subprocess.run([*INVENTORY, str(tmp_path / name), "50"], check=True)
        (sheet,) = read_spreadsheet("inventory.xlsx", (tmp_path / name).read_bytes()).sheets
        made.append(sheet.rows)
    assert made[0] == made[1]
    assert len(made[0]) == 53
