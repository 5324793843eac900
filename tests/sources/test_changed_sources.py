"""A record is held against each source that it names: another one, or one that is gone, asks for a review."""

from pathlib import Path

import pytest

from goldthread.causes import causes_of
from sources.conftest import Run
from sources.upstream import MISSION, inspected, reword, suspect, with_source


def test_a_new_source_leaves_a_record_unreviewed(reviewed: Path) -> None:
    with_source(
        reviewed, "source: docs/strategy.md#mission", "source: [docs/strategy.md#mission, docs/strategy.md#bells]"
    )
    assert inspected(reviewed).verdicts["need/home"].state == "unreviewed"


HOME = 'Need "I need to get home" (need/home) was reviewed on 28 May 2026, and since then '


@pytest.mark.parametrize(
    ("document", "source", "words"),
    [
        (
            ("## Mission", "## What we are for"),
            None,
            (
                'the passage it was reviewed against is gone: "Mission" in docs/strategy.md said "Mission", '
                'and "What we are for" in docs/strategy.md says "What we are for".'
            ),
        ),
        (
            ("## Mission\n\nWe bring everybody home.\n\n", ""),
            None,
            'the passage it was reviewed against is gone: "Mission" in docs/strategy.md said "Mission We bring everybody home".',
        ),
        (
            ("## Mission", "## What we are for"),
            "source: docs/strategy.md#what-we-are-for",
            (
                'its source is "What we are for" in docs/strategy.md and no longer "Mission" in docs/strategy.md: '
                'it said "Mission" and now says "What we are for".'
            ),
        ),
        (
            ("We bring everybody home.", "We bring everybody home in the dark."),
            "source: {title: Strategy, at: docs/strategy.md#calm}",
            (
                'its source is "Calm" in docs/strategy.md and no longer "Mission" in docs/strategy.md: it said "Mission We bring '
                'everybody home" and now says "Calm Nobody is shouted at, in any weather. Bells A bell rings once".'
            ),
        ),
        (
            None,
            "source: docs/strategy.md",
            (
                'its source is docs/strategy.md and no longer "Mission" in docs/strategy.md: it now also says "Strategy Where we want '
                'to be. Calm Nobody is shouted at, in any weather. ...".'
            ),
        ),
        (
            None,
            "source: Desk log",
            'it no longer names "Mission" in docs/strategy.md as its source, which said "Mission We bring everybody home".',
        ),
        (
            None,
            "source: https://ferry.example/mission",
            'it no longer names "Mission" in docs/strategy.md as its source, which said "Mission We bring everybody home".',
        ),
        (
            ("home.", "home in the dark."),
            "source: docs/strategy.md#misson",
            'it no longer names "Mission" in docs/strategy.md as its source, which said "Mission We bring everybody home".',
        ),
    ],
)
def test_a_record_whose_source_is_not_what_it_was_needs_review(
    reviewed: Path, run: Run, document: tuple[str, str] | None, source: str | None, words: str
) -> None:
    if document:
        reword(reviewed, *document)
    if source:
        with_source(reviewed, MISSION, source)
    assert suspect(reviewed) == {"need/home"}
    (finding,) = (each for each in inspected(reviewed).findings if each.code == "REV001")
    assert str(finding.message) == HOME + words
    assert "We bring everybody home." in run("review", "--list").output or "Mission" in run("review", "--list").output
    refused = run("release", "--dry-run")
    assert refused.exit_code != 0
    assert 'need review: Need "I need to get home" (need/home)' in refused.output
    assert "1 record" in run("diff", "HEAD").output
    assert run("review", "need/home", "--by", "Crew").exit_code == 0
    assert suspect(reviewed) == set()
    assert inspected(reviewed).verdicts.get("need/home", inspected(reviewed).verdicts["need/calm"]).state == "reviewed"


def test_the_same_words_at_another_address_are_the_same_source(reviewed: Path, run: Run) -> None:
    (reviewed / "docs/strategy.md").rename(reviewed / "docs/plan.md")
    (reviewed / "docs/counts.csv").rename(reviewed / "docs/log.csv")
    assert suspect(reviewed) == {"need/home", "need/calm", "need/bells", "need/rest"}
    for old, new in (("strategy.md", "plan.md"), ("counts.csv", "log.csv")):
        with_source(reviewed, f"docs/{old}", f"docs/{new}")
    assert suspect(reviewed) == set()
    assert {each.state for each in inspected(reviewed).verdicts.values()} == {"reviewed"}
    assert "Needs review" not in run("diff", "HEAD").output
    (reviewed / "docs/log.csv").write_bytes(b"day,count\n1,3\n")
    assert suspect(reviewed) == {"need/rest"}
    assert run("review", "need/rest", "--by", "Crew").exit_code == 0
    lock = (reviewed / "content/reviews.lock.yml").read_text(encoding="utf-8")
    assert "strategy.md" not in lock
    assert "docs/plan.md#mission" in lock


def test_another_anchor_of_the_same_heading_is_the_same_source(reviewed: Path) -> None:
    reword(reviewed, "## Mission", "## Mission {#our-mission}")
    assert suspect(reviewed) == {"need/home"}
    with_source(reviewed, MISSION, "source: docs/strategy.md#our-mission")
    assert suspect(reviewed) == set()


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "source: [Desk log, {title: Counts, at: docs/counts.csv}]",
            "source: [{title: Counted, at: docs/counts.csv}, Log]",
        ),
        ("source: [Desk log, {title: Counts, at: docs/counts.csv}]", "source: docs/counts.csv"),
        ("title: Strategy,", "title: The plan,"),
        ("seen_on: 2026-01-03", "seen_on: 2026-02"),
        ("./docs/strategy.md", "docs/strategy.md"),
    ],
)
def test_titles_days_and_order_of_sources_need_no_review(reviewed: Path, was: str, now: str) -> None:
    with_source(reviewed, was, now)
    assert {each.state for each in inspected(reviewed).verdicts.values()} == {"reviewed"}


def test_two_sources_in_another_order_need_no_review_and_each_is_held_against_itself(reviewed: Path, run: Run) -> None:
    with_source(reviewed, MISSION, "source: [docs/strategy.md#mission, docs/strategy.md#bells]")
    assert run("review", "need/home", "--by", "Crew").exit_code == 0
    with_source(
        reviewed,
        "[docs/strategy.md#mission, docs/strategy.md#bells]",
        "[docs/strategy.md#bells, docs/strategy.md#mission]",
    )
    assert inspected(reviewed).verdicts["need/home"].state == "reviewed"
    reword(reviewed, "A bell rings once", "A bell rings twice")
    assert suspect(reviewed) == {"need/calm", "need/bells", "need/home"}
    (change,) = inspected(reviewed).verdicts["need/home"].upstream
    assert change.key == "docs/strategy.md#bells"


def test_a_renamed_record_keeps_the_review_against_its_sources(reviewed: Path) -> None:
    with_source(reviewed, "home:\n", "way-home:\n  was: [home]\n")
    assert inspected(reviewed).verdicts["need/way-home"].state == "reviewed"
    reword(reviewed, "## Mission", "## Why")
    assert suspect(reviewed) == {"need/way-home"}


def test_a_missing_source_and_the_review_that_it_asks_for_are_one_cause(reviewed: Path) -> None:
    (reviewed / "docs/counts.csv").unlink()
    found = inspected(reviewed).findings
    assert {(each.code, each.record) for each in found} == {("REF004", "need/rest"), ("REV001", "need/rest")}
    (cause,) = causes_of(found)
    assert cause.lead.code == "REF004"
    assert cause.message == cause.lead.message
    (reviewed / "docs/strategy.md").unlink()
    told = causes_of(inspected(reviewed).findings)
    assert [len(each.findings) for each in told] == [2, 2, 2, 2]


def test_records_with_one_missing_source_are_one_cause(reviewed: Path, run: Run) -> None:
    with_source(reviewed, "./docs/strategy.md#bells", "docs/strategy.md#mission")
    assert run("review", "need/bells", "--by", "Crew").exit_code == 0
    reword(reviewed, "## Mission", "## What we are for")
    (cause,) = causes_of(inspected(reviewed).findings)
    assert (
        str(cause.message)
        == '2 records name the heading "#mission" of docs/strategy.md as their source, and nothing is there.'
    )
    assert str(cause.fix) == 'Did you mean "docs/strategy.md#what-we-are-for", the heading "What we are for"?'
    done = run("review", "--below", "docs/strategy.md#mission", "--by", "Crew")
    assert "2 records below docs/strategy.md#mission reviewed" in done.output
    assert suspect(reviewed) == set()
