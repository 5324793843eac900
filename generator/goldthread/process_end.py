"""The end of a process: what stays until then, and an end without taking apart what is loaded.

A large handbook takes a twentieth of a check to be taken apart, record by record, for nothing; so do modules in a check of a small one.
"""

import gc
import os
import sys

_kept: list[object] | None = None
_is_in_order = False


def keep_until_end() -> None:
    """Keep what is handed over from now on; for a process that runs one command and ends with it."""
    global _kept  # noqa: PLW0603 - one process has one end
    _kept = []
    _kept.append(_kept)  # a circle, so that it outlives this module: nobody looks for circles in a process that ends


def keep_nothing_more() -> None:
    """Keep nothing that is handed over from now on; what was handed over stays where nobody looks for circles."""
    global _kept  # noqa: PLW0603 - as above
    _kept = None


def until_end(value: object) -> None:
    """Hand over what is not looked at any more."""
    if _kept is not None and not _is_in_order:
        _kept.append(value)


def end_in_order() -> None:
    """Let the process end as usual: code of others is run in it, which may have files open, or something to do at its end.

    Files that it left open are written when it is taken apart, with what holds it, so that nothing is handed over from now on.
    """
    global _is_in_order  # noqa: PLW0603 - as above
    _is_in_order = True


def leave_cycles() -> None:
    """Let nobody look for cycles in what ends with the process anyway, unless code of others was run in it."""
    if _is_in_order:
        gc.enable()  # Python looks for cycles at its end only where it does before
    else:
        gc.freeze()


def leave_at_once(code: object) -> None:
    """End the process with an exit code, without taking apart what is loaded, as mypy does.

    What a command opened, it has closed by then. Nothing happens, so that the process ends as usual, where output cannot be written, where
    words are to be printed in place of a code, and where code of others, another thread, a debugger or a profiler may wait for the end.
    """
    threading = sys.modules.get("threading")
    is_awaited = _is_in_order or sys.gettrace() or sys.getprofile() or (threading and threading.active_count() > 1)
    if is_awaited or not isinstance(code, int | None):
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code or 0)
