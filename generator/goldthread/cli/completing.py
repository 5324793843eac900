"""What a shell is told when it asks how a word could go on: kinds of record, fields, rules and records, from what there is."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

_MOST = 200
"""How many answers a shell is given."""


def kinds(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The kinds of record."""
    del context, parameter
    from goldthread.field_reference.kind_help import kind_doc
    from goldthread.model.kinds import KINDS

    return _items(((kind, kind_doc(kind)) for kind in KINDS), begun)


def rules_and_fields(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Rules, kinds and, once a kind is named, its fields."""
    from goldthread.field_reference.kind_help import kind_help
    from goldthread.model.kinds import KINDS
    from goldthread.rules import all_rules

    kind, dot, _ = begun.partition(".")
    if dot and kind in KINDS:
        return _items(((f"{kind}.{field.name}", field.doc) for field in kind_help(kind).fields), begun)
    rules = ((word, "") for rule in all_rules() for word in (rule.code, rule.name))
    return [*kinds(context, parameter, begun), *_items(rules, begun)]


def records(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The records of the handbook, as `kind/id`; none where there is no handbook."""
    del parameter
    from goldthread.cli.options import found_root
    from goldthread.reading.book import read_book

    root = found_root(context.params.get("root"))
    if root is None:
        return []
    book = read_book(root).book
    return _items(((key, " ".join(record.title.split())) for key, record in book.records.items()), begun)


def _items(known: Iterable[tuple[str, str]], begun: str) -> list[CompletionItem]:
    return [CompletionItem(name, help=words) for name, words in known if name.startswith(begun)][:_MOST]
