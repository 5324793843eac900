"""The page of the alignment map."""

from goldthread.pages.alignment.coverage import WRITER as COVERAGE
from goldthread.pages.focus.alignment_map import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"


def test_unlinked_records_are_shown_before_the_map(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({QUAY: "bench: {name: Bench, phase: crossing}\n"})), "map/")
    assert body.index("Unlinked") < body.index(">Bench</a>") < body.index("<svg")


def test_drawing_outline_and_table_have_the_same_links(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "map/")
    drawing, _, rest = body.partition("</svg>")
    outline, _, table = rest.partition("<table")
    for part in (drawing, outline, table):
        assert "../touchpoint/notice-board/" in part
        assert "Say it plainly" in part


def test_the_introduction_shows_counts_with_their_parts(context_of: ContextOf) -> None:
    inferred = (
        "bench:\n  name: Bench\n  phase: crossing\n  principles: [{principle: say-it-plainly, basis: inferred}]\n"
    )
    body = body_of(pages_of(WRITER, context_of({QUAY: inferred})), "map/")
    assert "connected by 3 links: 2 stated, 1 inferred" in body


def test_omitted_touchpoints_are_counted(context_of: ContextOf) -> None:
    body = body_of(
        pages_of(WRITER, context_of({QUAY: "bench: {name: Bench, phase: crossing, status: idea}\n"})), "map/"
    )
    assert "Not shown: 1 touchpoint" in body


def test_titles_are_escaped(context_of: ContextOf) -> None:
    body = body_of(
        pages_of(WRITER, context_of({QUAY: "bench: {name: '<script>x</script>', phase: crossing}\n"})), "map/"
    )
    assert "<script>" not in body


def test_grouped_touchpoints_are_linked_through_their_lists(context_of: ContextOf) -> None:
    many = "".join(
        f"place-{number}: {{name: Place {number}, phase: crossing, principles: [say-it-plainly]}}\n"
        for number in range(130)
    )
    context = context_of({QUAY: many})
    assert 'href="../coverage/principles/#say-it-plainly--crossing">132</a>' in body_of(
        pages_of(WRITER, context), "map/"
    )
    assert 'id="say-it-plainly--crossing"' in body_of(pages_of(COVERAGE, context), "coverage/principles/")
