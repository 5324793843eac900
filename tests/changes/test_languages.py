"""A comparison is worded last, in the current language; its values are the same in all."""

from changes.history import History
from goldthread.changes.change import Change
from goldthread.comparison import json, markdown, text
from goldthread.comparison.events import events_of
from goldthread.graph.graph import graph_of
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.reading.book import read_book

PLAINLY = "principles/say-it-plainly.yml"


def test_a_comparison_in_german_has_the_same_values(sandbank: History) -> None:
    sandbank.edit(PLAINLY, "title: Say it plainly", "title: Say it plainly, always")
    change = sandbank.meaning()
    assert "Title\n    now: Say it plainly, always\n    before: Say it plainly\n" in text.render(change)
    english = json.render(change)
    with speaking(catalogue("de")):
        shown = text.render(change)
        assert shown.startswith(
            "Vorher: HEAD. Nachher: das Arbeitsverzeichnis.\nDie nächste Ausgabe ist ein kleiner Schritt: "
        )
        assert "Titel\n    jetzt: Say it plainly, always\n    vorher: Say it plainly\n" in shown
        assert "Was sich in der Bedeutung geändert hat" in markdown.render(change)
        assert json.render(change) == english


def test_a_nested_field_is_recorded_with_all_its_texts(sandbank: History) -> None:
    what = "    - what: Evening trips"
    sandbank.edit(
        "content/focus.yml",
        what,
        f"    - what: Bees; and hives\n      why: They sting (at night).\n      match: [hive]\n{what}",
    )
    change = sandbank.meaning()
    (added,) = change.of("reworded")
    value = {"what": "Bees; and hives", "why": "They sting (at night).", "match": ["hive"]}
    assert added == Change(
        kind="reworded", record="focus/home-before-dark", title=added.title, field="excludes", after=value
    )
    graph = graph_of(read_book(sandbank.root).book)
    assert [each.after for each in events_of(change, graph, graph, "2.0")] == [value]
    assert "Bees; and hives (why: They sting (at night).; match: hive)" in text.render(change)
