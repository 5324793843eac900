"""Words that were given up are found in the same records, whether they are looked for one by one or by the words of each text."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.graph.graph import graph_of
from goldthread.model.book import Book
from goldthread.model.editions import Term
from goldthread.model.teams import Tool
from goldthread.rule import RuleContext
from goldthread.rules import trm001_word_given_up

WORDS = ["customer", "unit", "units", "ferry", "ferries", "head", "a", "C++", "cruis*", "not", "e-mail", "caf\u00e9"]
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
TEXTS = st.lists(st.sampled_from([*WORDS, "two", "\u201chead\u201d"]), max_size=8).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PHRASES, min_size=1, max_size=4, unique=True), st.lists(TEXTS, min_size=1, max_size=4))
def test_few_and_many_words_are_found_alike(
    monkeypatch: pytest.MonkeyPatch, given_up: list[str], said: list[str]
) -> None:
    term = Term(id="passenger", term="passenger", means="Whoever crosses.", replaces=tuple(given_up))
    tools = [Tool(id=f"tool-{place}", name="Tool", link=text.replace("*", "")) for place, text in enumerate(said)]
    graph = graph_of(Book({each.key: each for each in (term, *tools)}, {}))
    found = []
    for few in (0, 50):
        monkeypatch.setattr(trm001_word_given_up, "_FEW", few)
        context = RuleContext(datetime.date(2026, 6, 1))
        found.append([(each.record.key, each.concerns) for each in trm001_word_given_up.breaches(graph, context)])
    assert found[0] == found[1]
