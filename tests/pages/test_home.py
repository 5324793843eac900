"""The home page."""

from goldthread.pages.home.home import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

EDITION = 'first: {edition: "0.9", on: 2026-05-04, summary: "We added [[say-it-plainly]]."}\n'


def test_the_vision_comes_first_and_each_focus_shows_its_need(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "")
    assert (
        body.index("Nobody is left on the far shore")
        < body.index('href="focus/home-before-dark/"')
        < body.index('href="need/reach-home/"')
    )


def test_there_are_three_entry_points(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "")
    assert body.count('class="gt-door"') == 3
    assert [body.index(f'href="{address}"') for address in ("team/", "focus/", "map/", "edit/")]


def test_each_step_of_the_method_counts_its_open_findings(context_of: ContextOf) -> None:
    sound = body_of(pages_of(WRITER, context_of({})), "")
    assert sound.count("no findings") == 5


def test_a_finding_is_counted_in_its_step(context_of: ContextOf) -> None:
    files = {"content/touchpoints/quay.yml": "bench: {name: Bench, phase: crossing}\n"}
    body = body_of(pages_of(WRITER, context_of(files)), "")
    assert "no findings" in body.split("Get focused")[1][:200]
    assert " open</span>" in body.split("Align teams and tools</a>")[1][:120]


def test_the_edition_in_preparation_names_the_last_one(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({"content/editions.yml": EDITION})), "")
    assert "Edition 1.0, in preparation. Last published: edition 0.9 on 4 May 2026." in body
    assert '<a href="principle/say-it-plainly/">Say it plainly</a>' in body


def test_a_focus_without_a_title_says_its_statement_once(context_of: ContextOf) -> None:
    focus = "home-before-dark: {statement: Everybody is home before dark., need: reach-home, for: [islanders]}\n"
    body = body_of(pages_of(WRITER, context_of({"content/focus.yml": focus})), "")
    said = body[body.index('<ul class="gt-statements">') :]
    assert said[: said.index("</ul>")].count("Everybody is home before dark") == 1


def test_where_nothing_is_found_nothing_is_named(context_of: ContextOf) -> None:
    assert "What to look at first" not in body_of(pages_of(WRITER, context_of({})), "")


def test_the_most_telling_findings_are_named(context_of: ContextOf) -> None:
    bench = "bench: {name: Bench, phase: crossing, leads_to: [lamp]}\nlamp: {name: Lamp, phase: crossing, status: retiring}\n"
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints/quay.yml": bench})), "")
    first = body.split("What to look at first")[1].split("</ol>")[0]
    assert 1 <= first.count("<li") <= 3
    assert "Bench" in first


def test_what_to_look_at_first_is_named_without_keys(context_of: ContextOf) -> None:
    benches = "".join(f"bench-{number}: {{name: Bench {number}, phase: crossing}}\n" for number in range(9))
    context = context_of({"content/touchpoints/quay.yml": benches})
    body = body_of(pages_of(WRITER, context), "")
    first = body[body.index("What to look at first") :]
    assert any("(touchpoint/bench-" in str(each.message) for each in context.causes[:3])
    assert "(touchpoint/" not in first
