"""Texts of records never change the structure of a page: elements, attributes, handlers, addresses and requested files."""

import contextlib
import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from browser.conftest import DESKTOP, visit
from browser.web_server import Quiet
from command_line import goldthread
from publishing.injection import PAYLOADS, write_attack
from shared_folders import made_once

pytestmark = pytest.mark.browser

SETTINGS = """site_name: "A<B & <script>alert(1)</script> {{{{ x }}}}"
docs_dir: content
theme: {{name: material}}
plugins: [search, goldthread: {{audience: {audience}}}]
"""
TAKE_APART = """html => {
  const found = {parts: new Set(), classes: new Set(), addresses: new Set(), ids: []};
  for (const node of new DOMParser().parseFromString(html, "text/html").querySelectorAll("*")) {
    found.parts.add(node.localName);
    for (const {name, value} of node.attributes) {
      found.parts.add(`${node.localName} ${name}`);
      if (name === "class") value.split(/\\s+/).forEach(each => found.classes.add(each));
      if (name === "id") found.ids.push(value);
      if (["href", "xlink:href", "src", "srcset", "action", "formaction", "data", "poster", "content", "style"].includes(name))
        found.addresses.add([node.localName, name, value].join(" "));
    }
    if (node.localName === "script" && node.type !== "application/json")
      found.parts.add(`script: ${node.textContent.replace(/new URL\\(".*?"/, "")}`);
  }
  return {parts: [...found.parts], classes: [...found.classes], addresses: [...found.addresses], ids: found.ids};
}"""
Taken = dict[str, set[str]]


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        write_attack(folder, is_harmless=True)
        built(folder)

    return made_once(tmp_path_factory, "harmless", make) / "site"


def built(root: Path, audience: str = "") -> Path:
    if audience:
        (root / "mkdocs.yml").write_text(SETTINGS.format(audience=audience), encoding="utf-8")
    done = goldthread("build", cwd=root)
    assert done.exit_code == 0, done.output[-3000:]
    return root / "site"


def taken(browser: Browser, site: Path) -> Taken:
    """What the pages of a site are made of, by the browser's own reading of HTML."""
    page = browser.new_page()
    found: Taken = {"parts": set(), "classes": set(), "addresses": set(), "odd": set()}
    for file in sorted(site.rglob("*.html")):
        of_page = page.evaluate(TAKE_APART, file.read_text(encoding="utf-8"))
        for name in ("parts", "classes", "addresses"):
            found[name].update(of_page[name])
        found["odd"].update(each for each in of_page["ids"] if not re.fullmatch(r"[\w.-]+", each))
        found["odd"].update(each for each in of_page["ids"] if of_page["ids"].count(each) > 1)
    page.close()
    return found


def strangers(addresses: set[str]) -> Iterator[str]:
    """The addresses that a page would load from elsewhere, and those that would run something."""
    for each in addresses:
        element, name, value = each.split(" ", 2)
        if element == "meta" or (element, value) == ("link", "data:,"):
            continue
        plain = re.sub(r"[\x00-\x20]", "", value).replace("\\", "/")
        if element == "a" and re.match(r"(https?|mailto|tel):", plain):
            continue
        if name == "style" or plain.startswith("//") or re.match(r"[^/?#]*:", plain):
            yield each


OF_CONTENT = frozenset({"gt-beyond", "gt-contact"})
"""What a page says where a text is too long for paper, and where an address stands in a contact."""


def assert_same_parts(found: Taken, known: Taken) -> None:
    assert sorted(found["parts"] - known["parts"]) == []
    assert not any(re.search(r" on\w+$", each) for each in found["parts"])
    assert sorted(found["classes"] - known["classes"] - OF_CONTENT) == []
    assert sorted(strangers(found["addresses"])) == []
    assert sorted(found["odd"]) == []


def test_hostile_texts_do_not_change_the_structure_of_pages(browser: Browser, harmless: Path, tmp_path: Path) -> None:
    write_attack(tmp_path, is_harmless=False, language="de")
    site = built(tmp_path, "public")
    assert_same_parts(taken(browser, site), taken(browser, harmless))
    assert "alert(1)" in (site / "index.html").read_text(encoding="utf-8"), "the texts were not published at all"
    parts = sorted((site / "search").glob("*.js"))
    assert len(parts) > 5
    assert not [part.name for part in parts if "<" in part.read_text(encoding="utf-8")], (
        "a part that could end a script"
    )
    assert len(PAYLOADS) >= 40


@pytest.mark.long
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_hostile_texts_do_not_change_the_structure_in_another_engine(
    browser: Browser, tmp_path: Path, engine: str
) -> None:
    found = []
    for is_harmless in (True, False):
        root = tmp_path / str(is_harmless)
        write_attack(root, is_harmless=is_harmless)
        assert goldthread("write", root / "tree", cwd=root).exit_code == 0
        command = [sys.executable, "-m", engine, "build"]
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=root / "tree", env=quiet, check=True, capture_output=True)
        found.append(taken(browser, root / "tree" / "site"))
    assert_same_parts(found[1], found[0])


@pytest.mark.long
@pytest.mark.parametrize(
    ("audience", "is_folder"),
    [("", True), ("internal", False), ("public", False)],
    ids=["without settings, from a folder", "with settings, from a server", "German, for the public, from a server"],
)
def test_texts_of_records_run_and_request_nothing(
    browser: Browser, tmp_path: Path, audience: str, *, is_folder: bool
) -> None:
    write_attack(tmp_path, is_harmless=False, language="de" if audience == "public" else "en")
    site = built(tmp_path, audience)
    with served(site) as address:
        window = visit(browser, f"{site.as_uri()}/" if is_folder else address, size=DESKTOP)
        window.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error(e.blockedURI))"
        )
        dialogs: list[str] = []

        def note_dialog(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        window.page.on("dialog", note_dialog)
        for file in sorted(site.rglob("index.html")):
            if 'http-equiv="refresh"' in file.read_text(encoding="utf-8"):
                continue  # it leads on to a page that is looked at
            window.open(file.relative_to(site).as_posix(), settled=False)
            window.page.mouse.move(300, 300)
        assert dialogs == []
        assert {
            each for each in window.requests if not each.startswith((window.host, "data:", "about:", "blob:"))
        } == set()
        assert [each for each in window.complaints if "ERR_FILE_NOT_FOUND" not in each and "404" not in each] == []
        window.context.close()


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on this machine."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
