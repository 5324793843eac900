"""The reference pages match the code."""

import pytest

from documents.field_uses import USES, uses_json
from documents.reference import DOCS, PAGES
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_up_to_date(name: str) -> None:
    committed = (DOCS / name).read_text(encoding="utf-8")
    assert committed == PAGES[name](), f"docs/{name} is not what the code says; make reference writes it"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_row_with_a_description(kind: str) -> None:
    page = (DOCS / "fields.md").read_text(encoding="utf-8")
    shared, *sections = page.split("\n## ")[1:]
    (section,) = (each for each in sections if each.startswith(f"{kind}\n"))
    missing = [name for name in shape_of(kind).fields if f"| `{name}`" not in section + shared]
    assert missing == []
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert [row for row in rows if row.count("|") != 5 or "|  |" in row] == []


def test_the_uses_of_fields_are_up_to_date() -> None:
    assert USES.read_bytes() == uses_json(), f"{USES.name} is not what the code says; make reference writes it"
