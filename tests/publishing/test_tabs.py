"""The navigation: every page in one place, no tab without something to read, and the entry points of the home page into the tabs."""

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import get_args

import pytest

from conftest import REPOSITORY, Handbook
from goldthread.model.record import Audience
from goldthread.pages.frame.addresses import HOME, INVENTORY, TEAM_INDEX
from goldthread.pages.frame.context import Build
from goldthread.pages.frame.navigation import TABS, folder_of
from goldthread.pages.frame.page import SiteOnRequest
from goldthread.pages.frame.pictures import ANY_PICTURE
from goldthread.pages.site import writers
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import compose_on_request, inspected
from goldthread.publishing.configuration import configuration_of
from pages.page_bodies import matter_in

STARTED = {
    "content/handbook.yml": 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "0.1"\n',
    "content/focus.yml": "home: {statement: Everybody is home before dark.}\n",
    "content/teams.yml": "crew: {name: The crew}\n",
    "principles/plain.yml": "title: Say it plainly\nstatement: We say what we know.\nsupports: [home]\n",
}
"""A handbook as it begins: a focus, a principle and a team."""
DOOR = re.compile(r'<section class="gt-door"><p class="gt-title">([^<]*)</p>.*?</section>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')
ACTIVE = re.compile(
    r'<li class="md-tabs__item md-tabs__item--active">\s*<a href="[^"]*" class="md-tabs__link">([^<]*)</a>'
)


@cache
def site_of(root: Path, audience: Audience = "internal") -> SiteOnRequest:
    build = Build(on=datetime.date(2026, 11, 21), generator="1")
    request = request_of(root, configuration_of(root), audience=audience, build=build)
    return compose_on_request(inspected(request), request, ANY_PICTURE)


@pytest.fixture(params=["demonstration", "public", "rough", "rough public", "started", "started public"])
def edition(request: pytest.FixtureRequest, handbook: Handbook) -> SiteOnRequest:
    name, _, audience = str(request.param).partition(" ")
    roots = {"rough": REPOSITORY / "tests" / "rough_specimen", "started": None}
    root = roots.get(name, REPOSITORY) or handbook(STARTED)
    return site_of(root, "public" if "public" in (name, audience) else "internal")


def places(site: SiteOnRequest) -> Mapping[str, str]:
    """The chapter of each folder at the top of the site."""
    return {folder: chapter.title for chapter in site.chapters for folder in chapter.folders}


def test_every_kind_of_page_has_one_place_in_the_table_of_tabs(tmp_path: Path) -> None:
    found = Counter(address for tab in TABS for address in (*tab.pages, *tab.beside))
    assert [address for address, count in found.items() if count > 1] == []
    context = matter_in(tmp_path, {})
    assert {next(iter(each.addresses(context))) for each in writers() if each.title} == set(found)
    folders = Counter(folder for tab in TABS for folder in {*map(folder_of, (*tab.pages, *tab.beside))})
    assert set(folders.values()) == {1}
    assert {folder_of(address) for each in writers() for address in each.addresses(context)} <= set(folders)
    assert [address for tab in TABS for address in tab.beside] == [INVENTORY]


def test_the_table_of_the_documentation_is_that_of_the_navigation(tmp_path: Path) -> None:
    context = matter_in(tmp_path, {})
    titles = {next(iter(each.addresses(context))): each.title for each in writers() if each.title}
    text = (REPOSITORY / "generator" / "README.md").read_text("utf-8")
    rows = [
        f"| {tab.title} | {tab.public_title or tab.title} | {', '.join(titles[each] for each in tab.pages)} |"
        for tab in TABS
    ]
    assert "\n".join(rows) in text


def test_every_page_of_an_edition_belongs_to_one_tab(edition: SiteOnRequest) -> None:
    belongs = places(edition)
    assert len(belongs) == sum(len(chapter.folders) for chapter in edition.chapters)
    lost = [each for each in edition.addresses if each != HOME and folder_of(each) not in belongs]
    reached = [each for each in lost if f'href="{each}"' in edition.page(HOME).body or each.count("/") > 1]
    assert [each for each in lost if each not in reached and "gt-empty" not in edition.page(each).body] == []


def test_no_tab_is_empty_or_leads_to_a_page_of_another(edition: SiteOnRequest) -> None:
    titles = [chapter.title for chapter in edition.chapters]
    assert len(titles) == len(set(titles)) >= 3
    for chapter in edition.chapters:
        for title, address in chapter.entries:
            body = edition.page(address).body
            assert address == HOME or folder_of(address) in chapter.folders
            assert address == HOME or f">{title}</h1>" in body or address == "print/", (address, title)
        assert 'class="gt-empty"' not in edition.page(chapter.entries[0][1]).body, chapter


def test_the_entry_points_of_the_home_page_lead_into_the_tabs_that_they_name(edition: SiteOnRequest) -> None:
    named = {address: title for chapter in edition.chapters for title, address in chapter.entries}
    tabs = {tab.name(audience): tab for tab in TABS for audience in get_args(Audience)}
    doors = list(DOOR.finditer(edition.page(HOME).body))
    assert doors
    for door in doors:
        tab = tabs[unescape(door[1])]
        for address, title in LINK.findall(door[0]):
            assert unescape(title) == named[address]
            assert address in (*tab.pages, TEAM_INDEX)


def test_each_page_of_a_site_marks_its_tab(site: Path) -> None:
    belongs = places(site_of(REPOSITORY))
    tabs = dict(belongs) | {"": "Home"}
    wrong = {}
    for file in site.rglob("index.html"):
        text = file.read_text("utf-8")
        address = file.parent.relative_to(site).as_posix().removeprefix(".")
        if "md-tabs" in text and (marked := ACTIVE.findall(text)) != [tabs[folder_of(address)]]:
            wrong[address] = marked
    assert wrong == {}
