"""The first records of a handbook, from what a person knows of the brand; what nobody said is an example to replace.

The templates are a handbook themselves. Answers are put into them as edits, so that remarks stay and every text is written as YAML.
"""

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

import msgspec

from goldthread.editing.fields import remove_field, set_field
from goldthread.editing.new_ids import id_from
from goldthread.editing.operations import SetValue
from goldthread.editing.texts import edit_file
from goldthread.importing.channels import channel_sense
from goldthread.importing.media_words import MEDIA
from goldthread.language.catalogue import Language, catalogue
from goldthread.language.translation import say, speaking
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.reading.book import read_files
from goldthread.reading.files import is_source

Files = Mapping[str, bytes]
SETTINGS_FILE = "mkdocs.yml"
README_FILE = "README.md"
_BRAND = "BRAND"
_TITLE = 60
"""The most characters of a title that is made from a sentence."""
_FEW_WORDS = 2
"""How many words a title has at least."""
_WE = re.compile(r"^we (?:always )?(?!(?:never|do|are|have|will|can|must)\b)", re.IGNORECASE)
"""How a rule of conduct in English begins, which goes on as an instruction without it."""
_SAID_OF_EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "customer": ("context", "jobs", "values"),
        "principle": ("do", "dont", "example", "by_medium"),
        "touchpoint": ("as_customer", "gives", "gets"),
    }
)
"""What the examples say of themselves, which is left out where a record is about something else."""


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has said of the brand; empty where nothing was said.

    brand: Its name.
    customer: Whom it is for.
    need: What they need, in their words.
    excludes: One thing that it says no to.
    principle: One rule of conduct.
    touchpoint: A touchpoint that shows it.
    """

    brand: str = ""
    customer: str = ""
    need: str = ""
    excludes: str = ""
    principle: str = ""
    touchpoint: str = ""


def first_files(answers: Answers, language: Language) -> dict[str, bytes]:
    """The records, the settings of the site and the page for its editors, by path from the handbook's root.

    Raises EditingError when an answer holds what no text may hold.
    """
    folder = resources.files("goldthread.starter")
    told = msgspec.structs.replace(answers, **{name: " ".join(words.split()) for name, words in _items(answers)})
    files = {**_files_in(folder / language), SETTINGS_FILE: (folder / "shared" / SETTINGS_FILE).read_bytes()}
    with speaking(catalogue(language)):
        files = _with_answers(_with_ids(files, told), told)
        site = say("{brand} handbook", brand=told.brand) if told.brand else say("Handbook")
        files[SETTINGS_FILE] = edit_file(SETTINGS_FILE, files[SETTINGS_FILE], [SetValue(("site_name",), site)])
    brand = told.brand or read_files(files).book.handbook.title
    files[README_FILE] = files[README_FILE].replace(_BRAND.encode(), brand.encode())
    return files


def _items(answers: Answers) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(getattr(answers, name))) for name in answers.__struct_fields__)


def _files_in(folder: Traversable, above: str = "") -> dict[str, bytes]:
    """The files in a folder of the package, by path from there, in order."""
    found: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        name = f"{above}{entry.name}"
        found |= _files_in(entry, f"{name}/") if entry.is_dir() else {name: entry.read_bytes()}
    return found


def _examples(book: Book) -> Mapping[str, Record]:
    """The first record of each kind."""
    return {record.kind: record for record in reversed(tuple(book.records.values()))}


def _with_ids(files: Files, answers: Answers) -> dict[str, bytes]:
    """The templates, with ids made of the answers."""
    examples = _examples(read_files(files).book)
    ids: dict[str, str] = {}
    for name, words in _items(answers):
        if words and name in examples:
            ids[examples[name].id] = id_from(words, name)
    if not ids:
        return dict(files)
    known = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, ids))})(?![\w-])")
    renamed: dict[str, bytes] = {}
    for name, data in files.items():
        if is_source(name):
            text = known.sub(lambda found: ids[found[1]], data.decode())
            renamed[known.sub(lambda found: ids[found[1]], name)] = text.encode()
        else:
            renamed[name] = data
    return renamed


def _with_answers(files: Files, answers: Answers) -> dict[str, bytes]:
    """The templates, with what was said in the place of the examples."""
    keys = {kind: record.key for kind, record in _examples(read_files(files).book).items()}
    written = dict(files)

    def take(changed: Mapping[str, bytes | None]) -> None:
        written.update({name: data for name, data in changed.items() if data is not None})

    for name, words in _items(answers):
        for field in _SAID_OF_EXAMPLES.get(name, ()) if words else ():
            take(remove_field(written, keys[name], (field,)))
    for kind, field, value in _values(answers, keys):
        take(set_field(written, keys[kind], (field,), value))
    if answers.need or answers.customer:
        book = read_files(written).book
        take(remove_field(written, keys["focus"], ("meaning",)))
        take(set_field(written, keys["focus"], ("title",), say("Our focus")))
        statement = say(
            "We are here for one need: {need} Those who have it come first: {customer}.",
            need=book.needs[0].title,
            customer=book.customers[0].title,
        )
        take(set_field(written, keys["focus"], ("statement",), statement))
    return written


def _values(answers: Answers, keys: Mapping[str, str]) -> Iterator[tuple[str, str, object]]:
    """What is said where: the kind of the record, the field, and its value."""
    if answers.brand:
        yield "handbook", "brand", answers.brand
    if answers.customer:
        yield "customer", "name", answers.customer
    if answers.need:
        yield "need", "need", answers.need
        yield "touchpoint", "outcome", say("Their need is met: {need}", need=answers.need)
    if answers.excludes:
        yield "focus", "excludes", [{"what": answers.excludes}]
    if answers.principle:
        yield "principle", "title", _title(answers.principle)
        yield "principle", "statement", answers.principle
        yield "principle", "supports", [keys["focus"].partition("/")[2]]
        yield "touchpoint", "principles", [keys["principle"].partition("/")[2]]
    if answers.touchpoint:
        yield "touchpoint", "name", answers.touchpoint
        sense = channel_sense(answers.touchpoint)
        if sense is not None:
            yield "touchpoint", "medium", sense.medium
            others = (each for each in MEDIA if each != sense.medium)
            reason = say("We have not looked at these touchpoints yet.")
            yield "phase", "gaps", [{"medium": each, "reason": reason} for each in others]


def _title(sentence: str) -> str:
    """A title for a rule of conduct, which is never the rule itself: what it says first, or that it is the first one."""
    plain = sentence.strip(" .!")
    clause, comma, _ = plain.partition(",")
    bare = _WE.sub("", clause)
    words = bare.split()
    if bare == clause and not comma:
        return say("Our first principle")
    if not len(words) >= _FEW_WORDS or len(bare) > _TITLE:
        return say("Our first principle")
    return bare[:1].upper() + bare[1:]
