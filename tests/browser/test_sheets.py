"""The two sheets of a team in a browser: four sides, whatever there is to say, with nothing cut off."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from browser.conftest import open_page
from goldthread.pages.alignment.team_print import WRITER
from pages.page_bodies import matter_in

pytestmark = pytest.mark.browser

BEYOND = """() => [...document.querySelectorAll(".gt-sheet")].map((sheet) => {
  const body = sheet.querySelector(".gt-sheet-body");
  const inside = [...body.querySelectorAll("*")].map((each) => each.getBoundingClientRect());
  const box = body.getBoundingClientRect();
  return inside.some((each) => each.bottom > box.bottom + 1 || each.right > box.right + 1);
})"""
SIDES = [False] * 4
WITHIN: ViewportSize = {"width": 688, "height": 1016}
"""What a side of A4 has inside the margins of sheets, in pixels of print: in a wider window columns are wider than on paper."""
FILLED = """() => [...document.querySelectorAll(".gt-sheet-columns")].map((each) => {
  const room = each.nextElementSibling ?? each.closest(".gt-sheet").querySelector(".gt-sheet-foot");
  const [top, foot] = [each.getBoundingClientRect().top, room.getBoundingClientRect().top];
  const ends = [...each.querySelectorAll("li, p")].map((one) => one.getBoundingClientRect().bottom);
  const lacks = [...each.querySelectorAll(".gt-beyond")].some((one) => one.textContent.includes("team’s page"));
  return [lacks, Math.max(top, ...ends) - top, foot - top];
})"""
"""Of each side, whether something is left out, how far it is filled, and how far it could be."""


def sides_of(page: Page) -> int:
    """How many pages a browser prints."""
    return len(re.findall(rb"/Type /Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=WITHIN)
    page.emulate_media(media="print")
    yield page
    page.close()


def test_every_team_has_four_sides_with_nothing_cut_off(paper: Page, host: str, rough_host: str) -> None:
    for start in (host, rough_host):
        open_page(paper, f"{start}team/")
        teams = sorted(set(paper.eval_on_selector_all("a[href]", "(all) => all.map((each) => each.href)")))
        names = [found[1] for each in teams if (found := re.search(r"/team/([a-z0-9-]+)/$", each))]
        assert names
        for name in names:
            answer = open_page(paper, f"{start}print/{name}/")
            if answer is None or not answer.ok:
                continue  # a team without touchpoints has no sheets
            assert paper.evaluate(BEYOND) == SIDES, (start, name)
            assert sides_of(paper) == 4, (start, name)
            wasted = [room for lacks, filled, room in paper.evaluate(FILLED) if lacks and filled < 0.7 * room]
            assert wasted == [], (start, name)


def test_a_teams_page_is_printed_as_its_two_sheets(paper: Page, host: str) -> None:
    open_page(paper, f"{host}team/quays/")
    assert sides_of(paper) == 4
    assert paper.evaluate(BEYOND) == SIDES
    assert not paper.get_by_text("For editors").first.is_visible()


def test_contacts_have_the_room_that_words_and_tools_leave(paper: Page, host: str) -> None:
    open_page(paper, f"{host}print/crew/")
    contacts = paper.locator('[data-side="4"] ul.gt-pairs').last
    assert contacts.locator("li").count() == 8
    assert contacts.locator("xpath=following-sibling::*").count() == 0


def words(chance: random.Random, most: int) -> str:
    found = ""
    while len(found) < chance.randint(3, most):
        found += "".join(chance.choice("aeioumnrtwW") for _ in range(chance.choice((2, 4, 6, 9, 14, 27)))) + " "
    return found.strip().capitalize()


def handbook(chance: random.Random) -> dict[str, str]:
    """A team with anything from nothing to very much to say."""

    def several(most: int, letters: int) -> str:
        return "[" + ", ".join(words(chance, letters) for _ in range(chance.randint(0, most))) + "]"

    size = chance.choice((1, 4, 20, 60))
    principles = chance.randint(1, 30)
    phases = chance.randint(1, 12)
    return {
        "content/journey.yml": "".join(f"- {{id: p{n}, name: {words(chance, 40)}}}\n" for n in range(phases)),
        "principles/all.yml": "".join(
            f"- {{id: q{n}, title: {words(chance, 60)}, statement: {words(chance, 300)}, do: {several(8, 200)}, dont: {several(8, 200)},"
            f" words: {{use: {several(9, 30)}, avoid: {several(9, 30)}}}}}\n"
            for n in range(principles)
        ),
        "content/teams.yml": f"crew: {{name: {words(chance, 60)}, contact: {words(chance, 90)}}}\n",
        "content/tools.yml": "".join(
            f"t{n}: {{name: {words(chance, 60)}, link: 'https://a.example/{n}'}}\n" for n in range(size)
        ),
        "content/situations.yml": "".join(
            f"- {{id: s{n}, title: {words(chance, 60)}, owner: crew, say: {several(5, 240)},"
            f" never: {several(3, 200)}, may: {several(3, 200)}}}\n"
            for n in range(size // 2)
        ),
        "content/touchpoints/quay.yml": "".join(
            f"a{n}: {{name: {words(chance, 80)}, phase: p{n % phases}, owner: crew, outcome: {words(chance, 300)},"
            f" principles: [q{n % principles}], tools: [t{n}]}}\n"
            for n in range(size)
        ),
    }


@pytest.mark.parametrize("seed", [0, 2, 5])
def test_whatever_there_is_to_say_four_sides_hold_it(paper: Page, host: str, tmp_path: Path, seed: int) -> None:
    context = matter_in(tmp_path, handbook(random.Random(seed)))  # noqa: S311 - the same each time
    body = WRITER.page(context, "print/crew/").body

    def changed(route: Route) -> None:
        before, _, rest = route.fetch().text().partition('<div class="gt-sheets"')
        after = rest[rest.index("</article>") :]
        route.fulfill(body=before + body[body.index('<div class="gt-sheets"') :] + after, content_type="text/html")

    paper.route("**/print/quays/", changed)
    open_page(paper, f"{host}print/quays/")
    paper.unroute("**/print/quays/")
    assert paper.locator(".gt-sheet").count() == 4
    assert paper.evaluate(BEYOND) == SIDES
    assert sides_of(paper) == 4
