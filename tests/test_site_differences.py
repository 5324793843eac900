"""The comparison of two sites tells wording from structure."""

from pathlib import Path

import pytest

from site_differences import differences

PAGE = '<h2 id="owner" class="a">Owner</h2><a href="../team/quays/#x" title="The quays">Quays</a>'


@pytest.mark.parametrize(
    ("after", "structure", "words"),
    [
        (PAGE, 0, 0),
        (PAGE.replace("Owner", "Responsible"), 0, 1),
        (PAGE.replace('"owner"', '"responsible"'), 0, 0),
        (PAGE.replace("The quays", "Quays"), 0, 1),
        (PAGE.replace("../team/quays/", "../team/crew/"), 1, 0),
        (PAGE.replace('class="a"', 'class="b"'), 1, 0),
        (PAGE.replace("h2", "h3"), 1, 0),
    ],
)
def test_wording_and_structure_are_distinguished(tmp_path: Path, after: str, structure: int, words: int) -> None:
    for folder, page in (("before", PAGE), ("after", after)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text(page)
    found = differences(tmp_path / "before", tmp_path / "after")
    assert (len(found.structure), found.words.total(), found.files) == (structure, words, ())


def test_a_page_that_only_one_site_has_is_named(tmp_path: Path) -> None:
    for folder, name in (("before", "old.html"), ("after", "new.html")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(PAGE)
    assert differences(tmp_path / "before", tmp_path / "after").files == ("- old.html", "+ new.html")
