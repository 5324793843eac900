"""What stands first on a team's page: what changed, what is due, a customer's words, a measure, the next meeting."""

from goldthread.pages.teams.team import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"
TEAM = "content/teams.yml"


def now_of(context_of: ContextOf, files: dict[str, str]) -> str:
    body = body_of(pages_of(WRITER, context_of(files)), "team/crew/")
    return body.partition(">Now</h2>")[2].partition("<h2")[0]


def test_what_is_due_this_month_or_overdue_stands_by_day(context_of: ContextOf) -> None:
    told = now_of(
        context_of,
        {
            QUAY: """
bench: {name: Bench, phase: crossing, owner: crew, review_by: 2026-11-30}
lamp: {name: Lamp, phase: crossing, owner: crew, review_by: 2026-10-01}
rope: {name: Rope, phase: crossing, owner: crew, review_by: 2026-12-01}
bell: {name: Bell, phase: crossing, owner: crew, review_by: 2026-11-29, status: retired}
""",
            "content/plan.yml": """
initiatives:
  - {id: signs, title: Signs, owner: crew, due: '2026-11'}
  - {id: past, title: Past, owner: crew, due: 2026-11-01, status: done}
""",
        },
    )
    assert told.index(">Lamp<") < told.index("Overdue") < told.index(">Bench<")
    assert ">Signs<" in told
    for missing in ("Rope", "Bell", "Past"):
        assert missing not in told


def test_more_than_a_few_are_counted(context_of: ContextOf) -> None:
    many = "".join(f"b{n}: {{name: B{n}, phase: crossing, owner: crew, review_by: 2026-11-2{n}}}\n" for n in range(9))
    assert '<a href="#waiting">and 4 more</a>' in now_of(context_of, {QUAY: many})


def test_the_newest_words_of_a_customer_whom_the_team_serves_are_quoted(context_of: ContextOf) -> None:
    told = now_of(
        context_of,
        {
            "content/evidence/more.yml": """
- {id: old, finding: Old., on: 2025-01-01, quote: Where is it?, customers: [day-visitors]}
- {id: young, finding: Young., on: '2026-10', quote: 'Nobody told me, so I *ran*.', customers: [day-visitors]}
- {id: other, finding: Other., on: 2026-11-01, quote: Not ours., customers: []}
""",
            "content/customers.yml": "day-visitors: {name: Day visitors}\n",
            TEAM: "crew: {name: Crew, serves: [{customer: day-visitors, does_for: Takes them over.}]}\n",
        },
    )
    assert "Nobody told me, so I <em>ran</em>." in told
    assert "Where is it?" not in told
    assert "Not ours" not in told


def test_a_measure_tells_its_last_movement_and_not_the_one_since_the_first_reading(context_of: ContextOf) -> None:
    told = now_of(
        context_of,
        {
            "content/metrics.yml": """
calm:
  {name: Calm on board, unit: "%", direction: up, owner: crew,
   readings: [{on: 2026-01-01, value: 10}, {on: 2026-05-01, value: 80}, {on: 2026-09-01, value: 75}]}
""",
        },
    )
    assert "Calm on board" in told
    assert "down 5" in told
    assert "(worse)" in told


def test_a_team_with_nothing_to_tell_has_no_such_section(context_of: ContextOf) -> None:
    files = {TEAM: "crew: {name: Crew}\nidle: {name: Idle}\n"}
    assert ">Now</h2>" not in body_of(pages_of(WRITER, context_of(files)), "team/idle/")


def test_what_changed_stands_before_everything_but_the_name(context_of: ContextOf) -> None:
    context = context_of({})
    body = body_of(pages_of(WRITER, context), "team/crew/")
    sections = [each for each in ("changes", "now", "customer", "touchpoints") if f'<h2 id="{each}">' in body]
    assert sorted(sections, key=lambda each: body.index(f'<h2 id="{each}">')) == sections
    assert "customer" in sections
