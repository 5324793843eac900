"""`goldthread doctor`, completion, and the next command in every dead end."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.commands.doctor import diagnoses
from goldthread.exchange.editor_settings import SCHEMA_FOLDER

Handbook = Callable[[Mapping[str, str | bytes]], Path]
FILES = {"content/handbook.yml": "brand: Ferry\nvision: V.\nedition: '1'\n"}
PHASED = {
    **FILES,
    "content/journey.yml": "- id: a\n  name: A\n",
    "content/touchpoints.yml": "b:\n  name: B\n  phase: a\n",
}


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_COMMITTER_EMAIL", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name, raising=False)


def to_do(root: Path) -> list[str]:
    return [str(each.words) for each in diagnoses(root) if not each.is_ok]


def test_a_bare_handbook_is_told_all_that_is_missing(handbook: Handbook) -> None:
    words = " ".join(to_do(handbook(FILES)))
    for missing in ("git init", "no mkdocs.yml", "no schemas", "no file of CI"):
        assert missing in words


def test_what_init_writes_leaves_only_what_a_person_knows(tmp_path: Path) -> None:
    assert goldthread("init", "--yes", "--ci", "github", cwd=tmp_path).exit_code == 0
    assert [words.partition(":")[0] for words in to_do(tmp_path)] == [
        "git does not know who commits here",
        "mkdocs.yml has no site_url",
    ]
    result = goldthread("doctor", cwd=tmp_path)
    assert result.exit_code == 0
    assert "ok     git repository, branch main" in result.output
    assert "in Ordnung" in goldthread("doctor", "--language", "de", cwd=tmp_path).output


def test_schemas_of_another_version_and_a_missing_plugin_are_noticed(tmp_path: Path) -> None:
    goldthread("init", "--yes", cwd=tmp_path)
    (tmp_path / SCHEMA_FOLDER / "team.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [search]\n", encoding="utf-8")
    words = " ".join(to_do(tmp_path))
    assert "of another version" in words
    assert "does not name the plugin" in words


def test_without_git_it_says_so(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = handbook(FILES)
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in " ".join(to_do(root))


@pytest.mark.parametrize("command", ["check", "build", "list", "new", "doctor"])
def test_in_an_empty_folder_every_command_names_init(command: str, tmp_path: Path) -> None:
    result = goldthread(command, *(["team", "A"] if command == "new" else []), cwd=tmp_path)
    assert result.exit_code == 2
    assert "goldthread init" in result.output


@pytest.mark.parametrize("command", ["check", "build", "new"])
def test_in_an_empty_content_folder_they_do_too(command: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    result = goldthread(command, *(["team", "A"] if command == "new" else []), cwd=tmp_path)
    assert result.exit_code == 2
    assert "goldthread init" in result.output


def test_a_first_build_that_fails_by_rules_names_the_baseline(handbook: Handbook) -> None:
    root = handbook(PHASED)
    result = goldthread("build", cwd=root)
    assert result.exit_code == 1
    assert "--update-baseline" in result.output
    assert "profile: adopt" in result.output
    (root / "content/baseline.yml").write_text("accepted: []\n", encoding="utf-8")
    assert "profile: adopt" not in goldthread("build", cwd=root).output


def test_a_build_that_fails_by_data_faults_does_not(handbook: Handbook) -> None:
    result = goldthread("build", cwd=handbook({**PHASED, "content/teams.yml": "a: {nmae: A}\n"}))
    assert result.exit_code == 1
    assert "profile: adopt" not in result.output


def complete(words: str, cwd: Path, word: int | None = None) -> list[str]:
    count = len(words.split(" ")) - 1 if word is None else word
    asked = {"_GOLDTHREAD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
    done = subprocess.run(
        [sys.executable, "-c", "from goldthread.cli import main; main(prog_name='goldthread')"],
        env={**os.environ, **asked}, cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


def test_commands_kinds_fields_rules_and_records_are_completed(handbook: Handbook) -> None:
    root = handbook(PHASED)
    assert complete("goldthread ini", root) == ["init"]
    assert complete("goldthread new touch", root) == ["touchpoint"]
    assert complete("goldthread explain touchpoint.ow", root) == ["touchpoint.owner"]
    assert complete("goldthread explain TCH00", root)[0] == "TCH001"
    assert complete("goldthread trace touchpoint/", root) == ["touchpoint/b"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed_and_asks_goldthread(shell: str, tmp_path: Path) -> None:
    result = goldthread("completion", shell, cwd=tmp_path)
    assert result.exit_code == 0
    assert f"_GOLDTHREAD_COMPLETE={shell}_complete" in result.output


def test_bash_runs_its_script(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash
    script = goldthread("completion", "bash", cwd=tmp_path).output
    program = Path(sys.executable).parent
    asked = (
        "COMP_WORDS=(goldthread ini); COMP_CWORD=1; _goldthread_completion goldthread; printf '%s' \"${COMPREPLY[*]}\""
    )
    done = subprocess.run(
        [bash, "--norc", "-c", f"{script}\n{asked}"],
        env={**os.environ, "PATH": f"{program}{os.pathsep}{os.environ['PATH']}"}, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "init"
