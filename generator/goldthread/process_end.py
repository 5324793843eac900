"""What stays until the process ends: a large handbook takes a twentieth of a check to be taken apart, record by record, for nothing."""

_kept: list[object] | None = None


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
    if _kept is not None:
        _kept.append(value)
