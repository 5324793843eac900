"""Cells as values: what people write for a date, a priority, yes and no, a word of a vocabulary or a name."""

import datetime

import pytest

from goldthread.importing.columns import Column, column_named
from goldthread.importing.matching import KnownNames, parts_of
from goldthread.importing.values import ColumnSense, Unusable, is_blank, is_formula, number_in, read_value, sense_of
from goldthread.importing.vocabulary import flag_of
from goldthread.model.shapes import DateShape
from goldthread.spreadsheets.sheets import CellValue

DAY = "2027-04-13"


def column(kind: str, name: str) -> Column:
    found = column_named(kind, name)
    assert found is not None
    return found


RATING, DATE, STATUS = (
    column("touchpoint", "priority.customer"), column("touchpoint", "review_by"), column("touchpoint", "status"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "rating"),
    [
        ("★★★☆☆", 3), ("⭐⭐⭐⭐", 4), ("***", 3), (5, 5), (3.0, 3), ("2", 2), ("4,0", 4), ("4/5", 4), ("8/10", 4), ("3 von 5", 3),
        ("high", 5), (" Medium", 3), ("low", 1), ("hoch", 5), ("mittel", 3), ("niedrig", 1), ("moyen", 3), ("must", 5), ("A", 5),
        ("P1", 5), ("Prio 2", 4), ("#3", 3), ("1.", 5), ("4 - important", 4),
        (3.5, None), (0, None), (6, None), ("urgent!!", None), (True, None), ("☆☆☆", None), ("12/10", None), ("nan", None),
    ],
)  # fmt: skip
def test_a_priority_is_read_from_numbers_stars_words_and_ranks(raw: CellValue, rating: int | None) -> None:
    read = read_value(RATING.leaf, raw, ColumnSense())
    assert (None if isinstance(read, Unusable) else read) == rating


def test_words_at_the_ends_of_five_steps_leave_room_for_the_others() -> None:
    sense = sense_of("Priority", ["very high", "high", "medium", "low"])
    assert [read_value(RATING.leaf, each, sense) for each in ("very high", "high", "medium", "low", "very low")] == [
        5,
        4,
        3,
        2,
        1,
    ]


def test_a_lower_rank_matters_more() -> None:
    ranks = list(range(1, 11))
    assert [read_value(RATING.leaf, each, sense_of("Rank", ranks)) for each in ranks] == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]
    assert [read_value(RATING.leaf, each, sense_of("Rang", [1, 2, 3])) for each in (1, 2, 3)] == [5, 4, 3]


@pytest.mark.parametrize(
    "raw",
    [
        datetime.date(2027, 4, 13), datetime.datetime(2027, 4, 13, 9, 30), 46490, 46490.0, "2027-04-13", "2027/4/13",  # noqa: DTZ001
        "2027-04-13T09:30:00Z", "13.04.2027", "13.4.27", "13/04/2027", "04/13/2027", "13 April 2027", "13th of April 2027",
        "April 13, 2027", "Apr 13 2027", "13. April 2027", "13. Apr. 2027", "13-Apr-27", "Tuesday, 13 April 2027", "13 avril 2027",
        "April 13, 2027 → May 2, 2027",
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_usual_forms(raw: CellValue) -> None:
    assert read_value(DATE.leaf, raw, ColumnSense()) == DAY


def test_a_month_or_a_year_is_read_as_no_more_than_that() -> None:
    for raw in ("2027-04", "2027/4", "04/2027", "4.2027", "April 2027", "Apr. 2027", "avril 2027", "April, 2027"):
        assert read_value(DATE.leaf, raw, ColumnSense()) == "2027-04"
    years: tuple[CellValue, ...] = (2027, 2027.0, "2027", " 2027 ")
    for year in years:
        assert read_value(DATE.leaf, year, ColumnSense()) == "2027"


def test_what_is_to_be_a_day_takes_no_month_or_year() -> None:
    values: tuple[CellValue, ...] = ("April 2027", "2027", 2027)
    for raw in values:
        assert isinstance(read_value(DateShape(day_only=True), raw, ColumnSense()), Unusable)


@pytest.mark.parametrize(
    "raw", ["31.02.2027", "Q3 2027", "soon", "3/4/2027", 12, True, "13.13.2027", "13/2027", "2027-13", "Spring 2027"]
)
def test_what_names_no_date_cannot_be_used(raw: CellValue) -> None:
    assert isinstance(read_value(DATE.leaf, raw, ColumnSense()), Unusable)


@pytest.mark.parametrize(("other", "day"), [("25/12/2027", "2027-04-03"), ("12/25/2027", "2027-03-04")])
def test_other_dates_of_the_column_show_whether_the_day_stands_first(other: str, day: str) -> None:
    assert read_value(DATE.leaf, "3/4/2027", sense_of("Date", ["3/4/2027", other])) == day


def test_a_column_in_which_both_orders_stand_shows_none() -> None:
    sense = sense_of("Date", ["3/4/2027", "25/12/2027", "12/25/2027"])
    assert isinstance(read_value(DATE.leaf, "3/4/2027", sense), Unusable)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yes", True), ("ja", True), ("OUI", True), ("x", True), ("✓", True), ("checked", True), ("1", True), ("no", False),
     ("Nein", False), ("non", False), ("✗", False), ("0", False), ("maybe", None), ("yes and no", None)],
)  # fmt: skip
def test_yes_and_no_are_read_in_three_languages(text: str, said: bool | None) -> None:  # noqa: FBT001 - a row of a table
    assert flag_of(text) is said


@pytest.mark.parametrize(
    ("raw", "word"),
    [("Live", "live"), ("aktiv ", "live"), ("geplant", "planned"), ("retird", "retired"), ("blue", None)],
)
def test_a_word_of_a_vocabulary_is_known_by_its_synonyms_and_with_a_slip(raw: str, word: str | None) -> None:
    read = read_value(STATUS.leaf, raw, ColumnSense())
    assert (None if isinstance(read, Unusable) else read) == word


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.000", 1000), ("1,5", 1.5), ("1.234,56", 1234.56), ("1,234.5", 1234.5), ("12 %", 12), ("0,125", 0.125), ("1 000", 1000),
     ("-3", -3), ("abc", None), ("1.2.3", None), ("", None)],
)  # fmt: skip
def test_a_number_is_read_whichever_signs_part_it(text: str, number: float | None) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["=SUM(A1:A3)", "=A1", "=1+1", '=HYPERLINK("x")', "=-A1", "=summe(b1)", "=$B$3*2"])
def test_a_formula_without_a_result_is_told_from_a_text(text: str) -> None:
    assert is_formula(text)
    assert isinstance(read_value(column("touchpoint", "notes").leaf, text, ColumnSense()), Unusable)


@pytest.mark.parametrize("text", ["=> ask the host", "= the same", "a = b", "==", "=)"])
def test_a_text_that_begins_with_an_equals_sign_is_a_text(text: str) -> None:
    assert not is_formula(text)
    assert read_value(column("touchpoint", "notes").leaf, text, ColumnSense()) == text


@pytest.mark.parametrize("raw", [None, "", "  ", "-", "–", "?", "tbd", "TBD", "k.A."])
def test_a_cell_that_says_nothing_is_empty(raw: CellValue) -> None:
    assert is_blank(raw)


KNOWN = KnownNames(
    [("team/quays", ("quays", "Quay hosts", "hosts")), ("team/crew", ("crew", "Crew of the Tern")),
     ("team/shop", ("shop", "Salt, soap and rope"))]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Quay hosts", ["quays"]), ("QUAY HOSTS ", ["quays"]), ("hosts", ["quays"]), ("Quya hosts", ["quays"]),
        ("Team Quay hosts", ["quays"]), ("quays; crew", ["quays", "crew"]), ("quays, crew", ["quays", "crew"]),
        ("Quay hosts / Crew of the Tern", ["quays", "crew"]), ("quays and crew", ["quays", "crew"]), ("crew\nquays", ["crew", "quays"]),
        ("Salt, soap and rope", ["shop"]), ('"Salt, soap and rope",crew', ["shop", "crew"]),
        ("Salt, soap and rope; crew", ["shop", "crew"]),
        ("quays & crew", ["quays", "crew"]), ("crew, crew", ["crew"]),
    ],
)  # fmt: skip
def test_the_names_in_a_cell_are_parted_where_all_of_them_are_known(text: str, keys: list[str]) -> None:
    parts = parts_of(text, KNOWN)
    assert [key.partition("/")[2] for key in parts.keys] == keys
    assert parts.unknown == ()


def test_a_name_that_may_be_two_records_is_none_of_them() -> None:
    known = KnownNames([("team/a", ("Night crew one",)), ("team/b", ("Night crew two",))])
    assert known.match("Night crew") is None
    assert known.match("Night crew tow") is not None
    assert KnownNames([("team/a", ("Line 12",))]).match("Line 13") is None
