"""Records in files of every form: appended, renamed, moved, deleted, and their fields changed, with all else as it was."""

import datetime

import pytest

from goldthread.editing.errors import EditingError
from goldthread.editing.records import (
    append_record,
    delete_record,
    insert_item,
    move_record,
    remove_field,
    rename_record,
    set_field,
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


def test_a_record_is_put_behind_others_under_its_id_in_the_order_of_its_fields() -> None:
    changed = append_record(files(tools=TOOLS), "tool", "plane", {"owner": "crew", "name": "Plane: small"})
    assert texts(changed) == {
        "content/tools.yml": TOOLS + '\nplane:\n  name: "Plane: small"\n  owner: crew\n',
    }


def test_a_record_is_put_behind_others_as_an_entry() -> None:
    changed = append_record(files(journey=PHASES), "phase", "later", {"name": "Later"})
    assert texts(changed) == {"content/journey.yml": PHASES + "\n- id: later\n  name: Later\n"}


def test_a_record_is_put_under_the_heading_of_its_kind() -> None:
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
def test_a_record_that_cannot_be_put_there_is_refused(record_id: str, file: str, reason: str) -> None:
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


def test_a_record_with_a_file_of_its_own_takes_the_file_along() -> None:
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


def test_a_field_of_a_record_is_changed_put_in_and_taken_out() -> None:
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
