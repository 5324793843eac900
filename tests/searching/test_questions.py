"""People find the right page in their own words: forty questions, half of them of a handbook in German."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from demonstration import DAY, REPOSITORY
from goldthread.pages.frame.context import Build
from goldthread.pages.frame.pictures import ANY_PICTURE
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import compose_on_request, inspected
from goldthread.publishing.search_index import index_of_site
from searching.engine import Shown, addresses, asked

HERE = Path(__file__).parent
QUESTIONS: Mapping[str, Mapping[str, str | list[str]]] = yaml.safe_load((HERE / "questions.yml").read_text("utf-8"))
HANDBOOKS = {"english": REPOSITORY, "german": HERE / "german"}
FIRST, AMONG_THREE, HEAVY = 36, 40, 300_000


def index_of(root: Path, folder: Path) -> Path:
    """The files of the index of a handbook, in a folder."""
    request = request_of(root, None, build=Build(on=DAY, commit="abc1234", generator="1"))
    inspection = inspected(request)
    site = compose_on_request(inspection, request, ANY_PICTURE)
    for path, data in index_of_site(site, inspection.graph.book.handbook.language).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return {name: index_of(root, tmp_path_factory.mktemp(name)) for name, root in HANDBOOKS.items()}


def test_the_right_page_is_found_by_people_s_words(indexes: Mapping[str, Path]) -> None:
    places: dict[str, int] = {}
    for name, questions in QUESTIONS.items():
        found = asked(indexes[name], questions)
        for question, right in questions.items():
            shown = found[question].addresses
            pages = right if isinstance(right, list) else [right]
            places[question] = min((shown.index(page) for page in pages if page in shown), default=99)
            assert found[question].bytes < HEAVY, question
    assert len(places) == sum(map(len, QUESTIONS.values())) == AMONG_THREE
    assert {question: place for question, place in places.items() if place > 2} == {}
    assert sum(place == 0 for place in places.values()) >= FIRST, {each for each, place in places.items() if place}


def test_a_result_says_its_kind_its_owner_and_the_line_to_use(indexes: Mapping[str, Path]) -> None:
    shown = asked(indexes["english"], ["money back"])["money back"].shown
    assert (
        Shown(
            address="touchpoint/money-back/",
            kind="Touchpoint",
            title="Money back before they ask",
            owner="Call desk and counter",
            line="We have sent your fare back. There is nothing that you need to do.",
        )
        in shown
    )


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Head-count sheet", "tools/#head-count-sheet"),
        ("soup and paper boats", "evidence/#soup-and-paper-boats"),
        ("be at work on time", "need/reach-work/"),
        ("keep an appointment on the mainland", "customer/islanders/"),
    ],
    ids=["a tool", "a single piece of evidence", "a question of people", "what customers try to get done"],
)
def test_everything_that_has_a_place_is_a_result(indexes: Mapping[str, Path], query: str, address: str) -> None:
    assert address in asked(indexes["english"], [query])[query].addresses


def test_a_question_without_an_answer_leads_on(indexes: Mapping[str, Path]) -> None:
    found = asked(indexes["english"], ["qzxvbrd", "wheelchr"])
    assert (found["qzxvbrd"].count, found["qzxvbrd"].shown) == (0, ())
    assert found["wheelchr"].instead == (("wheelchr", "wheelchair"),)


def test_a_filter_finds_entries_by_all_their_words(indexes: Mapping[str, Path]) -> None:
    found = addresses(indexes["english"], ["toothbrush", "refund"])
    assert "touchpoint/bed-for-the-night/" in found["toothbrush"]
    assert "touchpoint/money-back/" in found["refund"]
