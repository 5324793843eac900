"""The schemas for editors know the records, and are written anew by the commands that add some."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.commands import schema as schema_command
from goldthread.commands.doctor import diagnoses
from goldthread.exchange.editor_settings import SCHEMA_FOLDER, SETTINGS_FILE

Handbook = Callable[[Mapping[str, str | bytes]], Path]
FILES = {
    "content/handbook.yml": "brand: Ferry\nvision: V.\nedition: '1'\n",
    "content/teams.yml": "crew:\n  name: Crew of the Petrel\n",
    "content/tools.yml": "- id: t\n  name: T\n",
}
STALE = "of another version or of other records"


def suggested(root: Path, schema: str = "tool") -> list[str]:
    """What the schema for editors suggests for an owner."""
    data = json.loads((root / SCHEMA_FOLDER / f"{schema}.schema.json").read_text(encoding="utf-8"))
    return [each["label"] for each in data["$defs"].get("team-suggestions", {"defaultSnippets": []})["defaultSnippets"]]


def with_schemas(root: Path) -> Path:
    assert goldthread("schema", "--output", SCHEMA_FOLDER, cwd=root).exit_code == 0
    return root


def is_stale(root: Path) -> bool:
    return any(STALE in str(each.words) and not each.is_ok for each in diagnoses(root))


def test_init_writes_schemas_that_know_the_first_records(tmp_path: Path) -> None:
    assert goldthread("init", "--yes", "--no-git", cwd=tmp_path).exit_code == 0
    assert suggested(tmp_path, "touchpoint-record")
    assert not is_stale(tmp_path)


def test_a_new_record_is_suggested_at_once(handbook: Handbook) -> None:
    root = with_schemas(handbook(FILES))
    assert suggested(root) == ["Crew of the Petrel (crew)"]
    assert goldthread("new", "team", "Quay hosts", cwd=root).exit_code == 0
    assert suggested(root) == ["Crew of the Petrel (crew)", "Quay hosts (quay-hosts)"]
    assert not is_stale(root)


def test_imported_records_are_suggested_at_once(handbook: Handbook) -> None:
    root = with_schemas(handbook(FILES))
    (root / "teams.csv").write_text("Name\nQuay hosts\n", encoding="utf-8")
    assert goldthread("import", "teams.csv", "--kind", "team", "--dry-run", cwd=root).exit_code == 0
    assert len(suggested(root)) == 1
    result = goldthread("import", "teams.csv", "--kind", "team", "--yes", cwd=root)
    assert result.exit_code == 0, result.output
    assert "Quay hosts (quay-hosts)" in suggested(root)
    assert not is_stale(root)


def test_schemas_are_stale_once_a_record_is_written_by_hand_and_the_command_named_refreshes_them(
    handbook: Handbook,
) -> None:
    root = with_schemas(handbook(FILES))
    (root / "content/teams.yml").write_text("crew:\n  name: The crew\n", encoding="utf-8")
    assert is_stale(root)
    (words,) = (str(each.words) for each in diagnoses(root) if STALE in str(each.words))
    command = words.partition(": goldthread ")[2].split()
    assert goldthread(*command, cwd=root).exit_code == 0
    assert suggested(root) == ["The crew (crew)"]
    assert not is_stale(root)


def test_a_handbook_without_schemas_is_given_none(handbook: Handbook) -> None:
    root = handbook(FILES)
    assert goldthread("new", "team", "Quay hosts", cwd=root).exit_code == 0
    assert not (root / SCHEMA_FOLDER).exists()


def test_a_clone_whose_settings_name_the_schemas_gets_them_with_the_first_record(handbook: Handbook) -> None:
    root = handbook({**FILES, SETTINGS_FILE: f'{{"yaml.schemas": {{"{SCHEMA_FOLDER}/team.schema.json": "x"}}}}'})
    assert goldthread("new", "team", "Quay hosts", cwd=root).exit_code == 0
    assert "Quay hosts (quay-hosts)" in suggested(root)


def test_only_files_whose_bytes_change_are_written(handbook: Handbook) -> None:
    root = with_schemas(handbook(FILES))
    files = list((root / SCHEMA_FOLDER).iterdir())

    def written() -> set[str]:
        found = {file.name for file in files if file.stat().st_mtime > 1}
        for file in files:
            os.utime(file, (1, 1))
        return found

    assert written() == {file.name for file in files}
    with_schemas(root)
    assert written() == set()
    assert goldthread("new", "tool", "Ledger", cwd=root).exit_code == 0
    assert "touchpoint.schema.json" in written()
    assert sorted((root / SCHEMA_FOLDER).iterdir()) == sorted(files)


def test_a_record_is_written_where_its_schemas_cannot_be(
    handbook: Handbook, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, elsewhere = handbook(FILES), tmp_path_factory.mktemp("elsewhere")
    (root / SCHEMA_FOLDER).parent.mkdir()
    (root / SCHEMA_FOLDER).symlink_to(elsewhere)
    result = goldthread("new", "team", "Quay hosts", cwd=root)
    assert result.exit_code == 0
    assert "quay-hosts" in (root / "content/teams.yml").read_text(encoding="utf-8")
    assert "a link that leads out of the handbook" in result.output
    assert f"goldthread schema --output {SCHEMA_FOLDER}" in result.output
    assert list(elsewhere.iterdir()) == []


def test_a_full_disk_is_said_and_undoes_nothing(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = with_schemas(handbook(FILES))

    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(schema_command, "write_file", full)
    result = goldthread("new", "team", "Quay hosts", cwd=root)
    assert result.exit_code == 0
    assert "no space left on device" in result.output
    assert is_stale(root)


INTERNAL = {
    **FILES,
    "content/teams.yml": "crew:\n  name: Crew of the Petrel\nhidden-team:\n  name: Secret cutters\n  audience: internal\n",
}


def test_for_the_public_nothing_internal_is_suggested(handbook: Handbook) -> None:
    root = with_schemas(handbook(INTERNAL))
    assert "hidden-team" in goldthread("schema", cwd=root).output
    public = goldthread("schema", "--audience", "public", cwd=root)
    assert public.exit_code == 0
    assert "crew" in public.output
    assert "hidden-team" not in public.output
    assert "Secret cutters" not in public.output


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_no_site_holds_a_schema_for_editors(audience: str, handbook: Handbook) -> None:
    root = with_schemas(handbook(INTERNAL))
    inside = "content/.goldthread/schemas"
    assert goldthread("schema", "--output", inside, cwd=root).exit_code == 0
    result = goldthread("build", "--audience", audience, cwd=root)
    assert result.exit_code == 0, result.output
    files = [file for file in (root / "site").rglob("*") if file.is_file()]
    assert files
    assert [file for file in files if file.name.endswith(".schema.json")] == []
    assert [file for file in files if b"defaultSnippets" in file.read_bytes()] == []
    if audience == "public":
        assert [file for file in files if b"hidden-team" in file.read_bytes()] == []
