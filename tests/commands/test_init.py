"""`goldthread init`: from an empty folder to a handbook that is checked and built, and nothing that exists is overwritten."""

import datetime
import itertools
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from command_line import goldthread
from demonstration import REPOSITORY
from goldthread.cli import init as cli_init
from goldthread.cli import questions as cli_questions
from goldthread.commands.init import brand_from
from goldthread.commands.schema import schema_texts
from goldthread.exchange.editor_settings import SCHEMA_FOLDER, files_by_schema
from goldthread.findings import Severity
from goldthread.inspection import inspect_files
from goldthread.language.catalogue import LANGUAGES, Language
from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.kinds import KINDS
from goldthread.reading.book import read_book, read_files
from goldthread.reading.files import is_source
from goldthread.settings import Settings
from goldthread.starter.example import DAY, example_files
from goldthread.starter.records import Answers, first_files
from goldthread.starter.surroundings import CI_FILES, surroundings

SETTINGS = Settings(today=datetime.date(2026, 11, 28))
GIVEN = {
    "brand": "Sandbank: Ferry #1", "customer": "People who live on the bank", "need": "I need to get home.",
    "excludes": "[VIP] lanes: none", "principle": "We say it plainly.", "touchpoint": "Board on the quay",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows nobody, as in an empty environment."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answers", [Answers(), Answers(**GIVEN), *(Answers(**{name: GIVEN[name]}) for name in GIVEN)])
def test_whatever_is_said_the_records_have_no_error(answers: Answers, language: str) -> None:
    files = first_files(answers, language)  # type: ignore[arg-type]
    inspection = inspect_files(files, SETTINGS)
    assert [str(each.message) for each in inspection.findings if each.severity is Severity.ERROR] == []
    book = inspection.graph.book
    assert book.handbook.language == language
    assert len(book.records) == 9
    assert all(data.startswith(b"# ") for name, data in files.items() if is_source(name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_leave_no_more_than_the_next_three_steps(language: str) -> None:
    inspection = inspect_files(first_files(Answers(), language), SETTINGS)  # type: ignore[arg-type]
    assert sorted(each.code for each in inspection.findings) == ["FOC005", "FOC006", "MET001"]


def test_the_records_say_what_was_answered() -> None:
    book = inspect_files(first_files(Answers(**GIVEN), "en"), SETTINGS).graph.book
    (focus,), (principle,), (touchpoint,) = book.focuses, book.principles, book.touchpoints
    assert book.handbook.brand == GIVEN["brand"]
    assert (book.needs[0].need, book.customers[0].name) == (GIVEN["need"], GIVEN["customer"])
    assert [each.what for each in focus.excludes] == [GIVEN["excludes"]]
    assert (principle.id, principle.statement) == ("we-say-it-plainly", GIVEN["principle"])
    assert (touchpoint.id, touchpoint.name) == ("board-on-the-quay", GIVEN["touchpoint"])
    assert touchpoint.gives is None


@settings(max_examples=25)
@example("0E0")
@example("2026-04-13")
@example("no")
@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=90))
def test_every_text_can_be_an_answer(words: str) -> None:
    answers = Answers(**dict.fromkeys(GIVEN, words))
    files = first_files(answers, "en")
    inspection = inspect_files(files, SETTINGS)
    codes = {each.code for each in inspection.findings if each.severity is Severity.ERROR}
    assert codes <= {"PRV001", "FOC003", "TCH004"}, codes  # a telephone number, and a touchpoint that is excluded
    assert inspection.graph.book.handbook.brand == words
    assert yaml.safe_load(files["mkdocs.yml"])["site_name"] == f"{words} handbook"


def test_it_is_checked_built_and_published_at_once(tmp_path: Path) -> None:
    begun = goldthread("init", "demo", "--yes", cwd=tmp_path)
    assert begun.exit_code == 0
    assert "demo holds a handbook now: 9 records in 16 files." in begun.output
    demo = tmp_path / "demo"
    assert read_book(demo).book.handbook.brand == "Demo"
    for command in (
        ("check",),
        ("build",),
        ("publish", "--output", "../out"),
        ("new", "touchpoint", "Board", "--set", "phase=First contact"),
    ):
        result = goldthread(*command, cwd=demo)
        assert result.exit_code == 0, result.output
    assert (demo / "site" / "index.html").is_file()
    assert (tmp_path / "out" / "draft" / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name not in {"demo", "out"}] == []


def test_what_exists_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    mine = {
        "content/handbook.yml": "brand: Mine\nvision: V.\nedition: '1'\n",
        "README.md": "mine",
        ".gitignore": "mine",
    }
    for name, text in mine.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = goldthread("init", "--yes", "--ci", "gitlab", cwd=tmp_path)
    assert result.exit_code == 0
    assert "none were added" in result.output
    assert "Left as they were: README.md, .gitignore." in result.output
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in mine} == mine
    assert sorted(path.name for path in (tmp_path / "content").iterdir()) == ["handbook.yml"]
    assert (tmp_path / "mkdocs.yml").is_file()
    assert (tmp_path / ".gitlab-ci.yml").is_file()
    again = goldthread("init", "--yes", "--ci", "gitlab", cwd=tmp_path)
    assert "nothing around them is missing" in again.output


@pytest.mark.parametrize("name", ["README.md", "mkdocs.yml", "content/needs.yml"])
def test_a_link_that_leads_out_is_kept_and_not_written_through(tmp_path: Path, name: str) -> None:
    target = tmp_path / "target"
    (tmp_path / "handbook" / "content").mkdir(parents=True)
    (tmp_path / "handbook" / name).symlink_to(target)
    result = goldthread("init", "--yes", cwd=tmp_path / "handbook")
    assert result.exit_code in {0, 2}
    assert not target.exists()


def test_a_folder_in_a_repository_is_left_to_whoever_keeps_that(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    assert goldthread("init", "demo", "--yes", cwd=tmp_path).exit_code == 0
    assert not (tmp_path / "demo" / ".git").exists()
    log = subprocess.run(["git", "-C", str(tmp_path), "log"], capture_output=True, check=False)
    assert log.returncode != 0


def test_git_is_left_alone_when_that_is_wanted(tmp_path: Path) -> None:
    assert goldthread("init", "demo", "--yes", "--no-git", cwd=tmp_path).exit_code == 0
    assert not (tmp_path / "demo" / ".git").exists()


def test_without_git_there_is_a_warning_and_a_handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = goldthread("init", "demo", "--yes", cwd=tmp_path)
    assert result.exit_code == 0
    assert "not kept in git" in result.output
    assert (tmp_path / "demo" / "content" / "handbook.yml").is_file()


def test_at_a_terminal_it_asks_what_was_not_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (cli_init, cli_questions):
        monkeypatch.setattr(module, "can_ask", lambda: True)
    result = goldthread(
        "init", "demo", "--need", "I need to get home.", "--no-git", cwd=tmp_path, answers="Ferry\n\n\nWe say it.\n\n"
    )
    assert result.exit_code == 0, result.output
    book = read_book(tmp_path / "demo").book
    assert (book.handbook.brand, book.needs[0].need) == ("Ferry", "I need to get home.")
    assert book.principles[0].statement == "We say it."
    assert book.touchpoints[0].id == "first-answer"


def test_answers_in_a_pipe_are_taken_line_by_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "goldthread", "init", "here", "--no-git"]
    answers = "Ferry\n\nI need to get home.\n"
    done = subprocess.run(command, cwd=tmp_path, input=answers, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    book = read_book(tmp_path / "here").book
    assert book.handbook.brand == "Ferry"
    assert book.needs[0].need == "I need to get home."
    more = "".join(f"{number}\n" for number in range(8))
    command[4] = "there"
    refused = subprocess.run(command, cwd=tmp_path, input=more, text=True, capture_output=True, check=False)
    assert (refused.returncode, '"6" answers no question' in refused.stderr) == (2, True)
    assert not (tmp_path / "there").exists()


@pytest.mark.parametrize("end", ["closed", "open"])
@pytest.mark.parametrize("sent", [b"Acme\nmore\n", b""])
def test_a_pipe_is_read_when_it_says_something_and_never_waited_for(
    monkeypatch: pytest.MonkeyPatch, sent: bytes, end: str
) -> None:
    out, into = os.pipe()
    os.write(into, sent)
    if end == "closed":
        os.close(into)
    with os.fdopen(out) as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert cli_questions.has_answers() is bool(sent)
        if sent:
            assert cli_questions.piped_answer() == "Acme"
            assert cli_questions.left_over() == "more"
            assert cli_questions.piped_answer() == "more"
            assert cli_questions.left_over() == ""
        monkeypatch.undo()
    if end == "open":
        os.close(into)


def test_it_says_for_what_examples_stand_when_nobody_can_be_asked(tmp_path: Path) -> None:
    result = goldthread("init", tmp_path / "here", "--brand", "Acme", "--need", "I need rest.", cwd=tmp_path)
    assert "--customer, --excludes, --principle, --touchpoint" in result.stderr
    assert "git repository" in result.stdout
    quiet = goldthread("init", tmp_path / "there", "--yes", cwd=tmp_path)
    assert "Nobody can be asked" not in quiet.stderr


SOME = {
    **GIVEN, "principle": "Before anybody leaves, we say what comes next.", "touchpoint": "Telephone line",
}  # fmt: skip
OTHERS = {
    "en": (SOME, {**SOME, "principle": "We are kind."}, {**SOME, "principle": "We call back the same day"}),
    "de": (
        {**SOME, "principle": "Wir rufen am selben Tag zurück."},
        {**SOME, "principle": "Bevor jemand geht, sagen wir, wie es weitergeht."},
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_record_says_the_same_in_two_of_its_fields(language: Language) -> None:
    choices = (
        Answers(**{name: each[name] for name in names})
        for each in (GIVEN, *OTHERS[language])
        for names in _choices(each)
    )
    for answers in dict.fromkeys(choices):
        for record in read_files(first_files(answers, language)).book.records.values():
            fields = (getattr(record, name) for name in record.__struct_fields__ if name not in {"id", "title"})
            texts = [each.strip(" .").casefold() for each in fields if isinstance(each, str) and " " in each]
            assert len(set(texts)) == len(texts), (answers, texts)


def _choices(answers: dict[str, str]) -> list[tuple[str, ...]]:
    return [names for count in range(len(answers) + 1) for names in itertools.combinations(answers, count)]


@pytest.mark.parametrize(
    ("words", "medium"),
    [
        ("Telephone line", "personal"),
        ("Repair desk", "personal"),
        ("Flyer", "physical"),
        ("Our app", "digital"),
        ("Something", "digital"),
    ],
)
def test_a_touchpoint_has_the_medium_that_its_name_says_and_the_phase_the_other_gaps(words: str, medium: str) -> None:
    book = read_files(first_files(Answers(touchpoint=words), "en")).book
    assert book.of(Touchpoint)[0].medium == medium
    assert {each.medium for each in book.of(Phase)[0].gaps} == {"personal", "physical", "digital"} - {medium}


def test_in_german_all_that_is_written_and_said_is_german(tmp_path: Path) -> None:
    result = goldthread("init", "demo", "--yes", "--no-git", "--language", "de", cwd=tmp_path)
    assert "enthält jetzt ein Handbuch" in result.output
    assert read_book(tmp_path / "demo").book.handbook.language == "de"
    assert "# Handbuch" in (tmp_path / "demo" / "README.md").read_text(encoding="utf-8")


def test_the_demonstration_can_be_written_and_is_whole(tmp_path: Path) -> None:
    result = goldthread("init", "demo", "--example", "--no-git", cwd=tmp_path)
    assert result.exit_code == 0
    assert f"--today {DAY}" in result.output
    for name in ("content", "principles"):
        for file in sorted((REPOSITORY / name).rglob("*.yml")):
            assert (tmp_path / "demo" / file.relative_to(REPOSITORY)).read_bytes() == file.read_bytes()
    assert goldthread("check", "--today", DAY, cwd=tmp_path / "demo").exit_code == 0


def test_the_wheel_is_told_to_carry_all_that_the_demonstration_needs() -> None:
    told = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    included = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {f"goldthread/starter/example/{name}" for name in included} == set(included.values())
    tops = {name.partition("/")[0] for name in example_files()}
    assert tops == set(included)


def test_no_template_is_hidden_from_the_wheel() -> None:
    folder = REPOSITORY / "generator" / "goldthread" / "starter"
    assert [path for path in folder.rglob("*") if path.name.startswith(".")] == []


@pytest.mark.parametrize("platform", CI_FILES)
def test_the_files_of_ci_are_yaml_and_name_commands_that_exist(platform: str) -> None:
    files = surroundings(platform, "1.0")  # type: ignore[arg-type]
    text = files[CI_FILES[platform]].decode()
    assert yaml.safe_load(text)
    assert set(re.findall(r"goldthread (\w+)", text)) == {"check", "build"}
    for used in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", used)


def test_editors_are_told_a_schema_for_every_file_that_can_hold_records() -> None:
    told = files_by_schema()
    assert {Path(schema).name for schema in told} <= set(schema_texts())
    assert all(schema.startswith(f"{SCHEMA_FOLDER}/") for schema in told)
    files = {file for listed in told.values() for file in listed}
    homes = {home for kind in KINDS.values() for home in kind.homes}
    assert {file.removesuffix(".yml").removesuffix("/**/*") for file in files} >= homes - {"principles"}


def test_the_editor_files_are_json_and_the_schemas_lie_where_they_say(tmp_path: Path) -> None:
    goldthread("init", "--yes", "--no-git", cwd=tmp_path)
    told = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert all((tmp_path / schema).is_file() for schema in told["yaml.schemas"])
    assert msgspec.json.decode((tmp_path / ".vscode/extensions.json").read_bytes())["recommendations"]


@pytest.mark.parametrize(
    ("folder", "brand"), [("demo", "Demo"), ("sandbank-ferry", "Sandbank Ferry"), ("LINE_two", "LINE Two"), ("12", "")]
)
def test_the_brand_is_named_after_its_folder_when_nobody_says(folder: str, brand: str) -> None:
    assert brand_from(Path(folder)) == brand
