"""The customer's order of touchpoints."""

from drawings.conftest import GraphOf
from goldthread.drawings.order import in_customers_order
from goldthread.graph.graph import Graph

QUAY = "content/touchpoints.yml"


def order(graph: Graph) -> list[str]:
    return [touchpoint.id for touchpoint in in_customers_order(graph)["phase/crossing"]]


def places(**leads_to: str) -> str:
    return "".join(
        f"{name}: {{name: {name}, phase: crossing, leads_to: [{target}]}}\n"
        if target
        else f"{name}: {{name: {name}, phase: crossing}}\n"
        for name, target in leads_to.items()
    )


def test_without_links_touchpoints_are_in_the_order_of_the_file(graph_with: GraphOf) -> None:
    assert order(graph_with({QUAY: places(one="", two="", three="")})) == ["one", "two", "three"]


def test_a_touchpoint_comes_after_the_one_that_leads_to_it(graph_with: GraphOf) -> None:
    assert order(graph_with({QUAY: places(one="", two="one", three="two")})) == ["three", "two", "one"]


def test_a_cycle_starts_with_its_first_record_and_is_complete(graph_with: GraphOf) -> None:
    found = order(graph_with({QUAY: places(one="two", two="three", three="one")}))
    assert sorted(found) == ["one", "three", "two"]


def test_a_long_chain_written_backwards_is_sorted(graph_with: GraphOf) -> None:
    chain = {f"step-{number}": f"step-{number + 1}" if number < 1500 else "" for number in range(1500, -1, -1)}
    assert order(graph_with({QUAY: places(**chain)})) == [f"step-{number}" for number in range(1501)]
