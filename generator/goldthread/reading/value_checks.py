"""Values that can only be checked beside other records: names of sets, places in an order, and records that replace each other."""

from collections.abc import Callable, Iterator, Mapping

from goldthread.data_faults import ref002_duplicate_id, ref003_cycle, sch005_not_in_vocabulary, sch008_out_of_bounds
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.model.book import Book
from goldthread.places import Path, Place
from goldthread.reading.former_ids import WrittenOf
from goldthread.reading.suggestions import nearest, surely
from goldthread.reading.value_fixes import other_words

PlaceOf = Callable[[str, Path, bool], Place]


def sets_nowhere(book: Book, place_of: PlaceOf, written_of: WrittenOf) -> Iterator[Finding]:
    """Findings for principles whose set the handbook does not know."""
    if book.is_clouded("handbook", "principle_sets"):
        return
    known = tuple(each.id for each in book.handbook.principle_sets)
    for principle in book.principles:
        name = principle.set_id
        if name is None or name in known:
            continue
        place, path = place_of(principle.key, ("set",), False), ("set",)
        if known:
            edits = other_words(written_of(principle.key, ("set",), False), surely(name, known))
            yield sch005_not_in_vocabulary.finding(place, principle.key, path, name, nearest(name, known), known, edits)
        else:
            fix = message(
                'Declare it under "principle_sets:" in {file}, for example "principle_sets: [{{id: {name}, title: ...}}]".',
                file=book.origins[book.handbook.key].place.file
                if book.handbook.key in book.origins
                else "content/handbook.yml",
                name=name,
            )
            yield sch005_not_in_vocabulary.without_vocabulary(place, principle.key, path, name, fix)


def sets_twice(book: Book, place_of: PlaceOf) -> Iterator[Finding]:
    """Findings for sets of principles that have the id of an earlier one."""
    handbook, first = book.handbook, dict[str, int]()
    for index, each in enumerate(handbook.principle_sets):
        if each.id in first:
            here, there = (
                place_of(handbook.key, ("principle_sets", step, "id"), False) for step in (index, first[each.id])
            )
            yield ref002_duplicate_id.of_set(here, handbook.key, each.id, there)
        first.setdefault(each.id, index)


def ranks_out_of_order(book: Book, place_of: PlaceOf) -> Iterator[Finding]:
    """Findings for places in an order that has fewer places."""
    for touchpoint in book.touchpoints:
        rank = touchpoint.priority.rank if touchpoint.priority else None
        if rank is None or rank.of is None:
            continue
        places: dict[Path, int] = {("priority", "rank", "customer"): rank.customer} if rank.customer else {}
        places |= {("priority", "rank", "by_customer", name): each for name, each in rank.by_customer.items()}
        for path, number in places.items():
            if number > rank.of:
                bounds = message("from {least} to {most}", least=1, most=rank.of)
                yield sch008_out_of_bounds.finding(
                    place_of(touchpoint.key, path, False), touchpoint.key, path, str(number), bounds
                )


def replaced_in_circles(book: Book, place_of: PlaceOf) -> Iterator[Finding]:
    """Findings for records that replace themselves, by way of others or not, and for records that conflict with themselves."""
    for field, attribute in (("conflicts_with", "conflicts_with"), ("replaces", "replaced")):
        edges: dict[str, dict[str, Path]] = {}
        for key in [key for key, record in book.records.items() if getattr(record, attribute)]:
            for each in book.pointers[key]:
                if each.reference.field == field and len(each.hits) == 1:
                    edges.setdefault(key, {}).setdefault(each.hits[0], each.reference.path)
        for start, targets in edges.items():
            if start in targets:
                yield ref003_cycle.finding(place_of(start, targets[start], False), field, (start, start))
        if field == "replaces":
            for loop in _loops({key: [each for each in targets if each != key] for key, targets in edges.items()}):
                yield ref003_cycle.finding(place_of(loop[0], edges[loop[0]][loop[1]], False), field, loop)


def _loops(links: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """A chain that comes back to its start, for each group of records that has one; it begins and ends with the same record."""
    settled: set[str] = set()
    for start in links:
        chain: dict[str, Iterator[str]] = {} if start in settled else {start: iter(links[start])}
        while chain:
            key, left = next(reversed(chain.items()))
            following = next((each for each in left if each not in settled), None)
            if following is None:
                settled.add(key)
                del chain[key]
            elif following in chain:
                steps = list(chain)
                yield (*steps[steps.index(following) :], following)
                settled.update(steps)
                break
            else:
                chain[following] = iter(links.get(following, ()))
