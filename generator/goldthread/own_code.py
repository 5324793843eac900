"""Code of somebody's own: whatever it raises is told in a sentence that names it."""

import traceback
from types import TracebackType


class UnusableRule(ValueError):  # noqa: N818 - it reads as what is wrong
    """A rule of somebody's own that cannot be used, with one sentence on why."""


class own_code:  # noqa: N801 - it is used like a function
    """Runs a rule of somebody's own, by the name of its file or module. Raises UnusableRule for whatever that raises."""

    def __init__(self, called: str) -> None:
        self._called = called

    def __enter__(self) -> None:
        """Nothing has to be set up."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Tell what was raised, and on which line."""
        if isinstance(error, UnusableRule) or not isinstance(error, Exception | SystemExit):
            return
        frames = [
            frame for frame in traceback.extract_tb(trace) if frame.filename.endswith(self._called.rsplit("/")[-1])
        ]
        line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else None)
        where = f" on line {line}" if line else ""
        said = " ".join(str(error).split())
        words = f"{type(error).__name__}: {said}" if said else type(error).__name__
        raise UnusableRule(
            f"The rule {self._called} failed{where} ({words}). Correct it, or take it out of the handbook."
        ) from error
