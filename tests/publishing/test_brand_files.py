"""The brand's own type and its sign in the browser's tab."""

import json
import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.publishing.brand_files import brand_files
from goldthread.reading.book import read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
HIDDEN = "zqjxbrand"
FONT = next(
    each
    for each in sorted((files("goldthread") / "theme/fonts").iterdir(), key=lambda each: each.name)
    if each.name.endswith(".woff2")
)
SIGN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
BASE: Mapping[str, str | bytes] = {
    "content/journey.yml": "- {id: buying, name: Buying}\n",
    "content/needs.yml": "home: {need: To get home., kind: human}\n",
    "principles/p.yml": "- {id: plain, title: Plain, statement: Say it plainly., supports: [calm]}\n",
    "content/focus.yml": "calm: {statement: We calm them., need: home}\n",
    "mkdocs.yml": "site_name: W\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n",
    f"content/media/{HIDDEN}.svg": SIGN,
    f"content/media/{HIDDEN}.woff2": FONT.read_bytes(),
}


def brand(fields: str) -> str:
    return f"brand: Sandbank Ferry\nvision: Nobody is left.\nedition: '1.0'\n{fields}\n"


def built(root: Path, tmp_path: Path, *more: str) -> Path:
    result = goldthread("build", "--output", tmp_path / "site", *more, cwd=root)
    assert result.exit_code == 0, result.output
    return tmp_path / "site"


def test_the_brands_type_and_sign_are_used_throughout_under_names_that_tell_nothing(
    handbook: Handbook, tmp_path: Path
) -> None:
    own = f"favicon: media/{HIDDEN}.svg\ntypefaces: {{headings: media/{HIDDEN}.woff2, text: media/{HIDDEN}.woff2}}"
    root = handbook({**BASE, "content/handbook.yml": brand(own)})
    site = built(root, tmp_path, "--audience", "public")
    style = (site / "assets/goldthread/goldthread.css").read_text()
    (font, *_) = re.findall(r'url\("\.\./\.\./(assets/fonts/[0-9a-f]{16}\.woff2)"\)', style)
    assert (site / font).read_bytes() == FONT.read_bytes()
    assert '--gt-serif: "Brand gt-serif", "Newsreader Display"' in style
    assert '--gt-sans: "Brand gt-sans", "Instrument Sans"' in style
    (icon,) = set(re.findall(r'<link rel="icon" href="\.?/?([^"]+)"', (site / "index.html").read_text()))
    assert b'd="M0 0h1v1z"' in (site / icon).read_bytes()
    assert not [path for path in site.rglob("*") if HIDDEN in path.name]


def test_what_stands_in_for_the_brands_type_takes_as_much_room_and_cards_are_set_in_it(
    handbook: Handbook, tmp_path: Path
) -> None:
    whole = (files("goldthread") / "theme/fonts/instrument-sans.woff2").read_bytes()
    address = BASE["mkdocs.yml"].replace("docs_dir", "site_url: https://handbook.example/\ndocs_dir")  # type: ignore[arg-type]
    own = {**BASE, f"content/media/{HIDDEN}.woff2": whole, "mkdocs.yml": address}
    typed = f"typefaces: {{headings: media/{HIDDEN}.woff2}}"
    cards = []
    for number, fields in enumerate(("", typed, f"{typed}\ninternal_fields: [handbook.typefaces]")):
        root = handbook({**own, "content/handbook.yml": brand(fields)})
        site = built(root, tmp_path / str(number), "--audience", "public")
        style = (site / "assets/goldthread/goldthread.css").read_text()
        assert re.search(
            r'font-family: "gt-serif 1"; src: local\("Georgia"\).*; size-adjust: [0-9.]+%; ascent-override', style
        )
        assert ('--gt-serif: "Brand gt-serif", "gt-serif 1", "gt-serif 2"' in style) == (number == 1)
        cards.append((site / "assets/goldthread/cards/_home.png").read_bytes())
    assert cards[0] == cards[2] != cards[1]


def test_without_them_ours_stand_in(handbook: Handbook, tmp_path: Path) -> None:
    site = built(handbook({**BASE, "content/handbook.yml": brand("")}), tmp_path)
    assert "Brand gt-" not in (site / "assets/goldthread/goldthread.css").read_text()
    assert "assets/goldthread/favicon.svg" in (site / "index.html").read_text()


def test_a_sign_that_is_internal_is_not_shown_to_the_public(handbook: Handbook, tmp_path: Path) -> None:
    own = f"favicon: media/{HIDDEN}.svg\ntypefaces: {{text: media/{HIDDEN}.woff2}}\ninternal_fields: [handbook.favicon, handbook.typefaces]"
    site = built(handbook({**BASE, "content/handbook.yml": brand(own)}), tmp_path, "--audience", "public")
    assert not list((site / "assets").glob("pictures/*"))
    assert not list((site / "assets").glob("fonts/*"))
    assert "assets/goldthread/favicon.svg" in (site / "index.html").read_text()


@pytest.mark.parametrize(
    ("field", "concerns"),
    [
        ("favicon: media/gone.svg", "favicon: media/gone.svg"),
        (f"favicon: media/{HIDDEN}.woff2", f"favicon: media/{HIDDEN}.woff2"),
        (f"typefaces: {{headings: media/{HIDDEN}.svg}}", f"typefaces.headings: media/{HIDDEN}.svg"),
        ("typefaces: {text: ../outside.woff2}", "typefaces.text: ../outside.woff2"),
    ],
)
def test_what_is_not_there_or_no_such_file_is_a_finding_and_ours_stands_in(
    handbook: Handbook, tmp_path: Path, field: str, concerns: str
) -> None:
    root = handbook({**BASE, "content/handbook.yml": brand(field), "outside.woff2": FONT.read_bytes()})
    findings = json.loads(goldthread("check", "--format", "json", cwd=root).output)["findings"]
    assert [each["concerns"] for each in findings if each["rule"] == "SCH018"] == [concerns]
    site = built(root, tmp_path)
    assert "Brand gt-" not in (site / "assets/goldthread/goldthread.css").read_text()


def test_a_font_that_may_not_be_read_or_is_gone_in_the_next_moment_is_none(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = handbook({**BASE, "content/handbook.yml": brand(f"typefaces: {{text: media/{HIDDEN}.woff2}}")})
    told, docs, inside = read_book(root).book.handbook, root / "content", (root.resolve(),)
    assert brand_files(told, docs, inside).text is not None

    def refused(place: Path, most: int) -> bytes:
        raise PermissionError(place, most)

    monkeypatch.setattr("goldthread.publishing.brand_files.read_plain", refused)
    assert brand_files(told, docs, inside).text is None
