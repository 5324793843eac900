"""Texts for the public that name something internal, as breaches: for the rule about them, and for builds for the public."""

from collections.abc import Iterator

from goldthread.audience.disclosures import disclosures_in
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, named
from goldthread.language.message import message
from goldthread.rule import Breach


def disclosing_texts(graph: Graph) -> Iterator[Breach]:
    """Names of internal records in texts for the public. Raises InternalHandbookError when the handbook itself is internal."""
    for disclosure in disclosures_in(graph.book):
        yield Breach(
            record=disclosure.record,
            field=disclosure.path,
            message=message(
                '{record} is for the public, and its "{field}" names {named}, which is internal.',
                record=called(disclosure.record),
                field=str(disclosure.path[0]),
                named=named(disclosure.named),
            ),
            fix=message(
                'Say it without {words}, or write "audience: public" in {named}.',
                words=disclosure.words,
                named=disclosure.named.key,
            ),
            concerns=f"{'.'.join(map(str, disclosure.path))}={disclosure.named.key}",
            related=((disclosure.named, (), message("what is internal")),),
            rests_on=("handbook.internal_fields",),
        )
