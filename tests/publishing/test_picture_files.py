"""Pictures of records as they are published: named by what they hold, no larger than needed, without what a camera wrote."""

import io
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from command_line import goldthread
from goldthread.publishing.media import Pictures
from goldthread.publishing.picture_files import picture_file, picture_files, picture_size
from goldthread.reading.book import read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
HIDDEN = "zqjxplan"
BASE = {
    "content/handbook.yml": "brand: Sandbank Ferry\nvision: Nobody is left.\nedition: '1.0'\n",
    "content/teams.yml": "crew: {name: Crew}\n",
    "content/journey.yml": "- {id: buying, name: Buying}\n",
    "content/needs.yml": "home: {need: To get home., kind: human}\n",
    "content/focus.yml": "calm: {statement: We calm them., need: home}\n",
    "principles/p.yml": "- {id: plain, title: Plain, statement: Say it plainly., supports: [calm]}\n",
    "mkdocs.yml": "site_name: W\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n",
}


def photograph(wide: int, high: int, kind: str = "JPEG", orientation: int = 1) -> bytes:
    """A photograph that says where and by whom it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = HIDDEN
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (wide, high), "teal").save(out, kind, exif=exif)
    return out.getvalue()


def touchpoint(*pictures: str) -> str:
    listed = "".join(f"    - {each}\n" for each in pictures)
    return (
        "board:\n  name: Board\n  phase: buying\n  owner: crew\n  medium: physical\n  gets: Calm.\n  principles: [plain]\n"
        "  outcome: Known.\n  gives: Words.\n"
        f"  pictures:\n{listed}"
    )


def published(root: Path) -> dict[str, bytes]:
    book = read_book(root).book
    files = picture_files(book, root / "content", (root.resolve(),))
    return {file.path: file.make() for file in files.values()}


def test_a_photograph_is_brought_to_size_and_says_nothing_of_where_it_was_taken(handbook: Handbook) -> None:
    data = photograph(4000, 2000)
    assert HIDDEN.encode() in data
    root = handbook(
        {
            **BASE,
            "content/touchpoints/a.yml": touchpoint("{file: media/x.jpg, alt: A board.}"),
            "content/media/x.jpg": data,
        }
    )
    ((path, shown),) = published(root).items()
    assert HIDDEN.encode() not in shown
    with Image.open(io.BytesIO(shown)) as opened:
        assert opened.size == (1600, 800)
        assert not opened.getexif()
    assert path.startswith("assets/pictures/")
    assert path.endswith(".jpg")
    assert published(root) == {path: shown}


def test_a_photograph_taken_upright_stands_upright(handbook: Handbook) -> None:
    root = handbook(
        {
            **BASE,
            "content/touchpoints/a.yml": touchpoint("{file: media/x.jpg, alt: A board.}"),
            "content/media/x.jpg": photograph(300, 200, orientation=6),
        }
    )
    book = read_book(root).book
    (file,) = picture_files(book, root / "content", (root.resolve(),)).values()
    assert (file.width, file.height) == (200, 300)


@pytest.mark.parametrize("data", [b"", b"no picture", photograph(40, 40)[:200], b"\x89PNG\r\n\x1a\n" + b"0" * 50])
def test_what_is_no_picture_is_left_out_with_a_finding_or_in_silence_but_never_a_failure(
    handbook: Handbook, data: bytes
) -> None:
    text = touchpoint("{file: media/x.png, alt: A board.}")
    root = handbook({**BASE, "content/touchpoints/a.yml": text, "content/media/x.png": data})
    assert published(root) == {}
    assert goldthread("build", cwd=root).exit_code == 0


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, of what it skips
@pytest.mark.parametrize("kind", ["AVIF", "GIF", "JPEG", "PNG", "WEBP"])
def test_a_damaged_picture_is_published_or_left_out_and_never_a_failure(tmp_path: Path, kind: str) -> None:
    chance = random.Random(17)  # noqa: S311 - no secret
    whole, place = photograph(24, 18, kind), tmp_path / f"x.{kind.lower()}"
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 2, 4))):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(9)] = chance.choice((b"", b"\0\0\0\0", b"\xff\xff\xff\xff", data[:20]))
        place.write_bytes(data[: chance.choice((len(data), chance.randrange(len(data) + 1)))])
        assert min(picture_size(place)) >= 0
        file = picture_file(place)
        assert file is None or file.path.startswith("assets/pictures/")


@pytest.mark.parametrize("name", ["media/gone.png", "../outside.png", "https://other.example/x.png", "media/notes.txt"])
def test_a_picture_that_is_not_there_is_a_finding_at_its_line(handbook: Handbook, name: str) -> None:
    text = touchpoint(f"{{file: '{name}', alt: A board.}}")
    root = handbook(
        {**BASE, "content/touchpoints/a.yml": text, "content/media/notes.txt": b"Words.", "outside.png": b"x"}
    )
    found = json.loads(goldthread("check", "--format", "json", cwd=root).output)["findings"]
    (finding,) = [each for each in found if each["rule"] == "SCH018"]
    assert finding["place"]["line"] == 11
    assert published(root) == {}


def test_of_a_drawing_only_what_is_drawn_is_published(handbook: Handbook) -> None:
    drawing = f"""<?xml version="1.0"?><!-- {HIDDEN} --><svg xmlns="http://www.w3.org/2000/svg"
      xmlns:tool="http://tool.example/" tool:file="{HIDDEN}.svg" viewBox="0 0 30 20"><title>{HIDDEN}</title>
      <metadata>{HIDDEN}</metadata><tool:view name="{HIDDEN}"/><g tool:label="{HIDDEN}"><desc>{HIDDEN}</desc>
      <path id="a" d="M0 0h30v20z" fill="teal"/></g></svg>"""
    root = handbook(
        {
            **BASE,
            "content/touchpoints/a.yml": touchpoint("{file: media/x.svg, alt: A board.}"),
            "content/media/x.svg": drawing,
        }
    )
    (shown,) = published(root).values()
    assert HIDDEN.encode() not in shown
    assert b'<path id="a" d="M0 0h30v20z" fill="teal" />' in shown
    assert b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">' in shown


def test_a_drawing_that_runs_something_is_not_published(handbook: Handbook) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    root = handbook(
        {
            **BASE,
            "content/touchpoints/a.yml": touchpoint("{file: media/x.svg, alt: A board.}"),
            "content/media/x.svg": drawing,
        }
    )
    assert published(root) == {}
    assert "media/x.svg" not in Pictures(root / "content", (root.resolve(),))


def test_the_public_gets_neither_an_internal_picture_nor_the_name_of_a_file(handbook: Handbook, tmp_path: Path) -> None:
    text = touchpoint(
        f"{{file: media/{HIDDEN}-open.jpg, alt: A board.}}",
        f"{{file: media/{HIDDEN}-shut.jpg, alt: {HIDDEN} shut., audience: internal}}",
    )
    names = ("open", "shut")
    pictures = {f"content/media/{HIDDEN}-{name}.jpg": photograph(30 + n, 20) for n, name in enumerate(names)}
    root = handbook({**BASE, "content/touchpoints/a.yml": text, **pictures})
    result = goldthread("build", "--audience", "public", "--output", tmp_path / "public", cwd=root)
    assert result.exit_code == 0, result.output
    files = {
        each.relative_to(tmp_path / "public"): each.read_bytes()
        for each in (tmp_path / "public").rglob("*")
        if each.is_file()
    }
    assert not [path for path, data in files.items() if HIDDEN.encode() in data or HIDDEN in str(path)]
    assert len([path for path in files if "assets/pictures/" in str(path)]) == 1
    page = files[Path("touchpoint/board/index.html")].decode()
    assert page.count('class="gt-picture"') == 1
    assert 'alt="A board."' in page
    assert goldthread("build", "--output", tmp_path / "inside", cwd=root).exit_code == 0
    assert (tmp_path / "inside/touchpoint/board/index.html").read_text().count('class="gt-picture"') >= 2


def test_a_picture_that_cannot_be_published_is_not_named_to_the_public_either(
    handbook: Handbook, tmp_path: Path
) -> None:
    text = touchpoint(f"{{file: media/{HIDDEN}.jpg, alt: A board.}}")
    root = handbook({**BASE, "content/touchpoints/a.yml": text})
    result = goldthread("build", "--audience", "public", "--output", tmp_path / "public", cwd=root)
    assert result.exit_code == 0, result.output
    files = {each: each.read_bytes() for each in (tmp_path / "public").rglob("*") if each.is_file()}
    assert not [path for path, data in files.items() if HIDDEN.encode() in data]


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("upright.jpg", photograph(40, 20), (40, 20)),
        ("turned.jpg", photograph(40, 20, orientation=6), (20, 40)),
        ("drawn.svg", b'<svg viewBox="0 0 72 48"/>', (72, 48)),
        ("unsaid.svg", b"<svg/>", (0, 0)),
        ("broken.png", b"no picture", (0, 0)),
    ],
)
def test_the_size_of_a_picture_is_that_in_which_it_is_seen(
    tmp_path: Path, name: str, data: bytes, size: tuple[int, int]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert picture_size(tmp_path / name) == size
    assert picture_size(tmp_path / "gone.png") == (0, 0)
