"""The Content-Security-Policy of a page: what a browser may run and load for it, whatever its texts say.

Scripts are the site's own files, and those that the page's frame writes out, by their digests. `file:` is for a site that is opened from
a folder, where some browsers do not count other files as the page's own.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

_CHARSET = '<meta charset="utf-8">'
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_RULES = (
    "default-src 'self' file:",
    "script-src 'self' file: {scripts}",
    "style-src 'self' file: 'unsafe-inline'",
    "img-src 'self' file: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


def with_policy(html: str, content: str = "") -> str:
    """A page with its policy before everything that it asks for.

    content: The part of the page between its frame, whose scripts are never run.
    """
    frame = html.replace(content, "", 1) if content else html
    digests = dict.fromkeys(_digest(script) for script in _SCRIPT.findall(frame))
    policy = "; ".join(_RULES).format(scripts=" ".join(digests)).replace(" ;", ";")
    return html.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


@cache
def _digest(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
