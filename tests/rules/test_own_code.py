"""A handbook's own rule that raises is reported in one sentence with its name, its line and the exception."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from rules.own_rule import EXPLANATION

HEAD = f"""{EXPLANATION}
from goldthread.findings import Severity
from goldthread.rule import Breach

IDEA = 5
SEVERITY = Severity.WARNING


def breaches(graph, context):
"""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("    raise KeyError('x')", "(KeyError: 'x')"),
        ("    yield None", "(AttributeError: "),
        ("    raise SystemExit(3)", "(SystemExit: 3)"),
        ("    return breaches(graph, context)", "(RecursionError: "),
        ("    return 5", "(TypeError: "),
        (")", "(SyntaxError: "),
        ("    pass\nraise OSError(28, 'full')", "(OSError: [Errno 28] full)"),
    ],
)
def test_a_rule_that_raises_is_reported_in_one_sentence(
    handbook: Callable[[Mapping[str, str]], Path], code: str, words: str
) -> None:
    root = handbook(
        {
            "content/handbook.yml": 'brand: B\nvision: V.\nedition: "1.0"\nrules: [rules/own001_channel.py]\n',
            "content/teams.yml": "crew: {name: Crew}\n",
            "rules/own001_channel.py": f"{HEAD}{code}\n",
        }
    )
    result = goldthread("check", "--own-rules", cwd=root)
    assert result.exit_code == 2
    assert "goldthread: The rule rules/own001_channel.py failed" in result.stderr
    assert words in result.stderr
