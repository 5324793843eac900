"""Every principle says how it shows in each medium in which it is followed.

One and the same promise looks different on a face, on a sign and on a screen.
Where nobody has said how, each team finds an answer of its own, and customers meet three brands.

The media are those of the touchpoints that follow the principle; a medium in which nothing follows it is not asked for.
`by_medium: n/a` is accepted for a principle that shows in the same way everywhere; `unknown` counts as a gap.
Principles with `scope: practice` guide how colleagues work, and show in no medium of their own.
Touchpoints that are ideas or retired do not count. Drafts, and principles that are being retired or are retired, are not judged.

Fails:

    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark]
    do: [Give the hour.]
    dont: [Say "shortly".]
    example: The board says "Fog. Next news at nine." and not that services are disrupted.
    by_medium:
      physical: One line of chalk.

Passes:

    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark]
    do: [Give the hour.]
    dont: [Say "shortly".]
    example: The board says "Fog. Next news at nine." and not that services are disrupted.
    by_medium:
      physical: One line of chalk.
      digital: The hour comes first.

Fix:
    Look at one touchpoint in that medium, ask how somebody would notice the principle there, and write the sentence under `by_medium`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from goldthread.findings import Severity
from goldthread.graph.coverage import MEDIA
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, listed, named
from goldthread.graph.scope import active_records, live_records
from goldthread.language.message import marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.customers import Medium
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.rule import Breach, Common, RuleContext

IDEA = 4
SEVERITY = Severity.INFO
READS = ("principle.*", "touchpoint.medium", "touchpoint.principles", "touchpoint.status")
COMMON = Common(
    every=to_say("None of {total} principles says how it shows in each medium of its touchpoints."),
    text=to_say("{count} of {total} principles do not say how they show in each medium of their touchpoints."),
    fix=to_say('Look at a touchpoint in each medium, and write what is seen there under "by_medium:".'),
)
_WHERE = {
    "personal": to_say("personal (as in {touchpoint})"),
    "physical": to_say("physical (as in {touchpoint})"),
    "digital": to_say("digital (as in {touchpoint})"),
}
_FOLLOWS = {
    "personal": to_say("follows it, and is personal"),
    "physical": to_say("follows it, and is physical"),
    "digital": to_say("follows it, and is digital"),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Principles that do not say how they show in a medium where they are followed; one finding for each principle."""
    del context
    followers = _first_followers(graph)
    for principle in live_records(graph.book.principles):
        if principle.scope == "practice" or principle.stands("by_medium") == "n/a":
            continue
        found = followers.get(principle.key, {})
        silent = [medium for medium in MEDIA if medium in found and not _says(principle, medium)]
        if silent:
            where = listed(marked_message(_WHERE[medium], touchpoint=named(found[medium])) for medium in silent)
            fields = listed(f'"{medium}:"' for medium in silent)
            yield Breach(
                record=principle,
                field=("by_medium",),
                message=message(
                    "{principle} does not say how it shows where its touchpoints are {media}{remark}.",
                    principle=called(principle),
                    media=where,
                    remark=aside(principle, "by_medium"),
                ),
                fix=message('Look at one of them, and add {fields} under "by_medium:".', fields=fields),
                related=tuple((found[medium], ("medium",), marked_message(_FOLLOWS[medium])) for medium in silent),
                rests_on=("principle.scope", "touchpoint.status"),
            )


def _first_followers(graph: Graph) -> Mapping[str, dict[Medium, Touchpoint]]:
    """The first touchpoint in each medium that follows a principle, by the principle's key."""
    found: defaultdict[str, dict[Medium, Touchpoint]] = defaultdict(dict)
    for touchpoint in active_records(graph.book.touchpoints):
        if touchpoint.medium:
            for edge in graph.links_from(touchpoint.key, "principles"):
                found[edge.target].setdefault(touchpoint.medium, touchpoint)
    return found


def _says(principle: Principle, medium: Medium) -> bool:
    said = getattr(principle.by_medium, medium) if principle.by_medium else None
    return bool(said and said.strip())
