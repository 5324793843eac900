"""A new edition written into the editors' own files: an entry after the others, and the number in the handbook."""

import datetime
import textwrap
from collections.abc import Iterator, Mapping

import msgspec

from goldthread.fixes.apply import edited
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.reading.book import Reading, read_files
from goldthread.reading.files import SUFFIXES
from goldthread.reading.yaml_data import read_yaml

_WIDTH = 118


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written of an edition."""

    edition: str
    on: datetime.date
    summary: str
    changed: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id that follows from the number."""
        return self.edition.replace(".", "-")


class EditionsFileError(Exception):
    """An editors' file is written in a way in which nothing can be added to it by a program; the message says what to write."""


def with_entry(files: Mapping[str, bytes], reading: Reading, entry: Entry) -> Mapping[str, bytes]:
    """The files that differ once an edition is written into them; every other byte stays as it was.

    Raises EditionsFileError when that cannot be done.
    """
    name, data = _editions_file(files, reading.book, entry)
    changed = {name: data, **_handbook_file(files, reading, entry.edition)}
    after = read_files({**files, **changed})
    known = {key: each for key, each in reading.book.records.items() if each.kind != "handbook"}
    new = f"{Edition.kind}/{entry.id}"
    rest = {key: each for key, each in after.book.records.items() if each.kind != "handbook" and key != new}
    record = after.book.get(Edition, entry.id)
    written = record is not None and (record.edition, record.on) == (entry.edition, entry.on)
    if rest != known or not written or after.book.handbook.edition != entry.edition or after.findings:
        text = "".join(_lines(entry, keyed=True))
        raise EditionsFileError(
            f"{name} is written so that nothing can be added to it here. Write into it yourself:\n\n{text}"
        )
    return changed


def _editions_file(files: Mapping[str, bytes], book: Book, entry: Entry) -> tuple[str, bytes]:
    (home,) = Edition.homes
    single = next((f"{home}{suffix}" for suffix in SUFFIXES if f"{home}{suffix}" in files), None)
    if single is None and any(name.startswith(f"{home}/") for name in files):
        text = "".join(_lines(entry, keyed=False))
        return f"{home}/{entry.id}.yml", textwrap.dedent(text).encode()
    name = single or f"{home}.yml"
    old = files.get(name, b"")
    return name, old + _appended(name, old, entry, is_first=not book.editions)


def _appended(name: str, old: bytes, entry: Entry, *, is_first: bool) -> bytes:
    """What comes after all that stands in the file, in its own form and with its own line ends."""
    text = old.decode("utf-8-sig")
    listed = isinstance(read_yaml(name, text).data, list) and not is_first
    lines = list(_lines(entry, keyed=not listed))
    if listed:
        dash = next((line for line in text.splitlines() if line.lstrip().startswith("- ")), "- ")
        indent = dash[: len(dash) - len(dash.lstrip())]
        lines = [
            f"{indent}{'- ' if place == 0 else ''}{line[2:] if place == 0 else line}"
            for place, line in enumerate(lines)
        ]
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    new = gap + "".join(lines)
    return (new.replace("\n", "\r\n") if b"\r\n" in old else new).encode()


def _lines(entry: Entry, *, keyed: bool) -> Iterator[str]:
    if keyed:
        yield f"{entry.id}:\n"
    yield f'  edition: "{entry.edition}"\n'
    yield f"  on: {entry.on.isoformat()}\n"
    if entry.summary:
        yield "  summary: >-\n"
        for line in textwrap.wrap(entry.summary, _WIDTH, break_long_words=False, break_on_hyphens=False):
            yield f"    {line}\n"
    if entry.changed:
        short = f"  changed: [{', '.join(entry.changed)}]\n"
        if len(short) <= _WIDTH:
            yield short
        else:
            yield "  changed:\n"
            yield from (f"    - {key}\n" for key in entry.changed)


def _handbook_file(files: Mapping[str, bytes], reading: Reading, edition: str) -> Mapping[str, bytes]:
    handbook = reading.book.handbook
    origin = reading.book.origins[handbook.key]
    if handbook.edition == edition:
        return {}
    name = origin.place.file
    written = reading.located[name].written((*origin.path, "edition"))
    return {} if written is None else {name: edited(files[name], [written.reworded(edition)])}
