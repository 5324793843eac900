"""Editors, by the language server that they read YAML with: on a handbook as init writes it, with the settings that it writes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import goldthread
from demonstration import REPOSITORY
from editors.language_server import ADVICE, PROGRAM, LanguageServer
from goldthread.exchange.editor_settings import SCHEMA_FOLDER, SETTINGS_FILE
from goldthread.model.shapes import shape_of
from goldthread.reading.book import read_book

HEAD = "name: T\nphase: first-contact\n"
pytestmark = pytest.mark.browser  # needs what `make test` installs beside the environment


def opened(root: Path) -> LanguageServer:
    assert PROGRAM.is_installed, ADVICE
    return LanguageServer(root, json.loads((root / SETTINGS_FILE).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("starter")
    assert goldthread("init", "--yes", "--no-git", cwd=root).exit_code == 0
    return root


@pytest.fixture(scope="module")
def server(starter: Path) -> Iterator[LanguageServer]:
    with opened(starter) as server:
        yield server


def principle(root: Path) -> tuple[str, str]:
    """The label and the id of the first principle."""
    (record,) = (each for key, each in read_book(root).book.records.items() if key.startswith("principle/"))
    return f"{record.title} ({record.id})", record.id


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("bare", "principles:\n  - |"),
        ("word", "principles:\n  - next|"),
        ("second", "principles:\n  - other\n  - next|"),
        ("mapping", "principles:\n  - principle: |"),
        ("mapping-word", "principles:\n  - principle: next|\n    how: So."),
        ("brackets", "principles: [|]"),
        ("brackets-second", "principles: [other, |]"),
        ("flow-mapping", "principles: [{principle: ne|}]"),
    ],
)
def test_a_principle_is_completed_by_its_title_wherever_it_is_linked(
    name: str, before: str, starter: Path, server: LanguageServer
) -> None:
    label, record_id = principle(starter)
    assert server.completions(f"content/touchpoints/{name}.yml", HEAD + before)[label] == record_id
    indented = "".join(f"  {line}\n" for line in (HEAD + before).splitlines())
    several = f"a:\n{indented}"
    assert server.completions(f"content/touchpoints/{name}-of-several.yml", several)[label] == record_id


def test_what_is_typed_of_a_title_is_replaced_whole(server: LanguageServer) -> None:
    text = f"{HEAD}principles:\n  - comes next|"
    assert server.replaced("content/touchpoints/whole.yml", text) == "comes next"


def test_titles_come_before_null_and_a_team_is_completed_for_an_owner(starter: Path, server: LanguageServer) -> None:
    offered = list(server.completions("content/touchpoints/owner.yml", f"{HEAD}owner: |"))
    (team,) = (each for key, each in read_book(starter).book.records.items() if key.startswith("team/"))
    assert offered[0] == f"{team.title} ({team.id})"


def test_an_empty_file_in_a_folder_is_offered_the_fields_of_a_record(server: LanguageServer) -> None:
    offered = server.completions("content/touchpoints/empty.yml", "|")
    assert offered["phase"] == "phase: "
    assert offered["owner"] == "owner: "
    assert server.completions("principles/empty.yaml", "|")["statement"]


@pytest.mark.parametrize(
    ("name", "text", "marked"),
    [
        ("touchpoints/field.yml", f"{HEAD}ownr: x\n", ["3: Property ownr is not allowed."]),
        (
            "touchpoints/link.yml",
            f"{HEAD}principles: [{{principle: a, hwo: So.}}]\n",
            ["3: Property hwo is not allowed."],
        ),
        ("touchpoints/field.yaml", "a:\n  name: T\n  phase: p\n  ownr: x\n", ["4: Property ownr is not allowed."]),
        ("touchpoints/missing.yml", "a:\n  name: T\n", ['1: Missing property "phase".']),
        ("touchpoints/new.yml", f"{HEAD}owner: added-just-now\nprinciples: [so-is-this]\n", []),
        ("touchpoints/unknown.yml", f"{HEAD}owner: unknown\nreview_by: unknown\nsignature: n/a\n", []),
        ("touchpoints/single.yml", HEAD, []),
        ("touchpoints/several.yml", "a:\n  name: T\n  phase: p\nb:\n  name: T\n  phase: p\n", []),
        ("touchpoints/list.yml", "- id: a\n  name: T\n  phase: p\n", []),
        ("touchpoints/group.yml", f"{HEAD}priorty: {{customer: 5}}\n", ["3: Property priorty is not allowed."]),
        ("touchpoints/remark.yml", "# Nothing yet.\n", []),
    ],
)
def test_what_is_misspelt_is_marked_and_what_is_new_is_not(
    name: str, text: str, marked: list[str], server: LanguageServer
) -> None:
    assert server.marked(f"content/{name}", text) == marked


def test_the_help_on_a_field_is_shown_and_no_list_of_ids_with_it(starter: Path, server: LanguageServer) -> None:
    fields = shape_of("touchpoint").fields
    assert fields["phase"].doc in server.hover("content/touchpoints/hover.yml", "name: T\npha|se: p\n")
    shown = server.hover("content/touchpoints/hover-owner.yml", f"{HEAD}own|er: a\n")
    assert fields["owner"].doc in shown
    assert principle(starter)[1] not in shown


def test_a_modeline_does_what_the_settings_do(starter: Path, tmp_path: Path) -> None:
    shutil.copytree(starter, tmp_path, dirs_exist_ok=True)
    modeline = f"# yaml-language-server: $schema=../{SCHEMA_FOLDER}/principle-record.schema.json\n"
    with LanguageServer(tmp_path, {}) as server:
        assert server.marked("principles/with.yml", f"{modeline}nmae: T\n")
        assert server.marked("principles/without.yml", "nmae: T\n") == []


@pytest.mark.parametrize("options", [(), ("--language", "de"), ("--example",)], ids=lambda each: " ".join(each) or "en")
def test_a_handbook_that_is_right_has_no_mark_at_all(options: tuple[str, ...], tmp_path: Path) -> None:
    assert goldthread("init", "--yes", "--no-git", *options, cwd=tmp_path).exit_code == 0
    files = [file for top in ("content", "principles") for file in sorted((tmp_path / top).rglob("*.y*ml"))]
    assert files
    with opened(tmp_path) as server:
        found = {file: server.marked(str(file.relative_to(tmp_path)), file.read_text("utf-8")) for file in files}
    assert {str(file): marks for file, marks in found.items() if marks} == {}


def test_a_record_that_is_added_is_offered_by_a_server_that_starts_then(starter: Path, tmp_path: Path) -> None:
    shutil.copytree(starter, tmp_path, dirs_exist_ok=True)
    assert goldthread("new", "team", "The night desk", cwd=tmp_path).exit_code == 0
    with opened(tmp_path) as server:
        assert server.completions("content/tools.yml", "t:\n  name: T\n  owner: night|\n")[
            "The night desk (the-night-desk)"
        ]


def test_the_demonstration_of_this_repository_links_by_title(tmp_path: Path) -> None:
    for top in ("content", "principles"):
        shutil.copytree(REPOSITORY / top, tmp_path / top)
    assert goldthread("init", "--yes", "--no-git", cwd=tmp_path).exit_code == 0
    with opened(tmp_path) as server:
        offered = server.completions("content/touchpoints/x.yml", f"{HEAD}principles:\n  - plain|\n")
        ratings = server.completions("content/touchpoints/y.yml", f"{HEAD}priority:\n  by_customer:\n    |\n")
    assert offered["Plain words first (plain-words)"] == "plain-words"
    assert "islanders" in ratings
