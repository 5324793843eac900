"""The error of an edit that is refused."""


class EditingError(Exception):
    """A change cannot be made in a text by a program; the argument is one sentence that says why, and what to do where that helps."""
