"""A public edition has nothing internal, and equals that of a handbook without secrets."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from command_line import goldthread
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of
from html_pages.links import broken
from publishing.secret_handbook import DOCUMENT, OPEN, SECRET, WROTE, name_of, write_world
from shared_folders import made_once

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1780000000"}
_SECRETS = re.compile(rf"{SECRET}[a-z0-9]+", re.IGNORECASE)
_OPEN = re.compile(rf"\b{OPEN}[a-z0-9]+")
OPTIONAL = tuple(
    f"{kind}.{name}"
    for kind in WROTE
    for name, field in shape_of(kind).fields.items()
    if not field.required and name not in {"audience", "notes", "waive"}
)

Site = Mapping[str, bytes]


def run(root: Path, *arguments: str) -> Result:
    return goldthread(*arguments, cwd=root, env=ENVIRONMENT)


def build(root: Path, audience: str) -> None:
    """Build the site of a world for an audience beside it."""
    done = run(root, "build", "--output", f"../{root.name}-{audience}", "--audience", audience)
    assert done.exit_code == 0, done.output


def files(folder: Path) -> Site:
    """The files of a folder, by their paths."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: gzip.decompress(data) if name.endswith(".gz") else data for name, data in found.items()}


def words_in(site: Site, pattern: re.Pattern[str]) -> set[str]:
    """The words of a pattern in the names and the bytes of files."""
    texts = (f"{path} {data.decode('utf-8', 'replace')}" for path, data in site.items())
    return {word.lower() for text in texts for word in pattern.findall(text)}


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The two worlds, and one in which every field that can be internal is; what was reviewed has changed since in those with secrets.

    Beside them lie the sites of the world with secrets for either audience, and those of the others for the public.
    """

    def make(folder: Path) -> None:
        for name, has_secrets, fields in (("with", True, ()), ("without", False, ()), ("fields", True, OPTIONAL)):
            write_world(folder / name, has_secrets=has_secrets, internal_fields=fields)
        for name in ("with", "fields"):
            _change_what_was_reviewed(folder / name)
        for name in ("with", "without", "fields"):
            build(folder / name, "public")
        build(folder / "with", "internal")

    folder = made_once(tmp_path_factory, "worlds", make)
    return {name: folder / name for name in ("with", "without", "fields")}


def _change_what_was_reviewed(root: Path) -> None:
    """Let a focus that is internal say something else than it did at the last review."""
    focus = root / KINDS["focus"].homes[0] / f"{SECRET}filefocus.yml"
    said = focus.read_text()
    focus.write_text(said.replace(f"{SECRET}focusshutstatement", f"{SECRET}formerly"))
    done = run(root, "review", "--all", "--because", f"{SECRET}because", "--by", f"{SECRET}somebody")
    assert done.exit_code == 0, done.output
    focus.write_text(said)
    document = root / DOCUMENT
    document.write_text(document.read_text().replace(f"{SECRET}did", f"{SECRET}willdo"))


@pytest.fixture(scope="module")
def sites(worlds: Mapping[str, Path]) -> Mapping[str, Site]:
    """The sites of the world with secrets for either audience, and those of the others for the public."""
    folder = worlds["with"].parent
    names = {
        "internal": "with-internal",
        "public": "with-public",
        "without": "without-public",
        "fields": "fields-public",
    }
    return {which: files(folder / name) for which, name in names.items()}


def expected(which: str) -> Iterator[str]:
    """Words that stand in every record of a sort."""
    for kind in WROTE:
        yield name_of(kind, which)


def test_no_secret_is_in_any_file_or_name_of_the_public_site(sites: Mapping[str, Site]) -> None:
    assert words_in(sites["public"], _SECRETS) == set()
    assert words_in(sites["fields"], _SECRETS) == set()


def test_the_internal_site_has_the_secrets_of_every_kind(
    sites: Mapping[str, Site],
) -> None:
    found = words_in(sites["internal"], _SECRETS)
    assert set(expected("shut")) <= found
    assert {f"{SECRET}formerly", f"{SECRET}sourcetitle", f"{SECRET}did", f"{SECRET}willdo"} <= found
    assert f"{SECRET}wastouchpointshut" in found
    records = sites["internal"]["data/handbook.json"].decode()
    for kind in WROTE:
        texts = set(_SECRETS.findall(records)) & {word for word in found if word.startswith(f"{SECRET}{kind}shut")}
        assert texts or not _has_words(kind), kind


def _has_words(kind: str) -> bool:
    return kind != "handbook"


def test_public_texts_are_in_the_public_site(sites: Mapping[str, Site]) -> None:
    public = words_in({"data/handbook.json": sites["public"]["data/handbook.json"]}, _OPEN)
    internal = words_in({"data/handbook.json": sites["internal"]["data/handbook.json"]}, _OPEN)
    assert set(expected("open")) <= public
    told = {f"{OPEN}editionopensharedwith{item}how" for item in "ab"}  # which team was told how stays inside
    assert {word for word in internal if "open" in word} - public == told


def test_the_public_site_equals_that_of_a_handbook_without_internal_records(
    sites: Mapping[str, Site],
) -> None:
    assert sorted(sites["public"]) == sorted(sites["without"])
    assert [path for path, data in sites["public"].items() if data != sites["without"][path]] == []


def test_internal_fields_are_removed_and_required_fields_remain(sites: Mapping[str, Site]) -> None:
    records = json.loads(sites["public"]["data/handbook.json"])["records"]
    said = [
        (f"{kind}.{name}" in OPTIONAL, word)
        for kind in WROTE
        for record in records[kind].values()
        for name, value in record.items()
        for word in _OPEN.findall(json.dumps(value))
        if not word.startswith(f"{OPEN}id")
    ]
    inside, outside = ({word for is_inside, word in said if is_inside is wanted} for wanted in (True, False))
    site = b"\n".join(sites["fields"].values())
    assert len(inside) > 100
    assert [word for word in sorted(inside) if word.encode() in site] == []
    assert [word for word in sorted(outside) if word.encode() not in site] == []


def test_the_public_site_has_no_broken_links(sites: Mapping[str, Site]) -> None:
    dead = [f"{name}: {each}" for name in ("public", "fields") for each in broken(sites[name])]
    assert dead == []


def test_the_public_site_has_nothing_for_editors(sites: Mapping[str, Site]) -> None:
    editors = ("report/", "review/", "rule/", "coverage/")
    assert [path for path in sites["public"] if path.startswith(editors)] == []
    pages = "".join(data.decode() for path, data in sites["public"].items() if path.endswith(".html"))
    for word in ("Not filled in", "Source:", "content/", "For editors", "goldthread check", "open findings"):
        assert word not in pages, word


def test_mkdocs_builds_the_same_public_site(worlds: Mapping[str, Path], tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(worlds["with"], root)
    settings = (root / "mkdocs.yml").read_text().replace("goldthread]", "goldthread: {audience: public}]")
    (root / "mkdocs.yml").write_text(settings)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    site = files(root / "site")
    assert words_in(site, _SECRETS) == set()
    assert any(path.startswith("touchpoint/") for path in site)


def test_a_tree_of_markdown_for_the_public_holds_no_secret(worlds: Mapping[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    assert run(worlds["with"], "write", str(folder)).exit_code == 0
    assert set(expected("shut")) <= words_in(files(folder), _SECRETS)
    done = run(worlds["with"], "write", str(folder), "--audience", "public")
    assert done.exit_code == 0, done.output
    tree = files(folder)
    assert set(expected("open")) <= words_in(tree, _OPEN)
    assert words_in(tree, _SECRETS) == set()


@pytest.mark.parametrize("command", ["build", "write"])
def test_a_public_text_that_names_something_internal_stops_the_build(
    command: str, worlds: Mapping[str, Path], tmp_path: Path
) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(worlds["with"], root)
    (root / "content" / "tools").mkdir(exist_ok=True)
    (root / "content" / "tools" / "slip.yml").write_text(
        f"slip:\n  name: Slip\n  link: As in [[{name_of('term', 'shut')}]]\n"
        "  waive: [{rule: AUD001, reason: Nobody will see it., until: 2099-12-31}]\n"
    )
    where = ("--output", str(tmp_path / "out")) if command == "build" else (str(tmp_path / "out"),)
    done = run(root, command, *where, "--audience", "public")
    said = done.output
    assert done.exit_code == 1
    assert "content/tools/slip.yml:3:9" in said
    assert "AUD001" in said
    assert 'write "audience: public"' in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["build", "write"])
def test_an_internal_handbook_has_no_public_edition(command: str, worlds: Mapping[str, Path], tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(worlds["without"], root)
    with (root / "content" / "handbook.yml").open("a") as file:
        file.write("audience: internal\n")
    where = ("--output", str(tmp_path / "out")) if command == "build" else (str(tmp_path / "out"),)
    done = run(root, command, *where, "--audience", "public")
    assert done.exit_code in {1, 2}
    assert "no public edition" in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists()
