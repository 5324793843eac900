"""The index of customers."""

from goldthread.pages.customers.customer_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_internal_customers_are_listed_separately(context_of: ContextOf) -> None:
    files = {
        "content/customers.yml": "mates: {name: Mates, kind: internal}\nislanders: {name: Islanders, kind: user}\n"
    }
    body = body_of(pages_of(WRITER, context_of(files)), "customer/")
    assert body.index("Islanders") < body.index(">Internal customers</h2>") < body.index("Mates")


def test_a_missing_situation_is_noted(context_of: ContextOf) -> None:
    files = {"content/customers.yml": "islanders: {name: Islanders}\n"}
    assert "Situation not filled in: Islanders." in body_of(pages_of(WRITER, context_of(files)), "customer/")
