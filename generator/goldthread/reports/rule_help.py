"""What a rule says of itself, as help in the reports that have room for it."""

import re

from goldthread.explanation import Example, Explanation

_TICKS = re.compile(r"`{3,}")


def plain(explanation: Explanation) -> str:
    """The reason and the way to fix it, as text."""
    return f"{explanation.checks}\n\n{explanation.why}\n\nTo fix it: {explanation.fix}"


def markdown(explanation: Explanation) -> str:
    """The reason, what fails, what passes, and the way to fix it, as Markdown."""
    parts = [
        explanation.why,
        *(part for example in explanation.fails for part in ("**This fails**", _example(example))),
        *(part for example in explanation.passes for part in ("**This passes**", _example(example))),
        "**To fix it**",
        explanation.fix,
    ]
    return "\n\n".join(parts) + "\n"


def _example(example: Example) -> str:
    text = "\n".join(f"# {path}\n{content.rstrip()}" for path, content in example.files)
    fence = "`" * max([3, *(len(ticks) + 1 for ticks in _TICKS.findall(text))])
    return f"{fence}yaml\n{text}\n{fence}"
