"""Drawings as SVG files for use elsewhere, with their styles included."""

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable

from goldthread.model.vision import Colours
from goldthread.pages.files.assets import brand_style
from goldthread.pages.frame.page import Page

FOLDER = "data/"
"""One folder down, as the pages with drawings are, so that their links hold from there."""

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_SHEETS = ("figures.css", "drawings.css", "plan.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"(?<=\n)([^@{}\n][^{}]*)\{([^{}]*)\}")
_OF_DRAWINGS = re.compile(r"\.gt-(?:drawing|d-|[mjwl]\b)")
_ON_PAPER = ".gt-drawing { background: var(--gt-paper); }"


def embedded(page: Page, colours: Colours) -> Iterator[tuple[str, bytes]]:
    """The drawings of a page as files by their paths; they keep to the light scheme, since the place that shows them is not known.

    A link in one holds where the file is opened or shown as an object, and an image of it has none.
    """
    if not page.drawings:
        return
    style = f"<style>{escape(brand_style(colours.accent), quote=False)}\n{escape(_style(), quote=False)}</style>"
    for name, svg in page.drawings:
        opening, rest = str(svg).replace('xlink:href="#', f'xlink:href="../{page.address}#').split(">", 1)
        yield drawing_file(name), f"{opening.replace('<svg', f'<svg {_SPACES}', 1)}>\n{style}{rest}\n".encode()


def drawing_file(name: str) -> str:
    """The path of the file of a drawing."""
    return f"{FOLDER}{name}.svg"


@cache
def _style() -> str:
    """The colours and sizes, and the parts of the style sheets for drawings."""
    theme = files("goldthread") / "theme"
    sheets = "".join(_without_comments(theme / name) for name in _SHEETS)
    rules = (f"{found[1].strip()} {{{found[2]}}}" for found in _BLOCK.finditer(sheets) if _is_of_drawings(found[1]))
    return "\n".join((_tokens(_without_comments(theme / "tokens.css")), *rules, _ON_PAPER))


def _without_comments(sheet: Traversable) -> str:
    return "\n" + _COMMENT.sub("", sheet.read_text(encoding="utf-8"))


def _is_of_drawings(selector: str) -> bool:
    return bool(_OF_DRAWINGS.search(selector)) and ".md-typeset" not in selector


def _tokens(sheet: str) -> str:
    """The tokens of the light scheme: all blocks for the root, without the theme's own variables."""
    blocks = (found for found in _BLOCK.finditer(sheet) if found[1].lstrip().startswith(":root"))
    lines = (line.strip() for found in blocks for line in found[2].split("\n"))
    return f":root {{ {' '.join(line for line in lines if line.startswith('--gt-'))} }}"
