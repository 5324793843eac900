"""The index of the search: the same entries make the same bytes, and page and index cut words alike."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from unittest.mock import Mock

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.search import index
from goldthread.search.compounds import parts_of
from goldthread.search.entry import Entry
from goldthread.search.entry_words import words_of
from goldthread.search.index import INDEX_FILE, Told, index_of
from goldthread.search.index_parts import Files
from goldthread.search.kept_index import KeptIndex
from goldthread.search.stems import RULES, Stemmer
from searching.engine import asked, part_names, stems

TOLD = Told(texts={"none": "Nothing </script>"}, starts=(("Home", ""),))
_TEXTS = st.text("abcdeklmnorstuvwyäöüßÄéœ’'-19 ", max_size=20)
_ENTRIES = st.lists(
    st.builds(
        lambda address, title, also, text: Entry(
            address=f"{address}/", title=title, kind="Thing", also=also, replaces=also[1:], texts=((1.0, text),)
        ),
        st.text("abc", min_size=1, max_size=4),
        _TEXTS,
        st.lists(_TEXTS, max_size=2).map(tuple),
        _TEXTS,
    ),
    max_size=8,
    unique_by=lambda each: each.address,
)


def files_of(entries: Iterable[Entry], language: str = "en") -> Files:
    """The files of the index of some entries, of which nothing is kept."""
    return index_of(entries, language, TOLD).files


@given(st.data(), st.sampled_from(sorted(RULES)))
def test_the_order_of_entries_does_not_show(data: st.DataObject, language: str) -> None:
    entries = data.draw(_ENTRIES)
    shuffled = data.draw(st.permutations(entries))
    assert files_of(shuffled, language) == files_of(entries, language)


@settings(max_examples=25)
@given(st.data(), st.sampled_from(sorted(RULES)))
def test_an_index_that_is_kept_up_to_date_is_the_one_made_of_nothing(data: st.DataObject, language: str) -> None:
    entries, kept = data.draw(_ENTRIES), None
    for _ in range(4):
        found = index_of(entries, language, TOLD, kept)
        assert found.files == files_of(entries, language)
        kept = msgspec.msgpack.decode(msgspec.msgpack.encode(found.kept), type=KeptIndex)
        assert index_of(entries, language, TOLD, kept).is_as_kept
        others = data.draw(_ENTRIES)
        is_edit = data.draw(st.booleans())
        entries = (
            [
                msgspec.structs.replace(other, address=each.address)
                for each, other in zip(entries, [*others, *entries], strict=False)
            ]
            if is_edit
            else others
        )


def test_of_an_edit_only_its_own_words_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [*_boats(90), Entry(address="z/", title="Zeppelin", kind="Boat", replaces=("Balloon", "Blimp"))]
    kept = index_of(entries, "en", TOLD).kept
    words = Mock(wraps=words_of)
    monkeypatch.setattr(index, "words_of", words)
    entries[7] = msgspec.structs.replace(entries[7], title="Dinghy")
    assert index_of(entries, "en", TOLD, kept).files == files_of(entries)
    assert [call.args[0].title for call in words.call_args_list][:1] == ["Dinghy"]
    assert words.call_count == 1 + len(entries)


def test_no_part_ends_a_script() -> None:
    entry = Entry(address="a/", title="</script><b>", kind="<i>", also=("<u> \u2028",), texts=((1.0, "<p>\u2029"),))
    for data in files_of([entry]).values():
        assert not set("<\u2028\u2029") & set(data.decode())


def test_parts_are_short_and_the_first_names_them() -> None:
    entries = [Entry(address=f"{number:05}/", title=f"Boat{number} x{number}", kind="Boat") for number in range(3000)]
    files = files_of(entries)
    found = re.fullmatch(r"\(self.goldthreadFound=.*\)\.push\(\[\"index\",(.*)\]\);\n", files[INDEX_FILE].decode())
    assert found
    first = json.loads(found[1])
    assert len(first["words"]) == sum(name.startswith("search/w") for name in files) > 1
    assert len(first["entries"]) == sum(name.startswith("search/e") for name in files) > 1
    assert all(len(data) < 20_000 for name, data in files.items() if name[7] in "we")


def _boats(count: int) -> list[Entry]:
    return [
        Entry(
            address=f"{number:05}/", title=f"Boat{number} x{number}", kind="Boat", texts=((1.0, f"quay{number % 90}"),)
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("number", [0, 1234, 2999])
def test_an_edit_changes_the_parts_in_which_its_words_are_and_no_others(number: int) -> None:
    before = _boats(3000)
    after = [*before]
    after[number] = msgspec.structs.replace(before[number], title="A vessel of another name altogether")
    old, new = files_of(before), files_of(after)
    changed = [name for name in new if old.get(name) != new[name]]
    assert len(new) > 50
    assert INDEX_FILE in changed
    assert len(changed) < 12, changed


def test_a_part_is_named_after_what_it_holds() -> None:
    files = files_of(_boats(300))
    names = part_names(files[INDEX_FILE])
    assert {INDEX_FILE, *(f"search/{name}.js" for name in names)} == files.keys()
    other = files_of([*_boats(300), Entry(address="z/", title="Zeppelin", kind="Boat")])
    assert all(data == other[name] for name, data in files.items() if name in other and name != INDEX_FILE)


def test_a_page_that_was_open_when_the_site_was_published_anew_finds_what_is_there_now(tmp_path: Path) -> None:
    for folder, entries in (
        ("old", _boats(40)),
        ("new", [*_boats(40), Entry(address="z/", title="Zeppelin", kind="Boat")]),
    ):
        for name, data in files_of(entries).items():
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_bytes(data)
    found = asked(tmp_path / "old", ["zeppelin", "boat7"], tmp_path / "new")
    assert found["zeppelin"].addresses == ["z/"]
    assert found["boat7"].addresses[:1] == ["00007/"]


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


@given(st.text(st.sampled_from("aZéÉßœ’“”„–—…·. ,-1²ﬁé\u0301\u0308\u094d漢ñ_ \n"), max_size=30))
def test_words_are_those_of_letters_without_their_marks(text: str) -> None:
    said = text.lower().replace("ß", "ss").replace("œ", "oe").replace("’", "'")
    plain = unicodedata.normalize("NFKD", said)
    unmarked = "".join(each for each in plain if unicodedata.category(each)[0] != "M")
    found = [word for word in re.findall(r"[^\W_]+", unmarked) if len(word) > 1 or not word.isascii() or word.isdigit()]
    assert Stemmer(RULES["en"]).words(text) == found
