"""The style sheets, scripts and marks of the pages."""

import re
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("accent", ["#ffe14d", "#0a0a0a", "#8a8a8a", "#b93a12", "#00ff00"])
def test_lines_of_drawings_are_seen_in_both_schemes(accent: str) -> None:
    look_of = tokens(dict(look(Colours(accent=accent)))[STYLE].decode().split("{")[1].split("}")[0])
    sheet = (THEME / "tokens.css").read_text()
    share = int(re.search(r"--gt-ribbon: color-mix\(in srgb, var\(--gt-accent-text\) (\d+)%", sheet)[1]) / 100  # type: ignore[index]
    for scheme, shade in (("default", "--gt-accent-on-light"), ("slate", "--gt-accent-on-dark")):
        colours = tokens(sheet.split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0])
        paper = colours["--gt-paper"]
        assert contrast(mixed(look_of[shade], colours["--gt-surface"], share), paper) >= 3, scheme
        assert contrast(colours["--gt-grid"], paper) >= 1.5, scheme
        assert contrast(colours["--gt-ink-3"], colours["--gt-ground"]) >= 4.5, scheme


def test_nothing_is_drawn_in_the_colour_of_the_lines_between_blocks() -> None:
    assert [path.name for path in THEME.glob("*.css") if "stroke: var(--gt-line)" in path.read_text()] == []


def tokens(block: str) -> dict[str, str]:
    """The variables of a block of declarations."""
    return {name.strip(): value.strip() for name, _, value in (part.partition(":") for part in block.split(";"))}


def mixed(first: str, second: str, share: float) -> str:
    """What `color-mix` in sRGB makes of two colours, so much of it the first."""
    parts = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in parts)


def test_logo_and_favicon_have_the_accent_colour() -> None:
    files = dict(look(Colours(accent="#123456")))
    assert b"#123456" in files["assets/goldthread/favicon.svg"]
    assert b"#c08a2b" not in files["assets/goldthread/favicon.svg"]
