"""The page of the inventory."""

from goldthread.pages.experience.inventory import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_it_is_a_table_with_a_row_for_each_touchpoint(context_of: ContextOf) -> None:
    context = context_of({})
    body = body_of(pages_of(WRITER, context), "inventory/")
    rows = body[body.index("<tbody>") : body.index("</tbody>")]
    assert rows.count("<tr ") == len(context.book.touchpoints)
    assert 'data-phase="crossing"' in rows


def test_it_can_be_filtered_by_unknown_fields(context_of: ContextOf) -> None:
    odd = "odd: {name: Odd, phase: crossing}\n"
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints/odd.yml": odd})), "inventory/")
    assert 'data-medium="none" data-owner="none" data-status="none"' in body
    assert '<option value="none">No known owner</option>' in body


def test_it_offers_the_table_as_a_file(context_of: ContextOf) -> None:
    assert '<a href="../data/touchpoints.csv" download>' in body_of(pages_of(WRITER, context_of({})), "inventory/")
