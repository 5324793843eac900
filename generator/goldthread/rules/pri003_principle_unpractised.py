"""Every principle is practised: a touchpoint follows it, or it guides a team.

A principle that nothing follows is a sentence on a wall.
Either practice has moved on, or people follow it and nobody has written down where.

A principle that customers meet (`scope: experience`) is followed by a touchpoint, whether the link is stated or inferred.
One that guides how we work (`scope: practice`) may name the teams or areas of practice under `guides` instead.
Touchpoints that are ideas or retired do not count as practice; planned ones do.
Drafts, and principles that are being retired or are retired, are not judged.

Fails:

    # principles/thank-the-quay.yml
    title: Thank the quay
    statement: We thank those who catch our lines.
    supports: [home-before-dark]
    do: [Raise a hand when the line is fast.]
    dont: [Leave without looking back.]
    example: The mate calls the name of whoever caught the line in the squall.

Passes:

    # principles/thank-the-quay.yml
    title: Thank the quay
    statement: We thank those who catch our lines.
    supports: [home-before-dark]
    scope: practice
    guides: [crew]
    do: [Raise a hand when the line is fast.]
    dont: [Leave without looking back.]
    example: The mate calls the name of whoever caught the line in the squall.

Fix:
    Look through the touchpoints for one where the principle shows, and add it to that touchpoint's `principles` with a line on how.
    When it guides how colleagues work and no customer meets it, write `scope: practice` and whom it guides.
    When neither is true, retire it.
"""

from collections.abc import Iterator, Sequence

from goldthread.findings import Severity
from goldthread.graph.graph import Edge, Graph
from goldthread.graph.record_names import aside, called, few, named
from goldthread.graph.scope import active_records, is_active, live_records
from goldthread.language.message import Message, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.principles import Principle
from goldthread.rule import Breach, Common, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "thread"
READS = ("principle.*", "touchpoint.principles", "touchpoint.status")
COMMON = Common(
    every=to_say("None of {total} principles is followed by a touchpoint or guides a team."),
    text=to_say("{count} of {total} principles are followed by no touchpoint and guide no team."),
    fix=to_say('Look where each of them shows, and name it under "principles:" of that touchpoint.'),
)

_UNFOLLOWED = to_say("{principle} is followed by no touchpoint.")
_UNFOLLOWED_AS_FAR_AS_KNOWN = to_say(
    "{principle} is followed by no touchpoint whose principles are known; those of {touchpoints} are not."
)
_FOLLOWED_BY_AN_IDEA = to_say("{principle} is followed only by {touchpoint}, which is an idea.")
_FOLLOWED_BY_THE_RETIRED = to_say("{principle} is followed only by {touchpoint}, which is retired.")
_FOLLOW = to_say(
    'Add "{principle}" to the "principles" of a touchpoint where it shows; if no customer ever meets it, '
    'write "scope: practice" and whom it guides.'
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Principles that no touchpoint follows and, when they guide how we work, that guide nobody."""
    del context
    for principle in live_records(graph.book.principles):
        followers = graph.links_to(principle.key, "touchpoint", "principles")
        if any(is_active(graph.record(edge.source)) for edge in followers):
            continue
        if principle.scope == "experience":
            yield _breach(
                principle, _unfollowed(graph, principle, followers), marked_message(_FOLLOW, principle=principle.id)
            )
        elif not principle.guides:
            sentence = message(
                "{principle} is about how we work and guides nobody{remark}.",
                principle=called(principle),
                remark=aside(principle, "guides"),
            )
            fix = message('Name the teams or areas of practice that it guides under "guides".')
            yield _breach(principle, sentence, fix, "guides")


def _unfollowed(graph: Graph, principle: Principle, followers: Sequence[Edge]) -> Message:
    open_ones = [each for each in active_records(graph.book.touchpoints) if each.stands("principles") == "unknown"]
    if not followers and open_ones:
        return marked_message(
            _UNFOLLOWED_AS_FAR_AS_KNOWN,
            principle=called(principle),
            touchpoints=few([named(each) for each in open_ones], 2),
        )
    if not followers:
        return marked_message(_UNFOLLOWED, principle=called(principle))
    key = followers[0].source
    text = _FOLLOWED_BY_AN_IDEA if graph.record(key).status == "idea" else _FOLLOWED_BY_THE_RETIRED
    return marked_message(text, principle=called(principle), touchpoint=named(graph.record(key)))


def _breach(principle: Principle, sentence: Message, fix: Message, field: str = "") -> Breach:
    return Breach(
        record=principle,
        field=(field,) if field else (),
        message=sentence,
        fix=fix,
        concerns="practice",
        rests_on=("touchpoint.principles",),
    )
