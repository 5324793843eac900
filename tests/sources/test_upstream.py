"""A document that a record names as its source is upstream of it: when it says something else, exactly its records need review."""

import html
import json
from pathlib import Path

import pytest
from mkdocs.config import load_config

from goldthread.mkdocs_plugin import GoldthreadPlugin
from sources.conftest import STRATEGY, Git, Run
from sources.upstream import MISSION, inspected, reword, suspect, with_source


def test_records_with_a_document_are_reviewed_and_others_are_not(root: Path, run: Run) -> None:
    assert set(inspected(root).verdicts) == {"need/home", "need/calm", "need/rest", "need/bells"}
    refused = run("review", "need/alone", "--by", "Crew")
    assert refused.exit_code == 2
    assert "names a document" not in refused.output
    assert "for those that name a document of this repository" in refused.output


@pytest.mark.parametrize(
    ("was", "now", "keys"),
    [
        ("everybody home", "everybody home before dark", {"need/home"}),
        ("Nobody is shouted at", "Nobody is left behind", {"need/calm"}),
        ("A bell rings once", "A bell rings twice", {"need/calm", "need/bells"}),
        ("## Calm", "## Calm and quiet {#calm}", {"need/calm"}),
        ("Where we want to be", "Where we are", set[str]()),
    ],
)
def test_exactly_the_records_that_name_a_reworded_section_need_review(
    reviewed: Path, was: str, now: str, keys: set[str]
) -> None:
    assert suspect(reviewed) == set()
    reword(reviewed, was, now)
    assert suspect(reviewed) == keys


@pytest.mark.parametrize(
    "text",
    [
        STRATEGY.replace("\n", "\r\n"),
        "\ufeff" + STRATEGY,
        STRATEGY.replace("We bring everybody home.", "We bring **everybody**\nhome!"),
        STRATEGY.replace("## Mission", "Mission\n-------"),
        STRATEGY.replace("## Mission", "<!-- draft -->\n\n##   MISSION   ##"),
        "---\ntitle: Strategy\n---\n" + STRATEGY,
        STRATEGY.replace("## Mission", "## New before it\n\nWords.\n\n## Mission"),
    ],
)
def test_another_form_of_the_same_words_needs_no_review(reviewed: Path, text: str) -> None:
    (reviewed / "docs" / "strategy.md").write_text(text, encoding="utf-8", newline="")
    assert suspect(reviewed) == set()
    assert inspected(reviewed).sources.findings == ()


def test_the_finding_shows_the_old_and_the_new_words(reviewed: Path) -> None:
    reword(reviewed, "everybody home", "everybody home before dark")
    (finding,) = (each for each in inspected(reviewed).findings if each.code == "REV001")
    assert str(finding.message) == (
        'Need "I need to get home" (need/home) was reviewed on 2026-05-28, and since then its source "Mission" in docs/strategy.md '
        'has changed: it said "We bring everybody home" and now says "We bring everybody home before dark".'
    ).replace("2026-05-28", "28 May 2026")


def test_the_list_of_reviews_and_the_comparison_show_the_words(reviewed: Path, run: Run) -> None:
    reword(reviewed, "everybody home", "everybody home before dark")
    for output in (run("review", "--list").output, run("diff", "HEAD").output):
        assert "before: We bring everybody home." in output
        assert "now: We bring everybody home before dark." in output
    changed = json.loads(run("diff", "HEAD", "--format", "json").output)["comparison"]
    assert [each["at"] for each in changed["documents"]] == ["docs/strategy.md#mission"]
    assert [each["record"]["key"] for each in changed["needs_review"]] == ["need/home"]


def test_a_review_settles_it(reviewed: Path, run: Run) -> None:
    reword(reviewed, "everybody home", "everybody home before dark")
    assert run("review", "need/home", "--by", "Crew").exit_code == 0
    assert suspect(reviewed) == set()
    lock = (reviewed / "content/reviews.lock.yml").read_text(encoding="utf-8")
    assert "before dark" in lock
    assert "We bring everybody home." not in lock


def test_another_file_counts_as_a_whole_and_line_ends_of_text_do_not(reviewed: Path) -> None:
    counts = reviewed / "docs" / "counts.csv"
    counts.write_bytes(b"day,count\r\n1,2\r\n")
    assert suspect(reviewed) == set()
    counts.write_bytes(b"day,count\n1,3\n")
    assert suspect(reviewed) == {"need/rest"}
    (finding,) = (each for each in inspected(reviewed).findings if each.code == "REV001")
    assert "since then its source docs/counts.csv has changed." in str(finding.message)


def test_a_reworded_source_can_be_marked_as_editorial(reviewed: Path, git: Git, run: Run) -> None:
    reword(reviewed, "Nobody is shouted at", "Nobody gets shouted at")
    done = run("review", "--editorial", "docs/strategy.md#calm", "--because", "the same", "--by", "Crew")
    assert done.exit_code == 0, done.output
    assert "need/calm" in done.output
    assert suspect(reviewed) == set()
    again = run("review", "--editorial", "docs/strategy.md#calm", "--because", "the same", "--by", "Crew")
    assert again.exit_code == 2
    assert "says the same as at the last review" in again.output
    compared = run("diff", "HEAD").output
    assert "marked as editorial: nothing needs review" in compared
    assert "Needs review" not in compared
    git("commit", "--quiet", "--all", "--message", "Reworded")
    reword(reviewed, "gets shouted at", "gets left behind")
    assert suspect(reviewed) == {"need/calm"}


def test_a_renamed_heading_can_be_marked_as_editorial_and_a_missing_one_cannot(reviewed: Path, run: Run) -> None:
    reword(reviewed, "## Mission", "## Our mission")
    editorial = ("--because", "a longer heading", "--by", "Crew")
    refused = run("review", "--editorial", "docs/strategy.md#mission", *editorial)
    assert refused.exit_code == 2
    assert "Nothing can be read at docs/strategy.md#mission any more" in refused.output
    with_source(reviewed, MISSION, "source: docs/strategy.md#our-mission")
    assert suspect(reviewed) == {"need/home"}
    done = run("review", "--editorial", "docs/strategy.md#our-mission", *editorial)
    assert done.exit_code == 0, done.output
    assert inspected(reviewed).verdicts["need/home"].state == "reviewed"


def test_a_source_that_is_gone_at_a_revision_needs_review_there(reviewed: Path, git: Git, run: Run) -> None:
    reword(reviewed, "## Mission", "## Why")
    git("commit", "--quiet", "--all", "--message", "Renamed")
    reword(reviewed, "## Why", "## Mission")
    assert suspect(reviewed) == set()
    assert run("build", "--at", "HEAD", "--output", "site").exit_code == 0
    page = (reviewed / "site/review/index.html").read_text(encoding="utf-8")
    assert "The passage it was reviewed against is gone: “Mission” in docs/strategy.md." in html.unescape(page) or (
        "The passage it was reviewed against is gone" in page
    )
    compared = json.loads(run("diff", "HEAD~1", "HEAD", "--format", "json").output)["comparison"]
    assert [(each["at"], each["what"]) for each in compared["documents"]] == [("docs/strategy.md#mission", "gone")]
    assert [each["record"]["key"] for each in compared["needs_review"]] == ["need/home"]


def test_a_renamed_heading_is_found_by_what_stands_under_it(reviewed: Path) -> None:
    reword(reviewed, "## Mission", "## What we are for")
    (finding,) = (each for each in inspected(reviewed).findings if each.code == "REF004")
    assert str(finding.message) == (
        'The source of "I need to get home" (need/home) is the heading "#mission" of docs/strategy.md, which does not exist.'
    )
    assert str(finding.fix) == 'Did you mean "docs/strategy.md#what-we-are-for", the heading "What we are for"?'
    assert (finding.place.line, finding.place.column) == (3, 11)


def test_past_documents_are_read_from_the_commit(reviewed: Path, git: Git, run: Run) -> None:
    reword(reviewed, "everybody home", "everybody home before dark")
    git("commit", "--quiet", "--all", "--message", "Reworded")
    reword(reviewed, "before dark", "in the dark")
    (reviewed / "docs/counts.csv").unlink()
    assert "before dark" in run("diff", "HEAD~1", "HEAD").output
    assert "in the dark" not in run("diff", "HEAD~1", "HEAD").output
    assert "in the dark" in run("diff", "HEAD").output
    for revision, words in (("HEAD~1", ()), ("HEAD", ("before dark",))):
        assert run("build", "--at", revision, "--output", "site").exit_code == 0
        page = (reviewed / "site/review/index.html").read_text(encoding="utf-8")
        assert all(each in page for each in words)
        assert "in the dark" not in page
        assert "REF004" not in (reviewed / "site/report/index.html").read_text(encoding="utf-8")


def test_documents_beside_a_handbook_in_a_folder_are_read_at_a_revision(
    tmp_path: Path, root: Path, git: Git, run: Run
) -> None:
    (root / "docs").rename(tmp_path / "docs")
    needs = root / "content/needs.yml"
    needs.write_text(needs.read_text().replace("./docs/", "docs/").replace("docs/", "../docs/"))
    for arguments in (("init", "--quiet", ".."), ("add", "--all", ".."), ("commit", "--quiet", "--message", "First")):
        git(*arguments)
    assert inspected(root).sources.findings == ()
    (tmp_path / "docs/strategy.md").unlink()
    assert {each.record for each in inspected(root).sources.findings} == {"need/home", "need/calm", "need/bells"}
    assert run("build", "--at", "HEAD", "--output", "site").exit_code == 0
    assert "REF004" not in (root / "site/report/index.html").read_text(encoding="utf-8")


def test_the_records_that_name_a_document_are_reviewed_together(reviewed: Path, run: Run) -> None:
    reword(reviewed, "Nobody is shouted at", "Nobody is left behind")
    reword(reviewed, "everybody home", "everybody home before dark")
    done = run("review", "--below", "./docs/strategy.md#calm", "--by", "Crew")
    assert done.exit_code == 0, done.output
    assert "1 record below docs/strategy.md#calm reviewed by Crew" in done.output
    assert suspect(reviewed) == {"need/home"}


def test_a_kept_result_of_a_check_depends_on_the_documents(root: Path) -> None:
    places = inspected(root).places_beyond
    assert places is not None
    assert {str((root / "docs" / name).resolve()) for name in ("strategy.md", "counts.csv")} <= places


def test_a_result_that_suggests_another_document_is_not_kept(root: Path) -> None:
    (root / "docs/counts.csv").unlink()
    assert inspected(root).places_beyond is None


def test_two_branches_that_review_different_records_merge(reviewed: Path, git: Git, run: Run) -> None:
    reword(reviewed, "everybody home", "everybody home before dark")
    reword(reviewed, "A bell rings once", "A bell rings twice")
    git("commit", "--quiet", "--all", "--message", "Reworded")
    base = git("rev-parse", "HEAD")
    for branch, keys in (("one", ["need/home"]), ("two", ["need/bells", "need/calm"])):
        git("checkout", "--quiet", "-b", branch, base)
        assert run("review", *keys, "--by", "Crew").exit_code == 0
        git("commit", "--quiet", "--all", "--message", "Reviewed")
    git("merge", "--quiet", "--no-edit", "one")
    assert suspect(reviewed) == set()


def test_serving_watches_the_documents(root: Path) -> None:
    (root / "mkdocs.yml").write_text(
        "site_name: X\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n"
    )
    config = load_config(str(root / "mkdocs.yml"))
    plugin = GoldthreadPlugin()  # MkDocs keeps its own from one build to the next
    plugin.load_config({}, config.config_file_path)
    plugin.on_startup(command="serve", dirty=False)
    watched = plugin.on_config(config).watch
    assert {str((root / "docs" / name).resolve()) for name in ("strategy.md", "counts.csv")} <= set(watched)
