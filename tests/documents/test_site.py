"""The documentation as a site."""

import os
import re
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from demonstration import REPOSITORY

CONFIG = REPOSITORY / "mkdocs-docs.yml"
_LOADED = re.compile(
    r"<(?:script|img|iframe|source|use)\b[^>]*\s(?:src|href)=[\"']?([^\"' >]+)|<link\b[^>]*\shref=[\"']?([^\"' >]+)"
)


@pytest.fixture(scope="module")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the documentation; a warning of MkDocs fails it."""
    folder = tmp_path_factory.mktemp("documentation") / "site"
    loaded = load_config(config_file=str(CONFIG), site_dir=str(folder), strict=True)
    loaded.plugins.on_startup(command="build", dirty=False)
    build(loaded)
    loaded.plugins.on_shutdown()
    return folder


def test_every_page_of_the_documentation_is_in_the_site_and_its_navigation(documentation: Path) -> None:
    pages = {page.stem for page in (REPOSITORY / "docs").glob("*.md")}
    assert {page.stem for page in documentation.glob("*.html")} - {"404"} == pages
    settings = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    assert {Path(file).stem for entry in settings["nav"] for file in entry.values()} == pages


def test_the_documentation_requests_nothing_from_another_host(documentation: Path) -> None:
    loaded = [
        (page.name, address)
        for page in documentation.glob("*.html")
        for found in _LOADED.findall(page.read_text(encoding="utf-8"))
        for address in found
    ]
    assert any(address.endswith(".css") for _, address in loaded)
    assert [each for each in loaded if re.match(r"\w+:|//", each[1])] == []
    styles = [sheet.read_text(encoding="utf-8") for sheet in documentation.rglob("*.css")]
    assert [text for text in styles if re.search(r"url\([\"']?(?:https?:)?//|@import", text)] == []


def test_the_documentation_is_not_published_as_a_handbook() -> None:
    assert "goldthread" not in yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["plugins"]
    assert not any(name == "content" for _, folders, _ in os.walk(REPOSITORY / "docs") for name in folders)
