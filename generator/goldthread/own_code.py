"""Errors of a handbook's own rules, reported with the name of the rule and the line."""

from types import TracebackType

from goldthread.language.message import Message, MessageError, message, verbatim
from goldthread.process_end import end_in_order


class OwnRuleError(MessageError, ValueError):
    """A handbook's own rule that cannot be used; the message says why in one sentence."""


class OwnRuleGuard:
    """Context in which a handbook's own rule is run. Raises OwnRuleError for any error of the rule.

    name: The rule's file or module.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """Begin to watch for errors, in a process that ends as usual from now on."""
        end_in_order()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Turn an error into a sentence with the rule and its line."""
        if isinstance(error, OwnRuleError) or not isinstance(error, Exception | SystemExit):
            return
        import traceback  # noqa: PLC0415 - for an error alone

        frames = [frame for frame in traceback.extract_tb(trace) if frame.filename.endswith(self._name.rsplit("/")[-1])]
        line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else None)
        reason = " ".join(str(error).split())
        words = f"{type(error).__name__}: {reason}" if reason else type(error).__name__
        raise OwnRuleError(
            message(
                "The rule {name} failed on line {line} ({words}). Correct it, or remove it from the handbook.",
                name=self._name,
                line=str(line),
                words=words,
            )
            if line
            else message(
                "The rule {name} failed ({words}). Correct it, or remove it from the handbook.",
                name=self._name,
                words=words,
            )
        ) from error


def as_message(text: object) -> Message:
    """What a handbook's own rule says: a message, or plain text in whichever language its author speaks, taken over as it is."""
    return text if isinstance(text, Message) else verbatim(str(text))
