"""Whatever the files look like, fixes undo typos and change nothing else."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fixes.typos import slip, spots, strewn
from goldthread.fixes.apply import edited_bytes
from goldthread.fixes.rounds import fix_files
from goldthread.reading.book import read_files
from goldthread.reading.file_reading import read_file
from goldthread.reading.files import files_on_disk
from goldthread.reading.yaml_data import read_yaml

UNSHRUNK = [Phase.explicit, Phase.reuse, Phase.generate]  # to shrink a whole brand takes minutes
REPOSITORY = Path(__file__).parents[2]
BRAND = dict(files_on_disk(REPOSITORY))
SMALL = sorted(path for path, data in BRAND.items() if len(data) < 12_000)

BRAND["content/tools/wild.yml"] = (Path(__file__).parent / "wild.yml").read_bytes()


@pytest.fixture(scope="module", autouse=True)
def _files_read_once() -> Iterator[None]:
    """Let each file be read once for as long as it stays the same: one of a hundred changes from reading to reading."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("goldthread.reading.book.read_file", functools.cache(read_file))
        yield


@given(st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck), phases=UNSHRUNK)
def test_mistakes_are_undone_byte_for_byte_and_a_second_run_changes_nothing(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([*SMALL, *["content/tools/wild.yml"] * 8]))
    whole = BRAND[file]
    for _ in range(data.draw(st.integers(0, 4))):
        whole = strewn(file, whole, data.draw)
    assert read_yaml(file, whole.decode("utf-8-sig")).data == read_yaml(file, BRAND[file].decode()).data
    assert not read_files({**BRAND, file: whole}).findings
    found = spots(read_files({**BRAND, file: whole}), file)
    chosen = data.draw(st.lists(st.sampled_from(found), max_size=8, unique_by=lambda spot: spot.written.place))
    slipped = edited_bytes(whole, [edit for spot in chosen if (edit := slip(spot, data.draw))])
    assert bool(read_files({**BRAND, file: slipped}).findings) is (slipped != whole)
    fixed = fix_files({**BRAND, file: slipped}, lambda files: read_files(files).findings)
    left = fixed.files.get(file, slipped)
    assert left == whole
    assert not read_files({**BRAND, file: left}).findings
    assert not fix_files({**BRAND, file: left}, lambda files: read_files(files).findings).files
