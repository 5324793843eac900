"""The frame of a page without what no reader sees: the indentation of templates, the lines that they leave empty, and names of SVG.

Within HTML, an element `svg` is SVG whether it says so or not (https://html.spec.whatwg.org/multipage/parsing.html).
"""

import re
from functools import lru_cache

_AS_IT_STANDS = re.compile(r"<(script|style|pre|textarea)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_SVG, _NAMED_SVG = "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '
_LINES = re.compile(r"[ \t\r\f]*\n\s*")
_BLOCKS = (
    "!doctype|article|aside|base|body|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|legend|"
    "link|main|meta|nav|ol|option|p|script|section|style|table|tbody|td|template|tfoot|th|thead|title|tr|ul"
)
"""Elements that are blocks, and those that are never shown; `li` is none of them, since a list may stand in a line."""
_ENTER = rf"(?:</?(?:{_BLOCKS})(?:\s[^<>]*)?>|<(?:li|button)(?:\s[^<>]*)?>)"
_LEAVE = rf"(?:</?(?:{_BLOCKS})(?:\s[^<>]*)?>|</(?:li|button)>)"
_IN_LINE = "(?:a|b|em|i|label|small|span|strong)"
_AT_START = re.compile(rf"({_ENTER})((?:\n|<{_IN_LINE}(?:\s[^<>]*)?>)+)", re.IGNORECASE)
_AT_END = re.compile(rf"((?:\n|</{_IN_LINE}>)+)(?={_LEAVE})", re.IGNORECASE)
"""The beginning and the end of a block, as far as only elements in a line begin or end there: at either, white space takes no room."""
_APART = re.compile(r"(?=<(?:svg|input)\b)", re.IGNORECASE)
"""Elements that neither expression looks through, so that what stands before one does not depend on what follows."""
_KEPT = 512
"""So many parts are kept: most of a frame is the same on all pages at the same depth of the site."""


def without_white_space(frame: str) -> str:
    """The frame, in which lines end only where a reader may see a gap between words; what counts to the letter stays as it is."""
    shown, end = [], 0
    for found in _AS_IT_STANDS.finditer(frame):
        shown += [_tight(frame[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*shown, _tight(frame[end:])])


def _tight(html: str) -> str:
    return "".join(map(_tight_part, _APART.split(html)))


@lru_cache(maxsize=_KEPT)
def _tight_part(html: str) -> str:
    tight = _LINES.sub("\n", html.replace(_NAMED_SVG, _SVG))
    tight = _AT_START.sub(lambda found: found[1] + found[2].replace("\n", ""), tight)
    return _AT_END.sub(lambda found: found[1].replace("\n", ""), tight)
