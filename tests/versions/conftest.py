"""Shared by the tests of versions: a repository with three, and builders of sites."""

import shutil
from pathlib import Path

import pytest

from versions.published_repository import build_three_files, published_editions, without_pages


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a repository of three published editions, and the copy of them; nobody may change it."""
    return published_editions(tmp_path_factory)


@pytest.fixture
def ferry(made: Path, tmp_path: Path) -> Path:
    """A repository of its own for a test that changes it."""
    return Path(shutil.copytree(made / "ferry", tmp_path / "ferry"))


@pytest.fixture
def three_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sites that are published have three files, for tests that look at none of their pages."""
    monkeypatch.setattr("goldthread.versions.publish.site_contents", without_pages)
    monkeypatch.setattr("goldthread.versions.publish.build_site", build_three_files)
