"""What Lighthouse says of pages of a site, served from this machine as hosts serve them: compressed, and to be kept."""

import contextlib
import functools
import gzip
import http.server
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from browser.chromium import ADVICE, ARGUMENTS, find
from browser.web_server import Quiet
from node_programs import NodeProgram

PROGRAM = NodeProgram("lighthouse", HERE / "lighthouse", "lighthouse/cli/index.js")
WANTED: Mapping[str, int] = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""What each category of Lighthouse should come to, of 100."""
PAGES: Mapping[str, str] = {
    "the home page": "",
    "a team's page": "team/quays/",
    "a touchpoint's page": "touchpoint/quay-board/",
    "a situation's page": "situations/queue-in-the-rain/",
}
"""A page of each kind that most people open."""
_PACKED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}


class Audit(msgspec.Struct, frozen=True, rename="camel"):
    """One thing that Lighthouse looked at.

    score: Of 1; none where it does not apply, or only informs.
    """

    title: str
    score: float | None = None
    display_value: str = ""


class Category(msgspec.Struct, frozen=True):
    """What a category came to, of 1."""

    score: float | None


class Surroundings(msgspec.Struct, frozen=True, rename="camel"):
    """Where a page was looked at.

    benchmark_index: How fast the machine was; it slows the processor down four times, which presumes about 1,000.
    """

    benchmark_index: float


class Report(msgspec.Struct, frozen=True):
    """What Lighthouse says of a page."""

    categories: Mapping[str, Category]
    audits: Mapping[str, Audit]
    environment: Surroundings

    def points(self, category: str) -> int:
        """What a category came to, of 100."""
        return round(100 * (self.categories[category].score or 0))

    @property
    def short(self) -> list[str]:
        """What is short of its best, with its figure."""
        audits = (each for each in self.audits.values() if each.score is not None and each.score < 1)
        return [f"{each.title}: {each.display_value}".rstrip(": ") for each in audits]


class Packed(Quiet):
    """Serves text compressed, where the browser takes that, as hosts of pages do."""

    def send_head(self) -> io.BytesIO | None:
        """Send the headers of a file, and give what follows them."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(http.HTTPStatus.NOT_FOUND)
            return None
        sent = path.read_bytes()
        self.send_response(http.HTTPStatus.OK)
        if path.suffix in _PACKED:
            sent = gzip.compress(sent, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return io.BytesIO(sent)


def prepare() -> None:
    """Install Lighthouse where it is not there; end in one sentence where there is no browser."""
    if find() is None:
        sys.exit(ADVICE)
    if not PROGRAM.is_installed:
        PROGRAM.install()


def reports(site: Path, pages: Mapping[str, str] = PAGES) -> Iterator[tuple[str, Report]]:
    """The name of each page, and what Lighthouse says of it as a phone of middling speed shows it."""
    with served(site) as host:
        for name, address in pages.items():
            yield name, _report(host + address)


def read(said: bytes) -> Report:
    """What Lighthouse wrote as JSON."""
    return msgspec.json.decode(said, type=Report)


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """The address under which a site is served, compressed."""
    handler = functools.partial(Packed, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def _report(address: str) -> Report:
    flags = " ".join(("--headless=new", *ARGUMENTS))
    words = (*PROGRAM.command, address, "--quiet", "--output=json", f"--chrome-flags={flags}")
    surroundings = {**os.environ, "CHROME_PATH": find() or ""}
    done = subprocess.run(words, env=surroundings, capture_output=True, check=False)  # noqa: S603 - a program that the lock file names
    if done.returncode:
        sys.exit(done.stderr.decode())
    return read(done.stdout)
