"""What stands in for a font until it is there: fonts of the reader's machine, made as wide and as high as it.

So that no line breaks anew and nothing on a page moves when the font comes.
"""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.pages.frame.brand_files import FontMeasures

NEWSREADER = FontMeasures(width=0.415, ascent=0.735, descent=0.265)
NEWSREADER_ITALIC = FontMeasures(width=0.376, ascent=0.735, descent=0.265)
INSTRUMENT_SANS = FontMeasures(width=0.451, ascent=0.97, descent=0.25)
INSTRUMENT_SANS_BOLD = FontMeasures(width=0.463, ascent=0.97, descent=0.25)
"""Our fonts as they are measured, the bold at the weight of labels; headings are a little lighter, and narrower, than text."""


class _Face(msgspec.Struct, frozen=True):
    """Fonts of a width that machines have, by the names under which browsers find them."""

    names: tuple[str, ...]
    width: float
    rules: str = ""


_BOLD, _ITALIC = "font-weight: 550 900; ", "font-style: italic; "
_SERIF = (
    (
        _Face(("Georgia", "Gelasio"), 0.444),
        _Face(("Georgia Italic", "Georgia-Italic", "Gelasio Italic"), 0.443, _ITALIC),
    ),
    (
        _Face(("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Tinos"), 0.404),
        _Face(
            (
                "Times New Roman Italic",
                "TimesNewRomanPS-ItalicMT",
                "Liberation Serif Italic",
                "LiberationSerif-Italic",
            ),
            0.403,
            _ITALIC,
        ),
    ),
    (_Face(("Noto Serif", "NotoSerif", "Droid Serif"), 0.479),),
    (
        _Face(("DejaVu Serif", "DejaVuSerif"), 0.513),
        _Face(("DejaVu Serif Italic", "DejaVuSerif-Italic"), 0.513, _ITALIC),
    ),
)
_SANS = (
    (
        _Face(("Arial", "ArialMT", "Helvetica", "Liberation Sans", "Arimo"), 0.444),
        _Face(
            ("Arial Bold", "Arial-BoldMT", "Helvetica-Bold", "Liberation Sans Bold", "LiberationSans-Bold"),
            0.476,
            _BOLD,
        ),
    ),
    (
        _Face(("Roboto", "Roboto-Regular"), 0.443),
        _Face(("Roboto Bold", "Roboto-Bold"), 0.454, _BOLD),
    ),
    (
        _Face(("DejaVu Sans", "DejaVuSans"), 0.508),
        _Face(("DejaVu Sans Bold", "DejaVuSans-Bold"), 0.573, _BOLD),
    ),
)
_FAMILIES: Mapping[str, tuple[tuple[_Face, ...], ...]] = {"gt-serif": _SERIF, "gt-sans": _SANS}
GENERIC: Mapping[str, str] = {"gt-serif": "Georgia, serif", "gt-sans": "Arial, sans-serif"}
"""What stands in where a machine has none of these fonts."""


def stand_ins(name: str, measures: FontMeasures, other: FontMeasures | None = None) -> tuple[tuple[str, ...], str]:
    """The names of families that stand in for a font, first the one to be tried first, and the rules that make them.

    name: `gt-serif` or `gt-sans`.
    other: The measures of its italic, or of its bold.
    """
    families = {f"{name} {number}": faces for number, faces in enumerate(_FAMILIES[name], start=1)}
    rules = (rule for family, faces in families.items() for rule in _rules(family, faces, measures, other or measures))
    return tuple(families), "\n".join(rules)


def _rules(family: str, faces: tuple[_Face, ...], measures: FontMeasures, other: FontMeasures) -> Iterator[str]:
    for face in faces:
        wanted = other if face.rules else measures
        factor = wanted.width / face.width
        sources = ", ".join(f'local("{each}")' for each in face.names)
        yield (
            f'@font-face {{ font-family: "{family}"; {face.rules}src: {sources}; size-adjust: {factor:.2%}; '
            f"ascent-override: {wanted.ascent / factor:.2%}; descent-override: {wanted.descent / factor:.2%}; line-gap-override: 0%; }}"
        )
