"""The brand's own type and sign in the browser's tab, as they are published."""

from collections.abc import Callable

import msgspec

from goldthread.pages.frame.picture_files import PictureFile


class FontMeasures(msgspec.Struct, frozen=True, kw_only=True):
    """How much room a font takes, in parts of its size.

    width: How wide a letter is in running text.
    ascent, descent: How far a line reaches above and below the line on which letters stand.
    """

    width: float
    ascent: float
    descent: float


class FontFile(msgspec.Struct, frozen=True):
    """A font as it is published.

    path: Its path from the top of the site, which tells nothing of the file's own name.
    form: The form of the file as style sheets call it, such as `woff2`.
    make: Makes its bytes.
    measures: How much room it takes; none where that cannot be read from it.
    """

    path: str
    form: str
    make: Callable[[], bytes]
    measures: FontMeasures | None = None


class BrandFiles(msgspec.Struct, frozen=True, kw_only=True):
    """The brand's own files, where it has any; ours stand in for the others.

    favicon: The sign in the browser's tab.
    headings, text: The type of headings, and that of everything else.
    """

    favicon: PictureFile | None = None
    headings: FontFile | None = None
    text: FontFile | None = None


NO_BRAND_FILES = BrandFiles()
"""A brand without files of its own."""
