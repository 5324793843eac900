"""What the rules that come with Goldthread say of themselves, kept from one run to the next.

A check after an edit applies few rules again. With what is kept here it loads the modules of these alone: a module is loaded when the
rule is first applied. What is kept holds for the same generator and the same Python, and is made again when it is damaged or gone.
"""

import importlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

import msgspec

from goldthread.caching.folder import folder, write_entry
from goldthread.caching.handbook_state import program
from goldthread.caching.kept_values import read_as
from goldthread.findings import Severity, Weight
from goldthread.graph.graph import Graph
from goldthread.model.record import Record
from goldthread.rule import Breach, Common, Rule, RuleContext

_ENTRY = "rules"
_MODULES = f"{__package__}."


class _Told(msgspec.Struct, frozen=True, array_like=True):
    """What a rule says of itself, with whether it says which records are judged together."""

    code: str
    name: str
    module: str
    doc: str
    idea: int
    severity: Severity
    strict: Severity
    adopt: Severity
    weight: Weight
    common: Common | None
    reads: frozenset[str] | None
    each: frozenset[str]
    is_judged_with: bool


class _Register(msgspec.Struct, frozen=True, array_like=True):
    """The rules, and the state of the program that they are part of."""

    program: bytes
    rules: tuple[_Told, ...]


def kept_rules() -> tuple[Rule, ...]:
    """The rules as they are kept; none where they are not, or where a module is named that is not one of ours."""
    kept = read_as(_ENTRY, msgspec.msgpack.Decoder(_Register))
    if kept is None or kept.program != program() or not all(each.module.startswith(_MODULES) for each in kept.rules):
        return ()
    return tuple(map(_rule, kept.rules))


def keep_rules(rules: Iterable[Rule]) -> None:
    """Keep what rules say of themselves for the next run, where anything may be kept."""
    if folder() is None:
        return
    write_entry(_ENTRY, msgspec.msgpack.encode(_Register(program(), tuple(map(_told, rules)))))


def _told(rule: Rule) -> _Told:
    values = {name: getattr(rule, name) for name in _Told.__struct_fields__[:-1]}
    return _Told(**values, is_judged_with=rule.judged_with is not None)


def _rule(told: _Told) -> Rule:
    values: dict[str, Any] = {name: getattr(told, name) for name in _Told.__struct_fields__[:-1]}
    judged_with = _judged_with(told.module) if told.is_judged_with else None
    return Rule(**values, breaches=_breaches(told.module), judged_with=judged_with)


def _breaches(module: str) -> Callable[[Graph, RuleContext], Iterable[Breach]]:
    """The function of a module, which is loaded when it is called."""

    def breaches(graph: Graph, context: RuleContext) -> Iterable[Breach]:
        return cast("Iterable[Breach]", importlib.import_module(module).breaches(graph, context))

    return breaches


def _judged_with(module: str) -> Callable[[Record], object]:
    """The function of a module, in the same way; it is called for thousands of records."""

    @cache
    def loaded() -> Callable[[Record], object]:
        return cast("Callable[[Record], object]", importlib.import_module(module).judged_with)

    def judged_with(record: Record) -> object:
        return loaded()(record)

    return judged_with
