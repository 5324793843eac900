"""The two sheets of a team."""

import re
from importlib.resources import files
from pathlib import Path

import msgspec

from goldthread.pages.alignment.team_print import WRITER
from goldthread.pages.components.sheet_room import SCALES, fits, scale_name
from goldthread.pages.teams.team import WRITER as TEAM
from pages.page_bodies import ContextOf, body_of, matter_in, pages_of

TWO_TEAMS = {
    "content/teams.yml": """
crew: {name: The crew, contact: The bell on deck}
shore: {name: The shore}
idle: {name: Those who answer for nothing}
""",
    "content/touchpoints/quay.yml": """
bench: {name: The bench, phase: crossing, owner: shore, gives: A seat out of the wind, principles: [say-it-plainly]}
lamp: {name: The lamp, phase: crossing, owner: crew, gives: A light to walk to}
""",
}


def sides(body: str) -> list[str]:
    return body[body.index('<div class="gt-sheets"') :].split('<section class="gt-sheet"')[1:]


def test_there_are_four_sides_each_with_the_edition_and_its_number(context_of: ContextOf) -> None:
    found = sides(body_of(pages_of(WRITER, context_of(TWO_TEAMS)), "print/shore/"))
    assert len(found) == 4
    for number, side in enumerate(found, start=1):
        assert f"Side {number} of 4" in side
        assert "Edition " in side
        assert "The shore" in side


def test_the_first_side_has_the_teams_own_touchpoints_and_the_second_its_principles(context_of: ContextOf) -> None:
    first, second, *_ = sides(body_of(pages_of(WRITER, context_of(TWO_TEAMS)), "print/shore/"))
    assert "A seat out of the wind" in first
    assert "A light to walk to" not in first
    assert "Say it plainly" in second


def test_touchpoints_stand_in_the_order_of_the_journey(context_of: ContextOf) -> None:
    laid = {
        "content/journey.yml": "- {id: crossing, name: The crossing}\n- {id: after, name: Afterwards}\n",
        "content/touchpoints/quay.yml": """
call: {name: The call, phase: after, owner: crew}
bell: {name: The bell, phase: crossing, owner: crew}
""",
    }
    first, *_ = sides(body_of(pages_of(WRITER, context_of(laid)), "print/crew/"))
    assert first.index("The bell") < first.index("The call")


def test_a_team_without_touchpoints_gets_no_sheets(context_of: ContextOf) -> None:
    assert {page.address for page in pages_of(WRITER, context_of(TWO_TEAMS))} == {"print/crew/", "print/shore/"}


def test_what_does_not_fit_is_counted(context_of: ContextOf) -> None:
    text = "A light to walk to, which is kept burning all night by whoever is there."
    many = "".join(f"t{n}: {{name: Lamp {n}, phase: crossing, owner: crew, outcome: {text}}}\n" for n in range(90))
    first, *_ = sides(body_of(pages_of(WRITER, context_of({"content/touchpoints/quay.yml": many})), "print/crew/"))
    shown = len(re.findall(r"<b>Lamp \d+</b>", first))
    assert 10 < shown < 90
    assert f"{90 - shown} more on this team’s page" in first


def test_the_address_is_a_code_where_it_is_known(context_of: ContextOf) -> None:
    context = context_of(TWO_TEAMS)
    assert "<svg" not in sides(body_of(pages_of(WRITER, context), "print/crew/"))[3]
    known = msgspec.structs.replace(context, site="https://handbook.example/brand/")
    last = sides(body_of(pages_of(WRITER, known), "print/crew/"))[3]
    assert "<svg" in last
    assert "https:/<wbr>/<wbr>handbook.example/<wbr>brand/<wbr>team/<wbr>crew/<wbr>" in last


def test_situations_of_the_team_are_on_the_third_side(context_of: ContextOf) -> None:
    laid = {
        **TWO_TEAMS,
        "content/situations.yml": """
- {id: late, title: We are late, owner: crew, say: "We are late, and we say so.", never: Be funny., may: Wait five minutes.}
- {id: lost, title: It is lost, owner: shore, say: I will look., call: [crew]}
- {id: wet, title: It rains, owner: shore, say: Come in., touchpoints: [bench]}
""",
    }
    third = sides(body_of(pages_of(WRITER, context_of(laid)), "print/crew/"))[2]
    for words in ("We are late, and we say so.", "Be funny.", "Wait five minutes.", "I will look."):
        assert words in third
    assert "Come in." not in third


def test_sentences_that_are_not_printed_are_counted(tmp_path: Path) -> None:
    def third_side(situations: int) -> str:
        never = "".join(f"    - Never {n}.\n" for n in range(5))
        late = "".join(
            f"- id: late-{n}\n  title: We are late\n  owner: crew\n  never:\n{never}" for n in range(situations)
        )
        laid = {**TWO_TEAMS, "content/situations.yml": late}
        return sides(body_of(pages_of(WRITER, matter_in(tmp_path / str(situations), laid)), "print/crew/"))[2]

    few, many = third_side(1), third_side(14)
    assert [f"Never {n}." in few for n in range(5)] == [True] * 5
    assert "more in the handbook" not in few
    assert [f"Never {n}." in many for n in range(5)] == [True, True, True, False, False]
    assert many.count("and 2 more in the handbook") == 14


def test_type_is_as_large_as_the_room_allows(tmp_path: Path) -> None:
    def type_of(touchpoints: int) -> str:
        many = "".join(f"t{n}: {{name: Lamp {n}, phase: crossing, owner: crew}}\n" for n in range(touchpoints))
        context = matter_in(tmp_path / str(touchpoints), {"content/touchpoints/quay.yml": many})
        first, *_ = sides(body_of(pages_of(WRITER, context), "print/crew/"))
        found = re.match(r' data-side="1"(?: data-type="([\d.]+)")?>', first)
        assert found
        return found[1] or "1"

    sizes = [float(type_of(count)) for count in (3, 40, 55, 70, 200)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (SCALES[0], 1)
    assert len(set(sizes)) > 2


def test_the_page_of_a_team_has_the_same_sheets_for_paper(context_of: ContextOf) -> None:
    context = context_of(TWO_TEAMS)
    assert (
        sides(body_of(pages_of(TEAM, context), "team/crew/"))[:3]
        == sides(body_of(pages_of(WRITER, context), "print/crew/"))[:3]
    )
    assert 'class="gt-sheets"' not in body_of(pages_of(TEAM, context), "team/idle/")


def test_columns_hold_what_is_whole_in_one_of_them() -> None:
    assert fits([60, 60], 60)
    assert fits([], 60)
    assert not fits([40, 40, 40], 60)
    assert not fits([61], 60)
    assert not fits([20, 20, 20, 20, 20, 20, 1], 60)


def test_the_style_sheet_knows_each_scale_of_type() -> None:
    sheet = (files("goldthread") / "theme" / "booklet.css").read_text(encoding="utf-8")
    assert re.findall(r'data-type="([\d.]+)"\] {\n    --gt-larger: ([\d.]+);', sheet) == [
        (scale_name(each), scale_name(each)) for each in sorted(SCALES)
    ]
