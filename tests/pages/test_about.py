"""The page about the handbook."""

from goldthread.pages.alignment.about import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_it_names_the_edition_the_day_the_commit_and_the_generator(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "about/")
    for words in ("1.0", "21 November 2026", "abc1234", "Goldthread 0.1.0"):
        assert words in body


def test_it_explains_every_state_of_a_field(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "about/")
    for state in ("inferred", "unknown", "na", "unwritten"):
        assert f'data-state="{state}"' in body


def test_it_counts_records_by_kind_and_links_by_basis(context_of: ContextOf) -> None:
    bench = "bench:\n  name: Bench\n  phase: crossing\n  principles: [{principle: say-it-plainly, basis: inferred}]\n"
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints/quay.yml": bench})), "about/")
    assert '<th scope="row">Touchpoints</th><td class="gt-number" data-sort="3">3</td>' in body
    assert "1 inferred" in body
