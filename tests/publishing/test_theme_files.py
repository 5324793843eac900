"""The files of a theme: MkDocs is given the same as ever, though its hidden folders are not looked through."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from goldthread.publishing.theme_files import pass_over_hidden_files

WRITTEN = (
    "own.css",
    "assets/own.js",
    "assets/.icons/one.svg",
    ".icons/two.svg",
    ".icons/deep/three.svg",
    ".hidden.css",
    "assets/.hidden.js",
    "assets/shown.hidden.js",
    "partials/own.html",
)


def files_of(theme: Theme) -> list[str]:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Tarrow Line"})
    config.theme = theme
    config.site_dir = "site"
    config.use_directory_urls = True
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return sorted(file.src_uri for file in files)


def test_a_theme_has_the_same_files_whether_or_not_hidden_ones_are_looked_for(tmp_path: Path) -> None:
    own = tmp_path / ".overrides"
    for name in WRITTEN:
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("own", encoding="utf-8")
    theme = Theme(name="material", custom_dir=str(own))
    before = files_of(theme)
    pass_over_hidden_files(theme)
    assert files_of(theme) == before
    assert {"own.css", "assets/own.js", "assets/shown.hidden.js"} <= set(before)


def test_hidden_folders_are_not_looked_through_and_templates_still_take_icons_from_them() -> None:
    theme = Theme(name="material")
    pass_over_hidden_files(theme)
    environment = theme.get_env()
    assert not [name for name in environment.list_templates() if name.startswith(".") or "/." in name]
    assert environment.get_template(".icons/material/magnify.svg").render().startswith("<svg")
