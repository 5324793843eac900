"""The page about data, and the files that it offers."""

from goldthread.pages.alignment.data import WRITER
from goldthread.pages.site import edition
from pages.learned import LEARNED
from pages.making import MatterOf, body_of


def test_every_file_that_it_offers_is_published(matter_of: MatterOf) -> None:
    matter = matter_of({})
    body = body_of(WRITER.pages(matter), "data/")
    published = {path for path, _ in edition(matter).files}
    for path in ("data/touchpoints.csv", "data/handbook.json", "llms.txt"):
        assert f'href="../{path}"' in body
        assert path in published


def test_the_guide_names_every_page_of_the_navigation_with_its_description(matter_of: MatterOf) -> None:
    made = edition(matter_of(LEARNED))
    guide = dict(made.files)["llms.txt"].decode()
    descriptions = {page.address: page.description for page in made.pages}
    for chapter in made.chapters:
        assert f"\n## {chapter.title}\n" in guide
        for title, address in chapter.entries:
            assert f"- [{title}]({address or './'}): {descriptions[address]}" in guide
    assert guide.startswith("# ")


def test_former_addresses_of_records_that_share_a_page_are_not_made_up(matter_of: MatterOf) -> None:
    tool = "card: {name: Tide card, was: [tide]}\n"
    assert "tool/tide/index.html" not in dict(edition(matter_of({"content/tools.yml": tool})).files)
