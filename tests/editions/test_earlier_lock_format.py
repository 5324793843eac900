"""Lock files of earlier versions, which recorded texts instead of values, are read and rewritten."""

import json

import pytest

from goldthread.editions.history import RecordedChange
from goldthread.editions.lock import lock_text
from goldthread.editions.lock_reading import read_history

THERE = {"record": "focus/tonight", "edition": "2.0", "title": "Tonight", "teams": ["crew"], "audience": "public"}
FORMER: list[tuple[dict[str, str], dict[str, object]]] = [
    ({"what": "added", "now": "Home."}, {"kind": "added", "field": "statement", "after": "Home."}),
    ({"what": "dropped", "was": "Home."}, {"kind": "removed", "field": "statement", "before": "Home."}),
    ({"what": "renamed", "was": "focus/night"}, {"kind": "renamed", "field": "was", "before": "focus/night", "after": "focus/tonight"}),
    ({"what": "shelved", "was": "live", "now": "retired"}, {"kind": "status", "field": "status", "before": "live", "after": "retired"}),
    ({"what": "handed", "was": "crew", "now": "desk"}, {"kind": "owner", "field": "owner", "before": "crew", "after": "desk"}),
    (
        {"what": "reworded", "field": "excludes", "way": "added", "now": "Bees. (why: They sting.; match: hive; swarm)"},
        {"kind": "reworded", "field": "excludes", "after": {"what": "Bees.", "why": "They sting."}},
    ),
    (
        {"what": "reworded", "field": "statement", "way": "reworded", "was": "A (why: b)", "now": "B"},
        {"kind": "reworded", "field": "statement", "before": "A (why: b)", "after": "B"},
    ),
    (
        {"what": "relinked", "field": "need", "way": "added", "about": "need/home", "called": "Home"},
        {"kind": "relinked", "field": "need", "after": {"to": "need/home"}, "target": "need/home", "target_title": "Home"},
    ),
    (
        {"what": "relinked", "field": "need", "way": "basis", "about": "need/home", "now": "inferred"},
        {
            "kind": "relinked", "field": "need", "target": "need/home",
            "before": {"to": "need/home", "basis": "stated"}, "after": {"to": "need/home", "basis": "inferred"},
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("former", "now"), FORMER, ids=lambda each: str(each.get("what", "")))
def test_an_entry_in_an_earlier_format_is_read(former: dict[str, str], now: dict[str, object]) -> None:
    history = read_history(f"- {json.dumps({**THERE, **former})}\n")
    assert history.findings == ()
    (event,) = history.events
    known = {**THERE, "teams": ("crew",), **now}
    assert event == RecordedChange(**known)  # type: ignore[arg-type]


def test_a_file_in_an_earlier_format_is_rewritten_and_merges() -> None:
    text = "".join(f"- {json.dumps({**THERE, **former})}\n" for former, _ in FORMER)
    today = lock_text(read_history(text))
    assert '"what": "' not in today.replace('{"what": "Bees."', "")
    assert lock_text(read_history(today + text)) == today
