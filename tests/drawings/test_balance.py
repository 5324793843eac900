"""The balance bar."""

from xml.etree import ElementTree as ET

from goldthread.drawings.balance import Share, balance_chart


def test_the_parts_share_the_bar_by_their_numbers() -> None:
    svg = balance_chart([Share("bond", "The bond", 3), Share("use", "Use", 0), Share("swing", "Swings & more", 1)])
    parts = [each for each in ET.fromstring(svg).iter() if each.tag == "rect"]  # noqa: S314 - our own drawing
    assert [each.get("data-share") for each in parts] == ["bond", "swing"]
    first, second = (float(each.get("width") or 0) for each in parts)
    assert abs(first - 3 * second) < 0.5
    assert "Swings &amp; more: 1" in svg


def test_without_metrics_there_is_no_bar() -> None:
    assert balance_chart([Share("bond", "The bond", 0)]) == ""
