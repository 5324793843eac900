"""The roadmap."""

from goldthread.pages.plan.roadmap import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

PLAN = "content/plan.yml"
WORK = """
initiatives:
  roof: {title: A longer roof, horizon: ideal, due: unknown, toward: [notice-board], owner: crew}
  slate: {title: A second slate, horizon: month, due: 2026-12-10, first_step: Ask the school., for_event: regatta}
  bell: {title: A louder bell, horizon: month, due: 2026-11-11, first_step: Borrow one.}
  paint: {title: Fresh paint, status: done, due: 2026-01-01}
events:
  regatta: {name: Regatta, on: 2027-05-01, kind: show}
constraints:
  tide: {text: No work below the high-water mark., applies_to: [touchpoint/notice-board], audience: internal}
"""


def test_the_roadmap_goes_back_from_the_ideal_to_the_next_step(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({PLAN: WORK})), "roadmap/")
    order = [body.index(each) for each in ('id="ideal"', 'id="month"', 'id="steps"', 'id="events"', 'id="limits"')]
    assert order == sorted(order)
    assert "Ask the school." in body[body.index('id="steps"') :]


def test_overdue_initiatives_are_listed_first_in_words(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({PLAN: WORK})), "roadmap/")
    assert "<select" not in body, "there are no teams to choose from"
    assert "3 open initiatives, none of them under way; 1 overdue; the next is due on 10 December 2026." in body
    assert body.index("A louder bell: overdue by 10 days") < body.index(">Timeline</h2>")


def test_an_unknown_day_is_named_as_unknown(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({PLAN: WORK})), "roadmap/")
    ideal = body[body.index('id="initiative-roof"') : body.index('id="month"')]
    assert "Unknown" in ideal


def test_internal_constraints_are_marked(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({PLAN: WORK})), "roadmap/")
    limits = body[body.index(">Constraints</h2>") :]
    assert "No work below the high-water mark." in limits
    assert ">Internal</span>" in limits


def test_finished_initiatives_are_listed_separately(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({PLAN: WORK})), "roadmap/")
    assert body.index("Done or dropped") < body.index('id="initiative-paint"')


def test_many_initiatives_are_counted_by_month_on_the_time_line(context_of: ContextOf) -> None:
    rows = "".join(
        f"  w{number}: {{title: Work {number}, horizon: quarter, due: 2027-01-{number % 28 + 1:02}}}\n"
        for number in range(60)
    )
    body = body_of(pages_of(WRITER, context_of({PLAN: f"initiatives:\n{rows}"})), "roadmap/")
    assert "January 2027: 60 initiatives" in body
    assert body.count('id="initiative-') == 60


def test_without_initiatives_it_says_what_to_write(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "roadmap/")
    assert "No initiatives yet" in body
    assert "content/plan.yml" in body


def test_initiatives_can_be_filtered_by_team(context_of: ContextOf) -> None:
    teams = "crew: {name: Crew}\nshore: {name: Shore}\nidle: {name: Idle}\n"
    work = "initiatives:\n  a: {title: One, owner: crew, horizon: month}\n  b: {title: Two, owner: shore, horizon: ideal}\n"
    body = body_of(pages_of(WRITER, context_of({PLAN: work, "content/teams.yml": teams})), "roadmap/")
    assert '<option value="crew">Crew</option><option value="shore">Shore</option></select>' in body
    assert 'id="initiative-b" data-gt-item data-team="shore"' in body
