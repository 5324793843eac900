"""What is no plain file, or has billions of bytes, where settings and records name a file: a sentence or a finding, and no waiting."""

import codecs
import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from command_line import goldthread
from goldthread.disk.plain_files import is_plain, read_plain, too_large
from goldthread.publishing.configuration import ConfigurationError, configuration_of, inherited
from goldthread.serving.places import git_places

SPECIMEN = Path(__file__).resolve().parents[1] / "specimen"
SETTINGS = "site_name: Sandbank Ferry\ndocs_dir: content\nplugins: [search, goldthread]\n"
HUGE = 5 << 30
"""Bytes of a file that takes no room on the disk."""
PATIENCE = 100
"""Seconds after which something is taken to wait for ever; nothing that is tested takes one of them."""


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _device(place: Path) -> None:
    place.symlink_to("/dev/zero")


def _folder(place: Path) -> None:
    place.mkdir()


def _socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # the address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(place.name)
    finally:
        os.chdir(here)


def _circle(place: Path) -> None:
    place.symlink_to(place.name)


def _link_to_nothing(place: Path) -> None:
    place.symlink_to("nowhere")


def _huge(place: Path) -> None:
    begins = {".png": b"\x89PNG\r\n\x1a\n", ".svg": b"<svg>", ".woff2": b"wOF2"}
    with place.open("wb") as file:
        file.write(begins.get(place.suffix, b""))
        file.truncate(HUGE)


Put = Callable[[Path], None]
KINDS = [_pipe, _device, _folder, _socket, _circle, _link_to_nothing, _huge]


@pytest.fixture(autouse=True)
def not_waiting_for_ever() -> Iterator[None]:
    """What waits for ever fails instead of keeping all others from being tested."""

    def fail(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"It waits: {number} {frame}")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(params=KINDS, ids=lambda put: put.__name__.strip("_"))
def put(request: pytest.FixtureRequest) -> Put:
    """Puts something unusual in a place."""
    found: Put = request.param
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook with settings."""
    root = tmp_path / "handbook"
    shutil.copytree(SPECIMEN, root)
    (root / "mkdocs.yml").write_text(SETTINGS)
    return root


def _sentence(error: Exception, place: str) -> None:
    told = str(error)
    assert place in told
    assert "\n" not in told


def test_it_is_not_read(put: Put, tmp_path: Path) -> None:
    put(tmp_path / "place")
    assert not is_plain(tmp_path / "place")
    with pytest.raises(OSError, match=r".") as raised:
        read_plain(tmp_path / "place", 1000)
    assert raised.value.strerror


def test_settings(put: Put, root: Path) -> None:
    """Settings that cannot be read may be those of an edition for the public: nothing is made without them."""
    (root / "mkdocs.yml").unlink()
    put(root / "mkdocs.yml")
    with pytest.raises(ConfigurationError) as raised:
        configuration_of(root)
    _sentence(raised.value, "mkdocs.yml")


def test_settings_in_a_folder_above_are_those_of_somebody_else(put: Put, root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    put(root.parent / "mkdocs.yml")
    if put is _huge:
        with pytest.raises(ConfigurationError) as raised:
            configuration_of(root)
        _sentence(raised.value, "mkdocs.yml")
    else:
        assert configuration_of(root) is None


@pytest.mark.parametrize(
    ("plugin", "mark"),
    [
        ("goldthread", b""),
        ("goldthread", codecs.BOM_UTF16_LE),
        ("goldthread", codecs.BOM_UTF16_BE),
        ('"gold\\x74hread"', b""),
    ],
    ids=["plain", "little-endian", "big-endian", "escaped"],
)
def test_settings_in_a_folder_above_are_found_however_their_letters_are_written(
    plugin: str, mark: bytes, root: Path
) -> None:
    (root / "mkdocs.yml").unlink()
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "utf-8")
    text = f"plugins: [{plugin}: {{root: handbook, audience: public}}]\n"
    (root.parent / "mkdocs.yml").write_bytes(mark + text.encode(encoding))
    found = configuration_of(root)
    assert found is not None
    assert found.audience == "public"


@pytest.mark.parametrize(
    ("way", "encoding"),
    [
        ("INHERIT: base.yml\n", "utf-8"),
        ("INHERIT: middle.yml\n", "utf-8"),
        ('"INH\\x45RIT": base.yml\n', "utf-8"),
        ("INHERIT: base.yml\n", "utf-16"),
    ],
    ids=["itself", "by another file", "escaped", "in UTF-16"],
)
def test_settings_that_are_inherited(put: Put, way: str, encoding: str, root: Path) -> None:
    (root / "mkdocs.yml").write_text(f"{way}{SETTINGS}", encoding)
    (root / "middle.yml").write_text("INHERIT: base.yml\n")
    put(root / "base.yml")
    with pytest.raises(ConfigurationError) as raised:
        configuration_of(root)
    _sentence(raised.value, "base.yml")
    assert root / "base.yml" in inherited((root / "mkdocs.yml",))


@pytest.mark.parametrize("setting", ["docs_dir: {}\nplugins: [goldthread]\n", "plugins: [goldthread: {{root: {}}}]\n"])
def test_folders_that_settings_name(put: Put, setting: str, root: Path) -> None:
    """Whether a folder is there is left to whoever uses it; what leads in a circle cannot even be named."""
    (root / "mkdocs.yml").write_text(setting.format("place"))
    put(root / "place")
    if put is _circle or "root" in setting:
        with pytest.raises(ConfigurationError) as raised:
            configuration_of(root)
        _sentence(raised.value, "mkdocs.yml")
    else:
        assert configuration_of(root) is not None


@pytest.mark.parametrize(
    "text",
    [
        "INHERIT: mkdocs.yml\n",
        "INHERIT: [base.yml]\n",
        'INHERIT: "a\\0b"\n',
        'INHERIT: "\\ud800"\n',
        "INHERIT:\n",
        "INHERIT: !ENV NOT_SET_ANYWHERE\n",
        "plugins: [goldthread: {audience: [a]}]\n",
        f"count: {':'.join(['1'] * 300)}.5\n",
        'docs_dir: "a\\0b"\nplugins: [goldthread]\n',
        "day: 2026-13-45\n",
        "is: !!bool perhaps\n",
        "day: !!timestamp soon\n",
        'count: !!int ""\n',
        "[" * 5000,
    ],
    ids=[
        "circle",
        "list",
        "no name",
        "no letter",
        "empty",
        "not set",
        "no audience",
        "many digits",
        "no folder",
        "month",
        "bool",
        "day",
        "number",
        "deep",
    ],
)
def test_settings_that_say_what_cannot_be(text: str, root: Path) -> None:
    (root / "mkdocs.yml").write_text(text)
    with pytest.raises(ConfigurationError) as raised:
        configuration_of(root)
    _sentence(raised.value, "mkdocs.yml")


def test_code_under_a_name_that_no_file_can_have(root: Path) -> None:
    (root / "mkdocs.yml").write_text('plugins: [goldthread]\nhooks: ["a\\0b", "\\ud800", own.py]\n')
    found = configuration_of(root)
    assert found is not None
    assert found.code == (root / "own.py",)


def test_a_file_in_place_of_the_folder_of_git(put: Put, root: Path) -> None:
    put(root / ".git")
    assert root / ".git" in git_places(root)


def test_a_build(put: Put, root: Path) -> None:
    """A site is built without what is not there, as if it had not been named, and nothing waits."""
    (root / "mkdocs.yml").write_text(
        f"{SETTINGS}extra_css: [own.css]\nextra_javascript: [own.js]\ntheme: {{name: material, custom_dir: own}}\n"
    )
    handbook = root / "content" / "handbook.yml"
    named = "logo: logo.png\nfavicon: sign.svg\ntypefaces: {headings: type.woff2, text: type.woff2}\n"
    handbook.write_text(f"{handbook.read_text()}\n{named}")
    for name in ("own.css", "own.js", "page.md", "logo.png", "sign.svg", "type.woff2", "film.mp4", "drawing.svg"):
        put(root / "content" / name)
    (root / "own").mkdir()
    if put is not _huge:
        for name in ("main.html", "picture.png"):
            put(root / "own" / name)
    done = goldthread("build", "--output", root / "site", cwd=root)
    assert done.exit_code == 0, done.output
    assert not (root / "site" / "own.css").is_file()
    told = goldthread("check", "--format", "concise", cwd=root).output
    assert told.count("SCH018") == len(("logo", "favicon", "headings", "text"))


@pytest.mark.parametrize("name", ["main.html", "pictures/large.png", "hook.py"])
def test_code_and_templates_that_are_too_large(name: str, root: Path) -> None:
    (root / "mkdocs.yml").write_text(f"{SETTINGS}hooks: [own/hook.py]\ntheme: {{name: material, custom_dir: own}}\n")
    (root / "own" / name).parent.mkdir(parents=True)
    _huge(root / "own" / name)
    found = configuration_of(root)
    assert found is not None
    assert too_large(found.code) == root / "own" / name
    done = goldthread("build", "--output", root / "site", cwd=root)
    assert (done.exit_code, (root / "site").exists()) == (1, False)
    assert f"{root / 'own' / name} is too large" in done.output


@pytest.mark.parametrize("arguments", [("import", "--kind", "team"), ("import",), ("diff",)], ids=" ".join)
def test_files_that_a_command_names(put: Put, arguments: tuple[str, ...], root: Path) -> None:
    put(root / "named.csv")
    command, *options = arguments
    done = goldthread(command, "named.csv", *options, cwd=root)
    assert done.exit_code == 2
    assert "named.csv" in done.output or (command == "diff" and put is _folder)


@pytest.mark.parametrize(
    "name", ["baseline.yml", "reviews.lock.yml", "editions.lock.yml", "imports.yml", "more/tools.yml"]
)
def test_files_among_the_records(put: Put, name: str, root: Path) -> None:
    place = root / "content" / name
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    put(place)
    done = goldthread("check", "--format", "concise", cwd=root)
    assert done.exit_code in (0, 1)
    assert put is _folder or f"content/{name}" in done.output


@pytest.mark.parametrize("name", ["index.html", ".goldthread.json", "versions.json", "sitemap.xml"])
def test_files_in_the_folder_of_the_site(put: Put, name: str, root: Path) -> None:
    """What lies there is none of ours, so it stays, and the site is not built."""
    (root / "site").mkdir()
    put(root / "site" / name)
    before = os.lstat(root / "site" / name).st_mode
    done = goldthread("build", "--output", root / "site", cwd=root)
    assert done.exit_code in (0, 1, 2)
    assert os.lstat(root / "site" / name).st_mode == before or done.exit_code == 0
