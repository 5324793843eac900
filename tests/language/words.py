"""Brings the catalogues up to date with what the generator says: `python tests/language/words.py`, or `make words`.

A new text is added without a translation, one that is no longer said is taken out, and whatever is translated stays.
"""

import io
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

import goldthread
from goldthread import data_faults
from goldthread.field_reference.kind_help import all_docs, all_labels
from goldthread.language.catalogue import LANGUAGES, catalogue_file
from goldthread.language.extraction import Message, messages
from goldthread.rules import all_rules, explanation

PACKAGE = Path(goldthread.__file__).parent
CATALOGUES = Path(str(resources.files("goldthread.language"))) / "catalogues"
_TRANSLATED = tuple(language for language in LANGUAGES if language != "en")


def wanted() -> Catalog:
    """Every text that the generator says, with the files that say it; the explanations of rules and faults among them."""
    catalog = Catalog(project="Goldthread", fuzzy=False)
    for message, file in (*messages(PACKAGE), *_explained(), *_fields()):
        text = (message.text, message.many) if message.many else message.text
        catalog.add(text, locations=[(file, 0)], context=message.context or None)
    return catalog


def _fields() -> Iterator[tuple[Message, str]]:
    """What each kind of record and each field says, from the docstrings of the record classes, and what fields are called."""
    yield from ((Message(text), "model") for text in dict.fromkeys((*all_docs(), *all_labels())))


def translated(language: str) -> Catalog:
    """The messages of a language as its file has them."""
    path = CATALOGUES / catalogue_file(language)
    return read_po(io.BytesIO(path.read_bytes()) if path.exists() else io.BytesIO(), locale=language)


def brought_up_to_date(language: str) -> bytes:
    """A language's file with all that is said now."""
    catalog = translated(language)
    catalog.update(wanted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    written = io.BytesIO()
    write_po(written, catalog, width=0, sort_output=True, omit_header=True, include_lineno=False, ignore_obsolete=True)
    return _header(catalog).encode() + written.getvalue()


def _header(catalog: Catalog) -> str:
    """What a PO file must say of itself, and nothing of who wrote it on which machine."""
    facts = (
        "Content-Type: text/plain; charset=utf-8",
        f"Language: {catalog.locale}",
        f"Plural-Forms: {catalog.plural_forms}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{fact}\\n"\n' for fact in facts) + "\n"


def _explained() -> Iterator[tuple[Message, str]]:
    for each in (*data_faults.explanations(), *map(explanation, all_rules())):
        title = each.name.replace("-", " ").capitalize()
        yield from ((Message(text), each.code) for text in (title, each.checks, each.why, each.fix) if text)


def main() -> None:
    """Write the catalogues."""
    for language in _TRANSLATED:
        (CATALOGUES / catalogue_file(language)).write_bytes(brought_up_to_date(language))


if __name__ == "__main__":
    main()
