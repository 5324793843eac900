"""Pages of a handbook that has hardly begun."""

import pytest

from goldthread.pages import coverage, decisions, glossary, inventory, journey, phases, tools
from goldthread.pages import map as alignment
from pages.making import MatterOf
from pages.test_pieces import EMPTY

BARE = EMPTY | {"content/journey.yml": "[]\n"}


@pytest.mark.parametrize("chapter", [coverage, decisions, glossary, inventory, journey, alignment, phases, tools])
def test_they_say_what_to_write_and_show_neither_an_empty_table_nor_a_sum_of_nothing(
    matter_of: MatterOf, chapter: object
) -> None:
    for page in chapter.pages(matter_of(BARE)):  # type: ignore[attr-defined]
        assert "<tbody>\n</tbody>" not in page.body, page.address
        if 'class="gt-empty"' in page.body:
            assert 'class="gt-lead"' not in page.body, page.address
