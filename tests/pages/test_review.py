"""The page of records that need review, and the notes on other pages."""

from goldthread.pages import site
from goldthread.pages.alignment import review
from goldthread.pages.experience import touchpoint
from goldthread.pages.principles import principle
from goldthread.pages.teams import team
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = """
bell: {name: Bell, phase: crossing, owner: crew, principles: [say-it-plainly]}
lamp: {name: Lamp, phase: crossing, owner: crew, principles: [say-it-plainly]}
"""
LOCK = """
- {"record": "touchpoint/bell", "on": "2026-04-01", "by": "Quentin Marl", "against": {"principle/say-it-plainly": "00000000000000aa"}}
- {"meaning": "00000000000000aa", "of": "principle/say-it-plainly", "says": {"statement": ["We <b>say</b> little."], "over": ["speed"]}}
"""
FILES = {"content/touchpoints/quay.yml": QUAY, "content/reviews.lock.yml": LOCK}


def test_a_record_that_needs_review_is_listed_under_its_team_with_old_and_new_wording(context_of: ContextOf) -> None:
    body = body_of(pages_of(review.WRITER, context_of(FILES)), "review/")
    cascade, below = body.split(">Crew</h2>")
    assert cascade.index("Say it plainly") < cascade.index("../touchpoint/bell/")
    assert below.index("../touchpoint/bell/") < below.index("Say it plainly")
    assert "Before: </span>We &lt;b&gt;say&lt;/b&gt; little." in body
    assert "Now: </span>We say what is the case in words" in body
    assert "No longer takes precedence over" in body
    assert "Do (added)" in body
    assert "goldthread review touchpoint/bell" in body
    assert "REV001" not in body


def test_the_page_shows_review_counts_by_team(context_of: ContextOf) -> None:
    body = body_of(pages_of(review.WRITER, context_of(FILES)), "review/")
    assert "Needs review: 1, not reviewed: " in body
    row = next(line for line in body.splitlines() if 'href="../team/crew/"' in line)
    assert row.index('<td class="gt-number">1</td>') < row.index('<td class="gt-number">4</td>')


def test_without_reviews_the_page_says_how_to_record_one(context_of: ContextOf) -> None:
    body = body_of(pages_of(review.WRITER, context_of({})), "review/")
    assert "No reviews yet" in body
    assert "goldthread review touchpoint/its-id" in body


def test_a_record_that_needs_review_is_marked_on_its_page_and_on_the_page_of_its_team(context_of: ContextOf) -> None:
    context = context_of(FILES)
    assert "Last reviewed on 1 April 2026; linked records have changed since." in body_of(
        pages_of(touchpoint.WRITER, context), "touchpoint/bell/"
    )
    assert "Needs review" not in body_of(pages_of(touchpoint.WRITER, context), "touchpoint/lamp/")
    assert "Needs review" not in body_of(pages_of(principle.WRITER, context), "principle/say-it-plainly/")
    waiting = body_of(pages_of(team.WRITER, context), "team/crew/").split(">Open tasks</h2>")[1]
    assert "../../touchpoint/bell/" in waiting
    assert "../../review/#team-crew" in waiting
    assert 'id="team-crew"' in body_of(pages_of(review.WRITER, context), "review/")


def test_retired_records_need_no_review(context_of: ContextOf) -> None:
    retired = {**FILES, "content/touchpoints/quay.yml": QUAY.replace("name: Bell", "name: Bell, status: retired")}
    context = context_of(retired)
    assert "Needs review" not in body_of(pages_of(touchpoint.WRITER, context), "touchpoint/bell/")
    assert "touchpoint/bell" not in body_of(pages_of(review.WRITER, context), "review/")


def test_no_page_names_who_reviewed(context_of: ContextOf) -> None:
    made = site.make_site(context_of(FILES))
    assert not [page.address for page in made.pages if "Quentin" in page.body + page.description]
    assert not [path for path, data in made.files if b"Quentin" in data]
