"""A document that a record names as its source is upstream of it: when it says something else, exactly its records need review."""

import json
from pathlib import Path

import pytest
from mkdocs.config import load_config

from goldthread.exchange import handbook_json
from goldthread.inspection import Inspection, inspect
from goldthread.mkdocs_plugin import GoldthreadPlugin
from goldthread.pages.components.citations import cited
from goldthread.pages.frame.addresses import Links
from goldthread.pages.frame.markdown_text import Words
from goldthread.settings import Settings
from sources.conftest import STRATEGY, Git, Run
from test_rule import TODAY


def inspected(root: Path) -> Inspection:
    return inspect(root, Settings(today=TODAY))


def suspect(root: Path) -> set[str]:
    inspection = inspected(root)
    states = {key for key, verdict in inspection.verdicts.items() if verdict.state == "suspect"}
    assert {each.record for each in inspection.findings if each.code == "REV001"} == states
    return states


def reword(root: Path, was: str, now: str) -> None:
    file = root / "docs" / "strategy.md"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8", newline="\n")


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


def test_the_page_of_reviews_shows_the_words_as_they_are(reviewed: Path, run: Run) -> None:
    reword(reviewed, "everybody home", "everybody `<b>home</b>` [[need/calm]]")
    assert run("build", "--output", "site").exit_code == 0
    page = (reviewed / "site/review/index.html").read_text(encoding="utf-8")
    assert "We bring everybody home." in page
    assert "We bring everybody &lt;b&gt;home&lt;/b&gt; [[need/calm]]." in page


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


def test_a_new_source_leaves_a_record_unreviewed(reviewed: Path) -> None:
    needs = reviewed / "content/needs.yml"
    needs.write_text(needs.read_text().replace("source: docs/strategy.md#mission", "source: docs/strategy.md"))
    assert inspected(reviewed).verdicts["need/home"].state == "unreviewed"


def test_a_document_that_is_gone_is_one_finding_and_no_review(reviewed: Path) -> None:
    (reviewed / "docs/counts.csv").unlink()
    codes = [(each.code, each.record) for each in inspected(reviewed).findings]
    assert codes == [("REF004", "need/rest")]


def test_a_renamed_heading_is_found_by_what_stands_under_it(reviewed: Path) -> None:
    reword(reviewed, "## Mission", "## What we are for")
    (finding,) = (each for each in inspected(reviewed).findings if each.code == "REF004")
    assert str(finding.message) == (
        'The source of need/home is the heading "#mission" of docs/strategy.md, which does not exist.'
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


def test_nothing_of_a_document_is_in_a_public_site(reviewed: Path, run: Run) -> None:
    reword(reviewed, "everybody home", "everybody home before dark")
    assert run("build", "--audience", "public", "--output", "site").exit_code == 0
    files = [
        each for each in (reviewed / "site").rglob("*") if each.suffix in {".html", ".json", ".js", ".txt", ".csv"}
    ]
    text = "".join(each.read_text(encoding="utf-8", errors="replace") for each in files)
    for secret in ("strategy", "Strategy", "everybody home", "before dark", "counts.csv", "#mission"):
        assert secret not in text, secret
    assert "Desk log" in text


def test_json_for_colleagues_holds_the_sources_and_no_words_of_documents(reviewed: Path) -> None:
    text = handbook_json.book_as_json(inspected(reviewed).reading.book).decode()
    assert "docs/strategy.md#mission" in text
    assert "everybody" not in text


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("home", "Strategy, “Mission”"),
        ("calm", "Strategy, “Calm” (seen on 3 January 2026)"),
        ("bells", "Strategy, “Bells”"),
        ("rest", "Desk log; Counts"),
        ("alone", "Desk log"),
    ],
)
def test_a_page_names_the_document_and_the_heading(root: Path, need: str, words: str) -> None:
    book = inspected(root).graph.book
    assert str(cited(Words(book, Links(book, "")), book.records[f"need/{need}"])) == words


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
