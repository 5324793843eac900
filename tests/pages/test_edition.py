"""All pages of a handbook, and the navigation."""

import importlib
import pkgutil
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.record import Audience
from goldthread.pages.frame.addresses import PAGED_KINDS, record_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page, Site, SiteOnRequest
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.site import FOLDERS, make_site, page, site_on_request, writers
from pages.page_bodies import ContextOf

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def context(context_of: ContextOf) -> Context:
    return context_of({})


@pytest.fixture
def made(context: Context) -> Site:
    return make_site(context)


def test_every_page_has_an_address_of_its_own(made: Site) -> None:
    addresses = [page.address for page in made.pages]
    assert len(addresses) == len(set(addresses))
    assert all(address == "" or address.endswith("/") for address in addresses)


def test_every_record_of_a_paged_kind_has_its_page(made: Site, context: Context) -> None:
    addresses = {page.address for page in made.pages}
    records = context.book.records
    assert {record_address(key) for key in records if key.split("/")[0] in PAGED_KINDS} <= addresses


def test_the_navigation_has_no_single_records_and_only_existing_pages(made: Site) -> None:
    addresses = {page.address for page in made.pages}
    entries = [address for chapter in made.chapters for _, address in chapter.entries]
    assert set(entries) <= addresses
    assert all(address.count("/") <= 1 for address in entries)


def test_every_page_has_a_title_and_a_description_for_search_results(made: Site) -> None:
    assert [page.address for page in made.pages if not page.title or not 20 <= len(page.description) <= 300] == []


def test_every_module_in_a_folder_of_pages_has_a_writer_a_template_and_a_test() -> None:
    for folder in FOLDERS:
        package = importlib.import_module(f"goldthread.pages.{folder}")
        place = Path(package.__path__[0])
        for module in pkgutil.iter_modules(package.__path__):
            name = f"pages/{folder}/{module.name}"
            found = importlib.import_module(f"{package.__name__}.{module.name}")
            assert isinstance(getattr(found, "WRITER", None), Writer), f"{name}.py: give it a WRITER"
            assert (place / f"{module.name}.html.jinja").is_file(), f"{name}.html.jinja: write the page's template"
            tests = (REPOSITORY / "tests" / "pages").glob("test_*.py")
            is_tested = any(found.__name__ in text or f"import {module.name}" in text for text in map(_read, tests))
            assert is_tested, f"tests/pages/test_{module.name}.py: test the page"


def test_the_contract_of_independence_names_every_folder_of_pages() -> None:
    settings = tomllib.loads(_read(REPOSITORY / "pyproject.toml"))
    contracts = {each["name"]: each for each in settings["tool"]["importlinter"]["contracts"]}
    assert contracts["Pages know nothing of each other"]["modules"] == [
        f"goldthread.pages.{folder}.*" for folder in FOLDERS
    ]


def test_a_page_made_by_its_address_is_the_same_as_in_the_whole_site(made: Site, context: Context) -> None:
    every = [address for writer in writers() for address in writer.addresses(context)]
    assert sorted(every) == [page.address for page in made.pages]
    for written in reversed(made.pages):
        assert page(context, written.address) == written


@pytest.fixture
def four(context: Context) -> tuple[Context, ...]:
    """The same records for two audiences in two languages."""
    return tuple(
        msgspec.structs.replace(context, language=catalogue(language), audience=audience)
        for audience in get_args(Audience)
        for language in ("en", "de")
    )


_ASKED = ("", "customer/", "phase/crossing/", "print/", "touchpoint/notice-board/")


def test_pages_of_two_languages_and_two_audiences_are_right_when_they_are_made_in_turns(
    four: tuple[Context, ...],
) -> None:
    wanted = {(one, address): _page_of(make_site(each), address) for one, each in enumerate(four) for address in _ASKED}
    assert len({page.body for (_, address), page in wanted.items() if not address}) == len(four)
    for address in _ASKED:
        for one, each in enumerate(four):
            assert page(each, address) == wanted[one, address]


def test_a_page_that_is_asked_for_alone_is_right_in_another_thread(four: tuple[Context, ...]) -> None:
    wanted = {(one, address): _page_of(make_site(each), address) for one, each in enumerate(four) for address in _ASKED}
    fresh = tuple(msgspec.structs.replace(each) for each in four)
    asked = [(one, address) for address in _ASKED for one in range(len(four))]
    with speaking(catalogue("de")), ThreadPoolExecutor(2) as threads:
        found = threads.map(lambda each: page(fresh[each[0]], each[1]), asked)
        assert dict(zip(asked, found, strict=True)) == wanted


def test_a_public_site_has_no_page_for_editors_even_when_it_is_asked_for_alone(four: tuple[Context, ...]) -> None:
    for each in four:
        if each.audience == "public":
            with pytest.raises(KeyError):
                page(each, "report/")
        else:
            assert page(each, "report/").address == "report/"


def _page_of(made: Site, address: str) -> Page:
    return next(each for each in made.pages if each.address == address)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_site_on_request_makes_only_what_is_asked_for_and_the_same_as_the_whole_site(
    four: tuple[Context, ...],
) -> None:
    for each in four:
        whole, asked = make_site(each), site_on_request(msgspec.structs.replace(each))
        assert asked.addresses == whole.addresses
        assert asked.chapters == whole.chapters
        assert _made(asked) == []
        assert asked.page("customer/") == _page_of(whole, "customer/")
        assert asked.page("customer/") is asked.page("customer/")
        assert _made(asked) == ["customer/"]
        with pytest.raises(KeyError):
            asked.page("nowhere/")
        assert {path: asked.file(path) for path in asked.paths} == {
            path: dict(whole.files)[path] for path in asked.paths
        }
        assert asked.pages == whole.pages
        assert asked.files == whole.files


def _made(site: SiteOnRequest) -> list[str]:
    return [page.address for page in site.made]
