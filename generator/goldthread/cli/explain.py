"""`goldthread explain`."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli import completing
from goldthread.cli.options import found_root, language_option, own_rules_option, root_option, settings_of
from goldthread.cli.output import tell
from goldthread.language.translation import said, say, to_say

if TYPE_CHECKING:
    from goldthread.commands.explain import ExplainedRule
    from goldthread.explanation import Example
    from goldthread.field_reference.kind_help import FieldHelp, KindHelp

TASK = "Understand"

_IDEAS = (
    to_say("Housekeeping: every exception has an end"),
    to_say("Get focused"),
    to_say("Understand your customer"),
    to_say("Create holistic experiences"),
    to_say("Create meaningful expressions"),
    to_say("Align teams and tools"),
)
"""The steps of the method, by number; 0 is what comes before them."""

_WIDTH = 88


@click.command(name="explain", short_help="Explain a rule, a kind of record or a field, or list all rules")
@click.argument("rule", required=False, metavar="[RULE|KIND|KIND.FIELD]", shell_complete=completing.rules_and_fields)
@own_rules_option
@language_option
@root_option
def command(rule: str | None, own_rules: bool, root: Path | None) -> None:
    """Explain a RULE, given by its code or its name; without one, list all rules.

    Of a KIND of record, print what it is for, where its file is, and its fields; of a KIND.FIELD, an example, and the rules and pages
    that use it.
    """
    from goldthread.commands.explain import all_rules, explain, kind_or_field, rules_in_force

    found = kind_or_field(rule) if rule else None
    if found is not None:
        kind, field = found
        tell("\n".join(_kind(kind) if field is None else _field(kind, field)))
        return

    rules = rules_in_force(found_root(root), settings_of(None, None, own_rules=own_rules))
    tell("\n".join(_list(all_rules(rules)) if rule is None else _explanation(explain(rule, rules))))


def _list(rules: "Sequence[ExplainedRule]") -> Iterator[str]:
    """All rules by step of the method, each with the severity in force and what set it."""
    yield from _group(
        say("Data: every record can be read; a record that cannot be read is an error"),
        [each for each in rules if each.rule is None],
    )
    for idea, title in enumerate(_IDEAS):
        yield from _group(said(title), [each for each in rules if each.rule and each.explanation.idea == idea])
    yield say("To read more about one of them, run: goldthread explain TCH001")


def _group(title: str, rules: "Sequence[ExplainedRule]") -> Iterator[str]:
    if rules:
        yield title
        for each in rules:
            yield f"  {each.explanation.code}  {_severity(each):<20} {said(each.explanation.checks)}"
        yield ""


def _severity(explained: "ExplainedRule") -> str:
    """The severity in force and, in brackets, the profile or the handbook that set it."""
    level = explained.severity or "off"
    return str(level) if explained.rule is None else f"{level} ({explained.rule.set_by})"


def _severity_sentence(explained: "ExplainedRule") -> str:
    rule = explained.rule
    if rule is None:
        return say("Severity: {severity} in every handbook", severity=str(explained.severity))
    severity = rule.severity or "off"
    if rule.set_by == "handbook":
        return say("Severity: {severity}, set by content/handbook.yml", severity=severity)
    return say("Severity: {severity}, set by the profile {profile}", severity=severity, profile=rule.set_by)


def _explanation(explained: "ExplainedRule") -> Iterator[str]:
    from goldthread.rule import HOUSEKEEPING

    found, rule = explained.explanation, explained.rule
    yield f"{found.code} {found.name}\n"
    yield f"{_wrapped(said(found.checks))}\n"
    yield f"{_severity_sentence(explained)}\n"
    yield f"{_wrapped(said(found.why))}\n"
    yield from (f"{say('This fails:')}\n\n{_example(each)}\n" for each in found.fails)
    yield from (f"{say('This passes:')}\n\n{_example(each)}\n" for each in found.passes)
    yield f"{say('How to fix it:')}\n{_wrapped(said(found.fix), '  ')}"
    if rule is not None and rule.rule.idea != HOUSEKEEPING:
        reason = say("Why it is right here.")
        yield f"\n{say('To make an exception, write in the record:')}\n"
        yield f"    waive:\n      - {{rule: {found.code}, reason: {reason}, until: 2027-03-31}}"


def _kind(kind: "KindHelp") -> Iterator[str]:
    yield f"{kind.kind}\n"
    yield f"{_wrapped(said(kind.doc))}\n"
    yield f"{say('Files: {files}', files=', '.join(kind.files))}\n"
    if kind.meaning:
        fields = ", ".join(kind.meaning)
        sentence = say("When one of these changes, what depends on the record needs review: {fields}", fields=fields)
        yield f"{_wrapped(sentence)}\n"
    yield say("Fields (* is required):")
    yield from (line for field in kind.fields if not field.is_common for line in _row(field))
    yield f"\n{say('Fields of every kind:')}"
    yield from (line for field in kind.fields if field.is_common for line in _row(field))
    yield f"\n{say('To read more about one of them, run: goldthread explain {name}', name=f'{kind.kind}.{kind.fields[0].name}')}"
    if kind.kind != "handbook":
        yield say("To add one, run: goldthread new {kind}", kind=kind.kind)


def _row(field: "FieldHelp") -> Iterator[str]:
    """A field: its name and what it says, then its form."""
    name = f"{field.name}{'*' if field.is_required else ''}"
    yield f"  {name:<22} {said(field.doc) if field.doc else ''}".rstrip()
    yield f"  {'':<22} {_form(field)}"


def _form(field: "FieldHelp") -> str:
    form = str(field.form).replace("`", "")
    return say("{form}; default {value}", form=form, value=field.default) if field.default else form


def _field(kind: "KindHelp", field: "FieldHelp") -> Iterator[str]:
    yield f"{kind.kind}.{field.name}\n"
    if field.doc:
        yield f"{_wrapped(said(field.doc))}\n"
    yield say("Value: {form}", form=_form(field))
    yield say("Required: yes") if field.is_required else say("Required: no; unknown and n/a are answers, too")
    if field.uses.example:
        yield f"\n{say('For example:')}\n\n{textwrap.indent(field.uses.example, '    ')}"
    if field.uses.rules:
        yield f"\n{_wrapped(say('Rules that look at it: {rules}', rules=', '.join(field.uses.rules)))}"
    if field.uses.pages:
        pages = ", ".join(page.partition(".")[2].replace("_", " ") for page in field.uses.pages)
        yield f"\n{_wrapped(say('Pages that show it: {pages}', pages=pages))}"


def _example(example: "Example") -> str:
    return "\n".join(textwrap.indent(f"# {path}\n{text.rstrip()}", "    ") for path, text in example.files)


def _wrapped(text: str, indent: str = "") -> str:
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return "\n\n".join(
        textwrap.fill(paragraph, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
        for paragraph in paragraphs
    )
