"""Records in every form of file: appended, renamed, moved, deleted, and edited, with everything else unchanged."""

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demonstration import REPOSITORY
from goldthread.editing.adding import append_record
from goldthread.editing.errors import EditingError
from goldthread.editing.fields import insert_item, remove_field, set_field
from goldthread.editing.moving import delete_record, move_record, rename_record
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.model.shapes import shape_of
from goldthread.reading.book import read_files
from goldthread.reading.file_reading import read_file
from goldthread.reading.files import files_on_disk

BRAND = dict(files_on_disk(REPOSITORY))
FEW = settings(max_examples=25)
SETTABLE = (
    ("touchpoint/mate-at-cast-off", ("name",)),
    ("touchpoint/mate-at-cast-off", ("message",)),
    ("principle/plain-words", ("title",)),
    ("principle/plain-words", ("statement",)),
    ("initiative/telling-practice", ("first_step",)),
    ("phase/on-the-way", ("name",)),
    ("handbook/handbook", ("edition",)),
)
TOOLS = "# Tools.\n\ndrill:\n  name: Drill   # the big one\n  # why\n  for: [holes]\n\nsaw:\n  name: Saw\n"
PHASES = "# In order.\n\n- id: before\n  name: Before\n\n- id: after\n  name: After\n"
PLAN = "initiatives:\n\n  sort:\n    title: Sort the reasons\n\nevents:\n\n  fair:\n    title: The fair\n"
DAY = datetime.date(2026, 1, 2)


def texts(changed: dict[str, bytes | None] | object) -> dict[str, str | None]:
    assert isinstance(changed, dict)
    return {name: None if data is None else data.decode() for name, data in changed.items()}


def files(**named: str) -> dict[str, bytes]:
    return {f"content/{name}.yml".replace("__", "/"): text.encode() for name, text in named.items()}


def test_a_record_is_appended_under_its_id_with_fields_in_order() -> None:
    changed = append_record(files(tools=TOOLS), "tool", "plane", {"owner": "crew", "name": "Plane: small"})
    assert texts(changed) == {
        "content/tools.yml": TOOLS + '\nplane:\n  name: "Plane: small"\n  owner: crew\n',
    }


def test_a_record_is_appended_as_a_list_entry() -> None:
    changed = append_record(files(journey=PHASES), "phase", "later", {"name": "Later"})
    assert texts(changed) == {"content/journey.yml": PHASES + "\n- id: later\n  name: Later\n"}


def test_a_record_is_inserted_under_the_heading_of_its_kind() -> None:
    changed = append_record(files(plan=PLAN), "event", "market", {"title": "The market"})
    assert texts(changed) == {"content/plan.yml": PLAN + "\n  market:\n    title: The market\n"}
    changed = append_record(files(plan=PLAN), "constraint", "cold", {"title": "Cold"})
    assert texts(changed) == {"content/plan.yml": PLAN + "\nconstraints:\n  cold:\n    title: Cold\n"}


def test_an_id_that_follows_from_a_field_is_not_written_into_an_entry() -> None:
    old = '- edition: "0.9"\n  on: 2025-01-01\n'
    changed = append_record(files(editions=old), "edition", "1-0", {"edition": "1.0", "on": DAY})
    assert texts(changed) == {"content/editions.yml": old + '\n- edition: "1.0"\n  on: 2026-01-02\n'}


def test_a_record_gets_a_file_of_its_own_in_a_folder_or_the_file_of_its_kind() -> None:
    folder = files(tools__drill="name: Drill\n")
    assert texts(append_record(folder, "tool", "saw", {"name": "Saw"})) == {"content/tools/saw.yml": "name: Saw\n"}
    assert texts(append_record({}, "tool", "saw", {"name": "Saw"})) == {"content/tools.yml": "saw:\n  name: Saw\n"}


@pytest.mark.parametrize(
    ("record_id", "file", "reason"),
    [
        ("drill", "", "already"), ("Big Drill", "", "no id"), ("x" * 200, "", "no id"),
        ("saw", "content/tools/drill.yml", "single record"), ("saw", "content/needs.yml", "does not hold"),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_inserted_is_refused(record_id: str, file: str, reason: str) -> None:
    with pytest.raises(EditingError, match=reason):
        append_record(files(tools__drill="name: Drill\n"), "tool", record_id, {"name": "Saw"}, file)


def test_a_record_is_renamed_and_keeps_its_former_id() -> None:
    changed = rename_record(files(tools=TOOLS), "tool/drill", "big-drill")
    new = TOOLS.replace("drill:", "big-drill:").replace("  name: Drill", "  was: [drill]\n  name: Drill")
    assert texts(changed) == {"content/tools.yml": new}
    again = rename_record({"content/tools.yml": new.encode()}, "tool/big-drill", "driller")
    assert texts(again) == {
        "content/tools.yml": new.replace("big-drill:", "driller:").replace("[drill]", "[drill, big-drill]")
    }


def test_an_entry_is_renamed() -> None:
    changed = rename_record(files(journey=PHASES), "phase/after", "later")
    assert texts(changed) == {"content/journey.yml": PHASES.replace("- id: after", "- id: later\n  was: [after]")}


def test_renaming_a_record_renames_its_own_file() -> None:
    changed = rename_record(files(tools__drill="# c\nname: Drill\n"), "tool/drill", "driller")
    assert texts(changed) == {
        "content/tools/drill.yml": None,
        "content/tools/driller.yml": "# c\nname: Drill\nwas: [drill]\n",
    }


def test_a_record_is_deleted_with_one_of_the_blank_lines_around_it() -> None:
    changed = delete_record(files(tools=TOOLS), "tool/drill")
    assert texts(changed) == {"content/tools.yml": "# Tools.\n\nsaw:\n  name: Saw\n"}
    assert texts(delete_record(files(plan=PLAN), "event/fair")) == {
        "content/plan.yml": "initiatives:\n\n  sort:\n    title: Sort the reasons\n\nevents: {}\n"
    }


def test_a_file_that_would_hold_nothing_is_deleted_unless_comments_would_be_lost() -> None:
    assert texts(delete_record(files(tools="saw:\n  name: Saw\n"), "tool/saw")) == {"content/tools.yml": None}
    assert texts(delete_record(files(tools__saw="name: Saw\n"), "tool/saw")) == {"content/tools/saw.yml": None}
    with pytest.raises(EditingError, match="nothing but comments"):
        delete_record(files(tools="# Tools.\nsaw:\n  name: Saw\n"), "tool/saw")


def test_a_record_is_moved_with_its_comments_and_its_quotation_marks() -> None:
    changed = move_record(files(tools=TOOLS), "tool/drill", "content/tools/drill.yml")
    body = "name: Drill   # the big one\n# why\nfor: [holes]\n"
    assert texts(changed) == {
        "content/tools.yml": "# Tools.\n\nsaw:\n  name: Saw\n",
        "content/tools/drill.yml": body,
    }
    back = move_record(
        {"content/tools.yml": b"saw:\n  name: Saw\n", "content/tools/drill.yml": body.encode()},
        "tool/drill",
        "content/tools.yml",
    )
    assert texts(back) == {
        "content/tools/drill.yml": None,
        "content/tools.yml": "saw:\n  name: Saw\n\ndrill:\n  name: Drill   # the big one\n  # why\n  for: [holes]\n",
    }


def test_a_record_is_moved_between_lists_and_mappings() -> None:
    listed = "- id: saw\n  name: 'Saw'\n  notes: |\n    Sharp.\n\n    Mind it.\n- {id: axe, name: Axe}\n"
    both = files(tools=TOOLS.replace("saw", "file"), tools__more=listed)
    assert texts(move_record(both, "tool/saw", "content/tools.yml")) == {
        "content/tools/more.yml": "- {id: axe, name: Axe}\n",
        "content/tools.yml": TOOLS.replace("saw", "file")
        + "\nsaw:\n  name: 'Saw'\n  notes: |\n    Sharp.\n\n    Mind it.\n",
    }
    assert texts(move_record(both, "tool/axe", "content/tools.yml"))["content/tools.yml"] == (
        TOOLS.replace("saw", "file") + "\naxe:\n  name: Axe\n"
    )
    assert texts(move_record(both, "tool/drill", "content/tools/more.yml"))["content/tools/more.yml"] == (
        listed + "- id: drill\n  name: Drill   # the big one\n  # why\n  for: [holes]\n"
    )


def test_a_field_of_a_record_is_changed_inserted_and_removed() -> None:
    named = files(tools=TOOLS)
    assert texts(set_field(named, "tool/drill", ("name",), "Drills")) == {
        "content/tools.yml": TOOLS.replace("name: Drill ", "name: Drills ")
    }
    assert texts(set_field(named, "tool/saw", ("status",), "live")) == {"content/tools.yml": TOOLS + "  status: live\n"}
    assert texts(remove_field(named, "tool/drill", ("for",))) == {
        "content/tools.yml": TOOLS.replace("  for: [holes]\n", "")
    }
    assert texts(insert_item(named, "tool/drill", ("for", 0), "x, y")) == {
        "content/tools.yml": TOOLS.replace("[holes]", '["x, y", holes]')
    }
    assert set_field(named, "tool/saw", ("name",), "Saw") == {}
    with pytest.raises(EditingError, match='no "tool/axe"'):
        set_field(named, "tool/axe", ("name",), "Axe")


@cache
def brand_book() -> Book:
    return read_files(BRAND).book


def records_in(named: Mapping[str, bytes | None]) -> dict[str, Record]:
    return {
        each.record.key: each.record
        for name, data in named.items()
        if data is not None
        for each in read_file(name, data).records
    }


def comments(named: Mapping[str, bytes | None]) -> Counter[str]:
    """The comments of all files, which a move takes along."""
    return Counter(
        words for data in named.values() if data for words in re.findall(r"^ *(#.*)", data.decode(), re.MULTILINE)
    )


@FEW
@given(st.data())
def test_editing_one_record_leaves_the_rest_of_the_handbook_unchanged(data: st.DataObject) -> None:
    book = brand_book()
    key = data.draw(st.sampled_from(sorted(each for each in book.records if not each.startswith("handbook/"))))
    kind, _, _ = key.partition("/")
    name = book.origins[key].place.file
    words = data.draw(st.sampled_from(["New words", "new: words", "# new", "new\nwords\n", "2.0"]))
    match data.draw(st.integers(0, 4)):
        case 0:
            changed, gone = set_field(BRAND, key, ("notes",), words), {key}
        case 1:
            changed, gone = rename_record(BRAND, key, "quite-new"), {key, f"{kind}/quite-new"}
        case 2 if len(book.of(KINDS[kind])) > 1:
            changed, gone = delete_record(BRAND, key), {key}
        case 3:
            fields = {each.name: words for each in shape_of(kind).fields.values() if each.name in {"name", "title"}}
            file = "" if kind == "principle" else name
            changed, gone = append_record(BRAND, kind, "quite-new", fields, file), {f"{kind}/quite-new"}
        case _:
            target = f"{KINDS[kind].homes[0]}/quite-new.yml"
            changed, gone = move_record(BRAND, key, target), set()
    before = {path: BRAND[path] for path in changed if path in BRAND}
    old, new = records_in(before), records_in(changed)
    assert {each: record for each, record in new.items() if each not in gone} == {
        each: record for each, record in old.items() if each not in gone
    }
    if not gone:
        assert comments(changed) == comments(before)


def test_a_field_set_and_set_back_leaves_every_byte() -> None:
    for key, path in SETTABLE:
        there = {name: each for name, each in set_field(BRAND, key, path, "Other words").items() if each is not None}
        record = brand_book().records[key]
        back = set_field({**BRAND, **there}, key, path, str(getattr(record, path[0])))
        assert back == {name: BRAND[name] for name in there}
