"""The lock file of editions: reproducible, mergeable, with places for damaged lines, and without internal texts in public."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from changes.history import SETTINGS, History
from editions.conftest import LOCK
from goldthread.editions.history import EditionSize, RecordedChange
from goldthread.editions.history import History as Past
from goldthread.editions.lock import lock_text
from goldthread.editions.lock_reading import FILE, read_history
from goldthread.editions.public_history import PublicSelection, hidden_formers, public_history
from goldthread.inspection import inspect_files
from goldthread.lockfile import line_of
from specimen.overlay import lay_over_specimen

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.none() | st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=5)
NUMBERS = st.sampled_from(["1.0", "2.0", "2.0.1", "10.0"])
PASTS = st.builds(
    Past,
    steps=st.lists(st.builds(EditionSize, step=st.sampled_from(["patch", "major"]), edition=NUMBERS), max_size=3).map(
        tuple
    ),
    events=st.lists(
        st.builds(
            RecordedChange,
            record=st.sampled_from(["focus/tonight", "principle/last-boat"]),
            edition=NUMBERS,
            kind=st.sampled_from(["added", "reworded"]),
            title=TEXTS,
            before=VALUES,
            after=VALUES,
            audience=st.sampled_from([None, "public", "internal", "public-only"]),
            teams=st.lists(st.sampled_from(["crew", "quays"]), unique=True).map(tuple),
        ),
        max_size=5,
    ).map(tuple),
)
EVENT = RecordedChange(record="principle/last-boat", edition="2.0", kind="added", title="The last boat")


@given(PASTS)
def test_what_is_written_is_read_back_and_written_again_as_the_same_bytes(past: Past) -> None:
    text = lock_text(past)
    read = read_history(text)
    assert (read.findings, lock_text(read)) == ((), text)
    assert set(map(line_of, read.events)) == set(map(line_of, past.events))
    assert FILE.read_as_yaml(text) == FILE.read(text)


def test_editions_are_sorted_by_number() -> None:
    steps = tuple(EditionSize(step="major", edition=number) for number in ("10.0", "2.0", "2.0.1"))
    read = read_history(lock_text(Past(steps, (EVENT,))))
    assert [each.edition for each in read.steps] == ["2.0", "2.0.1", "10.0"]


def test_two_branches_that_made_an_edition_merge_line_by_line(tmp_path: Path) -> None:
    history = History(tmp_path / "merge")
    history.write({".gitattributes": f"{LOCK} merge=union\n", LOCK: lock_text(Past())})
    history.commit()
    history.git("checkout", "--quiet", "-b", "other")
    history.write({LOCK: lock_text(Past((), (EVENT,)))})
    history.commit()
    history.git("checkout", "--quiet", "main")
    step = EditionSize(step="major", edition="2.0")
    history.write({LOCK: lock_text(Past((step,)))})
    history.commit()
    history.git("merge", "--quiet", "--no-edit", "other")
    read = read_history((history.root / LOCK).read_text(encoding="utf-8").replace("[]\n", ""))
    assert (read.steps, read.events, read.findings) == ((step,), (EVENT,), ())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('- {"kind": "mislaid", "record": "principle/a", "edition": "1.0", "title": "A"}', "Entry 2 of"),
        ("- {edition: '1.0'}", "names no record"),
        ("- [", "YAML"),
        ("<<<<<<< HEAD", "marks of a merge"),
    ],
)
def test_a_damaged_line_is_reported_at_its_place_and_the_others_count(tmp_path: Path, line: str, says: str) -> None:
    text = f"{lock_text(Past((), (EVENT,)))}{line}\n"
    lay_over_specimen(tmp_path, {LOCK: text})
    files = {each.relative_to(tmp_path).as_posix(): each.read_bytes() for each in tmp_path.rglob("*.yml")}
    inspection = inspect_files(files, SETTINGS)
    (finding,) = inspection.faults
    assert (finding.place.file, finding.place.line) == (LOCK, text.count("\n"))
    assert says in str(finding.message) or finding.code.startswith("YML")
    assert inspection.history.events == (EVENT,)


def test_the_public_history_has_nothing_internal() -> None:
    def event(record: str, **said: str) -> RecordedChange:
        return msgspec.convert({**PUBLIC, "record": record, **said}, RecordedChange)

    kept = event("focus/tonight", field="statement", after="Home.")
    events = (
        kept,
        event("touchpoint/night-ledger", field="outcome", after="Counted."),
        event("principle/quiet", audience="internal", after="Hush."),
        event("touchpoint/bell", field="cost", after="40"),
        event("touchpoint/bell", field="leads_to", target="touchpoint/night-ledger"),
        event("touchpoint/bell", field="outcome", after="See [[night-ledger]]."),
    )
    public = public_history(Past((), events), shown("touchpoint/night-ledger", fields=("touchpoint.cost",)))
    assert public.events == (kept,)


PUBLIC = {"edition": "2.0", "kind": "reworded", "title": "T", "audience": "public"}


def shown(*hidden: str, fields: tuple[str, ...] = ()) -> PublicSelection:
    return PublicSelection(
        hidden=frozenset(hidden),
        internal_fields=fields,
        editions=frozenset({"1.0", "2.0", "3.0"}),
        known=frozenset({"tool/bell"}),
        concerned=lambda _: (),
    )


def happened(*events: dict[str, object], steps: tuple[EditionSize, ...] = ()) -> Past:
    return Past(
        steps, tuple(msgspec.convert({**PUBLIC, "record": "tool/bell", **each}, RecordedChange) for each in events)
    )


def told(past: Past, sight: PublicSelection) -> list[tuple[str, str, str]]:
    return [(each.edition, each.record, each.kind) for each in public_history(past, sight).events]


NEW: dict[str, object] = {"kind": "added", "edition": "1.0"}


@pytest.mark.parametrize(
    ("past", "sight", "expected"),
    [
        # What nobody kept may have been internal.
        (happened({**NEW, "audience": None}), shown(), []),
        # It was internal when it was deleted, or had become so before.
        (happened(NEW, {"kind": "removed", "audience": "internal"}), shown(), []),
        (happened(NEW, {"kind": "removed", "audience": "public-only"}), shown(), []),
        (happened(NEW, {"kind": "removed", "audience": None}), shown(), []),
        # It was public to the end.
        (happened(NEW, {"kind": "removed"}), shown(), [("1.0", "tool/bell", "added"), ("2.0", "tool/bell", "removed")]),
        # It came back: what was before is not told.
        (
            happened(NEW, {"kind": "removed", "audience": "public-only"}, {**NEW, "edition": "3.0", "audience": "public-only"}),
            shown(),
            [("3.0", "tool/bell", "added")],
        ),
        # What it was called before it became internal goes with it.
        (happened(NEW, {"kind": "renamed", "record": "tool/gong", "before": "tool/bell"}), shown("tool/gong"), []),
        (happened(NEW, {"kind": "renamed", "record": "tool/gong", "before": "tool/bell", "audience": "internal"}), shown(), []),
        # The field was internal at a later edition, or is now.
        (happened({"edition": "1.0", "field": "link"}), shown(fields=("tool.link",)), []),
        (
            happened(
                {"edition": "1.0", "field": "link"}, {"edition": "3.0", "field": "link"},
                steps=(EditionSize(step="patch", edition="2.0", public="patch", internal_fields=("tool.link",)),),
            ),
            shown(),
            [("3.0", "tool/bell", "reworded")],
        ),
        (happened({"kind": "status", "field": "status"}), shown(fields=("tool.status",)), []),
        (happened({"kind": "owner", "field": "owner"}), shown(fields=("tool.owner",)), []),
        (happened({"kind": "owner", "field": "owner", "before": "crew"}), shown("team/crew"), []),
        (happened({"edition": "4.0"}), shown(), []),
    ],
)  # fmt: skip
def test_the_public_history_shows_what_was_public_then_and_is_now(
    past: Past, sight: PublicSelection, expected: list[tuple[str, str, str]]
) -> None:
    assert told(past, sight) == expected


def test_texts_of_fields_that_became_internal_are_removed_from_the_history() -> None:
    new = happened({"record": "touchpoint/bell", "kind": "added", "after": "Everybody hears it.", "field": "outcome"})
    (event,) = public_history(new, shown(fields=("touchpoint.outcome",))).events
    assert (event.kind, event.after) == ("added", None)


def test_the_public_version_step_follows_from_public_changes() -> None:
    steps = (
        EditionSize(step="major", edition="1.0"),
        EditionSize(step="major", edition="2.0", since="1.0", public="patch", internal_fields=("tool.link",)),
        EditionSize(step="major", edition="3.0", since="2.0"),
    )
    found = public_history(Past(steps), shown()).steps
    assert [(each.edition, each.step, each.internal_fields) for each in found] == [
        ("1.0", "major", ()),
        ("2.0", "patch", ()),
    ]


def test_ids_that_a_record_had_while_internal_are_recognised(  # so that no address leads on from it
) -> None:
    past = happened({**NEW, "audience": "internal"}, {**NEW, "record": "tool/gong"})
    assert hidden_formers(past, ("tool/bell", "tool/gong", "tool/horn")) == {"tool/bell"}
