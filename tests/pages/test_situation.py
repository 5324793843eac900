"""The page of a situation: what to say comes first, and contacts are links."""

import msgspec

from goldthread.audience.public_book import public_book
from goldthread.graph.graph import graph_of
from goldthread.language.catalogue import catalogue
from goldthread.pages import site
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.picture_files import PictureFile
from goldthread.pages.situations.situation import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

LATE = {
    "content/teams.yml": """
crew: {name: Crew, contact: "The hut, crew@ferry.example or +44 (0)1632 960-112 ext. 4"}
desk: {name: Desk, contact: unknown}
""",
    "content/tools.yml": """
card: {name: Late card, kind: script, link: "https://desk.example/card"}
bad: {name: Bad card, link: "javascript:alert(1)"}
""",
    "content/situations.yml": """
late:
  title: The boat is late
  say: [It comes at *ten past nine*., Who has somebody waiting?]
  never: Guess.
  may: Ask the bus to wait.
  call: [crew]
  tools: [card, bad]
  touchpoints: [notice-board]
  principles: [{principle: say-it-plainly, how: The hour comes first.}]
  needs: [reach-home]
  customers: [islanders]
  owner: crew
secret:
  title: The quay is robbed
  say: Stand still.
  audience: internal
  principles: [say-it-plainly]
  owner: crew
  touchpoints: [notice-board]
silent: {title: The alarm sounds, say: n/a, may: unknown, principles: [say-it-plainly], owner: crew}
""",
}


def public(context: Context) -> Context:
    """The same records for the public."""
    return msgspec.structs.replace(
        context, graph=graph_of(public_book(context.book)), audience="public", findings=(), verdicts={}
    )


def test_what_to_say_comes_before_everything_else_and_can_be_copied(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LATE)), "situations/late/")
    order = [
        body.index(each)
        for each in (
            "The boat is late", "It comes at <em>ten past nine</em>.", "Who has somebody waiting?", "Guess.",
            "Ask the bus to wait.", "The hut, ", "Late card", "The hour comes first.", "Notice board on the landing",
        )
    ]  # fmt: skip
    assert order == sorted(order)
    assert '<button type="button" data-gt-copies="gt-say"' in body
    assert "gt-sight" not in body


def test_the_teams_to_call_and_the_owner_are_reached_by_links(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LATE)), "situations/late/")
    assert body.count('href="mailto:crew@ferry.example"') == 2
    assert body.count('href="tel:+441632960112;ext=4"') == 2
    assert "javascript" not in body


def test_a_situation_in_which_nothing_is_said_has_no_button(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LATE)), "situations/silent/")
    assert "data-gt-copies" not in body
    assert "Does not apply" in body
    assert "Unknown" in body


def test_the_public_sees_no_internal_situation_and_no_internal_line(context_of: ContextOf) -> None:
    settings = {
        "content/handbook.yml": """
brand: Sandbank
vision: People come home.
edition: "1.0"
internal_fields: [situation.may, team.contact]
"""
    }
    inside = context_of(LATE | settings)
    told = "".join(page.body + page.title for page in site.make_site(inside).pages)
    made = site.make_site(public(inside))
    shown = "".join(page.body + page.title for page in made.pages) + "".join(
        data.decode("utf-8", "replace") for name, data in made.files if not name.startswith("assets/")
    )
    for secret in ("robbed", "Stand still", "Ask the bus", "crew@ferry.example", "The hut", "960112"):
        assert secret in told
        assert secret not in shown
    assert "It comes at <em>ten past nine</em>." in shown


def test_a_former_id_leads_to_the_folder_of_situations(context_of: ContextOf) -> None:
    files = {"content/situations.yml": "late: {title: Late, say: Soon., was: [later], owner: crew}\n"}
    made = dict(site.make_site(context_of(files)).files)
    assert b"../../situations/late/" in made["situations/later/index.html"]


def test_the_page_speaks_german(context_of: ContextOf) -> None:
    context = msgspec.structs.replace(context_of(LATE), language=catalogue("de"))
    body = site.page(context, "situations/late/").body
    for words in ("Wenn das passiert", "Was zu sagen ist", "Niemals", "Ohne Rückfrage erlaubt", "Wer gerufen wird"):
        assert words in body


def test_a_picture_of_what_to_do_comes_after_whom_to_call(context_of: ContextOf) -> None:
    shown = LATE["content/situations.yml"].replace(
        "  customers: [islanders]", "  customers: [islanders]\n  pictures: [{file: media/late.svg, alt: A board.}]"
    )
    file = PictureFile("assets/pictures/x.svg", 480, 320, bytes)
    context = context_of({**LATE, "content/situations.yml": shown})
    body = body_of(
        pages_of(WRITER, msgspec.structs.replace(context, picture_files={"media/late.svg": file})), "situations/late/"
    )
    assert (
        body.index('id="to_call"') < body.index('alt="A board." width="480" height="320"') < body.index('id="why_so"')
    )
