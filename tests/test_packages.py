"""The wheel and the source archive: the same bytes wherever a commit is packaged, with all files that the package has."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import REPOSITORY

GIT = shutil.which("git") or "git"
PACKAGE = "generator/goldthread/"
DAY = "1767225600"
WHO = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in {"NAME": "Ada", "EMAIL": "ada@example.org", "DATE": f"{DAY} +0000"}.items()
}


def run(folder: Path, *words: str, **more: str) -> str:
    """Run a program in a folder, and return what it prints."""
    return subprocess.run(
        words, cwd=folder, env={**os.environ, **more}, check=True, capture_output=True, text=True
    ).stdout


def tracked() -> list[str]:
    """The files that a commit of the work tree would hold, less what the tests and benchmarks alone need."""
    names = run(REPOSITORY, GIT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    there = [name for name in names if name and (REPOSITORY / name).is_file()]
    return [name for name in there if not name.startswith(("tests/", "benchmarks/", "docs/"))]


def make_wheel(folder: Path) -> Mapping[str, Path]:
    """Package the last commit in a folder, with the environment that runs the tests."""
    environment = Path(sys.prefix)
    run(
        folder, "make", "--old-file", f"{environment}/.dev", f"VENV={environment}", "wheel", SOURCE_DATE_EPOCH="1"
    )  # the day of the demonstration, or of whoever calls, is not the day of the commit
    return {each.suffix: each for each in (folder / "dist").iterdir()}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds the work tree as its only commit."""
    folder = tmp_path_factory.mktemp("packages") / "checkout"
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / name, folder / name)
    run(folder, GIT, "init", "--quiet")
    run(folder, GIT, "add", "--all")
    run(folder, GIT, "commit", "--quiet", "--message", "All", **WHO)
    return folder


@pytest.fixture(scope="module")
def packages(checkout: Path) -> Mapping[str, Path]:
    """The wheel and the source archive of the checkout, by suffix."""
    return make_wheel(checkout)


def test_a_clone_in_another_folder_gives_the_same_bytes(checkout: Path, packages: Mapping[str, Path]) -> None:
    before = os.umask(0o077)  # files of the clone have other modes
    try:
        run(checkout.parent, GIT, "clone", "--quiet", "checkout", "elsewhere")
        again = make_wheel(checkout.parent / "elsewhere")
    finally:
        os.umask(before)
    assert {suffix: file.name for suffix, file in again.items()} == {s: file.name for s, file in packages.items()}
    for suffix, file in packages.items():
        assert again[suffix].read_bytes() == file.read_bytes(), suffix


def test_the_source_archive_gives_the_same_wheel(packages: Mapping[str, Path], tmp_path: Path) -> None:
    with tarfile.open(packages[".gz"]) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    run(source, sys.executable, "-m", "hatchling", "build", "--target", "wheel", SOURCE_DATE_EPOCH=DAY)
    assert (source / "dist" / packages[".whl"].name).read_bytes() == packages[".whl"].read_bytes()


def test_what_is_not_committed_is_left_out(checkout: Path, packages: Mapping[str, Path]) -> None:
    before = packages[".whl"].read_bytes()
    stray = checkout / PACKAGE / "stray.py"
    stray.touch()
    assert make_wheel(checkout)[".whl"].read_bytes() == before
    stray.unlink()


def test_the_packages_hold_all_files(packages: Mapping[str, Path]) -> None:
    files = tracked()
    with zipfile.ZipFile(packages[".whl"]) as archive:
        inside = set(archive.namelist())
        assert {each.date_time for each in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}  # the day of the commit
    assert {name.removeprefix("generator/") for name in files if name.startswith(PACKAGE)} <= inside
    assert "goldthread/py.typed" in inside
    with tarfile.open(packages[".gz"]) as tar:
        assert set(files) <= {name.partition("/")[2] for name in tar.getnames()}


def test_the_wheel_runs_by_itself(packages: Mapping[str, Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(packages[".whl"]) as archive:
        archive.extractall(tmp_path / "installed")  # noqa: S202 - packed a moment ago
    path = {"PYTHONPATH": str(tmp_path / "installed")}
    where = run(tmp_path, sys.executable, "-P", "-c", "import goldthread; print(goldthread.__file__)", **path)
    assert Path(where.strip()).is_relative_to(tmp_path)
    for words in (["init", "demo", "--yes", "--no-git"], ["init", "example", "--example", "--no-git"]):
        run(tmp_path, sys.executable, "-P", "-m", "goldthread", *words, **path)
    assert (tmp_path / "demo/content/handbook.yml").is_file()
    assert (tmp_path / "example/content/handbook.yml").is_file()
