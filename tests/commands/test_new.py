"""`goldthread new`: a record is written where it belongs, in the style of its file, and nothing else changes."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.cli import new as cli_new
from goldthread.cli import questions as cli_questions
from goldthread.commands.errors import RequestError
from goldthread.commands.new import Given, begin, questions, title_field
from goldthread.editing.new_ids import id_from, new_id
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of
from goldthread.reading.book import read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
FILES = {
    "content/handbook.yml": "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\n",
    "content/needs.yml": "# What people need.\nget-home:\n  need: I need to get home.\n",
    "content/focus.yml": "home:\n  title: Home tonight\n  statement: Home before dark.\n  need: get-home\n",
    "content/teams.yml": "crew: {name: Crew}\nquay: {name: Quay hosts, was: [dock]}\n",
    "content/journey.yml": "- id: crossing\n  name: The crossing\n",
    "content/touchpoints/landing.yml": "# On the landing.\nboard:\n  name: Board # of slate\n  phase: crossing\n",
    "principles/plain.yml": "title: Say it plainly\nstatement: We say what is the case.\n",
    "content/plan.yml": "initiatives:\n  slate: {title: A slate}\nevents:\nconstraints:\n",
}  # fmt: skip
MINIMAL = {
    "focus": ["--set", "statement=Home."],
    "principle": ["--set", "statement=We say."],
    "touchpoint": ["--set", "phase=The crossing"],
    "event": ["--set", "on=2027-03-01"],
    "term": ["--set", "means=The sea."],
    "connect": ["--set", "team=crew"],
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "handbook"])
def test_a_record_of_every_kind_can_be_added_and_is_read_back_without_a_fault(handbook: Handbook, kind: str) -> None:
    root = handbook(FILES)
    title = "3.0" if kind == "edition" else "Tide: a table # of hours"
    result = goldthread("new", kind, title, *MINIMAL.get(kind, []), cwd=root)
    assert result.exit_code == 0, result.output
    reading = read_book(root)
    assert reading.findings == ()
    (added,) = (each for each in reading.book.of(KINDS[kind]) if f"added {each.key} " in result.output)
    if title_field(kind):
        attribute = shape_of(kind).fields[title_field(kind)].attribute
        assert getattr(added, attribute) == title
    place = reading.book.origins[added.key].place
    assert result.output.startswith(f"{place.file}:{place.line}: added ")


def test_only_lines_are_added_and_comments_stay(handbook: Handbook) -> None:
    root = handbook(FILES)
    result = goldthread(
        "new", "touchpoint", "Lost gloves", "--file", "content/touchpoints/landing.yml",
        "--set", "phase=crossing", "--set", "owner=quay hosts", "--set", "principles=say it plainly: It has a label.",
        "--set", "priority.customer=4", "--set", "pains=It is cold, and wet.", "--set", "pains=Nobody is there.",
        cwd=root,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    text = (root / "content/touchpoints/landing.yml").read_text(encoding="utf-8")
    assert text.startswith(FILES["content/touchpoints/landing.yml"])
    assert text.removeprefix(FILES["content/touchpoints/landing.yml"]) == (
        "\nlost-gloves:\n  name: Lost gloves\n  phase: crossing\n"
        "  principles:\n    - principle: plain\n      how: It has a label.\n"
        "  priority:\n    customer: 4\n"
        '  pains: ["It is cold, and wet.", Nobody is there.]\n'
        "  owner: quay\n"
    )
    others = {name: (root / name).read_text(encoding="utf-8") for name in FILES if "landing" not in name}
    assert others == {name: text for name, text in FILES.items() if "landing" not in name}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["touchpiont", "A"], 'Did you mean "touchpoint"?'),
        (["handbook", "A"], "content/handbook.yml"),
        (["touchpoint"], "a title"),
        (["touchpoint", "A"], "--set phase="),
        (["touchpoint", "A", "--set", "phase=crosing"], 'Did you mean "crossing"?'),
        (["touchpoint", "A", "--set", "phase=crossing", "--set", "owner=Bakery"], 'goldthread new team "Bakery"'),
        (["touchpoint", "A", "--set", "phase"], "--set field=value"),
        (["touchpoint", "A", "--set", "phase=crossing", "--set", "phase=crossing"], "given twice"),
        (["touchpoint", "A", "--set", "phase=crossing", "--set", "pirority.customer=4"], 'Did you mean "priority"?'),
        (["touchpoint", "A", "--set", "phase=crossing", "--set", "priority.customer=6"], "from 1 to 5"),
        (["touchpoint", "A", "--set", "phase=crossing", "--set", "medium=pigeon"], "digital"),
        (["touchpoint", "A", "--set", "phase=crossing", "--set", "leads_to=[{touchpoint: gone}]"], "Nothing was written"),
        (["touchpoint", "A", "--set", "phase=crossing", "--set", "leads_to=[{touchpoint"], "cannot be read as YAML"),
        (["touchpoint", "A", "--set", "phase=crossing", "--id", "Board"], "is no id"),
        (["touchpoint", "A", "--set", "phase=crossing", "--id", "board"], "already"),
        (["touchpoint", "A", "--set", "phase=crossing", "--file", "../outside.yml"], "outside the handbook"),
        (["touchpoint", "A", "--set", "phase=crossing", "--file", "content/teams.yml"], "does not hold"),
        (["event", "A", "--set", "on=1 March"], "such as 2026-04-13"),
        (["edition", "first"], "Nothing was written"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_a_sentence_and_nothing_is_written(
    handbook: Handbook, arguments: list[str], says: str
) -> None:
    root = handbook(FILES)
    result = goldthread("new", *arguments, cwd=root)
    assert result.exit_code == 2
    assert says in result.output
    assert {name: (root / name).read_text(encoding="utf-8") for name in FILES} == FILES
    assert not [path for path in (root / "content").rglob("*.yml") if path.relative_to(root).as_posix() not in FILES]


@pytest.mark.parametrize(
    ("words", "medium"), [("Online", "digital"), ("Persönlich", "personal"), ("print", "physical")]
)
def test_words_of_a_vocabulary_may_be_what_people_call_them(handbook: Handbook, words: str, medium: str) -> None:
    root = handbook(FILES)
    result = goldthread("new", "touchpoint", "Bench", "--set", "phase=crossing", "--set", f"medium={words}", cwd=root)
    assert result.exit_code == 0, result.output
    assert read_book(root).book.records["touchpoint/bench"].medium == medium  # type: ignore[attr-defined]


def test_a_missing_phase_names_the_command_that_adds_one(handbook: Handbook) -> None:
    root = handbook({name: text for name, text in FILES.items() if "journey" not in name and "touchp" not in name})
    result = goldthread("new", "touchpoint", "Board", cwd=root)
    assert result.exit_code == 2
    assert "goldthread new phase" in result.output
    with pytest.raises(RequestError, match="goldthread new phase"):
        tuple(questions(begin(root, "touchpoint"), Given()))


def test_an_id_in_another_section_of_the_file_is_free(handbook: Handbook) -> None:
    root = handbook(FILES)
    assert goldthread("new", "constraint", "A slate", "--id", "slate", cwd=root).exit_code == 0


def test_a_title_that_is_taken_gives_a_numbered_id(handbook: Handbook) -> None:
    root = handbook(FILES)
    assert "added team/crew-2 " in goldthread("new", "team", "Crew", cwd=root).output
    assert "added team/dock-2 " in goldthread("new", "team", "Dock", cwd=root).output


def test_ids_are_made_of_titles() -> None:
    assert id_from("Größe der Tür", "touchpoint") == "groesse-der-tuer"
    assert id_from("I need to know that I shall get home.", "need") == "know-shall-get-home"
    assert id_from("渡し船", "term") == "term"
    assert id_from("2026", "event") == "event-2026"
    assert id_from("Con", "team") == "team-con"
    assert id_from("word " * 4 + "w" * 200, "team").startswith("word-word")
    assert new_id("Crew", "team", {"crew", "crew-2"}) == "crew-3"


def _answering(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (cli_new, cli_questions):
        monkeypatch.setattr(module, "can_ask", lambda: True)


def test_at_a_terminal_it_asks_for_what_matters_and_takes_numbers_titles_and_nothing(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = handbook(FILES)
    _answering(monkeypatch)
    answers = "Lost gloves\n\n9\n1\ndigitl\nDigital\nquay hosts\nA warm hand.\n\n\n1\n"
    result = goldthread("new", "touchpoint", cwd=root, answers=answers + "\n")
    assert result.exit_code == 0, result.output
    assert "This one is needed." in result.output
    assert "Choose a number from 1 to 1." in result.output
    assert (root / "content/touchpoints/lost-gloves.yml").read_text(encoding="utf-8") == (
        "name: Lost gloves\nphase: crossing\nmedium: digital\noutcome: A warm hand.\nprinciples: [plain]\nowner: quay\n"
    )


def test_an_interview_that_is_broken_off_writes_nothing(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = handbook(FILES)
    _answering(monkeypatch)
    result = goldthread("new", "touchpoint", cwd=root, answers="Lost gloves\n")
    assert result.exit_code == 1
    assert sorted(path.name for path in (root / "content/touchpoints").iterdir()) == ["landing.yml"]


def test_without_a_terminal_nothing_is_asked(handbook: Handbook) -> None:
    result = goldthread("new", "team", "Bakery", cwd=handbook(FILES), answers="")
    assert result.exit_code == 0
    assert ">" not in result.output


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "handbook"])
def test_the_fields_that_are_asked_for_exist(kind: str) -> None:
    assert set(KINDS[kind].asked) <= set(shape_of(kind).fields)


def test_the_questions_are_asked_in_the_language_that_is_asked_for(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = handbook(FILES)
    _answering(monkeypatch)
    result = goldthread("new", "term", "Tide", "--language", "de", cwd=root, answers="The sea.\n\n")
    assert result.exit_code == 0, result.output
    assert "means: Was es hier bedeutet." in result.output
