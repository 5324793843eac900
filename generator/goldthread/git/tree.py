"""The files of a commit, read from objects: with links followed inside the commit, and without what attributes make of a checkout."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import IO, Literal

import msgspec

from goldthread.git.errors import RevisionError
from goldthread.git.run import git
from goldthread.language.message import Message, message

_LINK = "120000"
_SUBMODULE = "160000"
_LINKS_LIMIT = 40
"""How many links lead to a file at most; more of them are taken for a loop, as systems take them."""


Links = Literal["read once", "copied", "kept"]


class Blob(msgspec.Struct, frozen=True):
    """A file, a link or a submodule as git lists it.

    mode: What it is, in git's digits.
    content: The name of its content in git.
    """

    mode: str
    content: str


class UnreadablePath(msgspec.Struct, frozen=True):
    """A path of a commit that has no file behind it.

    path: The path, from the top of the repository.
    why: What is the matter with it.
    """

    path: str
    why: Message


class Files(msgspec.Struct, frozen=True):
    """Files of a commit by the paths at which they are reached, and the paths that lead to none.

    content: The name of each file's content in git.
    links: What the links lead to that were left as links, by their paths.
    unreadable: The paths that lead nowhere, in a circle, or out of the commit.
    """

    content: Mapping[str, str]
    links: Mapping[str, str]
    unreadable: tuple[UnreadablePath, ...]


class Tree:
    """The tree of a commit; paths go from the top of the repository, whatever the folder that git runs in."""

    def __init__(self, repository: Path, commit: str) -> None:
        self._repository = repository
        self.commit = commit
        self._targets: dict[str, str] = {}

    def files(self, *tops: str, links: Links = "read once") -> Files:
        """The files at and below some paths; without a path, all of them.

        links: What becomes of links: "read once" reads a linked folder under the name of the link, unless its files are read under
            another name already, as `reading/disk.py` does; "copied" reads it under every name; "kept" leaves links as they are
            where they lead to what lies at or below the paths, and copies all others.
        """
        gathering = _Gathering(self, links, tops or ("",))
        gathering.take(self._listed(tops).items())
        gathering.finish()
        return Files(gathering.content, gathering.links, tuple(gathering.unreadable))

    def has_links(self, *tops: str) -> bool:
        """Whether there are links at or below some paths."""
        return any(each.mode == _LINK for each in self._listed(tops).values())

    def below(self, folder: str) -> Iterator[tuple[str, Blob]]:
        """What lies below a folder."""
        start = f"{folder}/" if folder else ""
        return ((path, blob) for path, blob in self._everything.items() if path.startswith(start))

    def blob(self, path: str) -> Blob | None:
        """What lies at a path, if that is no folder."""
        return self._everything.get(path)

    def followed(self, path: str) -> str | UnreadablePath:
        """Where a path leads once all links on it are followed: to the path of a file, a submodule or a folder."""
        steps = list(reversed(path.split("/")))
        done: list[str] = []
        links = 0
        while steps:
            step = steps.pop()
            if step == "..":
                if not done:
                    return UnreadablePath(path, _OUTSIDE)
                done.pop()
                continue
            done.append(step)
            here = "/".join(done)
            blob = self._everything.get(here)
            if blob is not None and blob.mode == _LINK:
                links += 1
                target = self._target(blob)
                if links > _LINKS_LIMIT:
                    return UnreadablePath(path, _ENDLESS)
                if target.startswith("/") or not target:
                    return UnreadablePath(path, _OUTSIDE)
                done.pop()
                steps += reversed([each for each in target.split("/") if each not in {"", "."}])
            elif blob is not None and steps:
                return UnreadablePath(path, _NOWHERE)
        target = "/".join(done)
        return target if target in self._everything or target in self._folders else UnreadablePath(path, _NOWHERE)

    @cached_property
    def _everything(self) -> Mapping[str, Blob]:
        return self._listed(())

    @cached_property
    def _folders(self) -> frozenset[str]:
        """All folders of the commit; its top has no name."""
        parents = (parent for path in self._everything for parent in PurePosixPath(path).parents)
        return frozenset(parent.as_posix() if parent.parts else "" for parent in parents)

    def _target(self, blob: Blob) -> str:
        if blob.content not in self._targets:
            links = dict.fromkeys(each.content for each in self._everything.values() if each.mode == _LINK)
            self._targets = {name: os.fsdecode(data) for name, data in contents(self._repository, links)}
        return self._targets[blob.content]

    def _listed(self, tops: Iterable[str]) -> dict[str, Blob]:
        done = git(self._repository, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *tops)
        if not done.is_done:
            raise RevisionError(
                message("The files of {commit} are not all here. {reason}", commit=self.commit, reason=done.reason)
            )
        entries: dict[str, Blob] = {}
        for line in done.stdout.split(b"\0")[:-1]:
            about, _, path = line.partition(b"\t")
            mode, _, content = about.decode().split(" ")
            name = os.fsdecode(path)
            if any(part in {"", ".", ".."} for part in name.split("/")):
                raise RevisionError(
                    message(
                        'The commit {commit} holds a path that no checkout could have: "{name}".',
                        commit=self.commit,
                        name=name,
                    )
                )
            entries[name] = Blob(mode, content)
        return entries


class _Gathering:
    """What was found so far, and the linked folders that wait for the end."""

    def __init__(self, tree: Tree, links: Links, tops: tuple[str, ...]) -> None:
        self.content: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.unreadable: list[UnreadablePath] = []
        self._tree = tree
        self._kept = tops if links == "kept" else ()
        self._reads_once = links == "read once"
        self._seen: set[str] = set()
        self._waiting: list[tuple[str, str, str, tuple[str, ...]]] = []

    def take(
        self, listed: Iterable[tuple[str, Blob]], start: str = "", name: str = "", ways: tuple[str, ...] = ()
    ) -> None:
        """Take in files, those below a folder by the name of the link that leads there.

        ways: The linked folders that were entered on the way.
        """
        for path, blob in listed:
            known_as = f"{name}{path.removeprefix(start)}"
            self._seen.update(parent.as_posix() for parent in PurePosixPath(path).parents)
            if blob.mode == _SUBMODULE:
                self.unreadable.append(UnreadablePath(known_as, _SUBMODULES))
            elif blob.mode == _LINK:
                self._look(path, known_as, ways)
            else:
                self.content[known_as] = blob.content

    def finish(self) -> None:
        """Take in the linked folders whose files were not read under another name."""
        while self._waiting:
            waiting, self._waiting = sorted(self._waiting), []
            for known_as, path, target, ways in waiting:
                if any(_holds(target, each) for each in (path, *ways)):
                    self.unreadable.append(UnreadablePath(known_as, _ENDLESS))
                elif target not in self._seen or not self._reads_once:
                    start = f"{target}/" if target else ""
                    self.take(self._tree.below(target), start, f"{known_as}/", (*ways, target))

    def _look(self, path: str, known_as: str, ways: tuple[str, ...]) -> None:
        target = self._tree.followed(path)
        if isinstance(target, UnreadablePath):
            self.unreadable.append(msgspec.structs.replace(target, path=known_as))
            return
        blob = self._tree.blob(target)
        if any(_holds(top, target) for top in self._kept):
            self.links[known_as] = target
        elif blob is None:
            self._waiting.append((known_as, path, target, ways))
        elif blob.mode == _SUBMODULE:
            self.unreadable.append(UnreadablePath(known_as, _SUBMODULES))
        else:
            self.content[known_as] = blob.content


def _holds(folder: str, path: str) -> bool:
    return not folder or f"{path}/".startswith(f"{folder}/")


_ENDLESS = message("it is a link that leads back to itself")
_OUTSIDE = message("it is a link that leads out of the repository")
_NOWHERE = message("it is a link to something that the commit does not hold")
_SUBMODULES = message("it is a submodule, whose files lie in a repository of their own")


def contents(repository: Path, names: Iterable[str], limit: int | None = None) -> Iterator[tuple[str, bytes]]:
    """What is kept in git under each of some names, in their order; of what is longer than a limit, the beginning."""
    with tempfile.TemporaryFile() as file:
        for name, size in _sizes(repository, names, file):
            taken = size if limit is None else min(size, limit)
            yield name, file.read(taken)
            file.seek(size - taken + 1, os.SEEK_CUR)


def _sizes(repository: Path, names: Iterable[str], file: IO[bytes]) -> Iterator[tuple[str, int]]:
    """Let git write contents into a file; for each, its name and its length, the file standing where it begins."""
    asked = list(names)
    done = git(repository, "cat-file", "--batch", asks="".join(f"{name}\n" for name in asked).encode(), into=file)
    file.seek(0)
    for name in asked:
        words = file.readline().split()
        if not done.is_done or len(words) != 3:  # noqa: PLR2004 - name, kind, size
            raise RevisionError(message("Not all files of the commit are here. {reason}", reason=done.reason))
        yield name, int(words[2])
