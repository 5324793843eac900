"""The list of contents of a long page whose frame shows none."""

from goldthread.pages.frame.contents import with_contents

SECTIONS = "".join(
    f'\n<h2 id="s{number}">Part <em>{number}</em> &amp; more</h2>\n<p>{"x" * 4000}</p>\n' for number in range(4)
)
TITLE = '<h1 id="t">Title</h1>\n'


def test_a_long_page_lists_its_sections_beneath_what_introduces_it() -> None:
    body = with_contents(f'{TITLE}\n<div class="gt-lead"><p>Lead.</p></div>\n{SECTIONS}')
    assert body.index("Lead.") < body.index('<nav class="gt-contents') < body.index('<h2 id="s0">')
    assert '<li><a href="#s3">Part 3 &amp; more</a></li>' in body


def test_a_short_page_and_one_of_few_sections_have_no_list() -> None:
    short = TITLE + SECTIONS.replace("x" * 4000, "x")
    assert with_contents(short) == short
    few = TITLE + SECTIONS[: SECTIONS.index('<h2 id="s2">')]
    assert with_contents(few + "x" * 20_000) == few + "x" * 20_000
