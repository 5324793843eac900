"""All pages of a handbook, and the navigation over them."""

import tomllib
from pathlib import Path

import pytest

from goldthread.pages.frame.addresses import PAGED_KINDS
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.page import Edition
from goldthread.pages.site import WRITERS, edition
from pages.making import MatterOf

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def matter(matter_of: MatterOf) -> Matter:
    return matter_of({})


@pytest.fixture
def made(matter: Matter) -> Edition:
    return edition(matter)


def test_every_page_has_an_address_of_its_own(made: Edition) -> None:
    addresses = [page.address for page in made.pages]
    assert len(addresses) == len(set(addresses))
    assert all(address == "" or address.endswith("/") for address in addresses)


def test_every_record_of_a_paged_kind_has_its_page(made: Edition, matter: Matter) -> None:
    addresses = {page.address for page in made.pages}
    records = matter.book.records
    assert {f"{key}/" for key in records if key.split("/")[0] in PAGED_KINDS} <= addresses


def test_the_navigation_holds_no_single_record_and_leads_to_pages_that_exist(made: Edition) -> None:
    addresses = {page.address for page in made.pages}
    entries = [address for chapter in made.chapters for _, address in chapter.entries]
    assert set(entries) <= addresses
    assert all(address.count("/") <= 1 for address in entries)


def test_every_page_has_a_title_and_a_description_for_search_results(made: Edition) -> None:
    assert [page.address for page in made.pages if not page.title or not 20 <= len(page.description) <= 300] == []


def test_the_contract_names_every_module_that_writes_pages() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {each["name"]: each for each in settings["tool"]["importlinter"]["contracts"]}
    assert set(contracts["Pages know nothing of each other"]["modules"]) == {write.__module__ for write in WRITERS}
