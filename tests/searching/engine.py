"""The script of the search, run by Node.js over the files of an index."""

import re
import subprocess
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import msgspec

from node_programs import node

_RUN = Path(__file__).with_name("ask.mjs")


class Shown(msgspec.Struct, frozen=True):
    """What is shown of a result."""

    address: str
    kind: str
    title: str
    owner: str
    line: str


class Answer(msgspec.Struct, frozen=True):
    """What the search finds.

    shown: The first results.
    count: How many there are.
    instead: Words that were found nowhere, each with the one that was taken for it.
    close: Words that are spelt a little like those, where nothing is found.
    bytes: How much was loaded.
    """

    shown: tuple[Shown, ...]
    count: int
    instead: tuple[tuple[str, str], ...]
    close: tuple[str, ...]
    bytes: int

    @property
    def addresses(self) -> list[str]:
        """The addresses of the first results."""
        return [each.address for each in self.shown]


def asked(folder: Path, queries: Iterable[str], later: Path | None = None) -> dict[str, Answer]:
    """What the search finds for each query.

    later: The folder of the site that has taken the place of the one in which the page was opened.
    """
    return msgspec.json.decode(_run("ask", folder, *queries, later=later), type=dict[str, Answer])


def part_names(index: bytes) -> list[str]:
    """The names of the parts that the first file of an index names."""
    return re.findall(r'"([wevp][0-9a-f]{12})"', index.decode())


def addresses(folder: Path, queries: Iterable[str]) -> dict[str, list[str]]:
    """The addresses of the entries in which each word of a query is found."""
    return msgspec.json.decode(_run("addresses", folder, *queries), type=dict[str, list[str]])


def stems(rules: object, words: Iterable[str]) -> dict[str, list[str]]:
    """The words of each text, as the script folds and cuts them."""
    given = msgspec.json.encode(rules).decode()
    return msgspec.json.decode(_run("stems", Path(), given, *words), type=dict[str, list[str]])


def _run(what: str, folder: Path, *words: str, later: Path | None = None) -> bytes:
    script = str(files("goldthread") / "theme" / "search_engine.js")
    command = (node(), str(_RUN), what, script, str(folder), str(later or folder))
    done = subprocess.run(command, input=msgspec.json.encode(words), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
