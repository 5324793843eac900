"""Every example in the documents is run, and every path that they name exists."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from goldthread.cli import main
from goldthread.graph.graph import graph_of
from goldthread.reading.book import read_book

REPOSITORY = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "generator/README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[tuple[str, str]]:
    """The fenced blocks of a language, each with the document that it stands in."""
    return [
        (name, found[2])
        for name in DOCUMENTS
        for found in _FENCE.finditer((REPOSITORY / name).read_text(encoding="utf-8"))
        if found[1] == language
    ]


def sessions() -> list[tuple[str, str]]:
    """The commands in the documents with what they should print; a line of three dots stands for the rest."""
    found = []
    for _, text in blocks("console"):
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def goldthread(command: str) -> str:
    """What a command prints when it is run in the repository."""
    words = shlex.split(command)
    assert words[0] == "goldthread", command
    done = subprocess.run(
        [sys.executable, "-m", "goldthread", *words[1:]],
        cwd=REPOSITORY,
        env={**os.environ, "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1795219200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(("command", "output"), sessions(), ids=lambda value: value if len(value) < 60 else "")
def test_a_command_prints_what_a_document_says(command: str, output: str) -> None:
    printed = goldthread(command)
    beginning, dots, _ = output.partition("...\n")
    assert printed.startswith(beginning) if dots else printed == output


def test_the_rule_in_the_readme_is_applied_to_this_brand(tmp_path: Path) -> None:
    ((_, rule),) = blocks("python")
    named = [text for _, text in blocks("yaml") if "rules: [" in text and ".py]" in text]
    for folder in ("content", "principles"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    with (tmp_path / "content" / "handbook.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + named[0])
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "tar001_board_needs_power.py").write_text(rule, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "goldthread",
        "check",
        "--own-rules",
        "--format",
        "concise",
        "--root",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 'TAR001 touchpoint/quay-board ("Quay departure board") does not say what keeps it lit.' in done.stdout


def test_the_documents_show_commands() -> None:
    assert len(sessions()) >= 4


@pytest.mark.parametrize("text", [text for _, text in blocks("yaml")])
def test_yaml_in_a_document_is_read_without_a_fault(text: str, tmp_path: Path) -> None:
    handbook = "brand: A\nvision: B\nedition: '1'\n"
    teams = "quays:\n  name: Quays\n"
    named = re.match(r"# (content/\S+\.yml)\n", text)
    if "waive:" in text:
        teams += "".join(f"  {line}\n" for line in text.splitlines())
    elif named and named[1] == "content/handbook.yml":
        handbook += text
    elif named:
        (tmp_path / named[1]).parent.mkdir(parents=True)
        (tmp_path / named[1]).write_text(text, encoding="utf-8")
    else:
        assert yaml.safe_load(text)
        return
    (tmp_path / "content").mkdir(exist_ok=True)
    (tmp_path / "content" / "handbook.yml").write_text(handbook, encoding="utf-8")
    (tmp_path / "content" / "teams.yml").write_text(teams, encoding="utf-8")
    (tmp_path / "content" / "phases.yml").write_text("on-the-way:\n  name: On the way\n", encoding="utf-8")
    (tmp_path / "principles").mkdir()
    (tmp_path / "principles" / "nothing-left-alone.yml").write_text("title: A\nstatement: B\n", encoding="utf-8")
    reading = read_book(tmp_path)
    assert reading.findings == ()
    assert graph_of(reading.book).book.records


def test_every_command_in_the_table_exists_with_its_options() -> None:
    rows = re.findall(r"\| `goldthread (\w+)([^`]*)` \|", (REPOSITORY / "README.md").read_text(encoding="utf-8"))
    assert {name for name, _ in rows} == set(main.commands)
    for name, rest in rows:
        known = {option for parameter in main.commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_leads_to_one(document: str) -> None:
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if not target.startswith("http")]
    missing = [target for target in targets if not (REPOSITORY / document).parent.joinpath(target).exists()]
    assert missing == []


def test_every_module_that_the_architecture_names_exists() -> None:
    text = (REPOSITORY / "generator" / "README.md").read_text(encoding="utf-8")
    package = REPOSITORY / "generator" / "goldthread"
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.py|/))`", text)
    assert named
    missing = [name for name in named if not (package / name).exists() and not (REPOSITORY / name).exists()]
    assert missing == []


def test_the_architecture_draws_the_layers_of_the_contract_and_tells_of_each_part() -> None:
    text = (REPOSITORY / "generator" / "README.md").read_text(encoding="utf-8")
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    assert "\n".join(f"    {layer}" for layer in contract["layers"]) in text
    parts = [part for layer in contract["layers"] for part in layer.split(" | ")]
    table = "".join(re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE))
    assert [part for part in parts if f"`{part}/`" not in table and f"`{part}.py`" not in table] == []


def test_the_makefile_helps_with_every_target_that_the_documents_name() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    for document in DOCUMENTS:
        for target in re.findall(r"`make ([a-z]+)`", (REPOSITORY / document).read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
