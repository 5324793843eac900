"""Making an edition: its number follows from the changes, refusals give reasons, and only its own lines are written."""

import subprocess
import sys

import pytest

from changes.history import SETTINGS, History
from editions.conftest import EDITIONS, HANDBOOK, LOCK, Run, settle
from goldthread.commands.edition_entry import EditionsFileError, Entry, with_entry
from goldthread.commands.review import editorial
from goldthread.inspection import inspect
from goldthread.reading.book import read_files
from goldthread.reading.files import files_on_disk
from goldthread.review.marking import Reviewer

STATEMENT = "Nobody who sets out with us in the morning has to wonder whether they will get home at night."
NEIGHBOUR = "We say what a neighbour would say, in the order in which people need it."
BOARD = "Next boat, last boat, tomorrow."


def reword_focus(ferry: History) -> None:
    ferry.edit("content/focus.yml", STATEMENT, "Whoever sets out with us sleeps where they meant to.")


def exclude_more(ferry: History) -> None:
    what = "    - what: Points, tiers and schemes that reward people for travelling.\n"
    ferry.edit("content/focus.yml", what, f"    - what: Carrying live bees.\n      why: They were not asked.\n{what}")


def split_principle(ferry: History) -> None:
    text = (ferry.root / "principles" / "plain-words.yml").read_text(encoding="utf-8")
    ferry.write({"principles/short-words.yml": text.replace("title: Plain words first", "title: Short words")})


def reword_touchpoint(ferry: History) -> None:
    """Change the meaning of a touchpoint that two situations name, and review those."""
    ferry.edit("content/touchpoints/on-the-quay.yml", BOARD, "Next boat and last boat.")
    settle(ferry)


def rename_touchpoint(ferry: History) -> None:
    ferry.rename_everywhere("quay-board", "departure-board")
    name = "content/touchpoints/on-the-quay.yml"
    ferry.edit(name, "\ndeparture-board:\n", "\ndeparture-board:\n  was: [quay-board]\n")


def hand_over(ferry: History) -> None:
    ferry.edit("principles/plain-words.yml", "owner: web-and-print", "owner: call-desk")


@pytest.mark.parametrize(
    ("step", "number"),
    [
        (reword_focus, "3.0"), (exclude_more, "3.0"), (split_principle, "2.1"),
        (reword_touchpoint, "2.0.1"), (rename_touchpoint, "2.0.1"), (hand_over, "2.0.1"),
    ],
)  # fmt: skip
def test_the_number_follows_from_what_changed(ferry: History, release: Run, step, number: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    step(ferry)
    settle(ferry)
    done = release()
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(f"Edition {number}, 2026-11-22.")
    assert f'edition: "{number}"' in (ferry.root / EDITIONS).read_text(encoding="utf-8")
    assert f'edition: "{number}"   # the last one' in (ferry.root / HANDBOOK).read_text(encoding="utf-8")
    inspection = inspect(ferry.root, SETTINGS)
    assert inspection.faults == ()
    assert inspection.history.step_of(number) is not None


def test_where_nothing_changed_there_is_no_edition(release: Run) -> None:
    refused = release()
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == "There is no new edition yet.\nNothing has changed since edition 2.0.\n"


def test_an_editorial_typo_is_not_recorded_as_a_change(ferry: History, release: Run) -> None:
    ferry.edit("principles/plain-words.yml", NEIGHBOUR, NEIGHBOUR.replace("neighbour", "neighbor"))
    reviewer = Reviewer(on=SETTINGS.today, by="Crew", because="typo")
    editorial(ferry.root, inspect(ferry.root, SETTINGS), "principle/plain-words", reviewer)
    done = release()
    assert done.stdout.startswith("Edition 2.0.1,")
    assert inspect(ferry.root, SETTINGS).history.of_edition("2.0.1") == ()


def test_an_edition_is_refused_with_every_reason_and_writes_nothing(ferry: History, release: Run) -> None:
    reword_focus(ferry)
    ferry.edit("principles/doubt-included.yml", "title: Say the doubt", "title: Say the doubt\nstatus: live")
    before = {name: (ferry.root / name).read_bytes() for name in (EDITIONS, HANDBOOK, LOCK)}
    refused = release("--edition", "1.9")
    assert refused.exit_code == 1
    assert 'so these need review: Principle "' in refused.stderr
    assert "1.9 does not come after 2.0." in refused.stderr
    assert {name: (ferry.root / name).read_bytes() for name in before} == before


def test_a_situation_below_a_reworded_touchpoint_blocks_a_release_until_it_is_reviewed(
    ferry: History, release: Run
) -> None:
    ferry.edit("content/touchpoints/on-the-quay.yml", BOARD, "Next boat and last boat.")
    refused = release()
    assert refused.exit_code == 1
    assert "so these need review: " in refused.stderr
    assert "(situation/running-late)" in refused.stderr
    settle(ferry)
    assert release().exit_code == 0


def test_data_faults_and_errors_block_a_release(ferry: History, release: Run) -> None:
    ferry.edit("principles/plain-words.yml", "statement:", "statment:")
    assert "The data has" in release().stderr


def test_the_number_in_the_handbook_is_used_when_it_is_high_enough(ferry: History, release: Run) -> None:
    ferry.edit(HANDBOOK, 'edition: "2.0"', 'edition: "2.1"')
    reword_touchpoint(ferry)
    assert release("--dry-run").stdout.startswith("Edition 2.1, 2026-11-22. The handbook names 2.1")
    reword_focus(ferry)
    settle(ferry)
    refused = release()
    assert "The handbook names 2.1, and this is a major step, which would be 3.0: say --edition 3.0" in refused.stderr
    assert release("--edition", "2.1", "--dry-run").exit_code == 0


def test_a_step_or_a_number_can_be_given_but_not_both(ferry: History, release: Run) -> None:
    reword_touchpoint(ferry)
    assert release("--step", "minor", "--dry-run").stdout.startswith("Edition 2.1,")
    assert release("--step", "minor", "--edition", "2.1").exit_code == 2


def test_only_the_entry_and_the_number_change(ferry: History, release: Run) -> None:
    reword_touchpoint(ferry)
    entries, handbook = (ferry.root / EDITIONS).read_bytes(), (ferry.root / HANDBOOK).read_bytes()
    release("--summary", "The board\n says less.")
    after = (ferry.root / EDITIONS).read_bytes()
    assert after.startswith(entries)
    assert after[len(entries) :].decode() == (
        '\n2-0-1:\n  edition: "2.0.1"\n  on: 2026-11-22\n  summary: The board says less.\n'
        "  changed: [touchpoint/quay-board]\n"
    )
    assert (ferry.root / HANDBOOK).read_bytes() == handbook.replace(b'"2.0"', b'"2.0.1"')


@pytest.mark.parametrize(
    "text", ["", "# None yet.\n", '- edition: "0.9"\n  on: 2024-01-01\n', '  - {edition: "0.9", on: 2024-01-01}\r\n']
)
def test_an_entry_follows_the_format_of_the_file(ferry: History, release: Run, text: str) -> None:
    (ferry.root / EDITIONS).write_bytes(text.encode())
    ferry.commit()
    reword_touchpoint(ferry)
    done = release("--edition", "1.0")
    assert done.exit_code == 0, done.output
    written = (ferry.root / EDITIONS).read_bytes().decode()
    assert written.startswith(text)
    assert ("\r\n" in text) == ("\r\n" in written)
    assert written.count("\n") == written.count("\r\n") or "\r" not in written


def test_a_file_that_cannot_be_extended_is_refused_with_the_text_to_write(ferry: History) -> None:
    entry = Entry(edition="1.0", on=SETTINGS.today, summary="", changed=())
    files = files_on_disk(ferry.root) | {EDITIONS: b"&all\n0-9:\n  edition: '0.9'\n  on: 2024-01-01\n"}
    with pytest.raises(EditionsFileError) as refused:
        with_entry(files, read_files(files), entry)
    assert str(refused.value).startswith(f"{EDITIONS}: The file is written with an anchor")
    assert str(refused.value).endswith('1-0:\n  edition: "1.0"\n  on: 2026-06-01\n')


def test_editions_in_a_folder_get_a_file_of_their_own(ferry: History, release: Run) -> None:
    ferry.write({EDITIONS: None, "content/editions/0-9.yml": 'edition: "0.9"\non: 2024-01-01\n'})
    ferry.commit()
    reword_touchpoint(ferry)
    assert release("--edition", "1.0").exit_code == 0
    assert (ferry.root / "content/editions/1-0.yml").read_text().startswith('edition: "1.0"\non: 2026-11-22\n')


def test_a_killed_release_leaves_no_edition_and_can_be_repeated(ferry: History, release: Run) -> None:
    reword_touchpoint(ferry)
    before = (ferry.root / EDITIONS).read_bytes()
    script = (
        "import os, pathlib\n"
        "done = []\n"
        "true = pathlib.Path.replace\n"
        "pathlib.Path.replace = lambda self, other: os._exit(9) if done else (done.append(1), true(self, other))\n"
        "from goldthread.cli import main\n"
        f"main(['release', '--today', '2026-11-22', '--root', {str(ferry.root)!r}])\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert (ferry.root / EDITIONS).read_bytes() == before
    assert inspect(ferry.root, SETTINGS).faults == ()
    assert release().exit_code == 0
    lock = (ferry.root / LOCK).read_text(encoding="utf-8")
    assert lock.count('{"step": "patch", "edition": "2.0.1"') == 1


def test_changes_are_counted_from_the_commit_of_the_last_edition(ferry: History, release: Run) -> None:
    reword_focus(ferry)
    settle(ferry)
    release()
    before = (ferry.root / EDITIONS).read_bytes()
    again = release()
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == (
        "There is no new edition yet.\nEdition 3.0 is not committed yet, so git cannot tell what has changed since: "
        "commit it, or name the state with --since.\n"
    )
    assert (ferry.root / EDITIONS).read_bytes() == before
    ferry.commit()
    assert "Nothing has changed since edition 3.0." in release().stderr
    reword_touchpoint(ferry)
    ferry.commit()
    assert release().stdout.startswith("Edition 3.0.1,")


def test_a_shallow_clone_says_what_to_fetch_for_a_release(ferry: History, release: Run, tmp_path) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    reword_touchpoint(ferry)
    ferry.commit()
    shallow = tmp_path / "shallow"
    ferry.git("clone", "--quiet", "--depth=1", f"file://{ferry.root}", str(shallow))
    refused = release("--root", str(shallow))
    assert refused.exit_code == 2
    assert refused.stderr.endswith("run: git fetch --unshallow origin\n")
    ferry.git("fetch", "--quiet", "--unshallow", "origin", at=shallow)
    assert release("--root", str(shallow)).exit_code == 0


def test_in_the_first_edition_everything_is_new(ferry: History, release: Run) -> None:
    ferry.write({EDITIONS: None, LOCK: None})
    done = release()
    assert done.exit_code == 0, done.output
    assert (
        "Summary: The first edition: 3 focus statements, 8 principles, 7 needs, 60 touchpoints, 11 situations."
        in done.stdout
    )
    history = inspect(ferry.root, SETTINGS).history
    assert {event.kind for event in history.events} == {"added"}


def test_the_public_summary_and_step_follow_from_public_changes(ferry: History, release: Run) -> None:
    reword_touchpoint(ferry)
    text = (ferry.root / "principles" / "plain-words.yml").read_text(encoding="utf-8")
    hushed = text.replace("title: Plain words first", "title: Hush money\naudience: internal")
    ferry.write({"principles/hush-money.yml": hushed})
    settle(ferry)
    done = release()
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("Edition 2.1,")
    assert "Summary: Changed in meaning: “Quay departure board”.\n" in done.stdout
    history = inspect(ferry.root, SETTINGS).history
    step = history.step_of("2.1")
    assert step is not None
    assert (step.step, step.public) == ("minor", "patch")
    assert {(each.record, each.audience) for each in history.of_edition("2.1")} == {
        ("touchpoint/quay-board", "public"),
        ("principle/hush-money", "internal"),
    }
