"""Errors in brief: what keeps a site from being made is said first and once, and the commands that lead on can be pasted."""

import datetime
import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from command_line import goldthread
from goldthread.inspection import inspect, report_of
from goldthread.language.message import message
from goldthread.reports.brief import errors_in_brief, refusal
from goldthread.settings import Settings
from reports.awkward import finding

Handbook = Callable[[Mapping[str, str | bytes]], Path]
TOUCHPOINTS = "".join(f"t{number}:\n  name: Touchpoint {number}\n  phase: crossing\n" for number in range(12))
FILES = {
    "content/handbook.yml": "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\n",
    "content/needs.yml": "get-home:\n  need: I need to get home.\n",
    "content/focus.yml": "home:\n  title: Home tonight\n  statement: Home before dark.\n  need: get-home\n",
    "content/journey.yml": "- id: crossing\n  name: The crossing\n",
    "content/touchpoints.yml": TOUCHPOINTS,
}
TODAY = datetime.date(2026, 11, 22)
FIX = "Name the principle that it puts into practice"


def test_a_build_says_errors_alone_and_the_same_fix_once(handbook: Handbook) -> None:
    root = handbook(FILES)
    result = goldthread("build", cwd=root)
    assert result.exit_code == 1
    assert result.stdout.startswith("error ")
    assert result.stdout.count(" follows no principle") == 5
    assert "and 7 more" in result.stdout
    assert result.stdout.count(FIX) <= 1
    assert "warning:" not in result.stdout
    assert re.search(r"\d warnings", result.stdout)
    assert "run: goldthread check\n" in result.stdout


def test_every_error_of_an_earlier_commit_is_listed_since_no_check_would_find_it(handbook: Handbook) -> None:

    report = report_of(inspect(handbook(FILES), Settings(today=TODAY)))
    text = refusal(report, is_whole=True)
    assert text.count(" follows no principle") == 12
    assert "goldthread check" not in text
    assert all(str(each.place) in text for each in report.findings if each.severity == "error")


def test_nothing_is_unchanged_where_there_is_nothing(handbook: Handbook) -> None:
    root = handbook(FILES)
    assert "unchanged" not in goldthread("build", cwd=root).stderr
    (root / "site").mkdir()
    assert "unchanged" not in goldthread("build", cwd=root).stderr


def test_the_lines_that_lead_to_a_first_site_can_be_pasted(handbook: Handbook, tmp_path: Path) -> None:
    elsewhere = handbook({f"a folder/{name}": text for name, text in FILES.items()}) / "a folder"
    refused = goldthread("build", "--root", elsewhere, cwd=tmp_path)
    lines = [line.split("goldthread ", 1)[1] for line in refused.stderr.splitlines() if line.startswith("  goldthread")]
    assert len(lines) == 2
    for line in lines:
        result = goldthread(*shlex.split(line), cwd=tmp_path)
        assert result.exit_code == 0, result.output
    assert (elsewhere / "site/index.html").is_file()
    (elsewhere / "content/touchpoints/new.yml").parent.mkdir()
    (elsewhere / "content/touchpoints/new.yml").write_text("one: {name: One, phase: crossing}\n", encoding="utf-8")
    again = goldthread("build", "--root", elsewhere, cwd=tmp_path)
    assert again.exit_code == 1
    assert "site is unchanged" in again.stderr
    assert "--update-baseline" not in again.stderr


def test_the_milder_profile_that_is_named_lets_a_build_through(handbook: Handbook) -> None:
    root = handbook(FILES)
    refused = goldthread("build", cwd=root).stderr.splitlines()
    lines = refused[refused.index("  alignment:") :]
    text = FILES["content/handbook.yml"] + "".join(f"{line[2:]}\n" for line in lines)
    (root / "content/handbook.yml").write_text(text, encoding="utf-8")
    assert goldthread("build", cwd=root).exit_code == 0


def test_a_written_record_is_told_at_once_what_a_build_would_refuse(handbook: Handbook) -> None:
    root = handbook(FILES)
    added = goldthread("new", "touchpoint", "Bench", "--set", "phase=crossing", cwd=root)
    assert added.exit_code == 0
    assert "goldthread build refuses" in added.stderr
    assert "touchpoint/bench" in added.stderr
    assert "touchpoint/t1)" not in added.stderr
    assert "run: goldthread check content/touchpoints.yml" in added.stderr
    complete = goldthread("new", "need", "I need to be on time.", cwd=root)
    assert "refuses" not in complete.stderr


def test_an_import_tells_what_a_build_would_refuse_of_its_records_alone(handbook: Handbook) -> None:
    root = handbook(FILES)
    (root / "some.csv").write_text("Name;Phase\nBench;The crossing\nQuay;The crossing\n", encoding="utf-8")
    result = goldthread("import", "some.csv", "--kind", "touchpoint", "--yes", cwd=root)
    assert result.exit_code == 0
    assert "goldthread build refuses" in result.stderr
    assert "touchpoint/bench" in result.stderr
    assert "touchpoint/t1)" not in result.stderr
    assert result.stderr.count(FIX) <= 1
    assert "refuses" not in goldthread("import", "some.csv", "--kind", "touchpoint", "--dry-run", cwd=root).output


def test_two_fixes_of_one_rule_do_not_take_turns() -> None:
    findings = [
        msgspec.structs.replace(finding(number), fix=message("One way.") if number % 2 else message("Another way."))
        for number in range(1, 5)
    ]
    told = errors_in_brief(findings)
    assert told.count("fix: ") == 2
    assert told.count("content/") == 4
