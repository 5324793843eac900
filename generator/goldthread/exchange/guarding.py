"""Texts in cells that a spreadsheet program would take for a formula, guarded by an apostrophe."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(text: str) -> str:
    """A text with an apostrophe before it where it begins like a formula, behind whatever apostrophes it begins with."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_SIGNS) else text
