"""Previews: tags on every page, and a cached card for each."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from command_line import goldthread
from goldthread.cards.card import Card
from goldthread.cards.picture import png
from goldthread.model.vision import Handbook
from goldthread.pages.frame.page import Page, Site
from goldthread.publishing.card_cache import drawn
from goldthread.publishing.previews import MANY, Previews, previews

ADDRESS = "https://handbook.example/brand/"
CARD = Card(brand="Tarrow Line", label="Touchpoint", title="Quay departure board", accent="#b93a12")
HANDBOOK = Handbook(id="handbook", brand="Tarrow Line", vision="One coast.", edition="1")


def page(address: str, title: str) -> Page:
    return Page(address=address, title=title, description=f'About "{title}".', body="")


def made(kept: Path, *pages: Page, site_url: str = ADDRESS, handbook: Handbook = HANDBOOK) -> Previews:
    return previews(Site(pages, ()), handbook, "Tarrow Line handbook", site_url, kept)


def said(shown: Previews, of: Page) -> dict[str, str]:
    return {tag.property or tag.name: tag.content for tag in shown.tags(of)}


def test_every_page_has_preview_tags_and_a_card(site: Path) -> None:
    descriptions: list[str] = []
    cards: list[str] = []
    for file in sorted(site.rglob("index.html")):
        html = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        head = html.partition("</head>")[0]
        found = {
            name: unescape(said) for name, said in re.findall(r'<meta (?:name|property)="(.*?)" content="(.*?)">', head)
        }
        address = file.parent.relative_to(site).as_posix().removeprefix(".")
        assert re.search(r"<title>.{8,}</title>", head), file
        assert found["og:title"], file
        assert found["og:url"] == f"https://handbook.tarrow-line.example/{address}{'/' if address else ''}"
        assert found["og:description"] == found["description"], file
        assert found["twitter:card"] == "summary_large_image", file
        assert found["og:image"] == found["twitter:image"], file
        card = site / found["og:image"].removeprefix("https://handbook.tarrow-line.example/")
        assert Image.open(BytesIO(card.read_bytes())).size == (1200, 630), file
        assert "assets/goldthread/cards" not in html.partition("</head>")[2], file
        descriptions.append(found["description"])
        cards.append(found["og:image"])
    assert len(descriptions) > 190
    assert all(re.search(r"\w\w.*[.!?…][”\"]?$", each) for each in descriptions)
    assert len(set(descriptions)) == len(descriptions)
    assert len(set(cards)) == len(cards)


def test_the_preview_tag_has_the_full_address_of_the_card(tmp_path: Path) -> None:
    shown = page("touchpoint/quay/", "Touchpoint: Quay")
    tags = said(made(tmp_path, shown, site_url=ADDRESS.rstrip("/")), shown)
    assert tags["og:url"] == f"{ADDRESS}touchpoint/quay/"
    assert tags["og:image"] == f"{ADDRESS}assets/goldthread/cards/touchpoint/quay.png"
    assert tags["og:image:alt"] == "Touchpoint: Quay"


@pytest.mark.parametrize(
    ("site_url", "handbook"),
    [("", HANDBOOK), (ADDRESS, Handbook(id="handbook", brand="T", vision="V", edition="1", cards=False))],
    ids=["no address", "cards: false"],
)
def test_without_a_site_address_or_cards_only_texts_are_in_the_tags(
    site_url: str, handbook: Handbook, tmp_path: Path
) -> None:
    shown = page("map/", "Map")
    without = made(tmp_path / "kept", shown, site_url=site_url, handbook=handbook)
    assert without.files == ()
    assert "og:image" not in said(without, shown)
    assert said(without, shown)["og:description"] == 'About "Map".'
    assert said(without, shown)["twitter:card"] == "summary"
    assert not (tmp_path / "kept").exists()


def test_more_than_300_pages_of_a_kind_share_a_card(tmp_path: Path) -> None:
    pages = tuple(page(f"touchpoint/t{number}/", f"Touchpoint: {number}") for number in range(MANY + 1))
    shown = made(tmp_path, page("touchpoint/", "Touchpoints"), *pages)
    assert [path.removeprefix("assets/goldthread/cards/") for path, _ in shown.files] == [
        "touchpoint.png",
        "touchpoint/_all.png",
    ]
    assert said(shown, pages[7])["og:image"].endswith("/touchpoint/_all.png")


def test_a_card_is_drawn_once(tmp_path: Path) -> None:
    first = drawn({"a.png": CARD}, tmp_path)
    entry = next(iter(tmp_path.iterdir()))
    before = entry.stat().st_mtime_ns
    assert drawn({"a.png": CARD}, tmp_path) == first == (("a.png", png(CARD)),)
    assert entry.stat().st_mtime_ns == before
    assert list(tmp_path.iterdir()) == [entry]


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 5000], ids=["empty", "short", "other bytes"])
def test_a_damaged_entry_is_drawn_again(damage: bytes, tmp_path: Path) -> None:
    drawn({"a.png": CARD}, tmp_path)
    entry = next(iter(tmp_path.iterdir()))
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert drawn({"a.png": CARD}, tmp_path)[0][1] == png(CARD)
    assert entry.read_bytes() == whole


def test_what_a_killed_run_left_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    drawn({"a.png": CARD}, tmp_path)
    (entry,) = tmp_path.iterdir()
    for name in (f"{entry.name}.4711.new", f".{entry.name}.goldthread-new", "notes.new"):
        (tmp_path / name).write_bytes(b"half")
    drawn({"a.png": CARD}, tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {entry.name, "notes.new"}


def test_without_a_writable_cache_folder_cards_are_drawn_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert drawn({"a.png": CARD}, tmp_path / "file") == (("a.png", png(CARD)),)


def test_unused_cards_are_deleted_from_the_cache(tmp_path: Path) -> None:
    for number in range(20):
        drawn({"a.png": Card(brand="T", label="", title=str(number), accent="#b93a12")}, tmp_path)
    assert len(list(tmp_path.iterdir())) <= 2


def test_the_written_tree_has_the_cards_of_the_site(site: Path, tmp_path: Path) -> None:
    where = ("--site-url", "https://handbook.tarrow-line.example")
    assert goldthread("write", tmp_path, *where, cwd=Path(__file__).parents[2]).exit_code == 0
    folder = Path("assets") / "goldthread" / "cards"
    published = {path.relative_to(site): path.read_bytes() for path in (site / folder).rglob("*.png")}
    assert len(published) > 150
    docs = tmp_path / "docs"
    assert {path.relative_to(docs): path.read_bytes() for path in (docs / folder).rglob("*.png")} == published
    front = (docs / "map" / "index.md").read_text(encoding="utf-8").split("---\n")[1]
    assert "https://handbook.tarrow-line.example/assets/goldthread/cards/map.png" in front
