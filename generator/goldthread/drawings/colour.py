"""Colours with enough contrast on a background.

Contrast is the ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): from 1, none, to 21, black on white.
"""

import colorsys

_STEPS = 200


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, each `#rrggbb`."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(colour: str, ground: str, ratio: float) -> str:
    """The colour, made lighter or darker in the same hue until it has the contrast ratio on a background."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    goal = 0.0 if _luminance(ground) > _luminance("#808080") else 1.0
    for step in range(_STEPS + 1):
        shade = lightness + (goal - lightness) * step / _STEPS
        candidate = "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, shade, saturation))
        if contrast(candidate, ground) >= ratio:
            return candidate
    return "#000000" if goal == 0 else "#ffffff"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance, from 0 for black to 1 for white (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - constants of sRGB
