"""Each phase has as many signature experiences as the handbook allows: usually one or two.

Not all touchpoints matter equally.
Where nothing stands out, nothing is remembered; where everything is called special, care and money are spread thin.

The limits are `signature_limit` in the handbook, from 1 to 2 unless it says otherwise.
Touchpoints that are ideas or retired do not count; planned ones do.
`signature: unknown` counts as none, and the finding says so.
A phase with stages has at least as many as it needs in all of them together; at most as many as allowed stand in each stage, and in
the phase beside its stages.
A phase in which there are no touchpoints at all has too few of everything, which is not found here a second time.
Drafts, and phases that are being retired or are retired, are not judged.

Fails:

    # content/handbook.yml
    brand: Sandbank Ferry
    vision: Nobody is left on the far shore.
    edition: "1.0"
    signature_limit: {least: 1, most: 1}
    # content/touchpoints/quay.yml
    bell:
      name: Bell at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Late runners know that they have a minute.
      gives: A minute.
      gets: A boat that leaves full.
      principles: [say-it-plainly]
      signature: {reason: bond}
      metric: would-cross-again
      benchmark: {who: The last call in a good village pub}
      resources: A bell and a rope
      cost: Nothing since it was hung
      launches: n/a
      timing: One minute before each boat
      location: On the post at the gangway

Passes:

    # content/handbook.yml
    brand: Sandbank Ferry
    vision: Nobody is left on the far shore.
    edition: "1.0"
    signature_limit: {least: 1, most: 1}
    # content/touchpoints/quay.yml
    bell:
      name: Bell at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Late runners know that they have a minute.
      gives: A minute.
      gets: A boat that leaves full.
      principles: [say-it-plainly]
      metric: would-cross-again
      benchmark: {who: The last call in a good village pub}
      resources: A bell and a rope
      cost: Nothing since it was hung
      launches: n/a
      timing: One minute before each boat
      location: On the post at the gangway

Fix:
    When there are too few, ask which touchpoint of the phase people tell others about, and write `signature` with its reason.
    When there are too many, keep those that decide about the sale, the bond or what we learn, and take the mark from the others.
    When the brand has good reason to count otherwise, change `signature_limit` in `content/handbook.yml`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import live_records
from goldthread.graph.stages import Stages
from goldthread.language.message import Message, Names, message, message_many
from goldthread.model.journey import Phase, Touchpoint
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
STRICT = Severity.ERROR
READS = ("phase.*", "handbook.signature_limit", "touchpoint.phase", "touchpoint.signature", "touchpoint.status")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Phases with fewer or more signature experiences than the handbook allows."""
    del context
    limit = graph.book.handbook.signature_limit
    stages = Stages(graph.book)
    if graph.book.is_clouded("phase", "under"):
        return
    for phase in live_records(graph.book.phases):
        signatures = [touchpoint for touchpoint in stages.directly_in(phase) if touchpoint.signature]
        whole = stages.touchpoints(phase) if stages.above(phase) is None else ()
        count = sum(touchpoint.signature is not None for touchpoint in whole)
        if whole and count < limit.least:
            yield _too_few(phase, whole, count, limit.least)
        elif len(signatures) > limit.most:
            yield _too_many(phase, signatures, limit.most)


def _too_few(phase: Phase, touchpoints: tuple[Touchpoint, ...], count: int, least: int) -> Breach:
    unknown = sum(touchpoint.stands("signature") == "unknown" for touchpoint in touchpoints)
    sentence = message_many(
        "{phase} has {count} signature experience{remark}, and the handbook asks for at least {least}.",
        "{phase} has {count} signature experiences{remark}, and the handbook asks for at least {least}.",
        count,
        none="{phase} has no signature experience{remark}, and the handbook asks for at least {least}.",
        phase=called(phase),
        remark=Names(("", message("({number} declared unknown)", number=unknown)), " ") if unknown else "",
        least=least,
    )
    fix = message(
        'Mark the touchpoint that people tell others about, for example with "{example}".',
        example="signature: {reason: bond}",
    )
    return _breach(phase, sentence, fix)


def _too_many(phase: Phase, signatures: list[Touchpoint], most: int) -> Breach:
    sentence = message_many(
        "{phase} has {count} signature experience, and the handbook allows at most {most}.",
        "{phase} has {count} signature experiences, and the handbook allows at most {most}.",
        len(signatures),
        phase=called(phase),
        most=most,
    )
    fix = message('Keep "signature" where the sale, the bond or what we learn is decided, and take it from the others.')
    return _breach(phase, sentence, fix, signatures)


def _breach(phase: Phase, sentence: Message, fix: Message, signatures: list[Touchpoint] | None = None) -> Breach:
    return Breach(
        record=phase,
        message=sentence,
        fix=fix,
        concerns="signature",
        related=tuple(
            (each, ("signature",), message("a signature experience of this phase")) for each in signatures or ()
        ),
        rests_on=("touchpoint.signature", "touchpoint.phase", "handbook.signature_limit"),
    )
