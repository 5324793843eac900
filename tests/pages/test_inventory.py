"""The page of the inventory."""

from goldthread.pages.experience.inventory import WRITER
from pages.making import MatterOf, body_of


def test_it_is_a_table_with_a_row_for_each_touchpoint(matter_of: MatterOf) -> None:
    matter = matter_of({})
    body = body_of(WRITER.pages(matter), "inventory/")
    rows = body[body.index("<tbody>") : body.index("</tbody>")]
    assert rows.count("<tr ") == len(matter.book.touchpoints)
    assert 'data-phase="crossing"' in rows


def test_it_can_be_narrowed_to_what_nobody_knows(matter_of: MatterOf) -> None:
    odd = "odd: {name: Odd, phase: crossing}\n"
    body = body_of(WRITER.pages(matter_of({"content/touchpoints/odd.yml": odd})), "inventory/")
    assert 'data-medium="none" data-owner="none" data-status="none"' in body
    assert '<option value="none">Nobody</option>' in body


def test_it_offers_the_table_as_a_file(matter_of: MatterOf) -> None:
    assert '<a href="../data/touchpoints.csv" download>' in body_of(WRITER.pages(matter_of({})), "inventory/")
