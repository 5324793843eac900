"""Coverage, and the lists that its cells link to."""

import re

from goldthread.pages.alignment.coverage import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"
PHASES = "- {id: crossing, name: The crossing}\n- {id: after, name: Afterwards}\n"


def test_gaps_are_listed_before_the_tables(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({"content/journey.yml": PHASES})), "coverage/")
    assert body.index("Empty, no reason given") < body.index("Afterwards, personal") < body.index("<table")


def test_declared_and_unexplained_gaps_look_different(context_of: ContextOf) -> None:
    assert 'data-state="declared"' in body_of(pages_of(WRITER, context_of({})), "coverage/")


def test_an_unexplained_gap_is_marked(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({"content/journey.yml": PHASES})), "coverage/")
    table = body[body.index(">Phases and media</h2>") : body.index(">Principles and phases</h2>")]
    assert 'data-state="gap"' in table
    assert 'data-state="declared"' not in table


def test_inferred_and_unknown_are_counted_apart(context_of: ContextOf) -> None:
    bench = "bench: {name: Bench, phase: crossing, medium: unknown, principles: [{principle: say-it-plainly, basis: inferred}]}\n"
    body = body_of(pages_of(WRITER, context_of({QUAY: bench})), "coverage/")
    assert '2<span class="gt-hidden"> stated</span><span class="gt-h-inferred">+1' in body
    assert 'data-state="unknown"' in body


def test_every_cell_links_to_an_existing_list(context_of: ContextOf) -> None:
    bench = "bench: {name: Bench, phase: crossing, medium: unknown}\n"
    written = {page.address: page.body for page in pages_of(WRITER, context_of({QUAY: bench}))}
    links = re.findall(r'href="\.\./coverage/(\w+)/#([\w-]+)"', written["coverage/"])
    assert links
    for name, anchor in links:
        assert f'id="{anchor}"' in written[f"coverage/{name}/"]


def test_an_idea_does_not_fill_a_gap(context_of: ContextOf) -> None:
    ideas = "bench: {name: Bench, phase: after, medium: personal, status: idea}\n"
    body = body_of(pages_of(WRITER, context_of({"content/journey.yml": PHASES, QUAY: ideas})), "coverage/")
    assert "Afterwards, personal" in body
    assert "Not shown: 1 touchpoint" in body


def test_a_principle_without_a_touchpoint_is_counted_once(context_of: ContextOf) -> None:
    idle = "title: Idle\nstatement: We rest.\nguides: [crew]\n"
    body = body_of(pages_of(WRITER, context_of({"principles/idle.yml": idle})), "coverage/")
    assert "1 principle or need without a touchpoint" in body
