"""Report formats on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldthread.cli import main
from goldthread.reports import FORMATS
from specimen.overlay import lay_over_specimen

DAY = ("--today", "2026-06-01")
ORPHAN = """\
ticket-check:
  name: Ticket check at the gangway
  phase: crossing
  medium: physical
  owner: crew
  outcome: Everybody aboard has a ticket.
  gives: The hour of the last boat back.
  gets: The number of people on board.
  leads_to: n/a
"""


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    """A handbook with one error, in a folder of a repository."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "brands" / "sandbank"
    folder.mkdir(parents=True)
    lay_over_specimen(folder, {"content/touchpoints/quay.yml": ORPHAN})
    return folder


def check(brand: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "--root", str(brand), *DAY, *words])
    return done.exit_code, done.output


def test_several_reports_are_made_in_one_run(brand: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / "out" / name for name in FORMATS}
    code, printed = check(brand, "--format", "concise", *(f"--format={name}={file}" for name, file in files.items()))
    assert code == 1
    assert printed.startswith("content/touchpoints/quay.yml:1:1: error TCH001 ")
    assert all("TCH001" in file.read_text(encoding="utf-8") for file in files.values())


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif"])
def test_reports_for_platforms_have_paths_from_the_repository_root(brand: Path, name: str) -> None:
    assert "brands/sandbank/content/touchpoints/quay.yml" in check(brand, "--format", name)[1]


def test_reports_for_people_have_paths_from_the_handbook_root(brand: Path) -> None:
    assert "brands/sandbank" not in check(brand, "--format", "text")[1]


def test_sarif_explains_all_rules_and_names_the_version(brand: Path) -> None:
    driver = json.loads(check(brand, "--format", "sarif")[1])["runs"][0]["tool"]["driver"]
    assert driver["version"]
    assert len(driver["rules"]) > 20


def test_findings_are_counted_by_the_team_that_owns_the_record(brand: Path) -> None:
    assert "| Crew | 1 | 0 | 0 |" in check(brand, "--format", "markdown")[1]


def test_statistics_are_shown_when_asked_for(brand: Path) -> None:
    printed = check(brand, "--statistics")[1]
    assert "Findings by rule\n  1  error  TCH001 touchpoint-without-principle\n\nChecked " in printed
    assert "Findings by rule" not in check(brand)[1]
