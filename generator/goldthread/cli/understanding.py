"""`goldthread explain`, `trace` and `list`: what a rule asks, why a record is there, and what there is."""

from pathlib import Path

import click

from goldthread.cli.options import found_root, own_rules_option, root_of, root_option, settings_of
from goldthread.cli.output import stop, tell


@click.command(short_help="Explain a rule, or list them all")
@click.argument("rule", required=False)
@own_rules_option
@root_option
def explain(rule: str | None, own_rules: bool, root: Path | None) -> None:
    """Explain a RULE by its code or its name; without one, list all rules."""
    from goldthread.commands import explain as explaining
    from goldthread.graph.graph import graph_of
    from goldthread.model.book import Book
    from goldthread.reading.book import read_book
    from goldthread.rule import in_force
    from goldthread.rules import known_rules

    folder = found_root(root)
    book = read_book(folder).book if folder else Book({}, {})
    known = known_rules(folder or Path(), book.handbook.rules, run_files=own_rules)
    rules = in_force(known, graph_of(book), settings_of(None, None))
    if rule is None:
        tell(explaining.list_rules(rules), nl=False)
        return
    explained = explaining.explain(rule, rules)
    if explained is None:
        meant = explaining.nearest_rule(rule, rules)
        hint = f'Did you mean "{meant}"?' if meant else "See all of them: goldthread explain"
        stop(f'There is no rule "{rule}". {hint}')
    tell(explained, nl=False)


@click.command(short_help="Draw a record's line of sight")
@click.argument("record")
@root_option
def trace(record: str, root: Path | None) -> None:
    """Draw the line of sight of a RECORD: up to the vision, and down to practice.

    A record is named kind/id; the id alone is enough where it is unique.
    """
    from goldthread.commands.trace import trace as draw
    from goldthread.graph.graph import graph_of
    from goldthread.reading.book import read_book
    from goldthread.reading.suggestions import nearest

    book = read_book(root_of(root)).book
    found = book.named(record)
    if len(found) > 1:
        stop(f'"{record}" may be {" or ".join(each.key for each in found)}: say which.')
    if not found:
        known = book.records if "/" in record else {each.id: each for each in book.records.values()}
        meant = nearest(record, list(known))
        hint = f'Did you mean "{meant}"?' if meant else "See what there is: goldthread list"
        stop(f'There is no record "{record}". {hint}')
    tell(draw(graph_of(book), found[0]), nl=False)


@click.command(name="list", short_help="List the records there are")
@click.argument("kind", required=False)
@root_option
def list_records(kind: str | None, root: Path | None) -> None:
    """List the records of a KIND with their titles; without one, count the records of every kind."""
    from goldthread.model.book import by_kind
    from goldthread.model.kinds import KINDS
    from goldthread.reading.book import read_book
    from goldthread.reading.suggestions import nearest

    book = read_book(root_of(root)).book
    if kind is None:
        for record_type, records in by_kind(book):
            tell(f"{len(records):>6,}  {record_type.kind}")
        return
    if kind not in KINDS:
        meant = nearest(kind, list(KINDS))
        stop(f'There is no kind "{kind}". ' + (f'Did you mean "{meant}"?' if meant else f"Kinds: {', '.join(KINDS)}."))
    for record in book.of(KINDS[kind]):
        tell(f"{record.id}\t{' '.join(record.title.split())}")
