"""The tree of Markdown: only changed files are written, and other engines can build it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.publishing.markdown import LONGEST, body_as_markdown
from shared_folders import made_once

REPOSITORY = Path(__file__).resolve().parents[2]
SPECIMEN = REPOSITORY / "tests" / "specimen"
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of the small handbook."""
    return Path(shutil.copytree(SPECIMEN, tmp_path / "handbook"))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree of this repository's own handbook."""

    def write(folder: Path) -> None:
        done = goldthread("write", folder, cwd=REPOSITORY)
        assert done.exit_code == 0, done.output

    return made_once(tmp_path_factory, "tree", write)


def test_plain_mkdocs_material_builds_the_tree_in_strict_mode(tree: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=tree, env=QUIET, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "touchpoint" / "quay-board" / "index.html").is_file()
    assert "goldthread" not in (tree / "mkdocs.yml").read_text().split("plugins:")[1].split("nav:")[0]


def test_zensical_builds_the_tree_in_strict_mode(tree: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(tree, tmp_path / "tree")
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (copy / "site" / "touchpoint" / "quay-board" / "index.html").read_text()
    assert "Quay departure board" in page
    assert "assets/goldthread/goldthread.css" in page


@pytest.mark.parametrize("attributes", ["", " data-search-exclude"])
def test_what_is_too_long_for_one_text_of_the_search_is_left_out_of_it(attributes: str) -> None:
    rows = "".join(f'<li><a href="../touchpoint/{each}/">Touchpoint {each}</a></li>\n' for each in range(2000))
    body = f'<h1 id="top">Phase</h1>\n<p>Few words.</p>\n<h2 id="all"{attributes}>All</h2>\n<ul>\n{rows}</ul>\n<h2 id="end">End</h2>\n'
    written = body_as_markdown(body)
    assert [line for line in written.splitlines() if line.startswith("#")] == [
        "# Phase {: #top }",
        '## All {: #all data-search-exclude="" }',
        "## End {: #end }",
    ]
    short = body_as_markdown(body.replace(rows, rows[:LONGEST]))
    assert short.count("data-search-exclude") == len(attributes.split())


def test_a_second_run_writes_nothing(handbook: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    assert goldthread("write", folder, cwd=handbook).exit_code == 0
    before = {
        path: path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".goldthread.json"
    }
    assert len(before) > 50
    done = goldthread("write", folder, cwd=handbook)
    assert f"{len(before)} files, 0 of them changed, 0 deleted" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_page_whose_record_is_gone_is_deleted_and_a_file_of_somebody_else_stays(
    handbook: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "tree"
    extra = handbook / "content" / "teams" / "extra.yml"
    extra.parent.mkdir(exist_ok=True)
    extra.write_text("office:\n  name: Office\n")
    assert goldthread("write", folder, cwd=handbook).exit_code == 0
    assert (folder / "docs" / "team" / "office" / "index.md").is_file()
    (folder / "docs" / "own.md").write_text("# Own\n")
    extra.unlink()
    done = goldthread("write", folder, cwd=handbook)
    assert done.exit_code == 0, done.output
    assert not (folder / "docs" / "team" / "office").exists()
    assert (folder / "docs" / "own.md").is_file()


def test_a_folder_with_files_of_somebody_else_is_refused(handbook: Path, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear all")
    done = goldthread("write", folder, cwd=handbook)
    assert done.exit_code == 2
    assert sorted(path.name for path in folder.iterdir()) == ["letter.txt"]


def test_data_faults_are_reported_and_nothing_is_written(handbook: Path, tmp_path: Path) -> None:
    (handbook / "content" / "teams.yml").write_text("crew:\n\tname: Crew\n")
    done = goldthread("write", tmp_path / "tree", cwd=handbook)
    assert done.exit_code == 1
    assert "YML002" in done.stdout
    assert not (tmp_path / "tree").exists()
