"""The alignment map as SVG."""

from markupsafe import Markup

from goldthread.drawings.alignment import Alignment
from goldthread.drawings.map_flows import in_flows
from goldthread.drawings.map_rows import in_rows
from goldthread.drawings.template import draw


def map_of(alignment: Alignment) -> Markup:
    """The drawing, with a row for every touchpoint unless these are gathered by phase."""
    return draw("map.svg", in_flows(alignment) if alignment.is_gathered else in_rows(alignment))
