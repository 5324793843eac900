"""Addresses for editing a record."""

import pytest

from goldthread.model.vision import Repository
from goldthread.reading.book import read_files

URL = "https://git.example/x"


def test_placeholders_in_the_address_are_replaced_once() -> None:
    repository = Repository(url=f"{URL}/{{path}}", branch="a b", edit="{url}?{branch}#{path}:{line}")
    assert repository.address_of_edit("content/a#b.yml", 3) == f"{URL}/{{path}}?a%20b#content/a%23b.yml:3"


@pytest.mark.parametrize(
    "edit",
    [
        "javascript:{url}",
        "{nope}",
        "{url:>300000000}",
        "{url!r}",
        "{url.x}",
        "{0}",
        "{}",
        "{path}",
        "{url}{",
        "{url} x",
    ],
)
def test_an_invalid_address_is_found_at_its_place(edit: str) -> None:
    text = f"brand: B\nvision: V.\nedition: '1.0'\nrepository: {{url: {URL}, edit: '{edit}'}}\n"
    found = read_files({"content/handbook.yml": text.encode()}).findings
    [finding] = [each for each in found if "edit" in str(each.message)]
    assert (finding.code, finding.place.line) == ("SCH002", 4)
    assert "{branch}" in str(finding.fix)
