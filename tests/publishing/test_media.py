"""A site has the pages of the generator and the media of the handbook; a public one, only the media that its pages show."""

import re
from pathlib import Path

import msgspec
import pytest

from command_line import goldthread
from goldthread.inspection import inspect
from goldthread.model.editions import Term
from goldthread.pages.components.presenter import Presenter
from goldthread.publishing.media import MEDIA, Candidate, Pictures, Terms, is_static_svg, unpublished
from goldthread.settings import Settings
from pages.page_bodies import TODAY, matter_in
from specimen.overlay import lay_over_specimen

LEFT_OVER = (
    "needs.yml.orig", "needs.yml~", "#needs.yml#", "needs.yml.bak", ".needs.yml.swp", "needs.json", "needs.txt", "page.html",
    "run.js", "style.css", "site.zip", "notes.docx", "needs.yaml.1", "README", "needs", "a.png.php", "table.csv", "x.svgz",
)  # fmt: skip
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def published(root: Path, names: tuple[str, ...], *, texts: tuple[str, ...] | None = None) -> set[str]:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_symlink():
            path.write_text(SVG.format("") if name.endswith("svg") else "x")
    files = [Candidate(name, name.replace("README.md", "index.html"), root / name) for name in names]
    terms = Terms(
        inside=(root.resolve(),), taken=frozenset({"index.html"}), asked=frozenset({"extra.css"}), texts=texts
    )
    left_out = {each.source for each in unpublished(files, terms)}
    return set(names) - left_out


def test_media_of_known_kinds_are_published_and_nothing_else(tmp_path: Path) -> None:
    media = tuple(f"pictures/a{suffix}" for suffix in MEDIA)
    assert published(tmp_path, (*media, *LEFT_OVER, "B.PNG", "extra.css")) == {*media, "B.PNG", "extra.css"}


def test_media_do_not_replace_pages_and_own_pages_are_internal(tmp_path: Path) -> None:
    names = ("README.md", "own/page.md", "own/README.md")
    assert published(tmp_path, names) == {"own/page.md", "own/README.md"}
    assert published(tmp_path, names, texts=("own/page.md",)) == set()


def test_the_public_gets_the_media_that_a_page_shows(tmp_path: Path) -> None:
    names = ("p/a.png", "p/secret a.png", "p/é b.png", "deep/p/c.png", "font.woff2")
    texts = (
        '<img src="../../p/a.png"> <img src="p/%C3%A9%20b.png">',
        '<a href="../deep/p/c.png#x">',
        'url("font.woff2")',
    )
    assert published(tmp_path, names, texts=texts) == {"p/a.png", "p/é b.png", "deep/p/c.png", "font.woff2"}


def test_files_outside_the_handbook_are_left_out(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    (outside / "a.png").write_text("x")
    (root / "inner").mkdir(parents=True)
    (root / "inner" / "a.png").write_text("x")
    (root / "folder").symlink_to("../outside")
    (root / "file.png").symlink_to("../outside/a.png")
    (root / "near.png").symlink_to("inner/a.png")
    (root / "nowhere.png").symlink_to("gone.png")
    (root / "loop.png").symlink_to("loop.png")
    names = ("folder/a.png", "file.png", "near.png", "nowhere.png", "loop.png", "inner/a.png")
    files = [Candidate(name, name, root / name) for name in names]
    terms = Terms(inside=(root.resolve(),), taken=frozenset(), asked=frozenset({"file.png"}))
    left_out = [each.source for each in unpublished(files, terms)]
    assert left_out == ["folder/a.png", "file.png", "nowhere.png", "loop.png"]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>", "<g onload='1'/>", "<a xlink:href='javascript:1'/>", "<image href='https://host.example/p.png'/>",
        "<foreignObject/>", "<style>@import 'x';</style>", "<style>a{fill:url(https://host.example)}</style>", "<animate/>",
        "<set attributeName='href' to='javascript:1'/>", "<use href='other.svg#a'/>", "<g style='fill:url(x.svg#a)'/>", "<g>",
        "<image href='data:image/svg+xml;base64,AAAA'/>", "<a href='data:text/html,1'/>", "<g>" * 300 + "</g>" * 300,
    ],
)  # fmt: skip
def test_an_svg_that_is_more_than_a_picture_is_left_out(tmp_path: Path, inside: str) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format(inside))
    assert not is_static_svg(file)


def test_an_svg_that_is_a_picture_is_published(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(
        SVG.format("<style>a{fill:url(#b)}</style><use href='#c'/><image href='data:image/png;base64,AA'/>")
    )
    assert is_static_svg(file)
    file.write_text(f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG.format("&a;")}')
    assert not is_static_svg(file)


MARK = "zqjxleftover"


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_leftover_files_are_not_published(tmp_path: Path, audience: str) -> None:
    root, outside = tmp_path / "handbook", tmp_path / "outside"
    content = root / "content"
    outside.mkdir()
    content.mkdir(parents=True)
    (content / "handbook.yml").write_text('brand: B\nvision: V.\nedition: "1.0"\nalignment: {profile: adopt}\n')
    (content / "needs.yml").write_text("rest: {need: Rest.}\n")
    (content / "focus.yml").write_text(
        "night: {statement: All sleep., need: rest, audience_reason: 'As ![here](pictures/shown.png)'}\n"
    )
    (content / "tools" / "more").mkdir(parents=True)
    (content / "tools" / "bell.YML").write_text("bell: {name: Bell of old}\n")
    (content / "tools" / "gong.Yaml").write_text("gong: {name: Gong of old}\n")
    for name in (*LEFT_OVER, "README.md", "tools/README.md"):
        (content / name).write_text(f"# {MARK}\n")
    (outside / f"{MARK}.png").write_text(MARK)
    (content / "pictures").mkdir()
    (content / "pictures" / "shown.png").write_text("shown")
    (content / "pictures" / "other.png").write_text("other")
    (root / "mkdocs.yml").write_text(
        "site_name: B\ndocs_dir: content\ntheme: {name: material}\n"
        f"plugins: [search, goldthread: {{audience: {audience}}}]\n"
    )
    (content / "pictures" / f"{MARK}.png").symlink_to(outside / f"{MARK}.png")
    done = goldthread("build", "--output", tmp_path / "site", cwd=root)
    assert done.exit_code == 0, done.output
    site = {path.relative_to(tmp_path / "site").as_posix(): path for path in (tmp_path / "site").rglob("*")}
    files = {name: path.read_bytes() for name, path in site.items() if path.is_file()}
    held = {name for name, data in files.items() if MARK in name or MARK.encode() in data}
    assert {name for name in held if audience == "public" or not name.startswith(("tools/", "search/"))} == set()
    assert b"Bell of old" in files["data/handbook.json"]
    assert b"Gong of old" in files["data/handbook.json"]
    assert "pictures/shown.png" in files
    assert ("pictures/other.png" in files) == (audience == "internal")
    assert not [name for name in files if name.lower().endswith((".yml", ".yaml", ".md"))]


PICTURES = """\
- term: drill
  notes: "![n](missing-in-notes.png)"
  means: |
    ![Two exits](pictures/a.png) ![gone](/pictures/none.png) ![](../b.png) ![active](c.svg) ![still](d.svg) ![r][ref]

    ![x](pictures/a.pdf) ![<b>](none"onerror=x.png) ![elsewhere](https://a.example/p.png)

    [ref]: pictures/a%20b.png
"""


def test_a_page_shows_only_pictures_that_are_published_and_says_what_the_others_show(tmp_path: Path) -> None:
    context = matter_in(tmp_path, {"content/glossary.yml": PICTURES})
    for name in ("pictures/a.png", "pictures/a b.png", "pictures/a.pdf"):
        (tmp_path / "content" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "content" / name).write_text("x")
    (tmp_path / "content" / "c.svg").write_text(SVG.format("<script/>"))
    (tmp_path / "content" / "d.svg").write_text(SVG.format(""))
    pictures = Pictures(tmp_path / "content", (tmp_path.resolve(),))
    context = msgspec.structs.replace(context, pictures=pictures)
    html = Presenter(context, "x/").words.block(context.book.of(Term)[0].means)
    assert re.findall(r'src="([^"]*)"', html) == ["../pictures/a.png", "../d.svg", "../pictures/a%20b.png"]
    assert "gone b.png active" in re.sub("<[^>]*>", "", html)
    assert "&lt;b&gt;" in html
    assert sorted(name for name, _ in pictures.files) == ["d.svg", "pictures/a b.png", "pictures/a.png"]
    found = inspect(tmp_path, Settings(today=TODAY)).pictures.findings
    assert [each.concerns.partition(": ")[2] for each in found] == ["pictures/none.png", "b.png", 'none"onerror=x.png']
    assert {(each.code, each.severity.value, each.place.file) for each in found} == {
        ("SCH018", "warning", "content/glossary.yml")
    }


def test_a_tree_holds_the_pictures_that_its_pages_show(tmp_path: Path) -> None:
    lay_over_specimen(tmp_path, {"content/glossary.yml": "- {term: drill, means: '![a](p/a.png) ![none](b.png)'}\n"})
    for name in ("p/a.png", "p/other.png"):
        (tmp_path / "content" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "content" / name).write_text("x")
    assert goldthread("write", "tree", cwd=tmp_path).exit_code == 0
    assert [each.name for each in (tmp_path / "tree" / "docs" / "p").iterdir()] == ["a.png"]
