"""Other tools that check records and links, on the records of a handbook: each in an environment of its own."""

import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, cast

import yaml

from measuring import Command

KINDS = ("need", "customer", "focus", "metric", "team", "tool", "principle", "phase", "touchpoint")
"""The kinds of record that are written for the others, in the order in which they may refer to each other."""
_FILES: Mapping[str, str] = {
    "need": "content/needs.yml",
    "customer": "content/customers.yml",
    "focus": "content/focus.yml",
    "metric": "content/metrics.yml",
    "team": "content/teams.yml",
    "tool": "content/tools.yml",
    "principle": "principles/*.yml",
    "phase": "content/journey.yml",
    "touchpoint": "content/touchpoints/*.yml",
}
_NAMED = ("name", "title", "need")
"""Fields of which the first that a record has is its name."""
_BY_DOCUMENT = 100
"""How many records stand in one document, where the other tool can hold several in one; as many as in a file of touchpoints of XL."""


class Item(NamedTuple):
    """One record as the other tools know it: a key that is no other's, a name, a text, and what it refers to."""

    kind: str
    key: str
    name: str
    text: str
    links: tuple[str, ...]


class Peer(NamedTuple):
    """Another tool.

    name: What it is called, and what it is installed by.
    version: The version that is installed.
    wanted: At most how much of its time a check of ours should take.
    write: Writes records as it wants them, into a folder that is empty.
    words: How it is called within that folder: the program within its environment, and what it is told.
    """

    name: str
    version: str
    wanted: float
    write: Callable[[tuple[Item, ...], Path], None]
    words: tuple[str, ...]

    def prepared(self, items: tuple[Item, ...], folder: Path) -> Command:
        """The command that checks some records, once the tool is installed and they are written, both below a folder."""
        records = folder / self.name
        records.mkdir()
        subprocess.run(("git", "init", "--quiet", records), check=True)  # noqa: S603, S607 - a folder of our own
        self.write(items, records)
        program, *told = self.words
        return Command((self._environment(folder) / program, *told), records)

    def _environment(self, folder: Path) -> Path:
        environment = folder / f"{self.name}-environment"
        venv.create(environment, with_pip=True)
        programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
        install = (programs / "python", "-m", "pip", "install", "--quiet", f"{self.name}=={self.version}")
        subprocess.run(install, check=True)  # noqa: S603 - a package named in this file
        return programs


def items_of(root: Path) -> tuple[Item, ...]:
    """All records of a handbook that `make_handbook.py` made, with everything that they refer to."""
    found = {kind: dict(_records(root, kind)) for kind in KINDS}
    keys = {kind: frozenset(records) for kind, records in found.items()}
    return tuple(
        Item(kind, _key(kind, each), _name(record), _text(record), tuple(_links(kind, record, keys)))
        for kind, records in found.items()
        for each, record in records.items()
    )


def _records(root: Path, kind: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for file in sorted(root.glob(_FILES[kind])):
        loaded = yaml.load(file.read_bytes(), yaml.CSafeLoader)
        yield from loaded.items() if isinstance(loaded, dict) else ((each["id"], each) for each in loaded)


def _key(kind: str, record: str) -> str:
    return f"{kind}_{record}".replace("-", "_")


def _name(record: Mapping[str, object]) -> str:
    return next(str(record[field]) for field in _NAMED if field in record)


def _text(record: Mapping[str, object]) -> str:
    """Everything that a record says in sentences, as one line."""
    return " ".join(value for value in record.values() if isinstance(value, str) and " " in value)


def _links(kind: str, record: Mapping[str, object], keys: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The keys of what a record refers to, each once and never its own kind, so that nothing goes in a circle."""
    said = dict.fromkeys(_said(record))
    for other, records in keys.items():
        if KINDS.index(other) < KINDS.index(kind):
            yield from (_key(other, each) for each in said if each in records)


def _said(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in cast("dict[str, object]", value).values():
                yield from _said(each)
        case list():
            for each in cast("list[object]", value):
                yield from _said(each)


def _documents(items: tuple[Item, ...]) -> Iterator[tuple[str, str, tuple[Item, ...]]]:
    """The name of each document, its kind, and the records that stand in it."""
    for kind in KINDS:
        own = tuple(item for item in items if item.kind == kind)
        for start in range(0, len(own), _BY_DOCUMENT):
            yield f"{kind}-{start // _BY_DOCUMENT:03}", kind, own[start : start + _BY_DOCUMENT]


def _trlc(items: tuple[Item, ...], folder: Path) -> None:
    links = "\n".join(f"  {kind} optional {kind.title()} [0 .. *]" for kind in KINDS)
    types = "\n".join(
        f"type {kind.title()} {{\n  name String\n  text optional String\n{_before(links, kind)}\n}}\n"
        f'checks {kind.title()} {{\n  len(name) > 1, error "has no name"\n}}'
        for kind in KINDS
    )
    (folder / "model.rsl").write_text(f"package Handbook\n\n{types}\n", encoding="utf-8")
    for name, kind, own in _documents(items):
        records = "\n".join(_trlc_record(kind, item) for item in own)
        (folder / f"{name}.trlc").write_text(f"package Handbook\n\n{records}\n", encoding="utf-8")


def _before(links: str, kind: str) -> str:
    """The lines of links of the kinds that a kind may refer to."""
    return "\n".join(links.splitlines()[: KINDS.index(kind)])


def _trlc_record(kind: str, item: Item) -> str:
    links = "".join(
        f"\n  {other} = [{', '.join(own)}]"
        for other in KINDS
        if (own := [link for link in item.links if link.startswith(f"{other}_")])
    )
    text = f"\n  text = {_quoted(item.text)}" if item.text else ""
    return f"{kind.title()} {item.key} {{\n  name = {_quoted(item.name)}{text}{links}\n}}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "'") + '"'


def _doorstop(items: tuple[Item, ...], folder: Path) -> None:
    numbers: dict[str, str] = {}
    for place, kind in enumerate(KINDS):
        own = folder / kind
        own.mkdir()
        parent = {"parent": KINDS[place - 1].upper()} if place else {}
        settings = {"settings": {"digits": 5, "prefix": kind.upper(), "sep": "-", **parent}}
        (own / ".doorstop.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        for number, item in enumerate((item for item in items if item.kind == kind), 1):
            numbers[item.key] = f"{kind.upper()}-{number:05}"
            record = {
                "active": True,
                "derived": not item.links,
                "header": item.name,
                "level": f"1.{number}",
                "links": [{numbers[link]: None} for link in item.links],
                "normative": True,
                "ref": "",
                "reviewed": None,
                "text": item.text,
            }
            (own / f"{numbers[item.key]}.yml").write_text(yaml.safe_dump(record), encoding="utf-8")


def _strictdoc(items: tuple[Item, ...], folder: Path) -> None:
    for name, _, own in _documents(items):
        records = "\n".join(_strictdoc_record(item) for item in own)
        (folder / f"{name}.sdoc").write_text(f"[DOCUMENT]\nTITLE: {name}\n\n{records}", encoding="utf-8")


def _strictdoc_record(item: Item) -> str:
    links = "".join(f"- TYPE: Parent\n  VALUE: {link}\n" for link in item.links)
    relations = f"RELATIONS:\n{links}" if links else ""
    return f"[REQUIREMENT]\nUID: {item.key}\nTITLE: {item.name}\nSTATEMENT: >>>\n{item.text or item.name}\n<<<\n{relations}"


def _sphinx_needs(items: tuple[Item, ...], folder: Path) -> None:
    kinds = [{"directive": kind, "title": kind.title(), "prefix": "", "color": "", "style": ""} for kind in KINDS]
    settings = f"extensions = ['sphinx_needs']\nneeds_types = {kinds!r}\nneeds_id_regex = '^[a-z0-9_]+$'\n"
    (folder / "conf.py").write_text(settings, encoding="utf-8")
    names = []
    for name, kind, own in _documents(items):
        names.append(name)
        records = "\n".join(
            f".. {kind}:: {item.name}\n   :id: {item.key}\n   :links: {', '.join(item.links)}\n\n   {item.text}\n"
            for item in own
        )
        (folder / f"{name}.rst").write_text(f"{name}\n{'=' * len(name)}\n\n{records}", encoding="utf-8")
    listed = "\n".join(f"   {name}" for name in names)
    (folder / "index.rst").write_text(f"Records\n=======\n\n.. toctree::\n\n{listed}\n", encoding="utf-8")


PEERS = (
    Peer("trlc", "3.1.1", 0.2, _trlc, ("trlc", ".")),
    Peer(
        "doorstop",
        "3.2",
        0.05,
        _doorstop,
        ("doorstop", "--no-reformat", "--no-review-check", "--no-suspect-check", "--no-child-check"),
    ),
    Peer("strictdoc", "0.30.4", 0.05, _strictdoc, ("strictdoc", "export", ".", "--formats", "json")),
    Peer(
        "sphinx-needs",
        "9.1.0",
        0.05,
        _sphinx_needs,
        ("python", "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "needs", ".", "built"),
    ),
)
"""The others that check records which refer to each other, kept in text files under version control."""
