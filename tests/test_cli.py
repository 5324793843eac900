"""The command line: output and exit codes."""

import importlib
import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from pkgutil import iter_modules
from unittest.mock import Mock

import click
import jsonschema_rs
import pytest
from click.testing import CliRunner, Result

from command_line import COMMANDS
from goldthread import __main__, cli, inspection
from goldthread.cli import commands_by_task, main
from goldthread.disk.journal import Step, commit
from goldthread.disk.locks import LOCK, WORK
from goldthread.judging import judge
from goldthread.language.translation import spoken
from goldthread.reports import FORMATS

ROOT = Path(__file__).parents[1]
HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "1.0"\n'
CLEAN = {"content/handbook.yml": HANDBOOK}
WARNED = {
    **CLEAN,
    "content/needs.yml": "home: {need: Get home, kind: human}\n",
    "content/teams.yml": "crew: {name: Crew}\n",
    "content/focus.yml": "f: {statement: Home tonight., need: home}\n",
    "principles/a.yml": "title: A\nstatement: A.\nsupports: [f]\n",
}
FAULTY = {**CLEAN, "content/tools.yml": "drill:\n  name: Drill\n  knid: asset\n"}
NAMES = {
    **WARNED,
    "content/customers.yml": "crew: {name: Crew as customers}\n",
}

Handbook = Callable[[Mapping[str, str]], Path]


@pytest.fixture(autouse=True)
def _day_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def run(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments], env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def test_without_errors_the_exit_code_is_0(handbook: Handbook) -> None:
    result = run("check", "--root", handbook(CLEAN))
    assert result.exit_code == 0
    assert result.output.startswith("Checked 1 record in 1 file against")
    assert "no problems" in result.output


def test_warnings_do_not_fail(handbook: Handbook) -> None:
    result = run("check", "--root", handbook(WARNED))
    assert "warning" in result.output
    assert result.exit_code == 0


def test_an_error_is_exit_code_1(handbook: Handbook) -> None:
    result = run("check", "--root", handbook(FAULTY))
    assert result.exit_code == 1
    assert "content/tools.yml:3:3" in result.output
    assert "goldthread explain SCH001" in result.output


@pytest.mark.parametrize("files", [{}, {"content/readme.txt": "hello"}])
def test_nothing_to_check_is_exit_code_2(handbook: Handbook, files: Mapping[str, str], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir(exist_ok=True)
    result = run("check", "--root", handbook(files))
    assert result.exit_code == 2
    assert "holds no records" in result.output


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("content/tools.yml", b"\xff", "YML005"),
        ("content/tols.yml", b"name: Boat\n", "SCH007"),
        ("content/tools.yml~", b"name: Boat\n", "SCH017"),
    ],
)
def test_an_unreadable_file_is_reported_even_if_it_is_the_only_one(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / name).write_bytes(data)
    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert code in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "--root", "/no/such/folder"], "does not exist"),
        (["check", "--format", "xml"], 'no format "xml"'),
        (["check", "--profile", "lax"], "lax"),
        (["check", "--today", "soon"], "soon"),
        (["check", "content/nowhere.yml"], "content/nowhere.yml"),
        (["explain", "TCH999"], "TCH999"),
        (["trace", "touchpoint/nowhere"], "nowhere"),
        (["list", "touchpiont"], 'Did you mean "touchpoint"?'),
        (["chekc"], "chekc"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(
    handbook: Handbook, arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(handbook(WARNED))
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.output


def test_outside_a_handbook_the_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["check"], ["trace", "a"], ["list"], ["build"]):
        result = run(*command)
        assert result.exit_code == 2
        assert "no handbook here" in result.output


def test_the_handbook_is_found_in_parent_folders(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(handbook(FAULTY) / "content")
    assert "content/tools.yml:3:3" in run("check").output


def test_paths_limit_what_is_shown_and_what_fails(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = handbook({**FAULTY, "content/teams.yml": "crew: {name: Crew}\n"})
    assert run("check", "content/teams.yml", "--root", root).exit_code == 0
    assert run("check", "content/tools.yml", "--root", root).exit_code == 1
    assert run("check", "content", "--root", root).exit_code == 1
    assert run("check", root / "content/tools.yml", "--root", root).exit_code == 1
    monkeypatch.chdir(root / "content")
    assert run("check", "tools.yml").exit_code == 1
    assert run("check", "teams.yml").exit_code == 0


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_the_screen_or_to_a_file(handbook: Handbook, name: str, tmp_path: Path) -> None:
    root = handbook(FAULTY)
    shown = run("check", "--root", root, "--format", name)
    kept = run("check", "--root", root, "--format", f"{name}={tmp_path / 'deep' / 'report'}")
    assert shown.exit_code == kept.exit_code == 1
    assert kept.output == ""
    assert (tmp_path / "deep" / "report").read_text(encoding="utf-8") == shown.output


def test_several_formats_at_once(handbook: Handbook, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    result = run("check", "--root", handbook(FAULTY), "--format", "concise", "--format", f"json={file}")
    assert result.output.startswith("content/tools.yml:3:3: error SCH001")
    assert json.loads(file.read_text())["findings"][0]["rule"] == "SCH001"


def test_a_report_that_cannot_be_written_is_one_sentence(handbook: Handbook, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    result = run("check", "--root", handbook(FAULTY), "--format", f"json={tmp_path / 'taken'}")
    assert result.exit_code == 2


WAIVED = {
    **WARNED,
    "content/focus.yml": (
        "f:\n  statement: Home tonight.\n  need: home\n  waive: [{rule: FOC002, reason: Not yet., until: 2026-06-30}]\n"
    ),
}


def test_the_day_comes_from_the_option_then_the_environment(handbook: Handbook) -> None:
    root = handbook(WAIVED)

    def says_foc002(*arguments: str, epoch: str | None = None) -> bool:
        env = {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
        return "FOC002" in run("check", "--root", root, "--format", "concise", *arguments, env=env).output

    assert not says_foc002("--today", "2026-06-30")
    assert says_foc002("--today", "2026-07-01")
    assert not says_foc002(epoch="1782000000")
    assert says_foc002(epoch="1783000000")
    assert not says_foc002("--today", "2026-06-30", epoch="1783000000")


@pytest.mark.parametrize("epoch", ["soon", "-1", "", "9" * 30])
def test_an_invalid_source_date_epoch_gives_no_traceback(handbook: Handbook, epoch: str) -> None:
    assert run("check", "--root", handbook(CLEAN), env={"SOURCE_DATE_EPOCH": epoch}).exit_code in {0, 2}


@pytest.mark.parametrize("name", ["TCH001", "tch001", "touchpoint-without-principle", "SCH001", "unknown-field"])
def test_a_rule_is_explained_by_code_or_by_name(name: str) -> None:
    result = run("explain", name)
    assert result.exit_code == 0
    assert "This fails:" in result.output
    assert "How to fix it:" in result.output


def test_an_unknown_rule_suggests_the_nearest() -> None:
    result = run("explain", "touchpoint-without-principel")
    assert result.exit_code == 2
    assert 'Did you mean "touchpoint-without-principle"?' in result.output


def test_without_a_rule_all_are_listed_with_their_severity(handbook: Handbook) -> None:
    own = HANDBOOK + "alignment:\n  rules: {TCH003: error, one-sided-exchange: error, PHA001: off}\n"
    result = run("explain", "--root", handbook({"content/handbook.yml": own}))
    assert result.exit_code == 0
    assert re.search(r"TCH003  error \(handbook\)", result.output)
    assert re.search(r"PHA001  off \(handbook\)", result.output)
    assert re.search(r"YML001  error ", result.output)


def test_a_record_is_traced_by_its_key_or_its_id(handbook: Handbook) -> None:
    root = handbook(WARNED)
    by_key, by_id = run("trace", "principle/a", "--root", root), run("trace", "a", "--root", root)
    assert by_key.exit_code == 0
    assert by_key.output == by_id.output
    assert 'supports focus/f "Home tonight."' in by_key.output
    assert 'answers need/home "Get home"' in by_key.output
    assert "followed by no touchpoint: the thread ends here" in by_key.output


def test_an_ambiguous_id_asks_for_the_kind(handbook: Handbook) -> None:
    result = run("trace", "crew", "--root", handbook(NAMES))
    assert result.exit_code == 2
    assert "customer/crew or team/crew" in result.output


def test_an_unknown_record_suggests_the_nearest(handbook: Handbook) -> None:
    root = handbook(WARNED)
    assert 'Did you mean "crew"?' in run("trace", "crwe", "--root", root).output
    assert 'Did you mean "team/crew"?' in run("trace", "team/crwe", "--root", root).output


def test_records_are_counted_and_listed(handbook: Handbook) -> None:
    root = handbook(NAMES)
    assert re.search(r"^\s+1  team$", run("list", "--root", root).output, re.MULTILINE)
    assert run("list", "team", "--root", root).output == "crew\tCrew\n"


def test_schemas_are_printed_or_written(tmp_path: Path) -> None:
    printed = json.loads(run("schema").output)
    run("schema", "--output", tmp_path / "schemas")
    written = {file.name: json.loads(file.read_text()) for file in (tmp_path / "schemas").iterdir()}
    assert written == printed
    jsonschema_rs.meta.validate(written["touchpoint.schema.json"])


VERBS = frozenset(
    {
        "Accept", "Add", "Ask", "Build", "Check", "Compare", "Copy", "Count", "Declare", "Describe", "Draft", "Draw", "Explain", "Export",
        "Fail", "Fix", "Give", "Leave", "List", "Make", "Mark", "Open", "Print", "Publish", "Push", "Read", "Record", "Report", "Review",
        "Run", "Serve", "Set", "Show", "Start", "Take", "Treat", "Use", "Write",
    }
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_help_begins_with_a_verb_that_says_what_a_command_or_an_option_does(command: click.Command) -> None:
    options = [each for each in command.params if isinstance(each, click.Option)]
    helps = [command.short_help or "", command.help or "", *(option.help or "" for option in options)]
    assert [each for each in helps if each.split(" ")[0].rstrip(",") not in VERBS] == []


def test_every_command_is_listed_once_and_named_like_its_module() -> None:
    modules = {each.name: importlib.import_module(f"goldthread.cli.{each.name}") for each in iter_modules(cli.__path__)}
    commands = {name: module.command for name, module in modules.items() if hasattr(module, "command")}
    listed = [each for commands_of_task in commands_by_task().values() for each in commands_of_task]
    for name, command in commands.items():
        assert listed.count(command) == 1, f"cli/{name}.py is not listed"
        assert name.startswith(command.name), f"name cli/{name}.py after its command, {command.name}"


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_takes_a_language(command: click.Command) -> None:
    assert "--language" in [name for each in command.params for name in each.opts], "add @language_option"


def test_messages_are_in_the_requested_language(handbook: Handbook) -> None:
    root = handbook(NAMES)
    for arguments in (["--language", "de", "trace", "crwe"], ["trace", "crwe", "--language", "de"]):
        said = run(*arguments, "--root", root).output
        assert said == "goldthread: Es gibt keinen Eintrag „crwe“. Ist „crew“ gemeint?\n"
    assert run("trace", "crwe", "--root", root).output.startswith("goldthread: There is no record")
    assert "So lässt es sich beheben:" in run("explain", "TCH001", "--language", "de").output
    assert "stützt focus/f" in run("trace", "a", "--root", root, "--language", "de").output


def test_an_error_that_ends_a_command_is_worded_in_its_language(tmp_path: Path) -> None:
    result = run("check", "--root", tmp_path, "--language", "de")
    assert result.exit_code == 2
    assert "enthält keine Einträge" in result.output


def test_a_check_in_german_runs_the_rules_once(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = Mock(wraps=judge)
    monkeypatch.setattr(inspection, "judge", judged)
    root = handbook(WARNED)
    english = run("check", "--root", root, "--format", "concise")
    assert judged.call_count == 1
    german = run("check", "--root", root, "--format", "concise", "--language", "de")
    assert judged.call_count == 2
    assert len(german.output.splitlines()) == len(english.output.splitlines())
    assert german.output != english.output


def test_a_command_loads_its_own_module_alone() -> None:
    """So that a check in a commit hook does not wait for the options of twenty other commands."""
    code = "import sys; from goldthread.cli import main; main.get_command(None, 'list'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    commands = {f"goldthread.cli.{each.name}" for each in iter_modules(cli.__path__) if _is_command(each.name)}
    assert commands.intersection(loaded) == {"goldthread.cli.list_records"}


def _is_command(module: str) -> bool:
    return hasattr(importlib.import_module(f"goldthread.cli.{module}"), "command")


def test_help_lists_every_command_by_task() -> None:
    output = run("--help").output
    places = [output.index(f"\n{title}:") for title in commands_by_task()]
    assert places == sorted(places)
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", output, re.MULTILINE), f"{name} is under no task"


@pytest.mark.parametrize(
    "files",
    [
        {"content/handbook.yml": "["},
        {"content/handbook.yml": "- a\n"},
        {"content/handbook.yml": HANDBOOK, "content/teams.yml": "\ta: b\n"},
        {"content/handbook.yml": HANDBOOK, "content/touchpoints.yml": "t: {name: 7, phase: [a], principles: {a: b}}\n"},
        {"content/handbook.yml": HANDBOOK, "content/focus.yml": "f: 7\n"},
    ],
)
def test_bad_records_give_no_traceback_in_any_command(
    handbook: Handbook, files: Mapping[str, str], tmp_path: Path
) -> None:
    root = handbook(files)
    assert run("check", "--root", root).exit_code == 1
    assert run("build", "--root", root, "--output", tmp_path / "out").exit_code == 1
    assert run("write", tmp_path / "tree", "--root", root).exit_code == 1
    for command in (["explain"], ["explain", "TCH001"], ["trace", "t"], ["list"], ["list", "focus"]):
        assert run(*command, "--root", root).exit_code in {0, 2}


def test_output_to_a_file_has_no_colour(handbook: Handbook) -> None:
    assert "\033" not in run("check", "--root", handbook(FAULTY)).output


def test_findings_go_to_standard_output_and_misuse_to_standard_error(handbook: Handbook) -> None:
    found = CliRunner().invoke(main, ["check", "--root", str(handbook(FAULTY))])
    assert found.stderr == ""
    misused = CliRunner().invoke(main, ["check", "--format", "xml"])
    assert misused.stdout == ""
    assert misused.stderr.startswith("goldthread: ")


def test_a_command_terminated_while_loading_has_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Told:
        def __set_name__(self, owner: type, name: str) -> None:
            raise SystemExit(143)

    def load(**_: object) -> None:
        type("Loaded", (), {"field": Told()})

    monkeypatch.setattr("goldthread.cli.main", load)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(__main__, "gc", Mock())  # this process goes on
    with pytest.raises(SystemExit) as ended:
        __main__.run()
    assert ended.value.code == 143


def test_an_interrupted_change_is_reported_until_it_is_finished(handbook: Handbook) -> None:
    root = handbook({**CLEAN, "content/tools.yml": "drill:\n  name: Drill\n"})
    work = root / WORK
    work.mkdir()
    (work / LOCK).write_bytes(b"goldthread works in this folder\n")
    (work / "2").write_text("drill:\n  name: Boat drill\n")
    commit(work, [Step(path="content/handbook.yml", staged="1"), Step(path="content/tools.yml", staged="2")])

    def told(*arguments: str) -> str:
        return CliRunner().invoke(main, [*arguments, "--root", str(root)]).stderr

    said = told("check")
    assert "Warning: a change to the records was interrupted. Run goldthread check --fix" in said
    assert told("check") == said
    assert "Finished the changes of an interrupted run: content/tools.yml." in told("check", "--fix")
    assert "Boat drill" in (root / "content" / "tools.yml").read_text()
    assert "interrupted" not in told("check")


@pytest.mark.parametrize("rest", ["--nowhere", "nowhere", "check --nowhere"])
def test_a_call_that_was_misspelt_leaves_the_language_of_the_process_as_it_was(rest: str) -> None:
    before = spoken()
    assert run("--language", "de", *rest.split()).exit_code == 2
    assert spoken() is before
