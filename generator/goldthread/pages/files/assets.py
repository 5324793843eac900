"""The theme files of the site: style sheet, script, fonts and logo, in the accent colour of the brand."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from goldthread.drawings.colour import readable_on
from goldthread.model.vision import Colours
from goldthread.pages.frame.brand_files import NO_BRAND_FILES, BrandFiles

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
_GENERIC = {"gt-serif": "Georgia, serif", "gt-sans": "Arial, sans-serif"}
_PAPER, _NIGHT = "#fcfcfb", "#16201f"
_ON_PAPER, _ON_NIGHT = 5.5, 6.0


def look(colours: Colours, brand: BrandFiles = NO_BRAND_FILES) -> Iterator[tuple[str, bytes]]:
    """The files by their paths, with the brand's own type and sign.

    The parts of the style sheet and of the script are joined, so that a page asks for one of each.
    """
    theme = files("goldthread") / "theme"
    yield (
        STYLE,
        "\n".join(
            [brand_style(colours.accent), *(_text(theme / name) for name in STYLES), *brand_type(brand)]
        ).encode(),
    )
    yield SCRIPT, "\n".join(_text(theme / name) for name in SCRIPTS).encode()
    yield SEARCH_SCRIPT, "\n".join(_text(theme / name) for name in SEARCH_SCRIPTS).encode()
    yield EARLY_SCRIPT, _text(theme / "early.js").encode()
    for name in _MARKS:
        yield f"{FOLDER}{name}", _text(theme / name).replace(_OWN_COLOUR, colours.accent).encode()
    for font in sorted((theme / "fonts").iterdir(), key=lambda entry: entry.name):
        if font.name.endswith((".woff2", ".txt")):
            yield f"{FOLDER}fonts/{font.name}", font.read_bytes()
    for own in (brand.favicon, brand.headings, brand.text):
        if own is not None:
            yield own.path, own.make()


def brand_type(brand: BrandFiles) -> Iterator[str]:
    """The rules for the brand's own type; nothing where it has none. Ours stands in until it is there."""
    faces = ((brand.headings, "gt-serif", "Newsreader Display"), (brand.text, "gt-sans", "Instrument Sans"))
    for font, name, ours in faces:
        if font is not None:
            family = f"Brand {name}"
            address = f"../../{font.path}"
            yield f'@font-face {{ font-family: "{family}"; font-display: swap; src: url("{address}") format("{font.form}"); }}'
            yield f':root {{ --{name}: "{family}", "{ours}", {_GENERIC[name]}; }}'


@cache
def brand_style(accent: str) -> str:
    """The accent colour as given, and shades of it that are readable in light and dark mode."""
    on_light, on_dark = readable_on(accent, _PAPER, _ON_PAPER), readable_on(accent, _NIGHT, _ON_NIGHT)
    return f":root {{ --gt-accent: {accent}; --gt-accent-on-light: {on_light}; --gt-accent-on-dark: {on_dark}; }}"


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8").strip() + "\n"
