"""Where a site may be written: never over records, files of others, or another kind of output."""

from pathlib import Path

import pytest

from goldthread.disk.manifests import MANIFEST, manifest_text
from goldthread.publishing.outputs import UnusableFolderError, check_output, is_of_older_editions, is_of_older_site

PAGE = '<link rel="stylesheet" href="../assets/goldthread/goldthread.css">'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "handbook"
    write(folder, {"content/handbook.yml": "brand: B", "principles/p.yml": "p: {}", ".git/HEAD": "ref"})
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@pytest.mark.parametrize("output", [".", "..", "/", "content", "content/site", "principles/a/b", "site/../content"])
def test_the_records_are_never_in_or_under_an_output(root: Path, output: str) -> None:
    with pytest.raises(UnusableFolderError, match="holds the records"):
        check_output(root / output, root, "site")


def test_records_behind_a_symbolic_link_are_not_overwritten(root: Path, tmp_path: Path) -> None:
    (root / "content").rename(tmp_path / "shared")
    (root / "content").symlink_to(tmp_path / "shared")
    (root / "site").symlink_to("content")
    for output in (tmp_path / "shared", tmp_path / "shared" / "site", root / "site"):
        with pytest.raises(UnusableFolderError, match="holds the records"):
            check_output(output, root, "site")


def test_git_folders_and_the_home_folder_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnusableFolderError, match="is a folder of git"):
        check_output(root / ".git" / "site", root, "site")
    (root.parent / "me").mkdir()
    monkeypatch.setenv("HOME", str(root.parent / "me"))
    with pytest.raises(UnusableFolderError, match="your home folder"):
        check_output(root.parent / "me", root, "site")


@pytest.mark.parametrize(
    "files",
    [
        {"letter.txt": "Dear all"},
        {".git/HEAD": "ref", "README.md": "# Mine"},
        {"sitemap.xml": "<urlset/>", "index.html": "<p>Somebody else's</p>"},
        {"versions.json": "[]"},
    ],
)
def test_a_folder_with_files_of_others_is_refused(root: Path, files: dict[str, str]) -> None:
    write(root / "out", files)
    with pytest.raises(UnusableFolderError, match="not a site"):
        check_output(root / "out", root, "site")


def test_own_empty_and_missing_folders_are_accepted(root: Path) -> None:
    (root / "empty").mkdir()
    write(root / "ours", {MANIFEST: manifest_text("site", ["index.html"]).decode(), "CNAME": "ferry.example"})
    write(root / "older", {"sitemap.xml": "<urlset/>", "index.html": PAGE})
    for name in ("empty", "missing", "ours", "older"):
        check_output(root / name, root, "site")


def test_a_folder_with_another_kind_of_output_is_refused(root: Path) -> None:
    write(root / "out", {MANIFEST: manifest_text("editions", ["versions.json"]).decode()})
    for holds in ("site", "tree"):
        with pytest.raises(UnusableFolderError, match="holds published versions"):
            check_output(root / "out", root, holds)


def test_files_of_an_older_version_are_told_apart_from_added_files(tmp_path: Path) -> None:
    ours = {
        "index.html": PAGE,
        "team/crew/index.html": PAGE,
        "assets/x.css": "",
        "search/index.js": "{}",
        "sitemap.xml": "",
    }
    theirs = {"CNAME": "ferry.example", "notes/index.html": "<p>Mine</p>", "notes.txt": "Mine", "sitemap/x": ""}
    write(tmp_path, {**ours, **theirs})
    assert {name for name in (*ours, *theirs) if is_of_older_site(tmp_path, name)} == set(ours)
    write(tmp_path, {"versions.json": '[{"version": "1.0", "title": "1.0", "aliases": ["latest"]}]'})
    for folder in ("1.0", "latest", "mine"):
        write(tmp_path / folder, ours)
    assert is_of_older_editions(tmp_path, "latest/team/crew/index.html")
    assert is_of_older_editions(tmp_path, "versions.json")
    assert not is_of_older_editions(tmp_path, "mine/index.html")
    assert not is_of_older_editions(tmp_path, "notes.txt")
