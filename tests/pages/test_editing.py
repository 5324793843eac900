"""How to edit: for editors only, with every kind and every field."""

import pytest

from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of
from goldthread.pages.alignment.editing import WRITER
from goldthread.pages.alignment.editing_kind import WRITER as KIND_WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_every_kind_is_listed_with_a_link(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "edit/")
    assert [kind for kind in KINDS if f'edit/{kind}/"' not in body] == []


@pytest.mark.parametrize("kind", ["handbook", "touchpoint", "term"])
def test_every_field_is_explained(context_of: ContextOf, kind: str) -> None:
    body = body_of(pages_of(KIND_WRITER, context_of({})), f"edit/{kind}/")
    assert [name for name in shape_of(kind).fields if f"<code>{name}</code>" not in body] == []
    assert ("goldthread new" in body) == (kind != "handbook")


def test_a_field_links_to_the_rules_that_look_at_it(context_of: ContextOf) -> None:
    assert 'href="../../rule/tch001/"' in body_of(pages_of(KIND_WRITER, context_of({})), "edit/touchpoint/")


def test_a_public_site_goes_without() -> None:
    assert WRITER.for_editors
    assert KIND_WRITER.for_editors
