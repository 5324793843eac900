"""The lock file of reviews: reproducible, mergeable, safe when killed, and with places for damaged entries."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baseline.conftest import Git, git  # noqa: F401 - a fixture
from goldthread.graph.graph import graph_of
from goldthread.graph.traces import beneath
from goldthread.inspection import inspect_files
from goldthread.reading.book import read_files
from goldthread.reading.files import REVIEWS_FILE
from goldthread.review.lock import Correction, Lock, Meaning, ReviewMark, lock_text
from goldthread.review.lock_reading import FILE, read_lock
from goldthread.review.marking import Reviewer, mark_reviewed
from goldthread.review.status import verdicts
from goldthread.settings import Settings
from review.conftest import Change, Review, Standing
from review.small_handbook import HANDBOOK
from test_rule import TODAY

REVIEWER = Reviewer(on=TODAY, by="Crew")
PRINTS = st.text("0123456789abcdef", min_size=16, max_size=16)
KEYS = st.sampled_from(["touchpoint/bell", "principle/last-boat", "focus/tonight", "need/home"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LOCKS = st.builds(
    Lock,
    marks=st.lists(
        st.builds(
            ReviewMark, record=KEYS, on=st.dates(), by=TEXTS, against=st.dictionaries(KEYS, PRINTS), because=TEXTS
        ),
        max_size=4,
    ).map(tuple),
    corrections=st.lists(
        st.builds(Correction, editorial=KEYS, was=PRINTS, now=PRINTS, on=st.dates(), by=TEXTS, because=TEXTS),
        max_size=2,
    ).map(tuple),
    meanings=st.lists(
        st.builds(
            Meaning,
            meaning=PRINTS,
            of=KEYS,
            says=st.dictionaries(st.sampled_from(["do", "title"]), st.lists(TEXTS).map(tuple)),
        ),
        max_size=3,
    ).map(tuple),
)


@given(LOCKS)
def test_what_is_written_is_read_back_and_written_again_as_the_same_bytes(lock: Lock) -> None:
    text = lock_text(lock)
    read = read_lock(text)
    assert read.findings == ()
    assert lock_text(read) == text
    assert all(each in read.marks for each in lock.marks)
    assert all(each in lock.marks for each in read.marks)


def test_the_lock_file_does_not_depend_on_the_order_of_entries() -> None:
    one, other = (
        ReviewMark(
            record=f"touchpoint/{name}",
            on=TODAY,
            by="Crew",
            against=dict(sorted({"need/home": "0" * 16, "focus/tonight": "1" * 16}.items(), reverse=turned)),
        )
        for name, turned in (("bell", True), ("board", False))
    )
    turned = (msgspec.structs.replace(each, against=dict(reversed(each.against.items()))) for each in (other, one))
    assert lock_text(Lock(tuple(turned))) == lock_text(Lock((one, other)))


@given(LOCKS)
@example(
    Lock(
        meanings=(
            Meaning(
                meaning="0" * 16,
                of="need/home",
                says={"do": ("a\x85\u2028\ufeff\x07\x7f ", "\u202e\ufdd0\U0001fffe\U000e0041")},
            ),
        )
    )
)
def test_reading_by_line_and_as_yaml_gives_the_same_entries(lock: Lock) -> None:
    text = lock_text(lock)
    files = {**{name: each.encode() for name, each in HANDBOOK.items()}, REVIEWS_FILE: text.encode()}
    assert read_files(files).findings == ()
    assert FILE.read_as_yaml(text) == FILE.read(text)


def test_an_unchanged_lock_file_is_not_written(review: Review, root: Path) -> None:
    review("--all", "--because", "first edition")
    before = (root / REVIEWS_FILE).stat()
    data = (root / REVIEWS_FILE).read_bytes()
    review("--all", "--because", "first edition")
    after = (root / REVIEWS_FILE).stat()
    assert (root / REVIEWS_FILE).read_bytes() == data
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_killed_review_keeps_the_old_lock_file(review: Review, root: Path) -> None:
    review("touchpoint/bell")
    before = (root / REVIEWS_FILE).read_bytes()
    script = (
        "import os, sys\n"
        "os.fsync = lambda file: os._exit(9)\n"
        "from goldthread.cli import main\n"
        f"main(['review', 'board', '--by', 'Crew', '--root', {str(root)!r}])\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert (root / REVIEWS_FILE).read_bytes() == before
    assert review("--list").exit_code == 0
    assert review("board").exit_code == 0


def test_a_lock_file_linked_outside_the_handbook_is_not_written(review: Review, root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.yml"
    outside.write_text("[]\n")
    (root / REVIEWS_FILE).symlink_to(outside)
    refused = review("board")
    assert refused.exit_code == 2
    assert outside.read_text() == "[]\n"


def _two_branches(git: Git, root: Path, review: Review, one: Mapping[str, str], other: Mapping[str, str]) -> None:  # noqa: F811
    for branch, reviews in (("one", one), ("other", other)):
        git(root, "switch", "-q", "-c", branch, "main")
        for key, day in reviews.items():
            done = review(key, by=branch, today=day)
            assert done.exit_code == 0, done.output
        git(root, "add", ".")
        git(root, "commit", "-qm", branch)


def _begin(git: Git, root: Path) -> None:  # noqa: F811
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "begin")


def test_reviews_of_neighbours_in_two_branches_merge_without_a_conflict(
    git: Git,  # noqa: F811
    root: Path,
    review: Review,
    standing: Standing,
    change: Change,
) -> None:
    review("--all", "--because", "first edition")
    change("principles/last-boat.yml", "everybody", "everybody at all")
    change("principles/softly.yml", "when asked", "when we are asked")
    _begin(git, root)
    days = {"touchpoint/bell": "2026-07-01", "tool/list-of-heads": "2026-07-01"}
    _two_branches(git, root, review, days, {"touchpoint/bench": "2026-07-02", "touchpoint/board": "2026-07-02"})
    git(root, "merge", "-q", "--no-edit", "one")
    assert standing()["suspect"] == set()
    merged = (root / REVIEWS_FILE).read_bytes()
    assert lock_text(read_lock(merged.decode())).encode() == merged


def test_with_a_union_merge_the_latest_review_of_a_record_counts(
    git: Git,  # noqa: F811
    root: Path,
    review: Review,
    standing: Standing,
    change: Change,
) -> None:
    (root / ".gitattributes").write_text(f"{REVIEWS_FILE} merge=union\n")
    _begin(git, root)
    _two_branches(
        git, root, review, {"touchpoint/bell": "2026-07-02"}, {"touchpoint/bell": "2026-07-01", "bench": "2026-07-01"}
    )
    git(root, "merge", "-q", "--no-edit", "one")
    assert standing()["reviewed"] == {"touchpoint/bell", "touchpoint/bench"}
    change("principles/last-boat.yml", "everybody", "everyone alive")
    assert "reviewed on 2026-07-02 by one" in review("--list").stdout


def test_merge_markers_are_one_finding_with_a_place(
    git: Git,  # noqa: F811
    root: Path,
    review: Review,
) -> None:
    _begin(git, root)
    _two_branches(git, root, review, {"touchpoint/bell": "2026-07-02"}, {"touchpoint/bell": "2026-07-01"})
    subprocess.run(["git", "-C", str(root), "merge", "-q", "one"], capture_output=True, check=False, env=os.environ)
    files = {name: (root / name).read_bytes() for name in (*HANDBOOK, REVIEWS_FILE)}
    (finding,) = inspect_files(files, Settings(today=TODAY)).faults
    assert (finding.code, finding.place.file) == ("SCH013", REVIEWS_FILE)
    assert files[REVIEWS_FILE].decode().splitlines()[finding.place.line - 1].startswith("<<<<<<<")
    before = files[REVIEWS_FILE]
    refused = review("bench")
    assert (refused.exit_code, (root / REVIEWS_FILE).read_bytes()) == (1, before)
    assert (
        refused.stderr
        == "goldthread: Nothing was reviewed: there is 1 data fault to fix first. To see it, run: goldthread check\n"
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("bell: reviewed\n", 1, "should be a list of reviews"),
        ('- {"record": "touchpoint/bell", "on": "2026-06-01", "by": "Crew"}\n', 1, 'is damaged at "against"'),
        ('\n\n- {"record": "Bell", "on": "2026-06-01", "by": "Crew", "against": {}}\n', 3, "Entry 1"),
        ("- touchpoint/bell\n", 1, "should be a review"),
        ("- {by: Crew}\n", 1, "names no record"),
        ('- {"record": "touchpoint/bell", "on": "soon", "by": "Crew", "against": {}}\n', 1, "is damaged"),
        ("- {record: [\n", 2, "content/reviews.lock.yml"),
    ],
)
def test_a_damaged_entry_is_one_finding_with_a_place(text: str, line: int, words: str) -> None:
    sound = '- {"record": "touchpoint/lamp", "on": "2026-06-01", "by": "Crew", "against": {}}\n'
    files = {name: each.encode() for name, each in HANDBOOK.items()}
    inspection = inspect_files(
        {**files, REVIEWS_FILE: (text + ("" if "bell:" in text else sound)).encode()}, Settings(today=TODAY)
    )
    (finding,) = inspection.faults
    assert (finding.place.file, finding.place.line) == (REVIEWS_FILE, line)
    assert words in str(finding.message) + str(finding.place)
    state = inspection.verdicts["touchpoint/lamp"].state
    assert state == ("unreviewed" if "bell:" in text else "reviewed")


SENTENCES = {
    "focus/tonight": ("content/focus.yml", "home at night"),
    "focus/quiet": ("content/focus.yml", "listen to us"),
    "need/home": ("content/needs.yml", "get home"),
    "need/calm": ("content/needs.yml", "left in peace"),
    "principle/last-boat": ("principles/last-boat.yml", "everybody is aboard"),
    "principle/plainly": ("principles/plainly.yml", "what is the case"),
    "principle/softly": ("principles/softly.yml", "when asked"),
}
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("reword"), st.sampled_from(sorted(SENTENCES)), st.integers(0, 2)),
        st.tuples(st.just("adorn"), st.sampled_from(sorted(SENTENCES)), st.integers(0, 2)),
        st.tuples(
            st.just("review"), st.sampled_from(["touchpoint/bell", "touchpoint/board", "principle/softly"]), st.just(0)
        ),
    ),
    max_size=12,
)
ADORNMENTS = ("", "!!", " –  ")


@given(ACTS)
def test_a_record_needs_review_exactly_if_a_text_above_it_changed(
    acts: list[tuple[str, str, int]],
) -> None:
    said = dict.fromkeys(SENTENCES, 0)
    adorned = dict.fromkeys(SENTENCES, 0)

    def files() -> dict[str, bytes]:
        texts = dict(HANDBOOK)
        for key, (path, words) in SENTENCES.items():
            tail = f" {'more ' * said[key]}{ADORNMENTS[adorned[key]]}"
            texts[path] = texts[path].replace(words, (words.upper() if adorned[key] else words) + tail.rstrip())
        return {name: text.encode() for name, text in texts.items()}

    graph = graph_of(read_files(files()).book)
    above = {key: {each for each in SENTENCES if key in beneath(graph, each)} for key in graph.book.records}
    lock, seen = Lock(), dict[str, dict[str, int]]()
    for act, key, number in acts:
        if act == "reword":
            said[key] = number
        elif act == "adorn":
            adorned[key] = number
        else:
            graph = graph_of(read_files(files()).book)
            lock = read_lock(lock_text(mark_reviewed(lock, graph, [key], REVIEWER)))
            seen[key] = {each: said[each] for each in above[key]}
    reading = read_files(files())
    assert reading.findings == ()
    found = verdicts(graph_of(reading.book), lock)
    suspect = {key for key, words in seen.items() if any(said[each] != number for each, number in words.items())}
    assert {key for key, verdict in found.items() if verdict.state == "suspect"} == suspect
    assert {key for key, verdict in found.items() if verdict.state == "unreviewed"} == found.keys() - seen.keys()
    for key in suspect:
        assert {upstream.key for upstream in found[key].upstream} == {
            each for each in seen[key] if said[each] != seen[key][each]
        }
        assert all(upstream.changes for upstream in found[key].upstream)
