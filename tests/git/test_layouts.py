"""In every layout and configuration of a repository, a commit has the same records as the folder."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from goldthread.commands.diff import version_of
from goldthread.git.arrival import arrival_of
from goldthread.git.commits import commit_of
from goldthread.git.revision import files_at, revision
from goldthread.publishing.build_info import conditions
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.past_revision import at_revision
from goldthread.reading.files import files_on_disk
from goldthread.settings import Settings

RECORDS = MappingProxyType(
    {
        "content/handbook.yml": 'brand: Sandbank Ferry\nvision: Nobody is stranded.\nedition: "1.0"\n',
        "content/editions.yml": '- edition: "1.0"\n  on: 2026-01-05\n  summary: The first.\n',
        "content/touchpoints/hall.yml": "board: {name: Board}\n",
        "principles/tell-first.yml": "statement: We say it first.\n",
        "mkdocs.yml": "site_name: Ferry\ndocs_dir: content\nplugins: [{goldthread: {audience: public}}]\n",
    }
)
WHO = MappingProxyType({"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.example", "GIT_COMMITTER_NAME": "A"})
WHEN = MappingProxyType({"GIT_AUTHOR_DATE": "2026-01-05T12:00:00Z", "GIT_COMMITTER_DATE": "2026-01-05T12:00:00Z"})
OUTSIDE = MappingProxyType(
    {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "SOURCE_DATE"))}
)

Layout = Callable[[Path], Path]


def git(folder: Path, *arguments: str, asks: str = "") -> str:
    """What git prints; nobody's settings reach it, and it must not fail."""
    environment = {**OUTSIDE, **WHO, "GIT_COMMITTER_EMAIL": "a@b.example", **WHEN, "GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", "-c", "protocol.file.allow=always", "-C", str(folder), *arguments]
    done = subprocess.run(command, env=environment, input=asks, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def write(root: Path, files: Mapping[str, str] = RECORDS) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, newline="\n")
    return root


def keep(folder: Path, *options: str) -> None:
    git(folder, "add", "--all")
    git(folder, *options, "commit", "--quiet", "--allow-empty", "--message", "state")


def plain(place: Path, *options: str) -> Path:
    root = write(place / "hb")
    git(root, "init", "--quiet", "--initial-branch=main", *options)
    keep(root)
    return root


def setting(name: str, value: str) -> Layout:
    def make(place: Path) -> Path:
        root = plain(place)
        git(root, "config", name, value)
        return root

    return make


def attributes(text: str) -> Layout:
    def make(place: Path) -> Path:
        root = plain(place)
        (root / ".gitattributes").write_text(text)
        keep(root)
        return root

    return make


def with_files(files: Mapping[str, str]) -> Layout:
    def make(place: Path) -> Path:
        root = write(plain(place), files)
        keep(root)
        return root

    return make


def hook(name: str) -> Layout:
    def make(place: Path) -> Path:
        root = plain(place)
        file = root / ".git" / "hooks" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("#!/bin/sh\necho noise\nexit 1\n")
        file.chmod(0o755)
        return root

    return make


def subfolder(place: Path) -> Path:
    root = write(place / "repository" / "docs" / "hb")
    git(place / "repository", "init", "--quiet")
    keep(place / "repository")
    return root


def worktree(place: Path) -> Path:
    git(plain(place), "worktree", "add", "--quiet", str(place / "tree"))
    return place / "tree"


def submodule(place: Path) -> Path:
    plain(place)
    (place / "above").mkdir()
    git(place / "above", "init", "--quiet")
    git(place / "above", "submodule", "--quiet", "add", str(place / "hb"), "hb")
    keep(place / "above")
    return place / "above" / "hb"


def shallow(place: Path) -> Path:
    root = plain(place)
    keep(root)
    git(place, "clone", "--quiet", "--depth=1", root.as_uri(), "clone")
    return place / "clone"


def partial(place: Path) -> Path:
    root = plain(place)
    git(root, "config", "uploadpack.allowFilter", "true")
    git(place, "clone", "--quiet", "--filter=blob:none", root.as_uri(), "clone")
    return place / "clone"


def detached(place: Path) -> Path:
    root = plain(place)
    git(root, "checkout", "--quiet", "--detach")
    return root


def packed(place: Path) -> Path:
    root = plain(place)
    git(root, "pack-refs", "--all")
    git(root, "gc", "--quiet")
    return root


def replaced_commit(place: Path) -> Path:
    root = plain(place)
    tree = git(root, "mktree", asks="")
    other = git(root, "commit-tree", "-m", "other", tree)
    git(root, "replace", "HEAD", other)
    git(root, "--no-replace-objects", "reset", "--quiet", "--hard")
    return root


def linked_inside(place: Path) -> Path:
    root = plain(place)
    (root / "content" / "touchpoints").rename(root / "library")
    (root / "content" / "touchpoints").symlink_to("../library")
    keep(root)
    return root


def linked_twice(place: Path) -> Path:
    root = plain(place)
    (root / "content" / "again").symlink_to("touchpoints")
    keep(root)
    return root


def linked_file(place: Path) -> Path:
    root = plain(place)
    (root / "principles" / "tell-first.yml").rename(root / "first.yml")
    (root / "principles" / "tell-first.yml").symlink_to("../first.yml")
    keep(root)
    return root


def hidden_file(place: Path) -> Path:
    root = plain(place)
    (root / "content" / "touchpoints" / ".kept").write_text("")
    keep(root)
    return root


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "plain": plain,
        "sha256": lambda place: plain(place, "--object-format=sha256"),
        "git folder elsewhere": lambda place: plain(place, f"--separate-git-dir={place / 'elsewhere'}"),
        "subfolder": subfolder,
        "worktree": worktree,
        "submodule": submodule,
        "shallow": shallow,
        "partial clone": partial,
        "detached": detached,
        "packed": packed,
        "replaced commit": replaced_commit,
        "linked folder": linked_inside,
        "folder linked twice": linked_twice,
        "linked file": linked_file,
        "hidden file": hidden_file,
        "export-ignore": attributes("/principles export-ignore\n/content/touchpoints export-ignore\n"),
        "export-subst": attributes("* export-subst\n"),
        "end of lines": attributes("* text eol=crlf\n"),
        "encoding": attributes("*.txt working-tree-encoding=UTF-16\n"),
        "filter that is not installed": attributes("*.txt filter=missing\n"),
        "merge driver": attributes("*.yml merge=union diff=python\n"),
        "spaces and umlauts": with_files({"content/touchpoints/with spaces é.yml": "bell: {name: Bell}\n"}),
        "quotes and backslashes": with_files({'content/touchpoints/a"b\\c.yml': "bell: {name: Bell}\n"}),
        "a tab in a name": with_files({"content/touchpoints/a\tb.yml": "bell: {name: Bell}\n"}),
        "a line break in a name": with_files({"content/touchpoints/a\nb.yml": "bell: {name: Bell}\n"}),
        "a name like an option": with_files({"content/touchpoints/-x.yml": "bell: {name: Bell}\n"}),
        "a name like a pattern": with_files({"content/touchpoints/[a]*.yml": "bell: {name: Bell}\n"}),
        "hook reference-transaction": hook("reference-transaction"),
        "hook post-index-change": hook("post-index-change"),
        "log.showSignature": setting("log.showSignature", "true"),
        "log.follow": setting("log.follow", "true"),
        "format.pretty": setting("format.pretty", "oneline"),
        "color.ui": setting("color.ui", "always"),
        "core.quotePath": setting("core.quotePath", "true"),
        "core.autocrlf": setting("core.autocrlf", "true"),
        "core.bare": setting("core.bare", "true"),
        "core.worktree": setting("core.worktree", "/"),
        "core.pager": setting("core.pager", "false"),
        "core.fsmonitor": setting("core.fsmonitor", "/no/such/program"),
        "core.fileMode": setting("core.fileMode", "true"),
        "core.hooksPath": setting("core.hooksPath", "/no/such/folder"),
        "alias": setting("alias.cat-file", "!false"),
        "status.showUntrackedFiles": setting("status.showUntrackedFiles", "no"),
        "commit.gpgSign": setting("commit.gpgSign", "true"),
        "i18n.logOutputEncoding": setting("i18n.logOutputEncoding", "UTF-16"),
        "diff.ignoreSubmodules": setting("diff.ignoreSubmodules", "all"),
        "push.default": setting("push.default", "nothing"),
    }
)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_commit_has_the_same_records_as_the_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = LAYOUTS[name](tmp_path).resolve()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for leading in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_WORK_TREE"):
        monkeypatch.setenv(leading, str(tmp_path / "nowhere"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    here = {path: data.replace(b"\r\n", b"\n") for path, data in files_on_disk(root).items()}
    commit = commit_of(root, "HEAD")
    assert {"principles/tell-first.yml", "content/touchpoints/hall.yml"} <= here.keys()
    assert files_at(root, commit.name) == here
    assert revision(root, "HEAD").files == here
    assert version_of(root, "HEAD", Settings(today=commit.day)).graph.book.records
    assert arrival_of(root, "1.0") if name != "shallow" else True
    with at_revision(root, "HEAD") as state:
        assert files_on_disk(state.root) == here
        told = configuration_of(state.root, state.top)
        assert told is not None
        assert told.audience == "public"
    build = conditions(root).build
    assert (build.on.isoformat(), build.commit) == ("2026-01-05", commit.name[:10])


def test_records_that_git_is_told_to_ignore_or_does_not_know_mark_a_commit(tmp_path: Path) -> None:
    for name, ignored in (("known", ""), ("ignored", "bell.yml\n")):
        root = plain(tmp_path / name)
        (root / ".gitignore").write_text(ignored)
        keep(root)
        write(root, {"content/touchpoints/bell.yml": "bell: {name: Bell}\n"})
        assert conditions(root).build.commit.endswith("+")
