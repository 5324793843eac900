"""Pages of a nearly empty handbook."""

import pytest

from goldthread.pages.alignment import coverage, decisions
from goldthread.pages.experience import inventory, journey, phase_index
from goldthread.pages.focus import alignment_map as alignment
from goldthread.pages.principles import glossary
from goldthread.pages.teams import tools
from pages.page_bodies import ContextOf, pages_of
from pages.test_all_pages import EMPTY

BARE = EMPTY | {"content/journey.yml": "[]\n"}


@pytest.mark.parametrize("chapter", [coverage, decisions, glossary, inventory, journey, alignment, phase_index, tools])
def test_empty_pages_say_what_to_write_and_show_no_empty_tables_or_zero_counts(
    context_of: ContextOf, chapter: object
) -> None:
    for page in pages_of(chapter.WRITER, context_of(BARE)):  # type: ignore[attr-defined]
        assert "<tbody>\n</tbody>" not in page.body, page.address
        if 'class="gt-empty"' in page.body:
            assert 'class="gt-lead"' not in page.body, page.address
