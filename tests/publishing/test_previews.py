"""Previews: tags on every page, and a cached card for each."""

import re
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from command_line import goldthread
from goldthread.caching.folder import write_entry
from goldthread.cards.card import Card
from goldthread.cards.picture import png
from goldthread.model.vision import Handbook
from goldthread.pages.frame.page import Page, Site
from goldthread.publishing import card_cache
from goldthread.publishing.card_cache import drawn
from goldthread.publishing.previews import MANY, Previews, previews

ADDRESS = "https://handbook.example/brand/"
CARD = Card(brand="Tarrow Line", label="Touchpoint", title="Quay departure board", accent="#b93a12")
HANDBOOK = Handbook(id="handbook", brand="Tarrow Line", vision="One coast.", edition="1")


def page(address: str, title: str) -> Page:
    return Page(address=address, title=title, description=f'About "{title}".', body="")


def made(root: Path, *pages: Page, site_url: str = ADDRESS, handbook: Handbook = HANDBOOK) -> Previews:
    return previews(Site(pages, ()), handbook, "Tarrow Line handbook", site_url, root)


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


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of caches."""
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "kept"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")
    return tmp_path / "kept"


def test_a_card_is_drawn_once(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn({"a.png": CARD}, tmp_path)
    (entry,) = kept.glob("cards-*")
    before = entry.stat().st_mtime_ns
    assert first == (("a.png", png(CARD)),)
    monkeypatch.setattr(card_cache, "_picture", lambda _: b"drawn again")
    assert drawn({"a.png": CARD, "b.png": CARD}, tmp_path) == (*first, ("b.png", png(CARD)))
    assert entry.stat().st_mtime_ns == before
    assert list(kept.glob("cards-*")) == [entry]


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 5000], ids=["empty", "short", "other bytes"])
def test_a_damaged_entry_is_drawn_again(damage: bytes, kept: Path, tmp_path: Path) -> None:
    drawn({"a.png": CARD}, tmp_path)
    (entry,) = kept.glob("cards-*")
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert drawn({"a.png": CARD}, tmp_path)[0][1] == png(CARD)
    assert entry.read_bytes() == whole


def test_an_entry_of_something_else_is_drawn_again(kept: Path, tmp_path: Path) -> None:
    drawn({"a.png": CARD}, tmp_path)
    (entry,) = kept.glob("cards-*")
    write_entry(entry.name, b"whole, and no cards")
    assert drawn({"a.png": CARD}, tmp_path)[0][1] == png(CARD)


def test_no_picture_of_the_handbook_s_own_folder_is_taken_for_a_card(kept: Path, tmp_path: Path) -> None:
    forged = b"a picture that nobody drew"
    drawn({"a.png": CARD}, tmp_path)
    (entry,) = kept.glob("cards-*")
    key = next(iter(msgspec.msgpack.decode(entry.read_bytes()[32:])))
    for place in (tmp_path / ".cache" / "goldthread", tmp_path / ".cache" / "goldthread" / "cards"):
        place.mkdir(parents=True, exist_ok=True)
        (place / key.hex()).write_bytes(sha256(forged).digest() + forged)
        (place / entry.name).write_bytes(msgspec.msgpack.encode({key: forged}))
    entry.unlink()
    assert drawn({"a.png": CARD}, tmp_path)[0][1] == png(CARD)


def test_where_nothing_is_kept_cards_are_drawn_each_time(tmp_path: Path) -> None:
    assert drawn({"a.png": CARD}, tmp_path) == drawn({"a.png": CARD}, tmp_path) == (("a.png", png(CARD)),)
    assert not list(tmp_path.iterdir())


def test_cards_that_are_no_longer_asked_for_are_forgotten(kept: Path, tmp_path: Path) -> None:
    for number in range(20):
        drawn({"a.png": Card(brand="T", label="", title=str(number), accent="#b93a12")}, tmp_path)
    (entry,) = kept.glob("cards-*")
    assert len(msgspec.msgpack.decode(entry.read_bytes()[32:])) <= 2


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
