"""Documents are read from the working tree and from a commit alike, and whatever is no document is a finding."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.documents import document
from goldthread.documents.document import Document, DocumentStore, NoPassage, Passage, read_document
from goldthread.documents.folder import DocumentFolder
from goldthread.git.documents import DocumentCommit
from goldthread.inspection import inspect
from goldthread.settings import Settings
from sources.conftest import Git
from test_rule import TODAY

Store = Callable[[], DocumentStore]


@pytest.fixture(params=["working tree", "commit"])
def store(request: pytest.FixtureRequest, root: Path, git: Git) -> Store:
    """The documents of the handbook as they lie in its folder, or in a commit of it."""
    (root.parent / "outside.md").write_text("# Outside\n")
    git("init", "--quiet")

    def make() -> DocumentStore:
        git("add", "--all", "--force")
        git("commit", "--quiet", "--allow-empty", "--message", "All of it")
        return (
            DocumentFolder(root) if request.param == "working tree" else DocumentCommit(root, git("rev-parse", "HEAD"))
        )

    return make


def reason(store: DocumentStore, path: str) -> str:
    data = store.read(path, 100)
    return data.reason if isinstance(data, NoPassage) else "read"


def test_a_document_is_read(store: Store) -> None:
    assert store().read("docs/counts.csv", 100) == b"day,count\n1,2\n"
    assert store().read("docs/counts.csv", 3) == b"day,"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("docs/strategy.md", "read"),
        ("./docs/../docs/strategy.md", "read"),
        ("docs/stratgey.md", "missing"),
        ("docs/Strategy.md", "missing"),
        ("docs", "folder"),
        ("docs/strategy.md/more", "missing"),
        ("../outside.md", "outside"),
        ("../../../../etc/passwd", "outside"),
        ("/etc/passwd", "outside"),
    ],
)
def test_only_files_of_the_repository_are_read(store: Store, path: str, why: str) -> None:
    assert reason(store(), path) == why


def test_git_s_own_files_are_no_documents(root: Path, git: Git) -> None:
    git("init", "--quiet")
    assert reason(DocumentFolder(root), ".git/config") == "outside"


def test_links_are_followed_inside_the_repository_alone(store: Store, root: Path) -> None:
    (root / "docs/inside.md").symlink_to("strategy.md")
    (root / "papers").symlink_to("docs")
    (root / "docs/out.md").symlink_to("../../outside.md")
    (root / "docs/absolute.md").symlink_to("/etc/passwd")
    (root / "docs/loop.md").symlink_to("loop.md")
    found = store()
    assert reason(found, "docs/inside.md") == "read"
    assert reason(found, "papers/strategy.md") == "read"
    assert reason(found, "docs/out.md") in {"outside", "unreadable"}
    assert reason(found, "docs/absolute.md") in {"outside", "unreadable"}
    assert reason(found, "docs/loop.md") == "unreadable"


def test_a_name_is_found_whatever_the_composition_of_its_letters(store: Store, root: Path) -> None:
    (root / "docs/Stratégie.md").write_text("# A\n")
    assert reason(store(), "docs/Strate\u0301gie.md") == "read"


def test_a_pipe_is_no_document(root: Path) -> None:
    os.mkfifo(root / "docs/pipe.md")
    assert reason(DocumentFolder(root), "docs/pipe.md") == "no_file"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"# A\n\nB\xff\n", NoPassage("no_text", "3")),
        ("# A\n".encode("utf-16"), NoPassage("no_text", "1")),
        (b"# A\n\0\n", NoPassage("no_text", "2")),
        (b"x" * (document.TEXT_LIMIT + 1), NoPassage("too_large", "1")),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"a" * 64 + b"\nsize 3\n",
            NoPassage("not_fetched"),
        ),
    ],
)
def test_what_cannot_be_read_as_markdown_says_why(data: bytes, why: NoPassage) -> None:
    assert read_document("docs/a.md", data) == why


def test_a_document_without_a_heading_is_a_whole() -> None:
    read = read_document("docs/a.md", b"Only words.\n")
    assert isinstance(read, Document)
    assert isinstance(read.passage(""), Passage)
    assert read.passage("mission") == NoPassage("no_heading")


def test_of_a_long_section_only_the_fingerprint_is_kept() -> None:
    read = read_document("docs/a.md", b"# A\n\n" + b"word " * 10_000)
    assert isinstance(read, Document)
    passage = read.passage("a")
    assert isinstance(passage, Passage)
    assert passage.says == ()
    assert passage.print


@pytest.mark.parametrize(
    ("at", "problem", "fix"),
    [
        ("docs/stratgey.md#mission", 'is the file "docs/stratgey.md", which does not', "docs/strategy.md#mission"),
        ("docs/Strategy.md", 'is the file "docs/Strategy.md", which does not exist', '"docs/strategy.md"?'),
        ("old/strategy.md", "which does not exist", '"docs/strategy.md"?'),
        ("docs/strategy.md#Mission", 'the heading "#Mission"', '"docs/strategy.md#mission", the heading "Mission"'),
        ("docs/strategy.md#misson", 'the heading "#misson"', '"docs/strategy.md#mission", the heading "Mission"'),
        (
            "docs/strategy.md#zzzz",
            'the heading "#zzzz"',
            "Write one of its headings: strategy, mission, calm or bells.",
        ),
        ("docs/counts.csv#row", "", ""),
        ("docs/", "which is a folder", "Name a file in it."),
        ("../outside.md", "which is not in this repository", "or a web address"),
        ("mailto:a", "neither a web address nor a path", "https://"),
        ("C:\\docs\\a.md", "neither a web address nor a path", "https://"),
        ("docs\\strategy.md#mission", "", ""),
    ],
)
def test_a_source_that_leads_nowhere_is_a_finding(root: Path, at: str, problem: str, fix: str) -> None:
    (root / "content/needs.yml").write_text(f"home:\n  need: I need to get home.\n  source:\n    - at: '{at}'\n")
    found = inspect(root, Settings(today=TODAY))
    assert found.faults == ()
    assert len(found.sources.findings) == bool(problem)
    for finding in found.sources.findings:
        assert (finding.code, finding.severity, finding.record) == ("REF004", "warning", "need/home")
        assert problem in str(finding.message)
        assert fix in str(finding.fix)
        assert (finding.place.file, finding.place.line, finding.place.column) == ("content/needs.yml", 4, 11)
