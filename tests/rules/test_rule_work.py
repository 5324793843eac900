"""The work of each rule grows with the records and not with their square, counted in lines of Python, in a handbook full of findings."""

import sys
from collections.abc import Callable, Mapping
from functools import cache
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from goldthread.graph.graph import Graph, graph_of
from goldthread.language.message import Text
from goldthread.reading.book import read_files
from goldthread.review.lock_reading import read_lock
from goldthread.review.status import verdicts
from goldthread.rule import Rule, RuleContext
from goldthread.rules import all_rules
from test_rule import TODAY

if TYPE_CHECKING:
    from _typeshed import TraceFunction

SMALL, LARGE = 80, 160
MOST = 2.4
"""How many times as much twice the records may take: a little more than twice, for what is sorted."""

HANDBOOK = 'brand: B\nvision: V\nedition: "1"\nchannels: {digital: [board], physical: [sign]}\n'
TEMPLATES: Mapping[str, str] = {
    "content/focus.yml": (
        "f{n}: {{title: Focus {n}, statement: 'Statement {n}.', under: f{p}, need: n{n}, for: [c{n}], "
        "excludes: [{{what: Word{n}, match: [word{n}], why: W.}}]}}\n"
    ),
    "content/needs.yml": "n{n}: {{need: Need {n}., was: [n0]}}\n",
    "content/customers.yml": "c{n}: {{name: Customer {n}}}\n",
    "content/offers.yml": "o{n}: {{name: Offer Focus {n}}}\n",
    "content/teams.yml": "t{n}: {{name: Team {n}}}\n",
    "content/tools.yml": "u{n}: {{name: Tool {n}, principles: [p{n}], review_by: 2020-01-01}}\n",
    "content/phases.yml": "h{n}: {{name: Phase {n}}}\n",
    "content/touchpoints.yml": (
        "k{n}: {{name: Touchpoint word{n}, phase: h{n}, medium: digital, channel: board, principles: [p{n}], "
        "gives: Something., ideal: Better {n}., waive: [{{rule: TCH002, reason: R., until: 2020-01-01}}]}}\n"
    ),
    "content/metrics.yml": "m{n}: {{name: Metric {n}, kind: conversion}}\n",
    "content/evidence.yml": "e{n}: {{finding: Finding {n}., method: survey, on: 2000-01-01}}\n",
    "content/studies.yml": "s{n}: {{question: Question {n}?}}\n",
    "content/connects.yml": "'2026-01-{n}': {{on: 2026-01-01, team: t{n}}}\n",
    "content/decisions.yml": "d{n}: {{decided: Decision {n}., on: 2026-01-01}}\n",
    "content/principles.yml": (
        "p{n}: {{title: Principle {n}, statement: 'Say {n}.', over: [{{principle: p{p}, because: B.}}], "
        "supports: [f{n}]}}\n"
    ),
    "content/glossary.yml": "w{n}: {{term: Term {n}, means: M., not: [avoided{n}]}}\n",
}


def _files(size: int) -> dict[str, bytes]:
    files = {"content/handbook.yml": HANDBOOK.encode()}
    for name, template in TEMPLATES.items():
        text = "".join(template.format(n=each, p=each % size + 1) for each in range(1, size + 1))
        files[name] = text.encode()
    return files


@cache
def _graph(size: int) -> Graph:
    return graph_of(read_files(_files(size)).book)


@cache
def _terms(size: int) -> RuleContext:
    return RuleContext(today=TODAY, verdicts=verdicts(_graph(size), read_lock(None)))


def lines(work: Callable[[], object]) -> int:
    """How many lines of Python are run, each turn of a loop for itself."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> "TraceFunction":
        nonlocal count
        del frame, argument
        count += event == "line"
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def _work(rule: Rule, size: int) -> int:
    graph, context = _graph(size), _terms(size)

    def run() -> None:
        for breach in rule.breaches(graph, context):
            _said(breach.message)
            _said(breach.fix)

    return lines(run)


def _said(text: Text) -> None:
    str(text)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_twice_the_records_need_about_twice_the_work(rule: Rule) -> None:
    _work(rule, 8)
    small, large = _work(rule, SMALL), _work(rule, LARGE)
    assert large <= MOST * small + 200, f"{small:,} lines become {large:,}"
