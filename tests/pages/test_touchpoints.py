"""The index of touchpoints."""

from goldthread.pages.experience.touchpoint_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_touchpoints_without_a_principle_come_first(context_of: ContextOf) -> None:
    files = {"content/touchpoints/quay.yml": "bench: {name: Bench, phase: crossing}\n"}
    body = body_of(pages_of(WRITER, context_of(files)), "touchpoint/")
    assert body.index("Unlinked") < body.index(">Bench</a>")
    assert body.index("Unlinked") < body.index("Notice board on the landing")


def test_signature_experiences_come_first_in_their_phase(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "touchpoint/")
    cards = body[body.index('id="crossing"') :]
    assert cards.index("Notice board on the landing") < cards.index("Message about a late boat")


def test_a_touchpoint_is_found_by_its_old_id_and_its_customer(context_of: ContextOf) -> None:
    files = {
        "content/touchpoints/quay.yml": "bench: {name: Bench, phase: crossing, was: [settle], customers: [islanders]}\n"
    }
    assert 'data-gt-words="Islanders settle"' in body_of(pages_of(WRITER, context_of(files)), "touchpoint/")


def test_an_index_without_touchpoints_says_what_to_write_and_where(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints.yml": "[]\n"})), "touchpoint/")
    assert "No touchpoints yet" in body
    assert "content/touchpoints/first.yml" in body
