"""Priorities of touchpoints: their order, their ratings, and disagreement between customers."""

from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint

_DISAGREEMENT = 2
"""Ratings that lie this far apart are called a disagreement."""


def by_priority(touchpoint: Touchpoint) -> tuple[int, int]:
    """A sort key: by value to customers and the business together, then to customers; unrated last."""
    priority = touchpoint.priority
    if priority is None:
        return 1, 0
    customer, business = priority.customer or 0, priority.business or 0
    return -(customer + business), -customer


def ratings(touchpoint: Touchpoint) -> tuple[int, int]:
    """The value to customers and to the business; 0 where not rated."""
    priority = touchpoint.priority
    return (priority.customer or 0, priority.business or 0) if priority else (0, 0)


def disagreement(book: Book, touchpoint: Touchpoint) -> tuple[str, str] | None:
    """The keys of the customers with the highest and the lowest rating, if these differ widely."""
    given = touchpoint.priority.by_customer if touchpoint.priority else {}
    known = {f"customer/{customer.rpartition('/')[2]}": rating for customer, rating in given.items()}
    known = {key: rating for key, rating in known.items() if key in book.records}
    if not known or max(known.values()) - min(known.values()) < _DISAGREEMENT:
        return None
    return max(known, key=lambda key: known[key]), min(known, key=lambda key: known[key])
