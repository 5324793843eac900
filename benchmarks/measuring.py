"""What whole processes cost: processor seconds and memory, those that they start included."""

import os
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    """Something to run.

    words: The program and what it is told.
    folder: Where it runs.
    prepare: What is to be done before each run, outside the measure.
    exit_code: What it ends with when all is well.
    """

    words: Sequence[str | Path]
    folder: Path
    prepare: Callable[[], object] = lambda: None
    exit_code: int = 0


class Cost(NamedTuple):
    """What one run took."""

    seconds: float
    megabytes: float


def cost(command: Command) -> Cost:
    """Run something to its end. Raises RuntimeError when it ends otherwise than it should."""
    command.prepare()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    words = [str(word) for word in command.words]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(words, cwd=command.folder, env=environment, stdout=said, stderr=said)  # noqa: S603 - our own commands
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != command.exit_code:
            said.seek(0)
            raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}:\n{said.read().decode()[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def side_by_side(left: Sequence[Command], right: Sequence[Command], runs: int) -> tuple[Cost, Cost]:
    """The median costs of two things, each of one or more commands, run in turns so that a busy machine slows both."""
    pairs = [(_together(left), _together(right)) for _ in range(runs)]
    return _median([one for one, _ in pairs]), _median([other for _, other in pairs])


def median(command: Command, runs: int) -> Cost:
    """The median cost of one command."""
    return _median([cost(command) for _ in range(runs)])


def _together(commands: Sequence[Command]) -> Cost:
    costs = [cost(command) for command in commands]
    return Cost(sum(each.seconds for each in costs), max(each.megabytes for each in costs))


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(each.seconds for each in costs), statistics.median(each.megabytes for each in costs))
