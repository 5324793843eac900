"""The list of contents of a long page whose frame shows none."""

from markupsafe import Markup

from goldthread.language.translation import say
from goldthread.pages.frame.anchors import Heading, headings

_LEAST, _LONG = 4, 12_000
"""From how many sections, and from how many characters of HTML on, a page has a list of contents."""
_LEAD = '<div class="gt-lead">'


def with_contents(body: str) -> str:
    """A page's body with a list of its sections under its title, or under what introduces it, where there are many."""
    found = list(headings(body))
    sections = [each for each in found if each.level > 1]
    if len(sections) < _LEAST or len(body) < _LONG or not found or found[0].level > 1:
        return body
    place = found[0].end
    lead = body.find(_LEAD, place, sections[0].start)
    if lead >= 0:
        place = body.index("</div>", lead) + len("</div>")
    return f"{body[:place]}\n\n{_listed(sections)}{body[place:]}"


def _listed(sections: list[Heading]) -> str:
    entries = Markup("").join(
        Markup('<li><a href="#{anchor}">{title}</a></li>').format(
            anchor=each.anchor,
            title=Markup(each.title),  # noqa: S704 - the text of a finished heading
        )
        for each in sections
    )
    return str(
        Markup(
            '<nav class="gt-contents gt-screen" aria-label="{name}" data-search-exclude><ul>{entries}</ul></nav>'
        ).format(name=say("On this page"), entries=entries)
    )
