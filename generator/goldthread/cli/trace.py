"""`goldthread trace`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from goldthread.cli import completing
from goldthread.cli.options import language_option, root_of, root_option
from goldthread.cli.output import tell
from goldthread.language.translation import said, say, to_say

if TYPE_CHECKING:
    from goldthread.commands.trace import Branch, Trace
    from goldthread.graph.graph import Edge
    from goldthread.model.record import Record

TASK = "Understand"

_UP: Mapping[str, str] = MappingProxyType(
    {
        "touchpoint": to_say("follows {record}"),
        "situation": to_say("follows {record}"),
        "principle": to_say("supports {record}"),
        "focus": to_say("answers {record}"),
    }
)
_UP_OPEN: Mapping[str, str] = MappingProxyType(
    {
        "touchpoint": to_say("no principle: the thread ends here"),
        "situation": to_say("no principle: the thread ends here"),
        "principle": to_say("no focus: the thread ends here"),
        "focus": to_say("no need: the thread ends here"),
    }
)
_DOWN: Mapping[str, str] = MappingProxyType(
    {
        "need": to_say("answered by {record}"),
        "focus": to_say("supported by {record}"),
        "principle": to_say("followed by {record}"),
    }
)
_DOWN_OPEN: Mapping[str, str] = MappingProxyType(
    {
        "need": to_say("answered by no focus: the thread ends here"),
        "focus": to_say("supported by no principle: the thread ends here"),
        "principle": to_say("followed by no touchpoint: the thread ends here"),
    }
)


@click.command(name="trace", short_help="Draw a record's line of sight")
@click.argument("record", shell_complete=completing.records)
@language_option
@root_option
def command(record: str, root: Path | None) -> None:
    """Draw the line of sight of a RECORD: up to the needs that it serves, and down to the touchpoints that practise it.

    A record is named kind/id; the id alone is enough where only one record has it. Dotted lines are inferred links.
    """
    from goldthread.commands.trace import trace

    tell("\n".join(drawing(trace(root_of(root), record))))


def drawing(traced: "Trace") -> Iterator[str]:
    """The lines of the drawing of a record's line of sight."""
    from goldthread.reports.lines import line

    yield f"{_name(traced.record)}  ({line(traced.place.file)}:{traced.place.line})"
    if traced.up:
        yield from ("", say("What it serves"), *_tree(traced.up, _UP, _UP_OPEN, ""))
    if traced.down:
        yield from ("", say("What serves it"), *_tree(traced.down, _DOWN, _DOWN_OPEN, ""))
    if not traced.up and not traced.down:
        yield ""
        yield say("A record of the kind {kind} is in no line of sight. Its links:", kind=traced.record.kind)
        yield from (f"  {say('names {record}', record=_name(each))}" for each in traced.named)
        yield from (f"  {say('is named by {record}', record=_name(each))}" for each in traced.naming)


def _tree(branch: "Branch", verbs: Mapping[str, str], endings: Mapping[str, str], indent: str) -> Iterator[str]:
    """The lines of the branches of a record, the words chosen by its kind."""
    if branch.is_open:
        yield f"{indent}└╌ {said(endings[branch.record.kind])}"
    for each in branch.branches:
        assert each.edge is not None
        is_last = each is branch.branches[-1]
        stroke = "─" if each.edge.basis == "stated" else "╌"
        words = said(verbs[branch.record.kind], record=_name(each.record))
        yield f"{indent}{'└' if is_last else '├'}{stroke} {words}{_remark(each.edge)}"
        yield from _tree(each, verbs, endings, indent + ("   " if is_last else "│  "))


def _name(record: "Record") -> str:
    title = " ".join(record.title.split())
    return f'{record.key} "{title}"' if title != record.id else record.key


def _remark(edge: "Edge") -> str:
    inferred = f" ({say('inferred')})" if edge.basis == "inferred" else ""
    return f"{inferred}: {' '.join(edge.how.split())}" if edge.how else inferred
