"""Builds are complete or leave the last good site, and are reproducible."""

import datetime
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import mkdocs.utils
import pytest

from command_line import goldthread
from demonstration import DAY, on
from goldthread.disk.manifests import MANIFEST, manifest_text
from goldthread.publishing.build_info import conditions_of
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import inspected
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.engine import site_contents
from goldthread.publishing.mkdocs_site import build_site

REPOSITORY = Path(__file__).resolve().parents[2]
SPECIMEN = REPOSITORY / "tests" / "specimen"
GOLDTHREAD = (sys.executable, "-m", "goldthread")
MKDOCS = (sys.executable, "-m", "mkdocs")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of the small handbook, with the settings that MkDocs needs."""
    root = tmp_path / "handbook"
    shutil.copytree(SPECIMEN, root)
    settings = "site_name: Sandbank Ferry\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n"
    (root / "mkdocs.yml").write_text(settings)
    return root


def run(
    *command: str | Path, cwd: Path, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    env = {**QUIET, **environment}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def differences(first: Path, second: Path) -> list[str]:
    """The paths in which two folders differ, bytes included."""
    files = {
        folder: {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (first, second)
    }
    assert all(files.values()), "a folder without files is like any other"
    common = sorted(files[first] & files[second])
    _, mismatch, errors = filecmp.cmpfiles(first, second, common, shallow=False)
    return [*sorted(files[first] ^ files[second]), *mismatch, *errors]


def spoil(root: Path) -> None:
    """Write something that cannot be read."""
    (root / "content" / "teams.yml").write_text("crew:\n\tname: Crew\n")


def test_two_builds_of_the_repository_in_two_folders_are_equal_byte_for_byte(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "some" / "where else" / "site"
    done = run(*GOLDTHREAD, "build", "--output", other, cwd=REPOSITORY, environment=on(DAY))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (other / "index.html").is_file()
    assert differences(site, other) == []


def test_mkdocs_and_the_command_line_build_the_same_site(handbook: Path) -> None:
    assert goldthread("build", cwd=handbook).exit_code == 0
    done = run(*MKDOCS, "build", "--strict", "--site-dir", handbook.parent / "other", cwd=handbook)
    assert done.returncode == 0, done.stderr
    assert (handbook / "site" / "index.html").is_file()
    assert differences(handbook / "site", handbook.parent / "other") == []


def test_a_handbook_without_mkdocs_yml_builds_as_well(handbook: Path) -> None:
    (handbook / "mkdocs.yml").unlink()
    done = goldthread("build", cwd=handbook)
    assert done.exit_code == 0, done.output
    assert "Sandbank Ferry" in (handbook / "site" / "index.html").read_text()
    again = goldthread("build", cwd=handbook)
    assert ("nothing changed" in done.output, "already; nothing changed" in again.output) == (False, True)


def test_the_records_themselves_are_not_published(site: Path) -> None:
    files = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert ".html" in files
    assert not {".yml", ".yaml", ".md"} & files


@pytest.mark.parametrize("program", ["goldthread", "mkdocs"])
def test_a_data_fault_keeps_the_last_good_site_and_is_reported_as_by_check(handbook: Path, program: str) -> None:
    good = last_good_site(handbook)
    spoil(handbook)
    if program == "goldthread":
        by_us = goldthread("build", cwd=handbook)
        code, said = by_us.exit_code, by_us.output
    else:
        done = run(*MKDOCS, "build", cwd=handbook)
        code, said = done.returncode, done.stdout + done.stderr
    assert code == 1
    assert "content/teams.yml:2:1" in said
    assert "indented with a tab" in said
    assert "Traceback" not in said
    assert differences(handbook / "site", good) == []


def last_good_site(handbook: Path) -> Path:
    """A copy of what lies in the place of the site: as little as will be taken for one."""
    for folder in (handbook / "site", handbook.parent / "good"):
        folder.mkdir()
        (folder / "index.html").write_text("The last good one.\n")
        (folder / MANIFEST).write_bytes(manifest_text("site", ["index.html"]))
    return handbook.parent / "good"


def test_an_error_stops_a_build(handbook: Path) -> None:
    add_loose_end(handbook)
    done = goldthread("build", cwd=handbook)
    assert done.exit_code == 1
    assert "TCH001" in done.stdout
    assert not (handbook / "site").exists()


def add_loose_end(handbook: Path) -> None:
    """Write a touchpoint that follows no principle."""
    (handbook / "content" / "touchpoints").mkdir(exist_ok=True)
    (handbook / "content" / "touchpoints" / "extra.yml").write_text(
        "loose-end:\n  name: Loose end\n  phase: crossing\n  medium: personal\n  owner: crew\n"
        "  outcome: Nothing changes.\n  gives: A shrug.\n  gets: A shrug.\n"
    )


KILLED = """
import os
import mkdocs.utils
from goldthread.cli import main

write, written = mkdocs.utils.write_file, []

def write_or_die(content, path):
    written.append(path)
    if len(written) == 40:
        os.kill(os.getpid(), 9)
    write(content, path)

mkdocs.utils.write_file = write_or_die
main(["build"])
"""


def test_a_build_that_is_killed_halfway_leaves_the_last_good_site_and_the_next_one_succeeds(handbook: Path) -> None:
    good = last_good_site(handbook)
    assert run(sys.executable, "-c", KILLED, cwd=handbook).returncode == -signal.SIGKILL
    assert differences(handbook / "site", good) == []
    assert list(handbook.glob(".site.goldthread-*"))
    assert goldthread("build", cwd=handbook).exit_code == 0
    assert (handbook / "site" / "team" / "crew" / "index.html").is_file()
    assert not list(handbook.glob(".site.goldthread-*"))


@pytest.mark.long
def test_a_build_that_is_killed_at_any_moment_leaves_the_last_good_site(handbook: Path) -> None:
    begun = time.monotonic()
    assert run(*GOLDTHREAD, "build", cwd=handbook).returncode == 0
    length = time.monotonic() - begun
    good = handbook.parent / "good"
    shutil.copytree(handbook / "site", good)
    seed = int.from_bytes(os.urandom(4))
    print(f"the moments follow from the seed {seed}")  # noqa: T201 - a failure is told again with it
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    for _ in range(20):
        with subprocess.Popen(
            [*GOLDTHREAD, "build"], cwd=handbook, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(chance.uniform(0, length))
            process.send_signal(signal.SIGKILL)
        assert differences(handbook / "site", good) == []
    assert run(*GOLDTHREAD, "build", cwd=handbook).returncode == 0
    assert differences(handbook / "site", good) == []
    assert not list(handbook.glob(".site.goldthread-*"))


def test_an_incomplete_site_does_not_replace_the_last_good_one(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = last_good_site(handbook)
    write = mkdocs.utils.write_file
    monkeypatch.setattr(
        mkdocs.utils, "write_file", lambda data, path: None if "crew" in str(path) else write(data, path)
    )
    done = goldthread("build", cwd=handbook)
    assert done.exit_code == 1
    assert "files are missing, such as print/crew/index.html" in done.stderr
    assert differences(handbook / "site", good) == []


def test_a_folder_that_is_not_a_site_is_not_replaced(handbook: Path) -> None:
    kept = handbook.parent / "letters"
    kept.mkdir()
    (kept / "letter.txt").write_text("Dear all")
    done = goldthread("build", "--output", kept, cwd=handbook)
    assert done.exit_code == 2
    assert "not a site" in done.stderr
    assert [(path.name, path.read_text()) for path in kept.iterdir()] == [("letter.txt", "Dear all")]


@pytest.mark.parametrize("output", ["content", ".", "content/site"])
def test_the_records_are_never_replaced_by_a_site(handbook: Path, output: str) -> None:
    before = {path: path.read_bytes() for path in handbook.rglob("*") if path.is_file()}
    done = goldthread("build", "--output", output, cwd=handbook)
    assert done.exit_code == 2
    assert {path: path.read_bytes() for path in handbook.rglob("*") if path.is_file()} == before


def test_the_day_of_a_build_follows_source_date_epoch(handbook: Path) -> None:
    (handbook / "mkdocs.yml").write_text(
        (handbook / "mkdocs.yml").read_text() + "site_url: https://sandbank.example/\n"
    )
    done = run("env", "SOURCE_DATE_EPOCH=1000000000", *GOLDTHREAD, "build", cwd=handbook)
    assert done.returncode == 0, done.stderr
    assert "<lastmod>2001-09-09</lastmod>" in (handbook / "site" / "sitemap.xml").read_text()


def test_what_the_baseline_accepts_does_not_stop_a_build(handbook: Path) -> None:
    add_loose_end(handbook)
    assert goldthread("build", cwd=handbook).exit_code == 1
    assert goldthread("check", "--update-baseline", cwd=handbook).exit_code == 0
    done = goldthread("build", cwd=handbook)
    assert done.exit_code == 0, done.output
    assert "Accepted in the baseline" in (handbook / "site" / "report" / "index.html").read_text()


def test_a_build_uses_the_checked_records_even_if_they_are_edited_meanwhile(handbook: Path, tmp_path: Path) -> None:
    request = request_of(handbook, configuration_of(handbook))
    inspection = inspected(request)
    spoil(handbook)
    build_site(site_contents(request, inspection), tmp_path / "site")
    assert (tmp_path / "site" / "team" / "crew" / "index.html").is_file()


def test_a_build_uses_the_checked_language(handbook: Path, tmp_path: Path) -> None:
    request = request_of(handbook, configuration_of(handbook))
    inspection = inspected(request)
    record = handbook / "content" / "handbook.yml"
    record.write_text(record.read_text() + "language: de\n")
    build_site(site_contents(request, inspection), tmp_path / "site")
    assert '<html lang="en"' in (tmp_path / "site" / "index.html").read_text()


def test_a_site_shows_the_day_of_its_check(handbook: Path, tmp_path: Path) -> None:
    request = request_of(handbook, configuration_of(handbook), build=conditions_of("", datetime.date(2020, 1, 1)))
    build_site(site_contents(request, inspected(request)), tmp_path / "site")
    assert "1 January 2020" in (tmp_path / "site" / "about" / "index.html").read_text()
