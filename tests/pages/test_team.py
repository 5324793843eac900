"""The page of a team."""

from goldthread.pages.teams.team import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_principles_are_shown_with_notes_of_the_teams_touchpoints(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "team/crew/")
    bound = body[body.index(">Principles that apply here</h2>") :]
    assert bound.index("Say it plainly") < bound.index("Give the hour") < bound.index("It gives an hour")


def test_it_names_the_teams_customers_and_missing_reviews_of_the_service(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "team/crew/")
    assert "Takes them over and brings them back." in body
    assert "Not discussed yet" in body


def test_a_review_that_is_overdue_is_marked(context_of: ContextOf) -> None:
    files = {
        "content/touchpoints/quay.yml": """
bench: {name: Bench, phase: crossing, owner: crew, review_by: 2026-11-20}
lamp: {name: Lamp, phase: crossing, owner: crew, review_by: 2026-11-21}
"""
    }
    waiting = body_of(pages_of(WRITER, context_of(files)), "team/crew/").split(">Open tasks</h2>")[1]
    assert waiting.count("Overdue") == 1
    assert waiting.index("20 November 2026") < waiting.index("Overdue") < waiting.index("21 November 2026")


def test_a_team_without_customers_is_asked_to_name_them(context_of: ContextOf) -> None:
    files = {"content/teams.yml": "crew: {name: Crew}\n"}
    assert "No customers named" in body_of(pages_of(WRITER, context_of(files)), "team/crew/")


def test_handovers_with_other_teams_show_both_touchpoints(context_of: ContextOf) -> None:
    files = {
        "content/teams.yml": "crew: {name: Crew}\nashore: {name: Ashore}\n",
        "content/touchpoints/quay.yml": """
bell: {name: Bell, phase: crossing, owner: ashore, leads_to: [bench]}
bench: {name: Bench, phase: crossing, owner: crew, leads_to: [lamp]}
lamp: {name: Lamp, phase: crossing, owner: crew}
""",
    }
    body = body_of(pages_of(WRITER, context_of(files)), "team/crew/")
    told = body.split(">Handovers</h2>")[1].split("<h2")[0]
    assert told.index("Handovers to this team") < told.index("Ashore") < told.index("Bell</a>, then <a")
    assert "Handovers from this team" not in told
    assert "Lamp" not in told


def test_the_most_frequent_handovers_are_shown_and_the_rest_folded(context_of: ContextOf) -> None:
    names = [f"t{number}" for number in range(10)]
    given = "".join(
        f"w{each}: {{name: W{each}, phase: crossing, owner: {each}, leads_to: [bench]}}\n" for each in names
    )
    files = {
        "content/teams.yml": "crew: {name: Crew}\n" + "".join(f"{each}: {{name: {each}}}\n" for each in names),
        "content/touchpoints/quay.yml": f"bench: {{name: Bench, phase: crossing, owner: crew}}\n{given}",
    }
    body = body_of(pages_of(WRITER, context_of(files)), "team/crew/")
    told = body.split(">Handovers</h2>")[1].split("<h2")[0]
    assert told.index(">t7<") < told.index("and 2 more") < told.index(">t8<")
