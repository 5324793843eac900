"""Every principle can be used: it has something to do, something not to do, and an example.

A statement alone is agreed to by everybody and read by each in another way.
One real do, one real don't and one real case let a new colleague act on it the same afternoon.

`unknown` counts as a gap, and `n/a` does too: a principle of which no example can be given is not one yet.
This holds for both scopes. Drafts, and principles that are being retired or are retired, are not judged.

Fails:

    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark]
    by_medium: {personal: Said facing people., physical: In chalk., digital: The hour comes first.}
    do: [Give the hour.]

Passes:

    # principles/say-it-plainly.yml
    title: Say it plainly
    statement: We say what is the case in words that a child aboard would understand.
    supports: [home-before-dark]
    by_medium: {personal: Said facing people., physical: In chalk., digital: The hour comes first.}
    do: [Give the hour.]
    dont: [Say "shortly".]
    example: The board says "Fog. Next news at nine." and not that services are disrupted.

Fix:
    Ask somebody who follows the principle well for a case from last week, and write it under `example`.
    Take from it one thing to do, under `do`, and the tempting thing that was not done, under `dont`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, is_missing, listed
from goldthread.graph.scope import live_records
from goldthread.language.message import Names, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.principles import Principle
from goldthread.rule import Breach, Common, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
READS = ()
EACH = ("principle",)
COMMON = Common(
    every=to_say("None of {total} principles has something to do, something not to do and an example."),
    text=to_say("{count} of {total} principles lack something to do, something not to do or an example."),
    fix=to_say('Begin with one, and add "do:", "dont:" and "example:" from a real case of last week.'),
)

_PARTS = {
    "do": to_say("something to do"),
    "dont": to_say("something not to do"),
    "example": to_say("an example"),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Principles that lack one of the three; one finding for each principle."""
    del context
    for principle in live_records(graph.book.principles):
        lacking = [part for part in _PARTS if _is_lacking(graph, principle, part)]
        if lacking:
            parts = listed(Names((marked_message(_PARTS[part]), aside(principle, part)), "") for part in lacking)
            fields = listed(f'"{part}:"' for part in lacking)
            yield Breach(
                record=principle,
                field=(lacking[0],),
                message=message(
                    "{principle} lacks {parts}, so people cannot act on it yet.",
                    principle=called(principle),
                    parts=parts,
                ),
                fix=message("Add {fields}, taken from a real case of last week.", fields=fields),
                concerns="do, dont, example",
            )


def _is_lacking(graph: Graph, principle: Principle, part: str) -> bool:
    """Whether a part is missing; not when a data fault has hidden it."""
    return is_missing(principle, part) and f"{principle.key}.{part}" not in graph.book.uncertain
