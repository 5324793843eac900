"""A newcomer with nothing but the README gets from an empty folder to a site: each line of "Start your own" is run in turn."""

import contextlib
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from command_line import goldthread
from demonstration import REPOSITORY
from goldthread.reading.book import read_book

_SECTION = re.compile(r"^## Start your own\n(.*?)^## ", re.MULTILINE | re.DOTALL)
_CELLS = 3
"""A line with so many semicolons is a row of the spreadsheet."""


def indented() -> Iterator[str]:
    (section,) = _SECTION.findall((REPOSITORY / "README.md").read_text(encoding="utf-8"))
    yield from re.findall(r"^    (\S.*)$", section, re.MULTILINE)


def answered(file: Path) -> None:
    """A worksheet with an answer to its first question about an outcome."""
    book = openpyxl.load_workbook(file)
    rows = book.worksheets[0].iter_rows(min_row=2)
    row = next(each for each in rows if each[1].value == "outcome")
    row[4].value = "They know when somebody will call."
    book.save(file)


def test_every_line_of_the_walkthrough_does_what_it_says(tmp_path: Path) -> None:
    lines = list(indented())
    (tmp_path / "demo").mkdir()
    table = [line for line in lines if line.count(";") >= _CELLS and not line.startswith("goldthread")]
    folder = tmp_path
    for line in lines:
        command, *arguments = shlex.split(line, comments=True)
        if command == "cd":
            folder = tmp_path / arguments[0]
            (folder / "touchpoints.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
        elif command == "goldthread" and arguments[0] != "serve":
            if arguments[:2] == ["import", "worksheet-service.xlsx"]:
                answered(folder / arguments[1])
            with contextlib.chdir(folder):
                result = goldthread(*arguments, cwd=folder)
            assert result.exit_code == 0, f"{line}\n{result.output}"
    book = read_book(folder).book
    assert {"touchpoint/shop-window", "touchpoint/phone-line", "team/service"} <= book.records.keys()
    assert all(each.owner for each in book.touchpoints)
    assert (folder / "site/index.html").is_file()
