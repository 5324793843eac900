"""The theme files of the site: style sheet, script, fonts and logo, in the accent colour of the brand."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from goldthread.drawings.colour import readable_on
from goldthread.model.vision import Colours
from goldthread.pages.files.shortening import short_script, short_style
from goldthread.pages.files.stand_ins import (
    GENERIC,
    INSTRUMENT_SANS,
    INSTRUMENT_SANS_BOLD,
    NEWSREADER,
    NEWSREADER_ITALIC,
    stand_ins,
)
from goldthread.pages.frame.brand_files import NO_BRAND_FILES, BrandFiles, FontFile

FOLDER = "assets/goldthread/"
STYLE = f"{FOLDER}goldthread.css"
SCRIPT = f"{FOLDER}goldthread.js"
EARLY_SCRIPT = f"{FOLDER}early.js"
SEARCH_SCRIPT = f"{FOLDER}search.js"
LOGO = f"{FOLDER}logo.svg"
FAVICON = f"{FOLDER}favicon.svg"

STYLES = (
    "tokens.css",
    "type.css",
    "frame.css",
    "thread.css",
    "blocks.css",
    "tables.css",
    "figures.css",
    "drawings.css",
    "upright.css",
    "home.css",
    "plan.css",
    "learning.css",
    "past.css",
    "ways.css",
    "situations.css",
    "booklet.css",
    "poster.css",
    "editions.css",
    "print.css",
)
"""The parts of the style sheet, in the order in which later ones refine earlier ones."""

SCRIPTS = ("scroll.js", "goldthread.js", "map.js", "inventory.js", "poster.js", "editions.js", "copying.js")
SEARCH_SCRIPTS = ("search_engine.js", "search_box.js")
"""The parts of the script that a page loads when somebody turns to its search."""
_MARKS = ("logo.svg", "favicon.svg")
_OWN_COLOUR = "#c08a2b"
_PAPER, _NIGHT = "#fcfcfb", "#16201f"
_ON_PAPER, _ON_NIGHT = 5.5, 6.0


def look(colours: Colours, brand: BrandFiles = NO_BRAND_FILES) -> Iterator[tuple[str, bytes]]:
    """The files by their paths, with the brand's own type and sign.

    The parts of the style sheet and of the script are joined, so that a page asks for one of each.
    """
    theme = _theme()
    yield STYLE, "\n".join([brand_style(colours.accent), theme.style, *brand_type(brand)]).encode()
    yield from theme.scripts
    for path, text in theme.marks:
        yield path, text.replace(_OWN_COLOUR, colours.accent).encode()
    yield from theme.fonts
    for own in (brand.favicon, brand.headings, brand.text):
        if own is not None:
            yield own.path, own.make()


class _Theme(NamedTuple):
    """What of the theme is the same for all brands: its style sheet, and its other files by their paths."""

    style: str
    scripts: tuple[tuple[str, bytes], ...]
    marks: tuple[tuple[str, str], ...]
    fonts: tuple[tuple[str, bytes], ...]


@cache
def _theme() -> _Theme:
    theme = files("goldthread") / "theme"
    joined = ((SCRIPT, SCRIPTS), (SEARCH_SCRIPT, SEARCH_SCRIPTS))
    fonts = sorted((theme / "fonts").iterdir(), key=lambda entry: entry.name)
    return _Theme(
        style="\n".join(short_style(_text(theme / name)) for name in STYLES),
        scripts=(
            *(
                (path, "\n".join(short_script(_text(theme / name)) for name in parts).encode())
                for path, parts in joined
            ),
            (EARLY_SCRIPT, short_script(_text(theme / "early.js")).encode()),
        ),
        marks=tuple((f"{FOLDER}{name}", _text(theme / name)) for name in _MARKS),
        fonts=tuple(
            (f"{FOLDER}fonts/{font.name}", font.read_bytes())
            for font in fonts
            if font.name.endswith((".woff2", ".txt"))
        ),
    )


def brand_type(brand: BrandFiles) -> Iterator[str]:
    """The rules for the type of a handbook: the brand's own where it has any, else ours, and what stands in until it is there."""
    ours = (
        ("gt-serif", "Newsreader Display", brand.headings, NEWSREADER, NEWSREADER_ITALIC),
        ("gt-sans", "Instrument Sans", brand.text, INSTRUMENT_SANS, INSTRUMENT_SANS_BOLD),
    )
    for name, family, own, measures, other in ours:
        if own is None:
            names, rules = stand_ins(name, measures, other)
            yield rules
            yield _stack(name, (family, *names))
        else:
            yield from _own_type(own, name, family)


def _own_type(font: FontFile, name: str, ours: str) -> Iterator[str]:
    """The rules for a font of the brand; ours stands in for letters that it lacks, and for all where it cannot be measured."""
    family = f"Brand {name}"
    yield f'@font-face {{ font-family: "{family}"; font-display: swap; src: url("../../{font.path}") format("{font.form}"); }}'
    if font.measures is None:
        yield _stack(name, (family, ours))
        return
    names, rules = stand_ins(name, font.measures)
    yield rules
    yield _stack(name, (family, *names, ours))


def _stack(name: str, families: Iterable[str]) -> str:
    named = ", ".join(f'"{each}"' for each in families)
    return f":root {{ --{name}: {named}, {GENERIC[name]}; }}"


@cache
def brand_style(accent: str) -> str:
    """The accent colour as given, and shades of it that are readable in light and dark mode."""
    on_light, on_dark = readable_on(accent, _PAPER, _ON_PAPER), readable_on(accent, _NIGHT, _ON_NIGHT)
    return f":root {{ --gt-accent: {accent}; --gt-accent-on-light: {on_light}; --gt-accent-on-dark: {on_dark}; }}"


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8").strip() + "\n"
