"""A handbook that is served without a socket."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goldthread.serving.answers import Answer, Request, Site
from goldthread.serving.handbook import ServedHandbook

SPECIMEN = Path(__file__).resolve().parents[1] / "specimen"
SETTINGS = "site_name: Sandbank Ferry\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n"


class Asked:
    """A handbook that is asked for pages, as by a browser on the same machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.handbook = ServedHandbook(root)
        self.site = Site(self.handbook)

    def ask(self, target: str, method: str = "GET", *, is_near: bool = True, **headers: str) -> Answer:
        """The answer to a request."""
        told = {"host": "localhost:8000", **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.site.answer(Request(method=method, target=target, headers=told, is_near=is_near))

    def page(self, target: str) -> str:
        """The text of a page."""
        return self.ask(target).body.decode()

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file, in which it occurs."""
        text = (self.root / name).read_text()
        assert old in text
        self.write(name, text.replace(old, new))


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Asked]]:
    """Serves the handbooks in folders."""
    served: list[Asked] = []

    def begin(root: Path) -> Asked:
        served.append(Asked(root))
        return served[-1]

    yield begin
    for each in served:
        each.handbook.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small handbook, with settings of its own."""
    root = tmp_path / "handbook"
    shutil.copytree(SPECIMEN, root)
    (root / "mkdocs.yml").write_text(SETTINGS)
    return root


@pytest.fixture
def asked(root: Path, serve: Callable[[Path], Asked]) -> Asked:
    """It is served."""
    return serve(root)
