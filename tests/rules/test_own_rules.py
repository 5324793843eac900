"""An organisation's own rules: applied, explained and configured like the others, and run only when asked for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rules.own_rule import RULE

SPECIMEN = Path(__file__).resolve().parents[1] / "specimen"


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """The small handbook with a rule of its own that its first team breaks."""
    root = Path(shutil.copytree(SPECIMEN, tmp_path / "handbook"))
    (root / "rules").mkdir()
    (root / "rules" / "org001_team_without_channel.py").write_text(RULE)
    with (root / "content" / "handbook.yml").open("a") as file:
        file.write("\nrules: [rules/org001_team_without_channel.py]\n")
    (root / "content" / "teams.yml").write_text(
        (root / "content" / "teams.yml").read_text() + "\nnobody:\n  name: Nobody\n"
    )
    return root


def goldthread(*arguments: str, root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "goldthread", *arguments]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_own_rules_do_not_run_without_the_option(handbook: Path) -> None:
    done = goldthread("check", "--format", "concise", root=handbook)
    assert "ORG001" not in done.stdout
    assert "1 file with rules of its own, which was not run" in done.stderr
    assert not (handbook / "was-here").exists()


@pytest.mark.parametrize(("flag", "environment"), [(("--own-rules",), {}), ((), {"GOLDTHREAD_OWN_RULES": "1"})])
def test_own_rules_run_with_the_option(handbook: Path, flag: tuple[str, ...], environment: dict[str, str]) -> None:
    done = goldthread("check", "--format", "concise", *flag, root=handbook, **environment)
    assert "error ORG001 team/nobody has no channel." in done.stdout
    assert done.returncode == 1


def test_what_an_own_rule_leaves_open_is_written_when_the_check_ends(handbook: Path) -> None:
    with (handbook / "rules" / "org001_team_without_channel.py").open("a") as file:
        file.write(
            "\nimport atexit\nLOG = open('log', 'w')\nLOG.write('whole')\natexit.register(lambda: print('At the end'))\n"
        )
    done = goldthread("check", "--own-rules", root=handbook)
    assert done.stdout.endswith("At the end\n")
    assert (handbook / "log").read_text() == "whole"


def test_an_own_rule_has_a_severity_that_the_handbook_sets(handbook: Path) -> None:
    with (handbook / "content" / "handbook.yml").open("a") as file:
        file.write("alignment: {rules: {team-without-channel: info}}\n")
    done = goldthread("check", "--own-rules", "--format", "concise", root=handbook)
    assert "info ORG001" in done.stdout
    assert "SCH010" not in goldthread("check", "--format", "concise", root=handbook).stdout


def test_an_own_rule_is_explained_like_the_others(handbook: Path) -> None:
    assert "Write the channel" in goldthread("explain", "ORG001", "--own-rules", root=handbook).stdout
    assert "ORG001" in goldthread("explain", "--own-rules", root=handbook).stdout


def test_an_own_rule_has_a_page_in_the_handbook(handbook: Path) -> None:
    (handbook / "content" / "teams.yml").write_text((SPECIMEN / "content" / "teams.yml").read_text())
    (handbook / "content" / "handbook.yml").write_text(
        (handbook / "content" / "handbook.yml").read_text() + "alignment: {rules: {ORG001: warning}}\n"
    )
    done = goldthread("build", root=handbook, GOLDTHREAD_OWN_RULES="1")
    assert done.returncode == 0, done.stdout + done.stderr
    page = (handbook / "site" / "rule" / "org001" / "index.html").read_text()
    assert "Every team says through which channel it is reached" in page


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("rules/none.py", None, "there is no such file"),
        ("../outside001.py", "", "there is no such file"),
        ("rules/short.py", "raise SystemExit(3)", "not named like a rule"),
        ("rules/org002_empty.py", "", "it lacks IDEA, SEVERITY, breaches"),
        ("rules/tch001_mine.py", RULE, "takes the code TCH001"),
        ("rules/org003_silent.py", RULE.split('"""', 2)[2], "must have the parts Fails, Passes and Fix"),
    ],
)
def test_an_own_rule_that_cannot_be_used_is_reported_in_one_sentence(
    handbook: Path, name: str, text: str | None, said: str
) -> None:
    if text is not None:
        (handbook / name).write_text(text)
    settings = handbook / "content" / "handbook.yml"
    settings.write_text(settings.read_text().replace("rules/org001_team_without_channel.py", name))
    done = goldthread("check", "--own-rules", root=handbook)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_rules_of_an_installed_package_are_applied(handbook: Path, tmp_path: Path) -> None:
    package = tmp_path / "installed"
    (package / "org_rules").mkdir(parents=True)
    (package / "org_rules" / "__init__.py").write_text("")
    (package / "org_rules" / "org009_team_without_channel.py").write_text(RULE)
    (package / "org_rules-1.0.dist-info").mkdir()
    (package / "org_rules-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: org-rules\nVersion: 1.0\n"
    )
    (package / "org_rules-1.0.dist-info" / "entry_points.txt").write_text("[goldthread.rules]\norg = org_rules\n")
    done = goldthread("check", "--format", "concise", root=handbook, PYTHONPATH=str(package))
    assert "error ORG009 team/nobody has no channel." in done.stdout
