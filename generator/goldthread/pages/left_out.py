"""What maps and counts leave out, said in words."""

from goldthread.model.book import Book
from goldthread.pages.pieces import counted
from goldthread.rules.scope import out_of_play


def left_out(book: Book) -> str:
    """How many touchpoints are not counted, and why; empty when all are."""
    number = len(out_of_play(book.touchpoints))
    if not number:
        return ""
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'touchpoint', 'touchpoints')} {verb} left out: retired, dropped, or only an idea so far."
