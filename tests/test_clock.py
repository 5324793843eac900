"""One module of the generator asks the clock; everything else takes its day as an argument."""

import ast
import datetime
import time
from collections.abc import Iterator

import pytest

from demonstration import REPOSITORY
from goldthread.caching import clock
from goldthread.settings import clock_day

GENERATOR = REPOSITORY / "generator" / "goldthread"
ASKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime"}
"""What asks the clock of the modules `datetime` and `time` or of their classes; all but `today` and `now` also when imported by name."""
OWNERS = {"date", "datetime", "time", "_time", "_datetime"}
CLASSES = {"datetime.time"}
"""A time of day, which asks nothing."""
WRITES_THE_HOUR = {("gzip", "compress"), ("gzip", "GzipFile"), ("gzip", "open"), ("email.utils", "formatdate")}
"""What puts the hour into its output unless it is told another."""


def asking(text: str) -> Iterator[str]:
    """The places of a module that ask the clock, by the function in which they are."""
    tree = ast.parse(text)
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {each.asname or each.name: each.name for each in node.names}
        if isinstance(node, ast.ImportFrom):
            names |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    told = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_told_the_hour(node)}
    for node in ast.walk(tree):
        if node in told:
            continue
        dotted = _dotted(node, names)
        module, _, name = dotted.rpartition(".")
        owner = module.rpartition(".")[2]
        if (owner in OWNERS and name in ASKS and dotted not in CLASSES) or (module, name) in WRITES_THE_HOUR:
            inside = [each.name for each in functions if each.lineno <= node.lineno <= (each.end_lineno or 0)]  # type: ignore[attr-defined]
            yield inside[-1] if inside else f"line {node.lineno}"  # type: ignore[attr-defined]


def _is_told_the_hour(call: ast.Call) -> bool:
    """Whether what is called is told an hour to write, and so asks for none; None asks for the one of the clock."""
    given = {each.arg: each.value for each in call.keywords}
    return "mtime" in given and not (isinstance(given["mtime"], ast.Constant) and given["mtime"].value is None)


def _dotted(node: ast.AST, names: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value, names)
        return f"{before}.{node.attr}" if before else ""
    return ""


def test_only_one_module_asks_the_clock() -> None:
    """Beside it, results that are kept know when they were; nothing of that is in what they say."""
    found = {
        (file.relative_to(GENERATOR).as_posix(), place)
        for file in GENERATOR.rglob("*.py")
        for place in asking(file.read_text(encoding="utf-8"))
    }
    assert found == {("caching/clock.py", "now"), ("caching/clock.py", "today")}


def test_results_are_kept_for_the_day_of_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: "2031-02-03")
    assert clock_day() == datetime.date(2031, 2, 3)


def test_a_test_does_not_notice_that_a_day_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    before = clock_day()
    monkeypatch.setattr(time, "gmtime", lambda: time.struct_time((2031, 2, 3, 0, 0, 0, 0, 34, 0)))
    assert clock_day() == before


@pytest.mark.parametrize(
    "text",
    [
        "import datetime\ndatetime.date.today()",
        "import datetime as d\nd.datetime.now(d.UTC)",
        "from datetime import date\ndate.today()",
        "from datetime import datetime as moment\nmoment.utcnow()",
        "import time\ntime.time()",
        "from time import strftime\nstrftime('%Y')",
        "import datetime\nDEFAULT = field(default_factory=datetime.date.today)",
        "import gzip\ngzip.compress(b'')",
        "import gzip\ngzip.GzipFile('a', mtime=None)",
        "import gzip, time\ngzip.compress(b'', mtime=time.time())",
    ],
)
def test_each_way_to_ask_the_clock_is_found(text: str) -> None:
    assert list(asking(text)) == ["line 2"]


@pytest.mark.parametrize(
    "text",
    [
        "import time\ntime.monotonic()",
        "import datetime\ndatetime.date(2026, 1, 1)",
        "names.now(1)",
        "import gzip\ngzip.GzipFile('a', mtime=moment)",
        "import gzip\ngzip.compress(b'', mtime=0)",
    ],
)
def test_what_needs_no_day_is_not_found(text: str) -> None:
    assert list(asking(text)) == []


def test_a_place_is_named_by_its_function() -> None:
    assert list(asking("import time\ndef a():\n    def b():\n        time.time()\n")) == ["b"]
