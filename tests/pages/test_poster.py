"""The poster of the journey."""

import re

from goldthread.pages.experience.poster import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"
LANDING = "content/touchpoints/landing.yml"
JOURNEY = "content/journey.yml"
STAGES = """
- {id: before, name: Before}
- {id: crossing, name: The crossing}
- {id: aboard, name: Aboard, under: crossing}
- {id: ashore, name: Ashore, under: crossing}
"""
POINTS = """
bench: {name: Bench, phase: before, medium: physical, owner: crew, effect: builds, signature: true, pains: [It is wet.]}
lamp: {name: Lamp, phase: aboard, medium: physical, owner: crew}
word: {name: Word, phase: ashore, medium: personal, owner: crew, effect: breaks}
odd: {name: Odd, phase: before}
"""


def poster(context_of: ContextOf, journey: str = STAGES, points: str = POINTS) -> str:
    return body_of(pages_of(WRITER, context_of({JOURNEY: journey, QUAY: points, LANDING: "{}\n"})), "poster/")


def test_each_touchpoint_stands_once_in_the_row_of_its_medium(context_of: ContextOf) -> None:
    body = poster(context_of)
    rows = dict(
        re.findall(
            r'<tr><th scope="row"><span class="gt-medium" data-medium="(\w+)">.*?</th>(.*?)</tr>', body, re.DOTALL
        )
    )
    assert set(rows) == {"personal", "physical", "digital", "unknown"}
    assert ">Bench<" in rows["physical"]
    assert ">Word<" in rows["personal"]
    assert ">Odd<" in rows["unknown"]
    assert all(body.count(f">{name}</a>") == 1 for name in ("Bench", "Lamp", "Word", "Odd"))


def test_stages_stand_beneath_their_phase(context_of: ContextOf) -> None:
    body = poster(context_of)
    assert '<th scope="colgroup" colspan="2">The crossing</th>' in body
    heads = re.findall(r'<th scope="col"><a[^>]*>(.*?)</a>', body)
    assert heads == ["Before", "Aboard", "Ashore"]


def test_what_nobody_rated_is_drawn_as_unknown(context_of: ContextOf) -> None:
    body = poster(context_of)
    assert body.count('class="gt-bond-dot"') == 4
    assert body.count('class="gt-bond-dot" data-effect="unknown"') == 2
    assert "not rated at 2 touchpoints" in body
    assert "gt-bond-unknown" in body


def test_signatures_pains_and_filters_are_there(context_of: ContextOf) -> None:
    body = poster(context_of)
    assert re.search(r'<li[^>]*class="gt-signature"><a[^>]*>Bench', body)
    assert "It is wet." in body
    assert '<option value="crew">' in body


def test_very_many_touchpoints_are_counted_where_they_do_not_fit(context_of: ContextOf) -> None:
    many = "".join(
        f"t{n}: {{name: A lamp at the end of the quay number {n}, phase: before, medium: physical}}\n"
        for n in range(900)
    )
    body = poster(context_of, points=many)
    shown = body.count("A lamp at the end of the quay number") - body.count("<title>A lamp")
    assert 30 < shown < 900
    assert f"and {900 - shown} more" in body
