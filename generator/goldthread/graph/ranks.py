"""Places in an order of what matters, and the ratings that they come to."""

from collections.abc import Mapping

from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint

_MOST = 5
"""The highest rating."""


def last_place(book: Book) -> int:
    """The last place that any touchpoint has: the number of places of an order that does not say it."""
    ranks = (each.priority.rank for each in book.touchpoints if each.priority and each.priority.rank)
    return max(
        (place for rank in ranks for place in (rank.of or 0, rank.customer or 0, *rank.by_customer.values())), default=0
    )


def customer_rating(touchpoint: Touchpoint, last: int) -> int:
    """The value to customers on the whole from 1 to 5: as rated, or as its place comes to; 0 where there is neither.

    last: The last place that any touchpoint has.
    """
    priority = touchpoint.priority
    if priority is None:
        return 0
    place = priority.rank.customer if priority.rank else None
    return priority.customer or (_rating(place, priority.rank.of or last) if priority.rank and place else 0)


def ratings_by_customer(touchpoint: Touchpoint, last: int) -> Mapping[str, int]:
    """The same for each customer who is named, by the customer's id."""
    priority = touchpoint.priority
    if priority is None:
        return {}
    rank = priority.rank
    places = {name: _rating(place, rank.of or last) for name, place in rank.by_customer.items()} if rank else {}
    return {**places, **priority.by_customer}


def place_of(touchpoint: Touchpoint) -> int:
    """The place for customers on the whole, 0 where there is none."""
    rank = touchpoint.priority.rank if touchpoint.priority else None
    return (rank.customer or 0) if rank else 0


def _rating(place: int, places: int) -> int:
    """What a place comes to on the scale of ratings: the first fifth of all places is 5, the last is 1."""
    return max(1, _MOST - _MOST * (place - 1) // max(places, place))
