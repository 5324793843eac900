"""Printing works on every stream without a traceback, and no name of a record or file controls the terminal."""

import contextlib
import datetime
import errno
import io
import json
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt

from goldthread.cli import main
from goldthread.cli.output import hand_over, tell
from goldthread.commands.announce import announce
from goldthread.editions.history import EditionSize, History, RecordedChange
from goldthread.findings import Severity
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.model.teams import Team
from goldthread.model.vision import Handbook
from goldthread.places import Place
from goldthread.reports import FOR_PEOPLE, FORMATS
from goldthread.reports.lines import line, lines, visible
from reports.awkward import finding, report

OBEYED = (
    "".join(map(chr, [*range(9), *range(11, 32), *range(0x7F, 0xA0)])) + "\u061c\u200e\u200f\u2028\u202e\u2066\u2069"
)
DANGEROUS = re.compile(f"[{re.escape(OBEYED)}]")
NEVER_SHOWN = (
    (0, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0x61C, 0x61C), (0x200E, 0x200F), (0x2028, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF),
    (0xFDD0, 0xFDEF), (0xFFFE, 0xFFFF),
)  # fmt: skip
MEAN = f"Kapı ├ {OBEYED} \x1b]0;owned\x07 \x1b[31m \ud800 \udcff | [x](javascript:alert(1)) @anna `code` <img src=x>"
ENCODINGS = ("utf-8", "cp1252", "cp437", "ascii", "utf-16")
FILES = {
    "content/handbook.yml": 'brand: Kapı Ferry\nvision: Nobody is left.\nedition: "1.0"\n',
    "content/needs.yml": "home: {need: Kapı → 日本, kind: human}\n",
    "content/teams.yml": "crew: {name: Kapı}\n",
    "content/focus.yml": "f: {statement: Kapı tonight., need: home}\n",
    "principles/a.yml": "title: Kapı\nstatement: Kapı.\nsupports: [f]\n",
}
COMMANDS = (
    ("trace", "a"), ("list", "focus"), ("explain",), ("review", "--list"), ("schema",), ("--help",), ("check", "--statistics"),
    *(("check", "--format", name) for name in FORMATS),
)  # fmt: skip


class Full(io.RawIOBase):
    """A stream that takes nothing."""

    def __init__(self, error: int) -> None:
        super().__init__()
        self._error = error

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        del data
        raise OSError(self._error, os.strerror(self._error))


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bytes]:
    """What a call writes to standard output of some encoding."""

    def run(call: Callable[[], object], encoding: str) -> bytes:
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, encoding=encoding, newline="\n")
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
        call()
        stream.flush()
        monkeypatch.undo()
        return written.getvalue()

    return run


def command(*arguments: str, root: Path) -> int:
    """The exit code of a command."""
    at = () if arguments[0] in {"schema", "--help"} else ("--root", str(root))
    with pytest.raises(SystemExit) as ended:
        main([*arguments, *at])
    return int(ended.value.code or 0)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_output_encoding_works(
    handbook: Callable[[Mapping[str, str]], Path],
    printed: Callable[..., bytes],
    arguments: tuple[str, ...],
    encoding: str,
) -> None:
    root = handbook(FILES)
    data = printed(lambda: command(*arguments, root=root), encoding)
    is_data = arguments[0] == "schema" or (arguments[:2] == ("check", "--format") and arguments[2] not in FOR_PEOPLE)
    text = data.decode("utf-8" if is_data else encoding)
    assert text
    if arguments[0] == "trace":
        assert "`-- supports" in text or "└─ supports" in text
        assert "Kap\\u0131" in text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_printed_texts_have_no_terminal_control_sequences(printed: Callable[..., bytes], encoding: str) -> None:
    text = printed(lambda: tell(MEAN), encoding).decode(encoding)
    assert not DANGEROUS.search(text.rstrip("\n"))
    assert "owned" in text


def test_only_our_own_colours_reach_the_terminal(printed: Callable[..., bytes]) -> None:
    text = printed(lambda: tell("\x1b[1;31merror\x1b[0m \x1b[2Jx", painted=True), "utf-8").decode()
    assert text == "\x1b[1;31merror\x1b[0m \ufffd[2Jx\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_data_is_utf_8_whatever_the_stream_says(printed: Callable[..., bytes], encoding: str) -> None:
    assert printed(lambda: hand_over("Kapı ├\n"), encoding) == "Kapı ├\n".encode()


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EPIPE, errno.EIO])
@pytest.mark.parametrize("arguments", [("list", "focus"), ("check", "--format", "json"), ("--help",)])
def test_a_full_or_closed_output_ends_without_a_traceback(
    handbook: Callable[[Mapping[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    error: int,
) -> None:
    root, told = handbook(FILES), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Full(error), 1), encoding="utf-8"))
    stderr = io.TextIOWrapper(told, encoding="utf-8", write_through=True)
    monkeypatch.setattr(sys, "stderr", stderr)
    code = command(*arguments, root=root)
    stream = sys.stdout
    monkeypatch.undo()
    with contextlib.suppress(OSError):
        stream.close()
    assert code == (1 if error == errno.EPIPE else 2)
    sentence = f"goldthread: The output could not be written: {os.strerror(error).lower()}.\n"
    stderr.flush()
    assert told.getvalue().decode() == ("" if error == errno.EPIPE else sentence)


def test_a_report_that_cannot_be_written_leaves_no_file(
    handbook: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = handbook(FILES)
    file = root / "out" / "report.json"

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    assert command("check", "--format", f"json={file}", root=root) == 2
    assert "report.json could not be written: no space left on device." in capsys.readouterr().err
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [("trace", "\x1b[31mx"), ("\x1b[31m",), ("check", "--\x9b31m"), ("list", "\u202ex")]
)
def test_arguments_are_quoted_without_terminal_control_sequences(
    handbook: Callable[[Mapping[str, str]], Path], capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert command(*arguments, root=handbook(FILES)) == 2
    assert not DANGEROUS.search(capsys.readouterr().err.replace("\n", ""))


def test_lines_have_no_control_characters() -> None:
    for told in (line(MEAN), lines(MEAN).replace("\n", ""), visible(MEAN).replace("\n", "")):
        assert not DANGEROUS.search(told.replace("\t", ""))


def test_every_control_character_and_no_other_becomes_a_visible_sign() -> None:
    replaced = [code for code in range(0x11000) if visible(f"a{chr(code)}") != f"a{chr(code)}"]
    assert replaced == [code for first, last in NEVER_SHOWN for code in range(first, last + 1)]
    assert {visible(chr(code)) for code in replaced} == {"\ufffd"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_well_formed_with_any_record_or_file_name(name: str) -> None:
    odd = finding(
        1,
        Severity.ERROR,
        message=MEAN,
        fix=MEAN,
        concerns=MEAN,
        place=Place(f"content/{MEAN}.yml".replace("\ud800", ""), 1, 1, 4),
    )
    text = FORMATS[name](report(odd, texts={odd.place.file: MEAN}))
    assert not DANGEROUS.search(text.replace("\n", "")) or name == "junit"
    text.encode()
    if name in {"json", "gitlab", "sarif"}:
        json.loads(text)
        msgspec.json.decode(text)
    if name == "junit":
        ET.fromstring(text)  # noqa: S314 - we wrote it
    if name == "github":
        assert not re.search(r"(?m)^(?!::(?:error|notice) )::", text)
    if name == "markdown":
        assert_shown_as_words(text)


def assert_shown_as_words(markdown: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(markdown)
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<code>code" not in html
    assert "@anna" not in html


def test_a_notice_to_a_team_escapes_titles() -> None:
    title = MEAN.replace("\ud800", "").replace("\udcff", "")
    day = datetime.date(2026, 1, 5)
    records = (
        Handbook(id="handbook", brand=title, vision="V.", edition="1.1"),
        Edition(id="e", edition="1.1", on=day, summary=title),
        Team(id="crew", name=title),
    )
    book = Book({each.key: each for each in records}, {})
    told = {
        "record": "focus/f",
        "edition": "1.1",
        "title": title,
        "field": "statement",
        "before": title,
        "after": title,
    }
    event = msgspec.convert({**told, "kind": "reworded", "teams": ["crew"]}, RecordedChange)
    history = History((EditionSize(step="minor", edition="1.1", since="1.0"),), (event,))
    markdown = announce(book, history, "1.1", "crew", form="markdown", site="https://a.example/x (1)")
    assert_shown_as_words(markdown)
    assert "x%20%281%29/" in markdown
    for text in (markdown, announce(book, history, "1.1", "crew", form="text", site="")):
        assert not DANGEROUS.search(text.replace("\n", ""))
