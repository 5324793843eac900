"""The frame of a page loses the indentation of templates, and nothing that a reader sees."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.publishing.white_space import _tight_part, without_white_space

PIECES = (
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    '<a href="x y">',
    "</a>",
    "<span>",
    "</span>",
    "<div class='a'>",
    "</div>",
    "<img>",
    "<input>",
    '<svg xmlns="http://www.w3.org/2000/svg">',
    "</svg>",
    "<label>",
    "</label>",
    "word",
    "two words",
    " ",
    "\n",
    "\n  \n",
    "&nbsp;",
)


@pytest.mark.parametrize(
    ("frame", "tight"),
    [
        (
            '<li>\n  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>\n</li>',
            '<li><svg viewBox="0 0 1 1"></svg></li>',
        ),
        ("<nav>\n  <ul>\n\n    <li>\n      Home\n    </li>\n  </ul>\n</nav>\n", "<nav><ul><li>Home</li></ul></nav>"),
        ("<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>", "<ul><li>One</li>\n<li>Two</li></ul>"),
        ("<p>\n  Made with\n  <a>\n    Material\n  </a>\n</p>", "<p>Made with\n<a>\nMaterial</a></p>"),
        ("<li>\n  <a>\n    <span>\n      Home\n    </span>\n  </a>\n</li>", "<li><a><span>Home</span></a></li>"),
        ("<label>\n  <span></span>\n  Words\n</label>", "<label>\n<span></span>\nWords\n</label>"),
        ("<div>\n  <pre>\n  a\n\n  b\n</pre>\n</div>", "<div><pre>\n  a\n\n  b\n</pre></div>"),
        ("<div>\n<textarea>\n a\n</textarea>\n</div>", "<div><textarea>\n a\n</textarea></div>"),
        ("<body>\n  <script>\n  a\n\n  b // c\n  d</script>\n", "<body><script>\n  a\n\n  b // c\n  d</script>"),
        ('<meta content="a > b">\n<link>', '<meta content="a > b"><link>'),
    ],
)
def test_white_space_goes_where_it_takes_no_room(frame: str, tight: str) -> None:
    assert without_white_space(frame).rstrip("\n") == tight


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_words_stay_apart_and_nothing_else_changes(frame: str) -> None:
    tight = without_white_space(frame)
    assert tight == _tight_part.__wrapped__(frame)
    assert re.sub(r"\s", "", tight) == re.sub(r"\s", "", frame)
    assert without_white_space(tight) == tight
    assert words_in(tight) == words_in(frame)


def words_in(html: str) -> list[str]:
    """The words of a page, those in a line together; blocks part words as spaces do."""
    parted = re.sub(r"</?(?:div|ul)\b[^>]*>|</?li>", " \x00 ", html)
    return re.sub(r"<[^>]*>", "", parted).replace("\x00", "").split()
