"""A build is complete or it did not happen, and two of them are the same."""

import datetime
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goldthread.publishing.conditions import conditions, conditions_of
from goldthread.publishing.handbook import Inspected, inspected
from goldthread.publishing.mkdocs_site import SiteFailed, build_site

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


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=QUIET, capture_output=True, text=True, check=False
    )


def differences(first: Path, second: Path) -> list[str]:
    """The paths in which two folders differ, bytes included."""
    files = {
        folder: {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (first, second)
    }
    common = sorted(files[first] & files[second])
    _, mismatch, errors = filecmp.cmpfiles(first, second, common, shallow=False)
    return [*sorted(files[first] ^ files[second]), *mismatch, *errors]


def spoil(root: Path) -> None:
    """Write something that cannot be read."""
    (root / "content" / "teams.yml").write_text("crew:\n\tname: Crew\n")


def test_two_builds_of_the_repository_in_two_folders_are_equal_byte_for_byte(tmp_path: Path) -> None:
    folders = (tmp_path / "here" / "site", tmp_path / "some" / "where else" / "site")
    for folder in folders:
        done = run(*GOLDTHREAD, "build", "--output", folder, cwd=REPOSITORY)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (folders[0] / "index.html").is_file()
    assert differences(*folders) == []


def test_mkdocs_and_the_command_line_build_the_same_site(handbook: Path) -> None:
    assert run(*GOLDTHREAD, "build", cwd=handbook).returncode == 0
    done = run(*MKDOCS, "build", "--strict", "--site-dir", handbook.parent / "other", cwd=handbook)
    assert done.returncode == 0, done.stderr
    assert differences(handbook / "site", handbook.parent / "other") == []


def test_a_handbook_without_mkdocs_yml_builds_as_well(handbook: Path) -> None:
    (handbook / "mkdocs.yml").unlink()
    done = run(*GOLDTHREAD, "build", cwd=handbook)
    assert done.returncode == 0, done.stderr
    assert "Sandbank Ferry" in (handbook / "site" / "index.html").read_text()


def test_the_records_themselves_are_not_published(handbook: Path) -> None:
    run(*GOLDTHREAD, "build", cwd=handbook)
    assert not [path for path in (handbook / "site").rglob("*.y*ml") if path.is_file()]


@pytest.mark.parametrize("command", [(*GOLDTHREAD, "build"), (*MKDOCS, "build")], ids=["goldthread", "mkdocs"])
def test_a_data_fault_leaves_the_last_good_site_and_is_told_as_check_tells_it(
    handbook: Path, command: tuple[str, ...]
) -> None:
    assert run(*GOLDTHREAD, "build", cwd=handbook).returncode == 0
    good = handbook.parent / "good"
    shutil.copytree(handbook / "site", good)
    spoil(handbook)
    done = run(*command, cwd=handbook)
    assert done.returncode == 1
    assert "content/teams.yml:2:1" in done.stdout + done.stderr
    assert "indented with a tab" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert differences(handbook / "site", good) == []


def test_a_broken_thread_stops_a_build(handbook: Path) -> None:
    (handbook / "content" / "touchpoints").mkdir(exist_ok=True)
    (handbook / "content" / "touchpoints" / "extra.yml").write_text(
        "loose-end:\n  name: Loose end\n  phase: crossing\n  medium: personal\n  owner: crew\n"
        "  outcome: Nothing changes.\n  gives: A shrug.\n  gets: A shrug.\n"
    )
    done = run(*GOLDTHREAD, "build", cwd=handbook)
    assert done.returncode == 1
    assert "TCH001" in done.stdout
    assert not (handbook / "site").exists()


def test_a_build_that_is_killed_leaves_the_last_good_site_and_the_next_one_succeeds(handbook: Path) -> None:
    begun = time.monotonic()
    assert run(*GOLDTHREAD, "build", cwd=handbook).returncode == 0
    length = time.monotonic() - begun
    good = handbook.parent / "good"
    shutil.copytree(handbook / "site", good)
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    for _ in range(6):
        with subprocess.Popen(
            [*GOLDTHREAD, "build"], cwd=handbook, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(chance.uniform(0, length))
            process.send_signal(signal.SIGKILL)
        assert differences(handbook / "site", good) == []
    assert run(*GOLDTHREAD, "build", cwd=handbook).returncode == 0
    assert differences(handbook / "site", good) == []
    assert not list(handbook.glob(".site.partial-*"))


def test_a_folder_that_is_no_site_is_not_replaced(handbook: Path) -> None:
    kept = handbook.parent / "letters"
    kept.mkdir()
    (kept / "letter.txt").write_text("Dear all")
    done = run(*GOLDTHREAD, "build", "--output", kept, cwd=handbook)
    assert done.returncode == 2
    assert "not a site" in done.stderr
    assert (kept / "letter.txt").read_text() == "Dear all"


@pytest.mark.parametrize("output", ["content", ".", "content/site"])
def test_the_records_are_never_replaced_by_a_site(handbook: Path, output: str) -> None:
    done = run(*GOLDTHREAD, "build", "--output", output, cwd=handbook)
    assert done.returncode == 2
    assert (handbook / "content" / "handbook.yml").is_file()


def test_the_day_of_a_build_follows_source_date_epoch(handbook: Path) -> None:
    command = [str(part) for part in (*GOLDTHREAD, "build")]
    subprocess.run(command, cwd=handbook, env={**QUIET, "SOURCE_DATE_EPOCH": "1000000000"}, check=True)
    (handbook / "mkdocs.yml").write_text(
        (handbook / "mkdocs.yml").read_text() + "site_url: https://sandbank.example/\n"
    )
    subprocess.run(command, cwd=handbook, env={**QUIET, "SOURCE_DATE_EPOCH": "1000000000"}, check=True)
    assert "<lastmod>2001-09-09</lastmod>" in (handbook / "site" / "sitemap.xml").read_text()


def test_what_the_baseline_accepts_does_not_stop_a_build(handbook: Path) -> None:
    (handbook / "content" / "touchpoints").mkdir(exist_ok=True)
    (handbook / "content" / "touchpoints" / "extra.yml").write_text(
        "loose-end:\n  name: Loose end\n  phase: crossing\n  medium: personal\n  owner: crew\n"
        "  outcome: Nothing changes.\n  gives: A shrug.\n  gets: A shrug.\n"
    )
    assert run(*GOLDTHREAD, "build", cwd=handbook).returncode == 1
    assert run(*GOLDTHREAD, "check", "--update-baseline", cwd=handbook).returncode == 0
    done = run(*GOLDTHREAD, "build", cwd=handbook)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Accepted for now" in (handbook / "site" / "report" / "index.html").read_text()


def test_what_was_checked_is_what_is_built_even_when_a_record_is_edited_in_between(
    handbook: Path, tmp_path: Path
) -> None:
    build = conditions(handbook)
    read = Inspected(handbook, build, inspected(handbook, build))
    spoil(handbook)
    build_site(tmp_path / "site", read)
    assert (tmp_path / "site" / "team" / "crew" / "index.html").is_file()


def test_what_was_checked_for_another_day_is_read_again(handbook: Path, tmp_path: Path) -> None:
    build = conditions_of("", datetime.date(2020, 1, 1))
    read = Inspected(handbook, build, inspected(handbook, build))
    spoil(handbook)
    with pytest.raises(SiteFailed):
        build_site(tmp_path / "site", read)
