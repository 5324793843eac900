"""The files that dress the pages: style sheets, script, type and mark, with the brand's accent."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from goldthread.drawings.colour import readable_on
from goldthread.model.vision import Colours

_KEPT = (".css", ".js", ".svg", ".woff2", ".txt")
PAPER = "#fcfcfb"
NIGHT = "#16201f"


def look(colours: Colours, folder: str) -> Iterator[tuple[str, bytes]]:
    """The files, by their paths under `folder`, in the order of their names."""
    yield f"{folder}brand.css", _brand(colours.accent).encode()
    yield from _files(files("goldthread") / "theme", folder)


def _brand(accent: str) -> str:
    on_light, on_dark = readable_on(accent, PAPER, 5.5), readable_on(accent, NIGHT, 6)
    return f":root {{ --gt-accent: {accent}; --gt-accent-on-light: {on_light}; --gt-accent-on-dark: {on_dark}; }}\n"


def _files(place: Traversable, folder: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(place.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _files(each, f"{folder}{each.name}/")
        elif each.name.endswith(_KEPT):
            yield f"{folder}{each.name}", each.read_bytes()
