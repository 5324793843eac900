"""The settings of the theme, of Markdown and of the search, in the language of the handbook."""

from collections.abc import Mapping

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import say, speaking
from goldthread.pages.files.assets import EARLY_SCRIPT, FAVICON, LOGO

LOGO_SIZE = (32, 32)
"""The size of the generator's own mark."""

Setting = str | bool | int | float | list["Setting"] | dict[str, "Setting"] | None


def theme_settings(language: str, logo: str = "", favicon: str = "") -> dict[str, Setting]:
    """The settings of the theme under ours; its own words and its search follow the language.

    logo: The path of the brand's logo; without one, the generator's mark is shown.
    favicon: The path of its sign in the browser's tab; the same holds.
    """
    with speaking(catalogue(language)):
        return _theme_settings(language, logo or LOGO, favicon or FAVICON)


def _theme_settings(language: str, logo: str, favicon: str) -> dict[str, Setting]:
    return {
        "language": language,
        "font": False,
        "logo": logo,
        "favicon": favicon,
        "features": ["navigation.prune", "navigation.tabs", "navigation.top", "toc.follow"],
        "palette": [
            _palette("(prefers-color-scheme: light)", "default", "weather-night", say("Switch to dark")),
            _palette("(prefers-color-scheme: dark)", "slate", "weather-sunny", say("Switch to light")),
        ],
    }


def _palette(media: str, scheme: str, icon: str, name: str) -> Setting:
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": name},
    }


def markdown_settings() -> Mapping[str, dict[str, Setting]]:
    """The Markdown extensions that pages are written for, with their settings."""
    return {"attr_list": {}, "toc": {"permalink": False}}


def extra_settings() -> dict[str, Setting]:
    """What the theme is told besides."""
    return {"generator": False, "polyfills": [EARLY_SCRIPT]}
