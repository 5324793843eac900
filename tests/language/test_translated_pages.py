"""Pages have no untranslated words."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import REPOSITORY, Handbook
from goldthread.model.record import Audience
from language.untranslated import bracketed, outside, unsaid, unsaid_in_template

SPECIMEN = REPOSITORY / "tests" / "specimen"
PACKAGE = REPOSITORY / "generator" / "goldthread"
TEMPLATES = sorted(path for part in ("pages", "drawings") for path in (PACKAGE / part).rglob("*.jinja"))
BARE: Mapping[str, str] = {"content/handbook.yml": 'brand: Sandbank Ferry\nvision: Nobody is left.\nedition: "1.0"\n'}


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("root", [REPOSITORY, SPECIMEN], ids=["repository", "specimen"])
def test_every_word_on_a_page_is_translated_or_comes_from_the_records(root: Path, audience: Audience) -> None:
    assert not list(unsaid(bracketed(root, audience)))


def test_every_word_on_an_empty_page_is_translated(handbook: Handbook) -> None:
    assert not list(unsaid(bracketed(handbook(BARE))))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_untranslated_words(template: Path) -> None:
    assert not list(unsaid_in_template(template.read_text(encoding="utf-8")))


def test_an_untranslated_word_among_translated_ones_is_found() -> None:
    assert outside("⟦Edition ⟦one⟧⟧, unsaid") == (", unsaid", 0)
    assert outside("unsaid ⟦begun") == ("unsaid ", 1)
    assert outside("still⟧ unsaid", 1) == (" unsaid", 0)
