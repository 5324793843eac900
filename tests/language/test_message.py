"""A message is a value: it is worded last, in the requested language, and its rule runs once."""

import datetime

import pytest
from babel.dates import format_date

from conftest import REPOSITORY, Handbook
from goldthread import judging
from goldthread.findings import Finding
from goldthread.inspection import inspect
from goldthread.judging import Judgement
from goldthread.kept_breaches import RuleResults
from goldthread.language.catalogue import catalogue
from goldthread.language.message import Day, Message, Names, message, message_many
from goldthread.language.translation import speaking
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import compose
from goldthread.rule import Waived
from goldthread.settings import Settings

TODAY = datetime.date(2026, 4, 13)
SPECIMEN = REPOSITORY / "tests" / "specimen"


@pytest.mark.parametrize(
    ("said", "english", "german"),
    [
        (message('"{title}" ({record})', record="focus/one", title="One {two}"), '"One {two}" (focus/one)', "„One {two}“ (focus/one)"),
        (Names(("a",)), "a", "a"),
        (Names(("a", "b", "c")), "a, b and c", "a, b und c"),
        (Names(("a", "b"), "or"), "a or b", "a oder b"),
        (Names(("a", "b"), " "), "a b", "a b"),
        (Day(TODAY), "13 April 2026", "13. April 2026"),
        (message_many("{count} time", "{count} times", 1), "1 time", "1-mal"),
        (message_many("{count} time", "{count} times", 3), "3 times", "3-mal"),
        (message_many("{count} time", "{count} times", 0, none="never"), "never", "nie"),
    ],
)  # fmt: skip
def test_a_message_is_worded_in_the_current_language(said: Message | Names | Day, english: str, german: str) -> None:
    assert str(said) == english
    with speaking(catalogue("de")):
        assert str(said) == german


def test_a_value_is_worded_with_the_message_it_stands_in() -> None:
    outer = message("{names} or {last}", names="a", last=Names(("b", "c")))
    with speaking(catalogue("de")):
        assert str(outer) == "a oder b und c"


def test_a_german_handbook_is_judged_once(monkeypatch: pytest.MonkeyPatch, handbook: Handbook) -> None:
    files = {each.relative_to(SPECIMEN).as_posix(): each.read_bytes() for each in SPECIMEN.rglob("*.yml")}
    files["content/handbook.yml"] += b"language: de\n"
    judged: list[Judgement] = []

    def counted(
        findings: tuple[Finding, ...], waived: tuple[Waived, ...], rules: int, results: RuleResults
    ) -> Judgement:
        judged.append(Judgement(findings, waived, rules, results))
        return judged[-1]

    monkeypatch.setattr(judging, "Judgement", counted)
    inspection = inspect(handbook(files), Settings(today=TODAY))
    assert len(judged) == 1
    assert inspection.graph.book.handbook.language == "de"
    compose(inspection, request_of(SPECIMEN, None, build=Build(on=TODAY, generator="1")))
    assert len(judged) == 1


@pytest.mark.parametrize("month", range(1, 13))
def test_an_english_date_is_written_as_the_unicode_repository_of_languages_writes_it(month: int) -> None:
    for day in (1, 28):
        date = datetime.date(2026, month, day)
        assert catalogue("en").day(date) == format_date(date, "long", locale="en_GB")
