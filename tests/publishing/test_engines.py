"""Both engines make their folder of the same pages and the same settings, and nothing of what must not be published."""

import datetime
import json
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pytest
import yaml

from command_line import goldthread
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import inspected
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.engine import Engine, SiteContents, site_contents
from goldthread.publishing.markdown_tree import write_tree
from goldthread.publishing.mkdocs_site import build_site
from specimen.overlay import lay_over_specimen

DAY = datetime.date(2026, 11, 21)
ENGINES = {"mkdocs": build_site, "tree": write_tree}
COMMANDS = {"mkdocs": ("build", "--output"), "tree": ("write",)}
EDITION = "docs_dir: content\ntheme: {name: material}\nplugins: [search, {goldthread: {edition: draft}}]\n"
SETTINGS = f"site_name: Ferry & friends\nsite_url: https://ferry.example/book/\n{EDITION}"
UNREADABLE = {"content/teams.yml": "crew:\n\tname: Crew\n"}
BLOCKING = {"content/touchpoints/bench.yml": "bench: {name: Bench, phase: crossing, medium: personal}\n"}
INTERNAL = {
    "content/handbook.yml": 'brand: Ferry\nvision: Nobody waits.\nedition: "1.0"\nsummary: Ferries.\naudience: internal\n'
}
TELLTALE = {
    "content/glossary.yml": "chart: {term: Sounding chart, means: A chart of depths., audience: internal}\n",
    "content/tools.yml": "bell: {name: Bell, link: 'As in [[term/chart]]'}\n",
}


@pytest.fixture
def handbook(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Makes a handbook of the specimen, with settings, and some files laid over it."""

    def make(files: Mapping[str, str]) -> Path:
        root = tmp_path / "handbook"
        root.mkdir()
        lay_over_specimen(root, files)
        (root / "mkdocs.yml").write_text(SETTINGS)
        return root

    return make


@pytest.fixture
def contents(handbook: Callable[[Mapping[str, str]], Path]) -> SiteContents:
    root = handbook({})
    request = request_of(root, configuration_of(root), build=Build(on=DAY, commit="abc1234", generator="1"))
    return site_contents(request, inspected(request))


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_makes_all_pages_and_files_with_the_settings_that_it_is_given(
    contents: SiteContents, tmp_path: Path, name: str
) -> None:
    engine: Engine = ENGINES[name]
    folder = tmp_path / name
    written = engine(contents, folder)
    assert written.changed == written.files > len(contents.site.pages)
    top, ending = (folder, "index.html") if name == "mkdocs" else (folder / "docs", "index.md")
    for page in contents.site.pages:
        text = shown((top / page.address / ending).read_text())
        assert [each for each in ids(page.body) if f'id="{each}"' not in text and f"#{each}" not in text] == []
        assert [tag for tag in contents.previews.tags(page) if " ".join(tag.content.split()) not in text] == []
    for path, data in (*contents.site.files, *contents.previews.files, *contents.pictures):
        assert (top / path).read_bytes() == data
    made = settings_of(folder, name, (top / ending).read_text())
    assert made == {
        "name": "Ferry &amp; friends (draft)",
        "address": "https://ferry.example/book/draft/",
        "language": "en",
        "default": "latest",
        "order": [chapter.title for chapter in contents.site.chapters],
    }
    assert engine(contents, folder).changed == 0


def shown(text: str) -> str:
    """What a page says, without the signs by which HTML and the front matter of Markdown write it."""
    if text.startswith("---\n"):
        front, _, text = text.removeprefix("---\n").partition("\n---\n")
        told = yaml.safe_load(front)
        text = " ".join([told["title"], *(tag["content"] for tag in told["meta"]), text])
    return " ".join(unescape(text).split())


def ids(body: str) -> list[str]:
    """The ids of the sections of a page."""
    return [each.split('"')[0] for each in body.split('<h2 id="')[1:]]


def settings_of(folder: Path, name: str, home: str) -> dict[str, object]:
    """What a folder says of its settings, in whichever form."""
    if name == "tree":
        told = yaml.safe_load((folder / "mkdocs.yml").read_text())
        return {
            "name": told["site_name"],
            "address": told["site_url"],
            "language": told["theme"]["language"],
            "default": told["extra"]["version"]["default"],
            "order": [next(iter(chapter)) for chapter in told["nav"]],
        }
    theme = json.loads(
        home.split('<script id="__config" type="application/json">')[1].split("</script>", maxsplit=1)[0]
    )
    tabs = home.split('<ul class="md-tabs__list">')[1].split("</ul>", maxsplit=1)[0]
    return {
        "name": home.split('<meta property="og:site_name" content="')[1].split('"', maxsplit=1)[0],
        "address": home.split('<link rel="canonical" href="')[1].split('"', maxsplit=1)[0],
        "language": home.split('<html lang="')[1].split('"', maxsplit=1)[0],
        "default": theme["version"]["default"],
        "order": [" ".join(each.split("</a>")[0].split(">")[-1].split()) for each in tabs.split("<a ")[1:]],
    }


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("files", "options", "code", "said"),
    [
        (UNREADABLE, (), 1, "indented with a tab"),
        (BLOCKING, (), 1, "TCH001"),
        (INTERNAL, ("--audience", "public"), 2, "no public edition"),
        (TELLTALE, ("--audience", "public"), 1, "AUD001"),
    ],
    ids=["unreadable records", "blocking findings", "an internal handbook", "a text that names something internal"],
)
def test_engines_refuse_the_same(
    handbook: Callable[[Mapping[str, str]], Path],
    tmp_path: Path,
    name: str,
    files: Mapping[str, str],
    options: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    done = goldthread(*COMMANDS[name], tmp_path / "made", *options, cwd=handbook(files))
    assert (done.exit_code, said in done.output) == (code, True), done.output
    assert not (tmp_path / "made").exists()


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2"/></svg>'
HANDBOOK = 'brand: Ferry & Sons\nvision: Nobody waits.\nedition: "1.0"\nsummary: Ferries.\n'
WITH_LOGO = {"content/handbook.yml": f"{HANDBOOK}logo: marks/our mark.svg\n", "content/marks/our mark.svg": LOGO}
HIDDEN_LOGO = {
    **WITH_LOGO,
    "content/handbook.yml": f"{WITH_LOGO['content/handbook.yml']}internal_fields: [handbook.logo]\n",
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("audience", ["internal", "public"])
def test_the_logo_is_in_the_header_and_on_the_cover_with_the_name_of_the_brand(
    handbook: Callable[[Mapping[str, str]], Path], tmp_path: Path, name: str, audience: str
) -> None:
    folder = tmp_path / "made"
    done = goldthread(*COMMANDS[name], folder, "--audience", audience, cwd=handbook(WITH_LOGO))
    assert done.exit_code == 0, done.output
    top = folder if name == "mkdocs" else folder / "docs"
    assert (top / "marks" / "our mark.svg").read_text() == LOGO
    if name == "tree":
        assert yaml.safe_load((folder / "mkdocs.yml").read_text())["theme"]["logo"] == "marks/our%20mark.svg"
        return
    cover = (folder / "print" / "index.html").read_text()
    header = '<img src="../marks/our%20mark.svg" alt="Ferry &amp; Sons"'
    assert cover.count(header) == 3, "in the header, in the menu and on the cover"
    assert cover.count(f'{header} width="2" height="1">') == 2, "where a page keeps room for it"
    assert 'alt="Ferry &amp; Sons"' in (folder / "404.html").read_text()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_logo_that_is_internal_is_not_in_a_public_site(
    handbook: Callable[[Mapping[str, str]], Path], tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "made"
    done = goldthread(*COMMANDS[name], folder, "--audience", "public", cwd=handbook(HIDDEN_LOGO))
    assert done.exit_code == 0, done.output
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.startswith("index.") for path in files)
    assert [path for path in files if "our mark" in path.name or b"mark.svg" in path.read_bytes()] == []


@pytest.mark.parametrize("logo", ["marks/gone.svg", "handbook.yml", "https://example.org/a.svg"])
def test_a_logo_that_is_no_picture_of_the_handbook_is_reported_with_a_fix(
    handbook: Callable[[Mapping[str, str]], Path], logo: str
) -> None:
    done = goldthread("check", cwd=handbook({"content/handbook.yml": f"{HANDBOOK}logo: {logo}\n"}))
    assert f'The logo "{logo}" is not a picture under content/.' in done.output
    assert "content/handbook.yml:5:7" in done.output
    assert "or take out the field logo" in done.output
