"""Every example in the documents is run, and every path that they name exists."""

import datetime
import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from command_line import COMMANDS, goldthread
from demonstration import DAY, LATER, REPOSITORY, on
from goldthread.exchange.schema import schemas
from goldthread.graph.graph import graph_of
from goldthread.reading.book import read_files
from goldthread.reading.files import files_on_disk

DOCUMENTS = (
    "README.md", "generator/README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md",
    *sorted(f"docs/{page.name}" for page in (REPOSITORY / "docs").glob("*.md")),
)  # fmt: skip
HANDBOOK = "brand: A\nvision: B\nedition: '1'\n"
LONG = frozenset({"publish", "serve"})
"""Commands that are only parsed here, since they take long; tests of their own run them."""
BUILDING = frozenset({"build", "write"})
"""Commands that are run in the smallest handbook, the one of the page on how to start."""
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


def script_lines() -> list[str]:
    """The commands in the documents of which no output is shown: those of shell scripts and of pipelines."""
    scripts = [line for _, text in blocks("sh") for line in text.splitlines()]
    pipelines = [
        line.partition(".venv/bin/")[2]
        for _, text in blocks("yaml")
        for line in text.splitlines()
        if ".venv/bin/" in line
    ]
    lines = [shlex.join(shlex.split(line, comments=True)) for line in (*scripts, *pipelines)]
    return sorted({line for line in lines if line})


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in a repository of its own, with a word changed since the commit."""
    folder = tmp_path_factory.mktemp("original")
    for name in ("content", "principles"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for arguments in (
        ("init", "--quiet"),
        ("config", "user.name", "An editor"),
        ("config", "user.email", "editor@tarrow-line.example"),
        ("add", "."),
        ("commit", "--quiet", "--message", "Add the records"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, env=quiet, check=True)
    changed = folder / "principles" / "plain-words.yml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("a neighbour", "neighbours"), encoding="utf-8")
    return folder


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Path:
    """A copy of that repository in which a command may write."""
    return shutil.copytree(original, tmp_path / "copy")


@pytest.fixture
def smallest(tmp_path: Path) -> Path:
    """The smallest handbook that can be built, as the page on how to start shows it."""
    (text,) = (text for name, text in blocks("yaml") if name == "docs/start.md" and "brand:" in text)
    (tmp_path / "smallest" / "content").mkdir(parents=True)
    (tmp_path / "smallest" / "content" / "handbook.yml").write_text(text, encoding="utf-8")
    return tmp_path / "smallest"


def run(command: str, folder: Path, day: datetime.date = DAY) -> Result:
    """What a command of a document does in a folder on a day."""
    name, *arguments = shlex.split(command)
    assert name == "goldthread", command
    return goldthread(*arguments, cwd=folder, env={"NO_COLOR": "1", **on(day)})


@pytest.mark.parametrize("day", [DAY, LATER], ids=str)
@pytest.mark.parametrize(("command", "output"), sessions(), ids=lambda value: value if len(value) < 60 else "")
def test_a_command_prints_what_a_document_says_whatever_the_day(command: str, output: str, day: datetime.date) -> None:
    printed = run(command, REPOSITORY, day).output
    beginning, dots, _ = output.partition("...\n")
    assert printed.startswith(beginning) if dots else printed == output


@pytest.mark.parametrize("command", script_lines())
def test_every_command_in_the_documents_runs(command: str, copy: Path, smallest: Path) -> None:
    _, name, *arguments = shlex.split(command)
    with COMMANDS[name].make_context(name, list(arguments)) as context:
        assert context.params
    if name in BUILDING:
        done = run(command, smallest)
        assert done.exit_code == 0, done.output
    elif name not in LONG:
        done = run(command, copy)
        assert done.exit_code in {0, 1}, done.output


def test_the_rule_in_the_documents_is_applied_to_this_brand(tmp_path: Path) -> None:
    ((_, rule),) = blocks("python")
    named = [text for _, text in blocks("yaml") if "rules: [" in text and ".py]" in text]
    for folder in ("content", "principles"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    with (tmp_path / "content" / "handbook.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + named[0])
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "tar001_board_needs_power.py").write_text(rule, encoding="utf-8")
    printed = run("goldthread check --own-rules --format concise", tmp_path).output
    assert 'TAR001 touchpoint/quay-board ("Quay departure board") does not say what keeps it lit.' in printed


def test_the_readme_is_short() -> None:
    assert len((REPOSITORY / "README.md").read_text(encoding="utf-8").splitlines()) < 200


def test_the_documents_show_commands() -> None:
    assert len(sessions()) >= 6
    assert len(script_lines()) >= 18


@pytest.mark.parametrize("text", [text for _, text in blocks("yaml")])
def test_yaml_in_a_document_is_read_without_a_fault(text: str) -> None:
    files = dict(files_on_disk(REPOSITORY))
    named = re.match(r"# (content/\S+\.yml)\n", text)
    if "waive:" in text:
        files["content/teams/another.yml"] = f"name: Another\n{text}".encode()
    elif named and named[1] == "content/handbook.yml":
        files[named[1]] = (text if "brand:" in text else HANDBOOK + text).encode()
    elif named:
        files[named[1]] = text.encode()
    else:
        assert yaml.safe_load(text)
        return
    reading = read_files(files)
    assert reading.findings == ()
    assert graph_of(reading.book).book.records


def test_schemas_that_a_document_names_exist() -> None:
    ((_, text),) = blocks("json")
    named = [Path(path).name for path in json.loads(text)["yaml.schemas"]]
    assert named
    assert set(named) <= set(schemas())


def test_the_table_of_commands_has_each_of_them_once() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `goldthread (\w+)` \|", text, re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_in_a_sentence_exists_with_its_options(document: str) -> None:
    text = _FENCE.sub("", (REPOSITORY / document).read_text(encoding="utf-8"))
    for name, rest in re.findall(r"`goldthread ([a-z]+)([^`]*)`", text):
        assert name in COMMANDS, f"{document} names goldthread {name}"
        known = {"--help", *(option for parameter in COMMANDS[name].params for option in parameter.opts)}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, f"{document}: goldthread {name}{rest}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file_and_a_heading_in_it(document: str) -> None:
    path = REPOSITORY / document
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith(("http:", "https:")):
            continue
        name, _, anchor = target.partition("#")
        file = path.parent / name if name else path
        assert file.exists(), f"{document} links to {target}"
        assert not anchor or anchor in headings(file), f"{document} links to {target}"


def headings(file: Path) -> set[str]:
    """The anchors of a document's headings."""
    text = _FENCE.sub("", file.read_text(encoding="utf-8"))
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in found}


def test_every_module_that_the_architecture_names_exists() -> None:
    text = (REPOSITORY / "generator" / "README.md").read_text(encoding="utf-8")
    package = REPOSITORY / "generator" / "goldthread"
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.py|/))`", text)
    assert named
    missing = [name for name in named if not (package / name).exists() and not (REPOSITORY / name).exists()]
    assert missing == []


def test_the_architecture_shows_the_layers_of_the_contract_and_describes_each_part() -> None:
    text = (REPOSITORY / "generator" / "README.md").read_text(encoding="utf-8")
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (
        each for each in settings["tool"]["importlinter"]["contracts"] if each.get("containers") == ["goldthread"]
    )
    assert "\n".join(f"    {layer}" for layer in contract["layers"]) in text
    parts = [part for layer in contract["layers"] for part in layer.split(" | ")]
    table = "".join(re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE))
    assert [part for part in parts if f"`{part}/`" not in table and f"`{part}.py`" not in table] == []


def test_make_help_lists_every_target_that_the_documents_name() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    for document in DOCUMENTS:
        for target in re.findall(r"`make ([a-z]+)`", (REPOSITORY / document).read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
