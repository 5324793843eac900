"""Sections that are left out of pages for the public, because nothing is left under their headings."""

import re

_EMPTY_PARAGRAPH = re.compile(r"^<p></p>\n", re.MULTILINE)
"""What is left of the state of a field that the public is not told."""
_SILENT_SECTION = re.compile(r'^<h2 id="[^\n]*</h2>\n(?=\s*(?:^<h2 id="|\Z))', re.MULTILINE)


def without_silence(body: str) -> str:
    """A page without empty sections."""
    return _SILENT_SECTION.sub("", _EMPTY_PARAGRAPH.sub("", body))
