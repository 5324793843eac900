"""What a rule checks and why, for a terminal."""

import textwrap
from collections.abc import Iterable, Mapping

from goldthread import faults
from goldthread.explanation import Example, Explanation
from goldthread.reading.near import nearest
from goldthread.rule import InForce
from goldthread.rules import explanation

IDEAS = (
    "Data: every record can be read",
    "Get focused",
    "Understand your customer",
    "Create holistic experiences",
    "Create meaningful expressions",
    "Align teams and tools",
)
"""The steps of the method, by number; 0 is what comes before them."""

_WIDTH = 88


def explanations(rules: Iterable[InForce]) -> Mapping[str, Explanation]:
    """What rules and data faults say of themselves, by code."""
    return {each.code: each for each in (*faults.explanations(), *(explanation(one.rule) for one in rules))}


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
    """All rules and faults by step of the method, with their severity and who set it."""
    force = {each.rule.code: each for each in rules}
    known = explanations(force.values())
    lines: list[str] = []
    for idea, title in enumerate(IDEAS):
        members = [each for each in known.values() if each.idea == idea]
        if members:
            lines += ["", title]
        for each in members:
            lines.append(f"  {each.code}  {severity_in_force(force.get(each.code)):<24} {each.checks}")
    lines += ["", "More on one of them: goldthread explain TCH001"]
    return "\n".join(lines[1:]) + "\n"


def severity_in_force(rule: InForce | None) -> str:
    """The severity of a rule in this handbook, with who set it unless the profile did."""
    if rule is None:
        return "error"
    severity = "off" if rule.severity is None else str(rule.severity)
    return f"{severity} (by the handbook)" if rule.set_by == "handbook" else severity


def _whole(found: Explanation, rule: InForce | None) -> str:
    parts = [
        f"{found.code} {found.name}",
        _wrapped(found.checks),
        f"Severity here: {severity_in_force(rule)}",
        _wrapped(found.why),
        *(f"This fails:\n\n{_example(example)}" for example in found.fails),
        *(f"This passes:\n\n{_example(example)}" for example in found.passes),
        f"To mend it:\n{_wrapped(found.mend, '  ')}",
    ]
    if rule is not None:
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
