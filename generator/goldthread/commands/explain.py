"""What a rule checks and why, for a terminal."""

import textwrap
from collections.abc import Iterable

from goldthread.explanation import Example, Explanation
from goldthread.inspection import explanations
from goldthread.reading.suggestions import nearest
from goldthread.rule import HOUSEKEEPING, InForce

IDEAS = (
    "Housekeeping: every exception has an end",
    "Get focused",
    "Understand your customer",
    "Create holistic experiences",
    "Create meaningful expressions",
    "Align teams and tools",
)
"""The steps of the method, by number; 0 is what comes before them."""

_DATA = "Data: every record can be read; whatever cannot is an error"
_WIDTH = 88


def explain(name: str, rules: Iterable[InForce]) -> str | None:
    """What a rule or a fault, given by code or by name, checks, why, and how to mend it; None when there is none."""
    force = {each.rule.code: each for each in rules}
    for code, found in explanations(force.values()).items():
        if name.lower() in (code.lower(), found.name):
            return _whole(found, force.get(code))
    return None


def nearest_rule(name: str, rules: Iterable[InForce]) -> str | None:
    """The code or the name that was most likely meant."""
    return nearest(name, [word for code, each in explanations(rules).items() for word in (code, each.name)])


def list_rules(rules: Iterable[InForce]) -> str:
    """All rules and faults by step of the method, each with the severity in force and with what set it."""
    force = {each.rule.code: each for each in rules}
    known = explanations(force.values())
    groups = [(_DATA, [each for code, each in known.items() if code not in force])]
    groups += [
        (title, [each for code, each in known.items() if code in force and each.idea == idea])
        for idea, title in enumerate(IDEAS)
    ]
    lines: list[str] = []
    for title, members in groups:
        lines += ["", title] if members else []
        lines += [f"  {each.code}  {_severity(force.get(each.code)):<20} {each.checks}" for each in members]
    lines += ["", "More on one of them: goldthread explain TCH001"]
    return "\n".join(lines[1:]) + "\n"


def _severity(rule: InForce | None) -> str:
    """The severity in force and, in brackets, the profile or the handbook that set it; a fault is an error in all of them."""
    return "error" if rule is None else f"{rule.severity or 'off'} ({rule.set_by})"


def _said_severity(rule: InForce | None) -> str:
    if rule is None:
        return "error, in every handbook"
    setter = "content/handbook.yml" if rule.set_by == "handbook" else f"the profile {rule.set_by}"
    return f"{rule.severity or 'off'}, set by {setter}"


def _whole(found: Explanation, rule: InForce | None) -> str:
    parts = [
        f"{found.code} {found.name}",
        _wrapped(found.checks),
        f"Severity here: {_said_severity(rule)}",
        _wrapped(found.why),
        *(f"This fails:\n\n{_example(example)}" for example in found.fails),
        *(f"This passes:\n\n{_example(example)}" for example in found.passes),
        f"To fix it:\n{_wrapped(found.fix, '  ')}",
    ]
    if rule is not None and rule.rule.idea != HOUSEKEEPING:
        parts.append(
            "To make an exception, write in the record:\n\n"
            f"    waive:\n      - {{rule: {found.code}, reason: Why it is right here., until: 2027-03-31}}"
        )
    return "\n\n".join(parts) + "\n"


def _example(example: Example) -> str:
    return "\n".join(textwrap.indent(f"# {path}\n{text.rstrip()}", "    ") for path, text in example.files)


def _wrapped(text: str, indent: str = "") -> str:
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return "\n\n".join(
        textwrap.fill(paragraph, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
        for paragraph in paragraphs
    )
