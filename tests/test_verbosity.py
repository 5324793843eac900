"""The bar on a terminal, --quiet and --verbose: none of them changes a byte of standard output but for what --quiet leaves out."""

import contextlib
import io
import os
import pty
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from conftest import REPOSITORY
from goldthread.cli import main, verbosity
from goldthread.cli.verbosity import Bar, Steps, progress_bar
from goldthread.language.message import verbatim
from goldthread.progress import begin, end, followed, listening, step

SPECIMEN = REPOSITORY / "tests" / "specimen"
ERASED = "\r\x1b[2K"
NEED = "home: {need: Get home, kind: human}\n"
WARNED = {
    "content/handbook.yml": 'brand: Sandbank Ferry\nvision: Nobody is left on the shore.\nedition: "1.0"\n',
    "content/needs.yml": NEED,
}
FAULTY = {**WARNED, "content/tools.yml": "drill:\n  name: Drill\n  knid: asset\n"}
VERBOSE = ("build", "check", "import", "publish", "serve", "write")
Handbook = Callable[[Mapping[str, str]], Path]


class Terminal(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error, from now on a terminal on which nothing is printed yet; a fixture would be too early, since pytest captures later."""
    there = Terminal()
    monkeypatch.setattr(sys, "stderr", there)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return there


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A handbook with a single commit."""
    root = tmp_path / "handbook"
    shutil.copytree(SPECIMEN, root)
    for words in (["init", "--quiet", "--initial-branch", "main"], ["add", "."], ["commit", "--quiet", "-m", "All"]):
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        subprocess.run(["git", *who, *words], cwd=root, check=True)
    return root


def test_a_bar_appears_after_a_second_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    clock = Clock()
    with listening(Bar(clock)):
        begin(verbatim("Reading files"), 4)
        step(verbatim("a"))
        assert terminal.getvalue() == ""
        clock.now = 1.0
        step(verbatim("b"))
        assert "Reading files  [##########----------]  2/4" in terminal.getvalue()
        clock.now = 1.1
        step(verbatim("c"))
        assert "[###############-----]  3/4" in terminal.getvalue()
        end()
    assert terminal.getvalue().endswith(f"\x1b[?25h\n\x1b[1A{ERASED}")


def test_after_a_pause_the_second_counts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    clock = Clock()
    with listening(Bar(clock)):
        for moment in (0.0, 60.0):
            clock.now = moment
            for _ in followed(verbatim("Reading files"), range(9), lambda _: verbatim("")):
                clock.now += 0.1
    assert terminal.getvalue() == ""


def test_what_is_printed_meanwhile_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    from goldthread.cli.output import warn  # noqa: PLC0415 - the stream is another by now

    clock = Clock()
    with listening(Bar(clock)):
        begin(verbatim("Reading files"), 3)
        clock.now = 2.0
        step(verbatim("a"))
        warn("so it is")
    assert f"{ERASED}Warning: so it is\n" in terminal.getvalue()


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("CI", "1"), ("TERM", "dumb")])
def test_there_is_no_bar_where_nobody_watches(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    watched(monkeypatch)
    assert progress_bar() is not None
    monkeypatch.setenv(name, value)
    assert progress_bar() is None


def test_there_is_no_bar_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    monkeypatch.setattr(terminal, "isatty", lambda: False)
    assert progress_bar() is None


@contextlib.contextmanager
def on_a_terminal() -> Iterator[io.BytesIO]:
    """Let standard error be a terminal of the system; gives what is printed there, which is whole once the block has ended."""
    ours, theirs = pty.openpty()
    printed = io.BytesIO()

    def read() -> None:
        with contextlib.suppress(OSError):  # the end of a terminal is an error
            while data := os.read(ours, 4096):
                printed.write(data)

    reader = threading.Thread(target=read)
    reader.start()
    before = sys.stderr
    try:
        with os.fdopen(theirs, "w", encoding="utf-8") as sys.stderr:
            yield printed
    finally:
        sys.stderr = before
        reader.join()
        os.close(ours)


@pytest.mark.parametrize("command", ["check", "build"])
def test_standard_output_is_the_same_with_a_bar(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("TERM", "xterm")

    def run(name: str) -> bytes:
        output = ("--output", str(tmp_path / name)) if command == "build" else ()
        with pytest.raises(SystemExit) if command == "check" else contextlib.nullcontext():
            main([command, "--root", str(SPECIMEN), *output], standalone_mode=False)
        return capfdbinary.readouterr().out.replace(name.encode(), b"site")

    monkeypatch.setenv("CI", "true")
    without = run("without")
    monkeypatch.delenv("CI")
    monkeypatch.setattr(verbosity, "PATIENCE", 0.0)
    with on_a_terminal() as printed:
        assert run("with") == without
    shown = printed.getvalue().decode()
    assert "Reading files" in shown
    assert ("Building the site" in shown) == (command == "build")
    assert shown.endswith(ERASED)


@pytest.mark.parametrize("command", ["check", "write"])
def test_verbose_says_on_standard_error_what_is_done(command: str, tmp_path: Path) -> None:
    where = [str(tmp_path / "out")] if command == "write" else []
    plain = goldthread(command, *where, cwd=SPECIMEN)
    again = goldthread(command, *where, cwd=SPECIMEN)
    told = goldthread(command, *where, "--verbose", cwd=SPECIMEN)
    assert told.stdout == again.stdout
    assert "Reading files (" not in plain.stderr
    lines = told.stderr.splitlines()
    assert "  content/handbook.yml" in lines
    assert "  TCH001" in lines
    assert ("  focus/index.html" in lines) == (command != "check")


def test_verbose_speaks_the_language_of_the_command_line(handbook: Handbook, tmp_path: Path) -> None:
    root = handbook({**WARNED, "content/handbook.yml": WARNED["content/handbook.yml"] + "language: de\n"})
    words = ["write", "-v", str(tmp_path / "out")]
    english, german = goldthread(*words, cwd=root), goldthread(*words, "--language", "de", cwd=root)
    assert "Writing pages (" in english.stderr
    assert "Seiten schreiben (" in german.stderr


@pytest.mark.parametrize("name", ["text", "concise"])
def test_a_quiet_check_prints_errors_alone(handbook: Handbook, name: str) -> None:
    clean = goldthread("check", "--quiet", "--format", name, cwd=handbook(WARNED))
    assert (clean.output, clean.exit_code) == ("", 0)
    faulty = goldthread("check", "-q", "--statistics", "--format", name, cwd=handbook(FAULTY))
    assert faulty.exit_code == 1
    assert faulty.stdout.startswith(("error: ", "content/tools.yml:3:3: error "))
    assert "SCH001" in faulty.stdout
    assert "arning" not in faulty.output
    assert "Checked" not in faulty.output


def test_a_quiet_check_says_that_there_are_too_many_warnings(handbook: Handbook) -> None:
    result = goldthread(
        "check", "--quiet", "--max-warnings", "0", cwd=handbook({**WARNED, "content/tols.yml~": "a: 1\n"})
    )
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "--max-warnings allows 0" in result.stderr


def test_quiet_leaves_reports_for_programs_as_they_are(handbook: Handbook) -> None:
    root = handbook(FAULTY)
    words = ["check", "--format", "json", "--format", "text=report.txt"]
    loud = goldthread(*words, cwd=root).stdout, (root / "report.txt").read_text("utf-8")
    assert (goldthread(*words, "--quiet", cwd=root).stdout, (root / "report.txt").read_text("utf-8")) == loud


@pytest.mark.parametrize("command", ["build", "write"])
def test_a_quiet_build_prints_nothing_unless_it_is_refused(handbook: Handbook, command: str, tmp_path: Path) -> None:
    words = ["build", "--output", "out"] if command == "build" else ["write", "out"]
    built = goldthread(*words, "--quiet", cwd=handbook(WARNED))
    assert (built.output, built.exit_code) == ("", 0)
    assert any((tmp_path / "out").iterdir())
    refused = goldthread(*words, "--quiet", cwd=handbook(FAULTY))
    assert refused.exit_code == 1
    assert "knid" in refused.stdout
    assert refused.stderr


def test_publishing_is_quiet_or_verbose(repository: Path) -> None:
    told = goldthread("publish", "--verbose", "--output", repository.parent / "out", cwd=repository)
    assert "  gh-pages is at commit " in told.stderr
    assert "Building the site (" in told.stderr
    assert (quiet := goldthread("publish", "--quiet", cwd=repository)).output == ""
    assert quiet.exit_code == 0
    gone = goldthread("publish", "--quiet", "--at", "gone", cwd=repository)
    assert gone.exit_code == 2
    assert "gone" in gone.stderr


def test_a_quiet_import_prints_what_cannot_be_used(handbook: Handbook) -> None:
    root = handbook(WARNED)
    (root / "needs.csv").write_text("need,kind\nSee the boat,human\nHear it,odd\n", "utf-8")
    result = goldthread("import", "needs.csv", "--kind", "need", "--yes", "--quiet", cwd=root)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert '"odd"' in result.stderr
    assert "See the boat" in (root / "content/needs.yml").read_text("utf-8")


def test_whoever_is_asked_sees_what_about(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldthread.cli.import_.can_ask", lambda: True)
    root = handbook(WARNED)
    (root / "needs.csv").write_text("need,kind\nSee the boat,human\n", "utf-8")
    result = goldthread("import", "needs.csv", "--kind", "need", "--quiet", cwd=root, answers="n\n")
    assert "See the boat" in result.stdout
    assert (root / "content/needs.yml").read_text("utf-8") == NEED


@pytest.mark.parametrize("command", VERBOSE)
def test_quiet_and_verbose_contradict_each_other(handbook: Handbook, command: str) -> None:
    more = {"import": ["a.csv"], "write": ["out"]}.get(command, [])
    result = goldthread(command, *more, "-q", "-v", cwd=handbook(WARNED))
    assert result.exit_code == 2
    assert "Give either --quiet or --verbose." in result.stderr


@pytest.mark.parametrize("wrong", [("-q", "-v"), ("-q", "--unknown"), ("-v", "--unknown")])
def test_whoever_listened_before_a_refused_command_line_does_so_after_it(
    handbook: Handbook, wrong: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    listener = Steps()
    monkeypatch.setattr(listener, "step", lambda done: heard.append(str(done)))
    with listening(listener):
        result = goldthread("check", *wrong, cwd=handbook(WARNED))
        step(verbatim("still here"))
    assert result.exit_code == 2
    assert heard == ["still here"]
