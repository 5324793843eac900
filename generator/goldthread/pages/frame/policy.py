"""The Content-Security-Policy of a page: what a browser may run and load for it, whatever its texts say.

Scripts and styles are the site's own files, and those that the page's frame writes out, by their digests. Attributes that set styles have
no digests that all browsers know, so a page that has some, as a page of an editor's own in Markdown may, allows all styles.
`file:` is for a site that is opened from a folder, where some browsers do not count other files as the page's own.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

_CHARSET = '<meta charset="utf-8">'
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_STYLED = re.compile(r"""<[a-zA-Z][^<>]*\sstyle\s*=\s*["']""")
_ANY_STYLE = "'unsafe-inline'"
_RULES = (
    "default-src 'self' file:",
    "script-src 'self' file: {scripts}",
    "style-src 'self' file: {styles}",
    "img-src 'self' file: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


def with_policy(html: str, content: str = "", *, may_style: bool = False) -> str:
    """A page with its policy before everything that it asks for.

    content: The part of the page between its frame, whose scripts are never run.
    may_style: Whether that part may set styles.
    """
    frame = html.replace(content, "", 1) if content else html
    styled = html if may_style else frame
    scripts = dict.fromkeys(_digest(script) for script in _SCRIPT.findall(frame))
    styles = dict.fromkeys(_digest(style) for style in _STYLE.findall(styled))
    if _STYLED.search(styled):
        styles = dict.fromkeys((_ANY_STYLE,))  # beside a digest it would not count
    policy = "; ".join(_RULES).format(scripts=" ".join(scripts), styles=" ".join(styles)).replace(" ;", ";")
    return html.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


@cache
def _digest(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
