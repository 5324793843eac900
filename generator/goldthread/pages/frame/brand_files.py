"""The brand's own type and sign in the browser's tab, as they are published."""

from collections.abc import Callable

import msgspec

from goldthread.pages.frame.picture_files import PictureFile


class FontFile(msgspec.Struct, frozen=True):
    """A font as it is published.

    path: Its path from the top of the site, which tells nothing of the file's own name.
    form: The form of the file as style sheets call it, such as `woff2`.
    make: Makes its bytes.
    """

    path: str
    form: str
    make: Callable[[], bytes]


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
