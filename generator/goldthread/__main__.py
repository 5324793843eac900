"""The command `goldthread`, also as `python -m goldthread`: told to end, it ends in order, at whatever moment."""

import gc
import signal
import sys
from types import FrameType

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_KILLED_BY = 128


def main() -> None:
    """Run the command line in a process of its own; a check, which people wait for at every commit, ends it at once."""
    try:
        run()
    except SystemExit as end:
        if sys.argv[1:2] == ["check"]:
            from goldthread.process_end import leave_at_once  # noqa: PLC0415 - as below

            leave_at_once(end.code)
        raise


def run() -> None:
    """Run the command line; before it is loaded and after it has ended, there is nothing to put in order."""
    gc.disable()  # what is loaded stays, so that the search for what is left over takes its time for nothing
    is_interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from goldthread.caching.check_results import check_request  # noqa: PLC0415 - an interrupt while this is loaded, and
    # while a check is answered, ends without a traceback

    _leave_tracked_results()
    request = check_request(sys.argv[1:])
    try:
        exit_code = request.repeat() if request else None
    except OSError as error:
        from goldthread.cli.output import OutputError, end_without_output  # noqa: PLC0415 - as above

        end_without_output(OutputError(error))
    if exit_code is not None:
        sys.exit(exit_code)
    from goldthread.cli import main as command_line  # noqa: PLC0415 - as above
    from goldthread.process_end import keep_nothing_more, keep_until_end, leave_cycles  # noqa: PLC0415 - as above

    for each in _SIGNALS:
        if signal.getsignal(each) is signal.SIG_DFL:
            signal.signal(each, _end)
    if is_interruptible:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    keep_until_end()
    try:
        command_line(obj=request)
    except RuntimeError as error:
        if isinstance(
            error.__cause__, SystemExit | KeyboardInterrupt
        ):  # in the making of a class, Python wraps what ends it
            code = error.__cause__.code if isinstance(error.__cause__, SystemExit) else 1
            raise SystemExit(code) from None
        raise
    finally:
        if is_interruptible:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        keep_nothing_more()
        leave_cycles()


def _leave_tracked_results() -> None:
    from goldthread.caching.folder import is_in_repository  # noqa: PLC0415 - as all that is loaded here

    if not is_in_repository():
        return
    from goldthread.git.tracked_results import leave_tracked_results  # noqa: PLC0415 - few have their results in a repository

    reason = leave_tracked_results()
    if reason is not None and sys.stderr is not None:
        try:
            sys.stderr.write(f"goldthread: {reason}\n")
        except OSError:  # as on a full disk: nobody can be told, and all else can be done
            return


def _end(number: int, frame: FrameType | None) -> None:
    """Leave every block on the way out, so that locks are given back and nothing is left behind."""
    del frame
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(_KILLED_BY + number)


if __name__ == "__main__":
    main()
