"""Situations where people look for them: on their index, on the home page, on pages of teams and of touchpoints."""

from goldthread.pages import site
from goldthread.pages.situations.situation_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of
from pages.test_situation import LATE

MANY = "".join(
    f"case-{number}: {{title: Case {number} happens, also: [word-{number}], say: Words {number}., owner: crew,"
    f" principles: [say-it-plainly]{', touchpoints: [notice-board]' if number == 19 else ''}}}\n"
    for number in range(20)
)


def test_the_index_has_each_situation_with_its_first_sentence(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LATE)), "situations/")
    assert "“It comes at ten past nine.”" in body
    assert 'href="../situations/late/"' in body
    assert "<form" not in body


def test_many_situations_can_be_filtered_by_other_words(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({"content/situations.yml": MANY})), "situations/")
    assert 'data-gt-filter="gt-situations"' in body
    assert 'data-gt-words="word-7 Words 7."' in body


def test_the_home_page_shows_all_of_few(context_of: ContextOf) -> None:
    few = site.page(context_of(LATE), "").body
    assert 'href="./situations/late/"' in few or 'href="situations/late/"' in few
    assert "All 3 situations" not in few


def test_the_home_page_shows_those_of_many_that_are_needed_most(context_of: ContextOf) -> None:
    many = site.page(context_of({"content/situations.yml": MANY}), "").body
    assert many.count('/">Case ') == 12
    assert many.index("Case 19 happens") < many.index("Case 0 happens")
    assert "All 20 situations" in many


def test_a_team_sees_what_it_owns_what_it_is_called_in_and_what_happens_at_its_touchpoints(
    context_of: ContextOf,
) -> None:
    files = {
        "content/teams.yml": "crew: {name: Crew}\ndesk: {name: Desk}\nhut: {name: Hut, contact: unknown}\n",
        "content/situations.yml": (
            "mine: {title: Mine happens, owner: desk}\ncalled: {title: Called happens, owner: hut, call: [desk]}\n"
            "met: {title: Met happens, owner: hut, touchpoints: [notice-board]}\n"
            "old: {title: Old happens, owner: desk, status: retired}\n"
        ),
    }
    context = context_of(files)
    desk, crew = (site.page(context, f"team/{name}/").body for name in ("desk", "crew"))
    assert ["Mine happens" in desk, "Called happens" in desk, "Met happens" in desk, "Old happens" in desk] == [
        True, True, False, False,
    ]  # fmt: skip
    assert "Met happens" in crew
    assert site.page(context, "team/hut/").body.count("Contact unknown") == 1
    assert "Met happens" in site.page(context, "touchpoint/notice-board/").body


def test_the_owner_of_a_touchpoint_is_reached_from_its_page(context_of: ContextOf) -> None:
    body = site.page(context_of(LATE), "touchpoint/notice-board/").body
    owner = body.split("<dt>Owner</dt>")[1].split("</div>")[0]
    assert "Crew</a>" in owner
    assert 'href="mailto:crew@ferry.example"' in owner


def test_without_situations_it_says_what_to_write(context_of: ContextOf) -> None:
    context = context_of({"content/situations.yml": "late: {title: Late, status: retired}\n"})
    assert "content/situations.yml" in body_of(pages_of(WRITER, context), "situations/")
    assert "When this happens</h2>" not in site.page(context, "").body
