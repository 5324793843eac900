"""Priorities of touchpoints: their order, their ratings, and disagreement between customers."""

from collections.abc import Callable

from goldthread.graph.ranks import customer_rating, last_place, place_of, ratings_by_customer
from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint
from goldthread.pages.frame.context import Context

_DISAGREEMENT = 2
"""Ratings that lie this far apart are called a disagreement."""


def last_place_in(context: Context) -> int:
    """The last place that any touchpoint has; to be shared by all pages."""
    return last_place(context.book)


def by_priority(last: int) -> Callable[[Touchpoint], tuple[float, int, int, int]]:
    """A sort key: by the value to the sides that are rated, those rated by both first, then to customers, then by place.

    last: The last place that any touchpoint has.
    """

    def key(touchpoint: Touchpoint) -> tuple[float, int, int, int]:
        customer, business = ratings(touchpoint, last)
        rated = [each for each in (customer, business) if each]
        mean = sum(rated) / len(rated) if rated else 0
        return -mean, -len(rated), -customer, place_of(touchpoint)

    return key


def ratings(touchpoint: Touchpoint, last: int) -> tuple[int, int]:
    """The value to customers and to the business; 0 where not rated."""
    business = touchpoint.priority.business if touchpoint.priority else None
    return customer_rating(touchpoint, last), business or 0


def disagreement(book: Book, touchpoint: Touchpoint, last: int) -> tuple[str, str] | None:
    """The keys of the customers with the highest and the lowest rating, if these differ widely."""
    given = ratings_by_customer(touchpoint, last)
    known = {f"customer/{customer.rpartition('/')[2]}": rating for customer, rating in given.items()}
    known = {key: rating for key, rating in known.items() if key in book.records}
    if not known or max(known.values()) - min(known.values()) < _DISAGREEMENT:
        return None
    return max(known, key=lambda key: known[key]), min(known, key=lambda key: known[key])
