"""The journey map as SVG."""

from markupsafe import Markup

from goldthread.drawings.journey import Journey
from goldthread.drawings.journey_shares import shares_drawing
from goldthread.drawings.journey_steps import steps_drawing
from goldthread.drawings.template import draw

MOST_STEPS = 120
"""A journey with more steps than this is drawn as counts."""


def journey_map(journey: Journey) -> Markup:
    """The drawing of a journey, step by step unless it is too long for that."""
    if len(journey.steps) > MOST_STEPS:
        return draw("journey_shares.svg", shares_drawing(journey))
    return draw("journey_steps.svg", steps_drawing(journey))
