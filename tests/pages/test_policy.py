"""The Content-Security-Policy of a page allows the scripts and styles of its frame, and no others."""

import re
from base64 import b64encode
from hashlib import sha256

from goldthread.pages.frame.policy import with_policy

FRAME = '<meta charset="utf-8"><style>p{{}}</style><script>one()</script><p title="x style=y">{}</p><script src="a.js"></script>'


def policy(html: str, content: str = "", *, may_style: bool = False) -> dict[str, str]:
    found = re.search('Content-Security-Policy" content="([^"]*)"', with_policy(html, content, may_style=may_style))
    assert found
    return {name: rest for name, _, rest in (each.partition(" ") for each in found[1].split("; "))}


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_only_scripts_and_styles_of_the_frame_are_allowed_by_digest() -> None:
    text = '<i style="color:red">x</i><script>two()</script><style>i{}</style>'
    found = policy(FRAME.format(text), text)
    assert found["script-src"] == f"'self' file: {digest('one()')}"
    assert found["style-src"] == f"'self' file: {digest('p{}')}"


def test_an_editors_own_page_may_set_styles_and_runs_no_scripts() -> None:
    text = '<td style="text-align: right;">x</td><script>two()</script>'
    found = policy(FRAME.format(text), text, may_style=True)
    assert found["style-src"] == "'self' file: 'unsafe-inline'"
    assert found["script-src"] == f"'self' file: {digest('one()')}"


def test_a_page_without_inline_scripts_and_styles_allows_files_only() -> None:
    found = policy('<meta charset="utf-8"><p>x</p>', "<p>x</p>", may_style=True)
    assert (found["style-src"], found["script-src"]) == ("'self' file:", "'self' file:")
