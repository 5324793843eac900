"""A note on touchpoints that maps and counts do not include."""

from goldthread.graph.scope import out_of_play
from goldthread.language.translation import say_many
from goldthread.model.book import Book


def left_out(book: Book) -> str:
    """How many touchpoints are not counted, and why; empty if all are."""
    number = len(out_of_play(book.touchpoints))
    if not number:
        return ""
    return say_many(
        "Not shown: {count} touchpoint that is retired, dropped or an idea.",
        "Not shown: {count} touchpoints that are retired, dropped or ideas.",
        number,
    )
