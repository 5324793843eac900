"""The frame of a site, made by the theme, and its search are in the language of the handbook."""

from pathlib import Path

import pytest
import yaml

from command_line import goldthread
from specimen.overlay import SPECIMEN, lay_over_specimen

RECORD = "content/handbook.yml"


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """The small handbook, which says of itself that it is in German."""
    root = tmp_path / "handbook"
    lay_over_specimen(root, {RECORD: "language: de\n" + (SPECIMEN / RECORD).read_text(encoding="utf-8")})
    return root


def run(*arguments: str | Path, cwd: Path) -> None:
    done = goldthread(*arguments, cwd=cwd)
    assert done.exit_code == 0, done.output


def test_a_site_and_its_search_are_in_the_language_of_the_handbook(german: Path) -> None:
    settings = "site_name: Sandbank Ferry\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n"
    (german / "mkdocs.yml").write_text(settings)
    run("build", cwd=german)
    assert '<html lang="de"' in (german / "site" / "index.html").read_text(encoding="utf-8")
    search = (german / "site" / "search" / "index.js").read_text(encoding="utf-8")
    assert "Wo es sonst stehen kann" in search
    assert '"has_compounds":true' in search


def test_a_tree_is_built_in_the_language_of_the_handbook(german: Path, tmp_path: Path) -> None:
    run("write", tmp_path / "tree", cwd=german)
    settings = yaml.safe_load((tmp_path / "tree" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["theme"]["language"] == "de"
