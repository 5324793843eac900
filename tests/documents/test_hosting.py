"""What docs/host.md promises of the files that a host is given."""

import http.server
import re
import subprocess
import threading
import urllib.request
from functools import partial
from pathlib import Path

import pytest

from command_line import goldthread
from conftest import REPOSITORY

PAGE = (REPOSITORY / "docs/host.md").read_text(encoding="utf-8")
HANDBOOK = "brand: Ferry\nvision: Nobody is left on the shore.\nedition: '1.0'\n"
SETTINGS = """site_name: Ferry
site_url: https://handbook.example/
docs_dir: content
theme: {name: material}
plugins: [search, goldthread]
"""


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all editions of a handbook, published as the page says."""
    root = tmp_path_factory.mktemp("hosting")
    (root / "content").mkdir()
    (root / "content/handbook.yml").write_text(HANDBOOK, "utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "All"]):
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        subprocess.run(["git", *who, *words], cwd=root, check=True)
    (command,) = re.findall(r"^goldthread (publish --output \S+)", PAGE, re.MULTILINE)
    assert goldthread(*command.split(), cwd=root).exit_code == 0
    return root / "public"


def test_the_documents_that_hosts_are_told_of_exist(public: Path) -> None:
    named = set(re.findall(r"`([\w.]+\.html)`|`(\.\w+)`", PAGE))
    assert {a or b for a, b in named} == {"index.html", "404.html", ".nojekyll"}
    assert {a or b for a, b in named} <= {each.name for each in public.iterdir()}


def test_a_plain_server_serves_pages_and_what_they_load(public: Path) -> None:
    handler = partial(_Silent, directory=str(public))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            address = f"http://127.0.0.1:{server.server_port}/draft/"
            with urllib.request.urlopen(address) as answer:
                page = answer.read().decode()
            loaded = re.findall(r'<(?:script|link)[^>]* (?:src|href)="?([\w./-]+\.(?:js|css))', page)
            assert loaded
            for each in loaded:
                with urllib.request.urlopen(address + each) as answer:  # noqa: S310 - as above
                    assert answer.status == http.HTTPStatus.OK
        finally:
            server.shutdown()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Log nothing."""
