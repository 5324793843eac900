"""Every file below the folders of records is read, or a finding says why not."""

import datetime
import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.inspection import inspect
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.model.teams import Tool
from goldthread.reading.book import Reading, read_book, read_files
from goldthread.reading.files import file_text, is_source
from goldthread.settings import Settings
from specimen.overlay import lay_over_specimen

Handbook = Callable[[Mapping[str, str | bytes]], Path]

HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "1.0"\n'
BOARD = "board:\n  name: Board\n  phase: wait\n  tools: [boat]\n"
PHASES = "- {id: wait, name: Waiting}\n"
TOOLS = "boat:\n  name: Boat\n"


@pytest.fixture
def root(handbook: Handbook) -> Path:
    handbook(
        {"hb/content/handbook.yml": HANDBOOK, "hb/content/touchpoints.yml": BOARD, "hb/content/phases.yml": PHASES}
    )
    return handbook({"elsewhere/x.yml": TOOLS}) / "hb"


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(each.code, each.place.file) for each in reading.findings]


def test_a_linked_folder_inside_the_handbook_is_read(root: Path) -> None:
    (root / "library" / "more").mkdir(parents=True)
    (root / "library" / "more" / "boat.yml").write_text("name: Boat\n")
    (root / "content" / "tools").symlink_to("../library")
    reading = read_book(root)
    assert told(reading) == []
    assert [tool.key for tool in reading.book.of(Tool)] == ["tool/boat"]
    assert reading.place_of("tool/boat").file == "content/tools/more/boat.yml"


def test_a_folder_that_is_read_already_is_not_read_twice(root: Path) -> None:
    (root / "content" / "tools").mkdir()
    (root / "content" / "tools" / "boat.yml").write_text("name: Boat\n")
    (root / "content" / "again").symlink_to("tools")
    (root / "content" / "tools" / "bell").symlink_to("../tools2")
    assert told(read_book(root)) == [("SCH016", "content/tools/bell")]


@pytest.mark.parametrize(
    ("link", "target", "reason"),
    [
        ("content/tools", "../../elsewhere", "out of the handbook"),
        ("content/tools.yml", "../../elsewhere/x.yml", "out of the handbook"),
        ("content/tools.yml", "/dev/zero", "out of the handbook"),
        ("content/tools.yml", "nowhere.yml", "leads nowhere"),
        ("content/tools.yml", "tools.yml", "leads nowhere"),
        ("content/tools", "tools", "leads nowhere"),
        ("content/tools", ".", "contains it"),
        ("content/tools", "../../hb", "contains it"),
        ("principles", "../elsewhere", "out of the handbook"),
    ],
)
def test_a_link_that_is_not_followed_is_one_finding_and_no_dangling_link_besides(
    root: Path, link: str, target: str, reason: str
) -> None:
    if link == "principles":
        (root / "content" / "tools.yml").write_text(TOOLS)
    (root / link).symlink_to(target)
    reading = read_book(root)
    assert told(reading) == [("SCH016", link)]
    assert reason in str(reading.findings[0].message)


def test_cyclic_symbolic_links_are_read_once(root: Path) -> None:
    for name in ("a", "b", "c"):
        (root / "content" / "tools" / name).mkdir(parents=True)
        (root / "content" / "tools" / name / f"{name}.yml").write_text(f"name: {name}\n")
    for name in ("a", "b", "c"):
        for other in ("a", "b", "c"):
            if name != other:
                (root / "content" / "tools" / name / f"to-{other}").symlink_to(f"../{other}")
    reading = read_book(root)
    assert len(reading.book.of(Tool)) == 3


@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_pipes_and_devices_do_not_block_reading(root: Path, kind: str) -> None:
    path = root / "content" / "tools.yml"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        here = Path.cwd()
        os.chdir(path.parent)  # the path of a socket is short
        with socket.socket(socket.AF_UNIX) as held:
            held.bind(path.name)
        os.chdir(here)
    assert told(read_book(root)) == [("SCH016", "content/tools.yml")]


@pytest.mark.parametrize("name", ["content/tools.yml", "content/tools", "content"])
def test_an_unreadable_file_or_folder_is_a_finding(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    denied = root / name
    if name == "content/tools":
        denied.mkdir()
    elif name == "content/tools.yml":
        denied.write_text(TOOLS)
    opened, scanned = Path.open, os.scandir

    def refuse(path: object) -> None:
        if str(path) == str(denied):
            raise PermissionError(13, "Permission denied", str(path))

    def open_file(path: Path, mode: str) -> object:
        refuse(path)
        return opened(path, mode)

    def scan(path: str) -> object:
        refuse(path)
        return scanned(path)

    monkeypatch.setattr(Path, "open", open_file)
    monkeypatch.setattr(os, "scandir", scan)
    reading = read_book(root)
    assert told(reading) == [("SCH016", name)]
    assert "Permission denied" in str(reading.findings[0].message)


@pytest.mark.parametrize("name", [b"b\xff.yml", b"b\n.yml", b"b\x1b[31m.yml", b"b\xe2\x80\xa8.yml"])
def test_a_file_name_that_is_not_utf_8_is_a_finding_in_every_report(root: Path, name: bytes) -> None:
    (root / "content" / "tools").mkdir()
    path = os.path.join(os.fsencode(root / "content" / "tools"), name)  # noqa: PTH118 - a path of bytes
    with open(path, "wb") as file:  # noqa: PTH123 - as above
        file.write(b"name: Boat\n")
    (finding,) = read_book(root).findings
    assert finding.code == "SCH016"
    assert finding.place.file.isprintable()
    str(finding.message).encode()


EMPTY = ("", "\n", "# nothing yet\n", "---\n", "~\n", "\ufeff")


@pytest.mark.parametrize("text", EMPTY)
def test_an_empty_file_is_one_finding(root: Path, text: str) -> None:
    (root / "content" / "tools.yml").write_text(text)
    reading = read_book(root)
    assert told(reading) == [("SCH016", "content/tools.yml")]
    assert 'touchpoint/board links to "boat"' in str(reading.findings[0].message)
    assert reading.book.is_clouded("tool", "name")


@pytest.mark.parametrize("text", [*EMPTY, "[]\n", "{}\n"])
@pytest.mark.parametrize("name", ["editions", "tools", "glossary", "principles"])
def test_an_empty_list_without_links_to_it_is_accepted(root: Path, name: str, text: str) -> None:
    (root / "content" / "touchpoints.yml").write_text("board:\n  name: Board\n  phase: wait\n")
    (root / "content" / f"{name}.yml").write_text(text)
    reading = read_book(root)
    assert told(reading) == []
    assert not reading.book.uncertain


def test_a_misspelt_name_beside_an_empty_list_is_found_at_its_place(root: Path) -> None:
    (root / "content" / "touchpoints.yml").write_text(BOARD + "  ideal: As on the [[bard]].\n")
    (root / "content" / "tools.yml").write_text(TOOLS)
    (root / "content" / "glossary.yml").write_text("# nothing yet\n")
    assert told(read_book(root)) == [("REF001", "content/touchpoints.yml")]


@pytest.mark.parametrize("text", ["", "\n"])
def test_an_empty_file_of_a_single_record_is_a_finding(root: Path, text: str) -> None:
    (root / "content" / "tools").mkdir()
    (root / "content" / "tools" / "boat.yml").write_text(TOOLS)
    (root / "content" / "tools" / "drill.yml").write_text(text)
    assert told(read_book(root)) == [("SCH016", "content/tools/drill.yml")]


def test_an_empty_handbook_file_is_one_finding() -> None:
    reading = read_files({"content/handbook.yml": b""})
    assert told(reading) == [("SCH009", "content/handbook.yml")]


def test_a_folder_named_like_a_file_is_read_as_a_folder(root: Path) -> None:
    (root / "content" / "tools" / "all.yml").mkdir(parents=True)
    (root / "content" / "tools" / "all.yml" / "boat.yml").write_text("name: Boat\n")
    reading = read_book(root)
    assert told(reading) == []
    assert [tool.key for tool in reading.book.of(Tool)] == ["tool/boat"]


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("needs.yml.orig", True), ("needs.yml~", True), ("#needs.yml#", True), ("needs.yaml.bak", True), ("needs.yml.txt", True),
        ("needs yml", True), ("needs.ymal", True), ("needs.json", True), ("tools/bell.json", True),
        ("README.md", False), ("picture.png", False), ("pictures/waves.json", False), (".needs.yml.swp", False), ("notes.txt", False),
    ],
)  # fmt: skip
def test_a_file_with_a_misspelt_name_is_a_warning(
    tmp_path: Path,
    name: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    lay_over_specimen(tmp_path, {f"content/{name}": "x"})
    inspection = inspect(tmp_path, Settings(today=datetime.date(2026, 6, 1)))
    found = [(each.code, each.severity.value, each.place.file) for each in inspection.findings]
    assert found == ([("SCH017", "warning", f"content/{name}")] if is_told else [])
    assert inspection.faults == ()


def test_file_extensions_are_case_insensitive(tmp_path: Path) -> None:
    lay_over_specimen(tmp_path, {"content/tools/bell.YML": "bell: {name: Bell}\n"})
    assert "tool/bell" in read_book(tmp_path).book.records


STEPS = st.sampled_from(["content", "principles", "teams", "plan", "plan.d", ".git", "a.b", "tools", "..", "a b"])
NAMES = st.sampled_from(["teams", "plan", "a", ".a", "a.b"])
ENDINGS = st.sampled_from([".yml", ".YAML", ".yaml", ".json", ".yml.bak", "", "."])


@given(st.lists(STEPS, max_size=3), NAMES, ENDINGS)
def test_files_of_records_and_their_kinds_are_told_by_the_parts_of_their_paths(
    steps: list[str], name: str, ending: str
) -> None:
    path = PurePosixPath(*steps, f"{name}{ending}")
    is_in_place = path.parts[0] in {"content", "principles"} and path.suffix.lower() in {".yml", ".yaml"}
    assert is_source(str(path)) == (is_in_place and not any(part.startswith(".") for part in path.parts))
    if is_source(str(path)):
        places = {path.with_suffix("").as_posix(), *(parent.as_posix() for parent in path.parents)}
        kinds = {kind for kind, record_type in KINDS.items() if not places.isdisjoint(record_type.homes)}
        source = file_text(str(path), b"").source
        found = source.kinds if source else None
        assert found == (SECTIONS.get(path.with_suffix("").as_posix()) or next(iter(kinds), None))
