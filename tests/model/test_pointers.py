"""What a reference may mean, and which records it leads to, however few they are."""

import pytest

from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint
from goldthread.model.links import ANY_KIND, Link
from goldthread.model.references import Reference
from goldthread.model.teams import Team


@pytest.mark.parametrize(
    ("target", "kinds", "keys"),
    [
        ("crew", ("team",), ("team/crew",)),
        ("crew", ("team", "tool"), ("team/crew", "tool/crew")),
        ("crew", (ANY_KIND,), ()),
        ("crew", ("team", ANY_KIND), ("team/crew",)),
        ("crew", (), ()),
        ("team/crew", ("team",), ("team/crew",)),
        ("tool/crew", ("team",), ()),
        ("tool/crew", (ANY_KIND,), ("tool/crew",)),
        ("", ("team",), ("team/",)),
    ],
)
def test_a_reference_may_mean_a_record_of_each_kind_that_it_may_point_to(
    target: str, kinds: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    assert Reference(("owner",), target, kinds).keys == keys


def test_a_pointer_leads_to_those_that_are_there() -> None:
    records = (
        Touchpoint(
            id="quay",
            name="Quay",
            phase="crossing",
            medium="physical",
            owner="crew",
            leads_to=(Link(to="slate"),),
            contributors=("nobody",),
        ),
        Touchpoint(id="slate", name="Slate", phase="crossing", medium="physical"),
        Team(id="crew", name="Crew"),
    )
    pointers = Book({each.key: each for each in records}, {}).pointers
    led = {(each.reference.field, each.reference.target): each.hits for each in pointers["touchpoint/quay"]}
    assert led["owner", "crew"] == ("team/crew",)
    assert led["leads_to", "slate"] == ("touchpoint/slate",)
    assert led["contributors", "nobody"] == ()
