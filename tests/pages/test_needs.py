"""The index of needs."""

from goldthread.pages.customers.need_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_human_needs_come_before_jobs(context_of: ContextOf) -> None:
    files = {
        "content/needs.yml": (
            "be-there: {need: I need to be there at eight., kind: functional}\nreach-home: {need: My own bed., kind: human}\n"
        )
    }
    body = body_of(pages_of(WRITER, context_of(files)), "need/")
    assert body.index("My own bed") < body.index("I need to be there at eight")


def test_a_need_without_a_kind_is_listed(context_of: ContextOf) -> None:
    files = {"content/needs.yml": "reach-home: {need: My own bed.}\n"}
    body = body_of(pages_of(WRITER, context_of(files)), "need/")
    assert body.index("Not classified") < body.index("My own bed")
