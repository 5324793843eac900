"""Texts for the public that name something internal, told as breaches: for the rule about them, and for whoever builds for the public."""

from collections.abc import Iterator

from goldthread.audience import slips
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, named
from goldthread.language.message import message
from goldthread.rule import Breach


def giveaways(graph: Graph) -> Iterator[Breach]:
    """Names of internal records in texts for the public. Raises InternalHandbookError when the handbook itself is internal."""
    for slip in slips(graph.book):
        yield Breach(
            record=slip.record,
            field=slip.path,
            message=message(
                '{record} is for the public, and its "{field}" names {named}, which is internal.',
                record=called(slip.record),
                field=str(slip.path[0]),
                named=named(slip.named),
            ),
            fix=message(
                'Say it without {words}, or write "audience: public" in {named}.',
                words=slip.words,
                named=slip.named.key,
            ),
            concerns=f"{'.'.join(map(str, slip.path))}={slip.named.key}",
            related=((slip.named, (), message("what is internal")),),
            rests_on=("handbook.internal_fields",),
        )
