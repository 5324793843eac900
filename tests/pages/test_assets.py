"""The style sheets, scripts and marks of the pages."""

from pathlib import Path

import goldthread
from goldthread.drawings.colour import contrast
from goldthread.model.vision import Colours
from goldthread.pages.files.assets import (
    EARLY_SCRIPT,
    SCRIPT,
    SCRIPTS,
    SEARCH_SCRIPT,
    SEARCH_SCRIPTS,
    STYLE,
    STYLES,
    look,
)
from goldthread.pages.files.shortening import short_script, short_style

THEME = Path(goldthread.__file__).parent / "theme"


def test_every_style_sheet_and_script_of_the_theme_is_published() -> None:
    assert {path.name for path in THEME.glob("*.css")} == set(STYLES)
    assert {path.name for path in THEME.glob("*.js")} == {*SCRIPTS, *SEARCH_SCRIPTS, Path(EARLY_SCRIPT).name}
    files = dict(look(Colours()))
    for name in STYLES:
        assert short_style((THEME / name).read_text()) in files[STYLE].decode()
    for name in SCRIPTS:
        assert short_script((THEME / name).read_text()) in files[SCRIPT].decode()
    for name in SEARCH_SCRIPTS:
        assert short_script((THEME / name).read_text()) in files[SEARCH_SCRIPT].decode()


def test_what_is_published_says_the_same_in_fewer_bytes() -> None:
    assert short_style('/* A\n b */ a {\n  content: "/* kept */";\n}\n') == 'a {\ncontent: "/* kept */";\n}\n'
    assert short_script('/* A. */\nf();\n\n  // b\n  g("// kept");\n') == 'f();\ng("// kept");\n'
    for path in THEME.glob("*.js"):
        for line in path.read_text().splitlines():
            assert line.count("`") % 2 == 0, "a template that goes over lines would lose its indentation"
            assert not line.lstrip().startswith("/*") or line.endswith("*/"), "a comment keeps to its line"


def test_published_files_request_nothing_from_other_hosts() -> None:
    for path, data in look(Colours()):
        if path.endswith((".css", ".js")):
            assert "http:" not in data.decode().replace("http://www.w3.org/", "")
            assert "https:" not in data.decode()


def test_the_accent_colour_is_readable_on_light_and_dark_backgrounds() -> None:
    style = dict(look(Colours(accent="#ffe14d")))[STYLE].decode()
    parts = [part.split(":") for part in style.split("{")[1].split("}")[0].split(";") if ":" in part]
    shades = {name.strip(): value.strip() for name, value in parts}
    assert shades["--gt-accent"] == "#ffe14d"
    assert contrast(shades["--gt-accent-on-light"], "#fcfcfb") >= 5.5
    assert contrast(shades["--gt-accent-on-dark"], "#16201f") >= 6


def test_logo_and_favicon_have_the_accent_colour() -> None:
    files = dict(look(Colours(accent="#123456")))
    assert b"#123456" in files["assets/goldthread/favicon.svg"]
    assert b"#c08a2b" not in files["assets/goldthread/favicon.svg"]
