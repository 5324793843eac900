"""A small handbook, its site in a folder that is kept up to date, and the same site built from nothing."""

from collections.abc import Mapping
from pathlib import Path
from unittest.mock import Mock

import mkdocs.commands.build
import pytest

from demonstration import DAY
from goldthread.disk.folders import Replacement
from goldthread.model.record import Audience
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import inspected
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.engine import site_contents
from goldthread.publishing.mkdocs_site import build_site
from specimen.overlay import lay_over_specimen

SETTINGS = (
    "site_name: Ferry & friends\nsite_url: https://ferry.example/book/\ndocs_dir: content\n"
    "theme: {name: material}\nplugins: [search, goldthread]\n"
)
LANDING = "content/touchpoints/landing.yml"
State = Mapping[str, bytes]


class Workplace:
    """A small handbook, the site that is kept up to date, and how often MkDocs built it as a whole."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.site, self._clean = folder / "handbook", folder / "site", folder / "clean"
        self._monkeypatch = monkeypatch
        self.mkdocs = Mock(wraps=mkdocs.commands.build.build)
        self.day, self.commit = DAY, "abc1234"
        monkeypatch.setattr(mkdocs.commands.build, "build", self.mkdocs)
        lay_over_specimen(self.root, {"mkdocs.yml": SETTINGS})

    def build(self, folder: Path | None = None, audience: Audience = "internal") -> Replacement:
        """Build the handbook into a folder."""
        build = Build(on=self.day, commit=self.commit, generator="1")
        request = request_of(self.root, configuration_of(self.root), audience=audience, build=build)
        contents = site_contents(request, inspected(request), with_errors=True)
        return build_site(contents, folder or self.site)

    def is_spared(self) -> bool:
        """Build the site again, and tell whether MkDocs was spared; the site is the one that is built from nothing."""
        before = self.mkdocs.call_count
        self.build()
        is_spared = self.mkdocs.call_count == before
        self.check()
        return is_spared

    def check(self, audience: Audience = "internal") -> None:
        """Make sure that the site is the one that is built from nothing."""
        with self._monkeypatch.context() as without:
            without.setenv("GOLDTHREAD_NO_CACHE", "1")
            self.build(self._clean, audience)
        found, wanted = state(self.site), state(self._clean)
        assert [name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)] == []

    def edit(self, path: str, before: str, after: str) -> None:
        """Write something else into a file of the handbook."""
        text = (self.root / path).read_text("utf-8")
        assert before in text
        (self.root / path).write_text(text.replace(before, after), "utf-8")

    def add(self, path: str, text: str) -> None:
        """Write a file of the handbook."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")


def state(folder: Path) -> State:
    """All files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """A handbook whose site was built once."""
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = Workplace(tmp_path, monkeypatch)
    made.build()
    return made
