"""Any bytes in a file are read into records and findings: no exception, and every place is inside its file."""

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from goldthread.findings import Finding
from goldthread.places import Place
from goldthread.reading.book import Reading, read_book
from goldthread.reading.odd_characters import has_odd_character
from goldthread.reading.yaml_data import read_yaml

ROOT = Path(__file__).parents[2]
REAL = sorted(path for top in ("content", "principles") for path in (ROOT / top).rglob("*.yml"))
SIGNS = [
    *"\t\n\r :-#'\"[]{}&*!|>%@`,?=~\0\x07\x85\u2028\ufeff\ud7ff\ue000é🚢",
    *("---", "...", "<<: ", "\r\n", "- ", ": "),
]
WORDS = [
    "a",
    "on",
    "no",
    "12",
    "2024-02-30",
    "principle",
    "unknown",
    "n/a",
    "id",
    "name",
    "phase",
    "to",
    "(target)",
    "(declared)",
]
UNDISTURBED = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def places_of(finding: Finding) -> list[Place]:
    return [finding.place, *(related.place for related in finding.related)]


def check_places(reading: Reading, root: Path) -> None:
    for finding in reading.findings:
        assert str(finding.message)
        assert "\n" not in str(finding.message)
        assert str(finding.fix)
        for place in places_of(finding):
            file = root / place.file
            lines = file.read_bytes().decode("utf-8-sig", "replace").split("\n") if file.is_file() else [""]
            assert 1 <= place.line <= max(len(lines), 1), finding
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, finding
            assert place.column <= place.end <= max(len(lines[place.line - 1]) + 1, place.column + 1), finding


def write(root: Path, name: str, data: bytes) -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return root


@UNDISTURBED
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_without_an_exception(tmp_path: Path, data: bytes) -> None:
    root = write(tmp_path, "content/tools.yml", data)
    check_places(read_book(root), root)


@UNDISTURBED
@given(
    parts=st.lists(st.sampled_from(SIGNS + WORDS), max_size=60),
    kind=st.sampled_from(["tools", "plan", "handbook", "focus"]),
)
def test_any_sequence_of_yaml_tokens_is_read_without_an_exception(tmp_path: Path, parts: list[str], kind: str) -> None:
    root = write(tmp_path, f"content/{kind}.yml", "".join(parts).encode())
    check_places(read_book(root), root)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_with_random_mistakes_is_read_without_an_exception(tmp_path: Path, path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311 - slips, not secrets
    name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for _ in range(12):
        slipped = text
        for _ in range(chance.randint(1, 3)):
            slipped = one_slip(slipped, chance)
        root = write(tmp_path, name, slipped.encode("utf-8", "surrogatepass"))
        check_places(read_book(root), root)


def one_slip(text: str, chance: random.Random) -> str:
    """The text with something put in, taken out, doubled or swapped."""
    here, there = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    near = min(there, here + chance.randint(1, 40))
    match chance.randrange(5):
        case 0:
            put_in: str = chance.choice([*SIGNS, *WORDS])
            return text[:here] + put_in + text[here:]
        case 1:
            return text[:here] + text[near:]
        case 2:
            return text[:near] + text[here:near] + text[near:]
        case 3:
            return text[:here]
        case _:
            return text[:here] + text[near : near + 10] + text[here:near] + text[near + 10 :]


scalars = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.none(),
    st.sampled_from(["x y", "no", "1:30", "~", ""]),
)
documents = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text("abcdef ü", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def _texts(data: object) -> list[str]:
    match data:
        case str():
            return [data]
        case dict():
            return [text for key, value in data.items() for text in (key, *_texts(value))]
        case list():
            return [text for each in data for text in _texts(each)]
        case _:
            return []


@UNDISTURBED
@given(
    data=st.dictionaries(st.sampled_from(["a", "b", "on", "c d"]), documents), flow=st.sampled_from([None, False, True])
)
def test_values_written_by_a_yaml_library_are_read_back(data: object, flow: bool | None) -> None:  # noqa: FBT001 - drawn, not passed
    """The safe dumper quotes whatever YAML 1.1 would take for something else, so both versions read it alike."""
    assume(not any(map(has_odd_character, _texts(data))))
    text = yaml.safe_dump(data, allow_unicode=False, default_flow_style=flow, sort_keys=False)
    document = read_yaml("f.yml", text)
    assert document.data == yaml.safe_load(text) == data
    assert document.findings == ()


@UNDISTURBED
@given(
    parts=st.lists(st.sampled_from([*"\n :-#'\"[]{}&*!|>,?ab1", "\n  ", "- ", ": ", "a: ", "*a", "&a "]), max_size=40)
)
def test_reading_with_places_gives_the_same_data(parts: list[str]) -> None:
    text = "".join(parts)
    bare, placed = read_yaml("f.yml", text), read_yaml("f.yml", text, with_places=True)
    assert bare.data == placed.data
    assert bare.findings == placed.findings
    assert bare.complete == placed.complete
    assert bare.doubtful == placed.doubtful
    assert bare.starts.items() <= placed.starts.items()
    assert set(bare.keys.items()) <= set(placed.keys.items())
