"""Drawings are translated completely: in a language without words, only titles of records are left."""

import datetime
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from drawings.conftest import GraphOf
from goldthread.drawings.balance import Share, balance_chart
from goldthread.drawings.claims import Claimed, claims_grid
from goldthread.drawings.journey import journey
from goldthread.drawings.journey_shares import shares_drawing
from goldthread.drawings.journey_steps import steps_drawing
from goldthread.drawings.map import map_of
from goldthread.drawings.map_builder import alignment_of
from goldthread.drawings.meeting_calendar import Met, meeting_calendar
from goldthread.drawings.priority import BROAD, MOST_POINTS, Point, priority_chart
from goldthread.drawings.template import draw
from goldthread.drawings.timeline import Horizon, Row, timeline
from goldthread.drawings.trend import trend
from goldthread.language.translation import speaking
from goldthread.model.dates import Date
from goldthread.model.measures import Metric, Reading, Target
from language.empty_language import Wordless

TODAY = datetime.date(2026, 6, 1)
_READ = ("aria-label", "data-gt-says", "data-gt-choose")


def nameless(key: str) -> tuple[str, str]:
    """A name without letters for a record."""
    return str(len(key)), f"../{key}/"


@pytest.mark.parametrize("most", [0, 120])
def test_every_word_of_the_map_is_translated(most: int, graph_with: GraphOf) -> None:
    graph = graph_with({})
    with speaking(Wordless()):
        alignment = alignment_of(graph, nameless, most)
        assert list(_words(map_of(alignment))) == []
    assert not re.search("[a-z]", "".join(unlinked_group.missing for unlinked_group in alignment.unlinked))


def test_every_word_of_the_journey_map_is_translated(graph_with: GraphOf) -> None:
    lived = journey(graph_with({}), nameless)
    with speaking(Wordless()):
        assert list(_words(draw("journey_steps.svg", steps_drawing(lived)))) == []
        assert list(_words(draw("journey_shares.svg", shares_drawing(lived)))) == []


def test_every_word_of_the_charts_is_translated() -> None:
    points = [
        Point(number=each, title="7", href="../", customer=1 + each % 5, business=3, evidence=1, disagree=False)
        for each in range(1, MOST_POINTS + 2)
    ]
    claims = [Claimed(title="7", href="../", column=0, row=0, is_stale=True) for _ in range(9)]
    met = [Met(row=0, on=TODAY, href="../", words="7", mode="online") for _ in range(9)]
    with speaking(Wordless()):
        drawn = (
            priority_chart(points[:5], BROAD, "#"),
            priority_chart(points, BROAD, "#"),
            claims_grid(claims, ["1"], ["2"], "3"),
            meeting_calendar(["1"], met, TODAY, "3"),
            balance_chart([Share("builds", "1", 2)]),
        )
    for each in drawn:
        assert list(_words(each)) == []


def test_every_word_of_calendars_and_time_lines_is_translated() -> None:
    readings = tuple(Reading(on=Date.of(TODAY + datetime.timedelta(days)), value=1.5 * days) for days in (0, 9, 30))
    row = Row(title="1", href="../", due=Date.of(TODAY))
    with speaking(Wordless()):
        for target in (Target(value=2.5), Target(value=2.5, by=Date.of(TODAY))):
            metric = Metric(id="7", name="7", readings=readings, targets=(target,))
            assert list(_words(trend(metric, str, str))) == []
        assert list(_words(timeline([row], [(Date.of(TODAY), "2")], TODAY, [Horizon("3", TODAY)], str))) == []


def _words(svg: str) -> Iterator[str]:
    """Each text in a drawing that holds a letter, those in attributes that are read out among them."""
    for element in ET.fromstring(str(svg).replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ')).iter():  # noqa: S314 - our own
        for text in (element.text, element.tail, *map(element.get, _READ)):
            if re.search(r"[^\W\d_]", text or ""):
                yield text or ""
