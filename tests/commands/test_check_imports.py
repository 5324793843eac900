"""A check loads only what it needs, since it runs at every commit."""

import subprocess
import sys

from demonstration import REPOSITORY

OF_OTHER_COMMANDS = (
    "goldthread.starter.records",
    "goldthread.editing",
    "goldthread.pages",
    "goldthread.importing",
    "mkdocs",
    "PIL",
    "click._termui_impl",  # the bar, which a quick check does without
)
FOR_WHAT_IS_RARE = (
    "goldthread.changes.record_changes",  # lock files of editions as earlier versions wrote them
    "goldthread.disk.journal",  # changes that a killed run left unfinished
    "goldthread.documents.markdown",  # documents that records name as their sources
    "goldthread.reading.diagnosis",  # records with a fault
    "goldthread.reading.faulty_records",  # the same
    "goldthread.reading.look_alikes",  # faults
    "goldthread.reading.yaml_problems",  # files that are no YAML
    "importlib.metadata",  # installed rules
    "rapidfuzz",  # records that are nearly alike
    "traceback",  # errors in rules of somebody's own
)
FOR_LITTLE = ("_hashlib", "calendar", "json", "markdown_it")
"""What takes long to load for the little that is needed of it, or belongs to what is rare."""
PROGRAM = """
import sys
from goldthread.cli import main
main(["check", "--format", "concise"], standalone_mode=False)
"""


def test_a_check_loads_no_module_of_another_command() -> None:
    ended = f"import sys\nimport atexit\natexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n{PROGRAM}"
    result = subprocess.run([sys.executable, "-c", ended], cwd=REPOSITORY, check=False, capture_output=True, text=True)
    loaded = result.stderr.split()
    assert "goldthread.commands.check" in loaded, result.stderr
    assert [name for name in loaded if name.startswith((*OF_OTHER_COMMANDS, *FOR_WHAT_IS_RARE, *FOR_LITTLE))] == []
