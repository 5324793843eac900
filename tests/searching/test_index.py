"""The index of the search: the same entries make the same bytes, and page and index cut words alike."""

import json
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.search.compounds import parts_of
from goldthread.search.entry import Entry
from goldthread.search.index import INDEX_FILE, Told, index_files
from goldthread.search.stems import RULES, Stemmer
from searching.engine import stems

TOLD = Told(texts={"none": "Nothing </script>"}, starts=(("Home", ""),))
_TEXTS = st.text("abcdeklmnorstuvwyäöüßÄéœ’'-19 ", max_size=20)
_ENTRIES = st.lists(
    st.builds(
        lambda address, title, also, text: Entry(
            address=f"{address}/", title=title, kind="Thing", also=also, texts=((1.0, text),)
        ),
        st.text("abc", min_size=1, max_size=4),
        _TEXTS,
        st.lists(_TEXTS, max_size=2).map(tuple),
        _TEXTS,
    ),
    max_size=8,
    unique_by=lambda each: each.address,
)


@given(st.data(), st.sampled_from(sorted(RULES)))
def test_the_order_of_entries_does_not_show(data: st.DataObject, language: str) -> None:
    entries = data.draw(_ENTRIES)
    shuffled = data.draw(st.permutations(entries))
    assert index_files(shuffled, language, TOLD) == index_files(entries, language, TOLD)


def test_no_part_ends_a_script() -> None:
    entry = Entry(address="a/", title="</script><b>", kind="<i>", also=("<u> \u2028",), texts=((1.0, "<p>\u2029"),))
    for data in index_files([entry], "en", TOLD).values():
        assert not set("<\u2028\u2029") & set(data.decode())


def test_parts_are_short_and_the_first_names_them() -> None:
    entries = [Entry(address=f"{number:05}/", title=f"Boat{number} x{number}", kind="Boat") for number in range(3000)]
    files = index_files(entries, "en", TOLD)
    found = re.fullmatch(
        r"\(self.goldthreadFound=.*\)\.push\(\[\"index\",\"\w+\",(.*)\]\);\n", files[INDEX_FILE].decode()
    )
    assert found
    index = json.loads(found[1])
    assert len(index["words"]) == sum(name.startswith("search/w") for name in files) > 1
    assert len(index["entries"]) == sum(name.startswith("search/e") for name in files) > 1
    assert all(len(data) < 20_000 for name, data in files.items() if name[7] in "we")


WORDS: Mapping[str, tuple[str, ...]] = {
    "en": ("cancel cancels cancelled canceled cancelling cancellation", "ferry ferries", "pass passes", "operate operation operator"),
    "de": ("Fahrt Fahrten fahren fährt faehrt", "Häfen Hafen Hafens", "Übernachtung uebernachten übernachtet", "zählen zaehlen zählt"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "forms"), [(each, forms) for each, some in WORDS.items() for forms in some])
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    stemmer = Stemmer(RULES[language])
    assert len({stemmer.stem(word) for word in stemmer.words(forms)}) == 1


def test_the_page_cuts_words_as_the_index_does() -> None:
    texts = [
        *(forms for some in WORDS.values() for forms in some),
        "The mate’s CAFÉ, naïve Œuvre; 06:15 off. Straße STRASSE İstanbul ǅ ﬁne x² é ä́ 日本語 नमस्ते",
        "constructor __proto__ hasOwnProperty a b c 7",
    ]
    for rules in RULES.values():
        stemmer = Stemmer(rules)
        found = stems(rules, texts)
        assert found == {text: [stemmer.stem(word) for word in stemmer.words(text)] for text in texts}


def test_words_written_together_are_found_by_their_parts() -> None:
    stemmer = Stemmer(RULES["de"])
    known = {stemmer.stem(word) for word in ("abfahrt", "tafel", "boot", "taxi")}
    assert list(parts_of("abfahrtstafel", known, stemmer)) == [stemmer.stem("tafel"), stemmer.stem("abfahrt")]
    assert list(parts_of("taxiboot", known, stemmer)) == [stemmer.stem("boot"), stemmer.stem("taxi")]
    assert list(parts_of("boot", known, stemmer)) == []
