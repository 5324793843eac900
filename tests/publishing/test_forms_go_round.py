"""A record of each form that real material has goes round: YAML, pages, JSON, a comparison, and an edition for the public.

What is internal begins with `zqjx` wherever it stands, and none of it is in the edition for the public: not through a link, a source,
an old word of a document, an order of customers, or what was found.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from conftest import Handbook as Write
from demonstration import DAY
from goldthread.commands.diff import _inspected
from goldthread.comparison.compare import compare
from goldthread.exchange.handbook_json import book_as_json, book_from_json
from goldthread.inspection import Inspection, inspect
from goldthread.language.catalogue import catalogue
from goldthread.pages.frame.context import Build
from goldthread.pages.frame.page import Site
from goldthread.pages.site import make_site
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.compose import _for_public
from goldthread.settings import Settings
from pages.edge_handbooks import context_of

_SECRET = re.compile(r"zqjx[a-z0-9]*", re.IGNORECASE)
_HEAD = """\
brand: Ferry
vision: Nobody is left behind.
edition: "1.0"
principle_sets: [{id: voice, title: Our voice, about: How we talk.}, {id: zqjxset, title: Zqjxsettitle}]
internal_fields: [focus.tension, metric.target.by]
"""
_BASE: Mapping[str, str] = {
    "content/handbook.yml": _HEAD,
    "content/journey.yml": "crossing: {name: Crossing}\nzqjxphase: {name: Zqjxphasename, audience: internal}\n",
    "content/customers.yml": (
        "islanders: {name: Islanders}\n"
        "visitors: {name: Visitors}\nzqjxcustomer: {name: Zqjxcustomername, audience: internal}\n"
    ),
    "content/needs.yml": ("home: {need: To get home.}\nzqjxneed: {need: Zqjxneedwords, audience: internal}\n"),
    "content/offers.yml": ("passage: {name: Passage}\nzqjxoffer: {name: Zqjxoffername, audience: internal}\n"),
    "content/touchpoints.yml": (
        "bell: {name: Bell, phase: crossing}\nzqjxpoint: {name: Zqjxpointname, phase: crossing, audience: internal}\n"
    ),
    "content/metrics.yml": "calm: {name: Calm}\n",
    "content/focus.yml": "near: {statement: Near.}\n",
    "content/evidence.yml": "seen: {finding: Seen., on: 2025-03-02}\n",
    "principles/plain.yml": "title: Plain\nstatement: Plainly.\n",
    "principles/zqjxinside.yml": "title: Zqjxprincipletitle\nstatement: Z.\nset: zqjxset\naudience: internal\n",
}


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One form that a field may have.

    name: What it is called.
    file: The file with the record.
    text: The record in that form.
    record: The record, as `kind/id`.
    other: The record as it is changed to, as words and what takes their place.
    shown: Words on the pages for colleagues.
    page: The page, where it is not that of the record.
    public: Words on the pages for the public.
    """

    name: str
    file: str
    text: str
    record: str
    other: tuple[str, str]
    shown: tuple[str, ...]
    page: str = ""
    public: tuple[str, ...] = ()
    documents: Mapping[str, str] = {}


_DOCUMENT = {"docs/zqjxstrategy.md": "# Strategy\n\n## Mission\n\nZqjxoldwords are said here.\n\n## Later\n\nMore.\n"}


def _touchpoint(fields: str) -> str:
    return f"{_BASE['content/touchpoints.yml']}horn: {{name: Horn, phase: crossing, {fields}}}\n"


def _of_touchpoint(
    name: str, fields: str, other: tuple[str, str], shown: tuple[str, ...], public: tuple[str, ...] = ()
) -> Form:
    return Form(
        name=name, file="content/touchpoints.yml", text=_touchpoint(fields), record="touchpoint/horn",
        other=other, shown=shown, public=public,
    )  # fmt: skip


def _of_evidence(name: str, on: str, other: str, shown: str) -> Form:
    return Form(
        name=f"a date by {name}", file="content/evidence.yml", text=f"seen: {{finding: Seen., on: {on}}}\n",
        record="evidence/seen", other=(f"on: {on}", f"on: {other}"), shown=(shown,), page="evidence/", public=(shown,),
    )  # fmt: skip


def _of_metric(
    name: str, fields: str, other: tuple[str, str], shown: tuple[str, ...], public: tuple[str, ...] = ()
) -> Form:
    return Form(
        name=name, file="content/metrics.yml", text=f"calm: {{name: Calm, unit: calls, {fields}}}\n", record="metric/calm",
        other=other, shown=shown, page="measures/", public=public or shown,
    )  # fmt: skip


FORMS = (
    _of_touchpoint("a source as text", "source: The old minutes.", ("minutes", "papers"), ("The old minutes.",), ("The old minutes.",)),
    _of_touchpoint(
        "a source with an address", "source: {title: A study, at: 'https://example.org/study', seen_on: 2024-05}",
        ("2024-05", "2024-06"), ("A study", "https://example.org/study"), ("A study",),
    ),
    msgspec.structs.replace(
        _of_touchpoint(
            "sources in a list, one of them a heading of a document",
            "source: [Word of mouth., {title: Zqjxsourcetitle, at: 'docs/zqjxstrategy.md#mission'}]",
            ("#mission", "#later"), ("Word of mouth.", "Zqjxsourcetitle"), ("Word of mouth.",),
        ),
        documents=_DOCUMENT,
    ),
    _of_evidence("day", "2025-03-02", "2025-03-03", "2 March 2025"),
    _of_evidence("month", "2025-03", "2025-04", "March 2025"),
    _of_evidence("year", "2025", "2024", "2025"),
    _of_evidence("nobody's knowledge", "unknown", "2024", "unknown"),
    Form(
        name="a set of principles", file="principles/plain.yml", text="title: Plain\nstatement: Plainly.\nset: voice\n",
        record="principle/plain", other=("set: voice", "set: zqjxset"), shown=("Our voice",), page="principle/", public=("Our voice",),
    ),
    Form(
        name="a stage of a phase", file="content/journey.yml",
        text=f"{_BASE['content/journey.yml']}boarding: {{name: Boarding, under: crossing}}\n",
        record="phase/boarding", other=("under: crossing", "under: zqjxphase"), shown=("Crossing",), public=("Crossing",),
    ),
    _of_touchpoint("offers that answer", "offers: [passage, zqjxoffer]", ("[passage, ", "["), ("Passage", "Zqjxoffername"), ("Passage",)),
    Form(
        name="needs of a customer", file="content/customers.yml",
        text=_BASE["content/customers.yml"].replace("{name: Islanders}", "{name: Islanders, needs: [home, zqjxneed]}"),
        record="customer/islanders", other=("[home, ", "["), shown=("To get home", "Zqjxneedwords"), public=("To get home",),
    ),
    _of_touchpoint(
        "ranks of customers", "priority: {rank: {customer: 7, of: 9, by_customer: {visitors: 2, zqjxcustomer: 1}}}",
        ("customer: 7", "customer: 8"), ("Zqjxcustomername", "Visitors"), ("Visitors",),
    ),
    _of_touchpoint(
        "conflicts with reasons",
        "conflicts_with: [{record: touchpoint/bell, because: Both are loud.}, {record: touchpoint/zqjxpoint, because: Zqjxreason}]",
        ("Both are loud", "Neither is heard"), ("Bell", "Both are loud.", "Zqjxpointname"), ("Bell", "Both are loud."),
    ),
    _of_touchpoint(
        "records that it replaces", "replaces: [touchpoint/zqjxpoint]", ("[touchpoint/zqjxpoint]", "[]"), ("Zqjxpointname",), ("Horn",)
    ),
    _of_metric("a target that is a direction", "target: {direction: down, by: 2027}", ("down", "hold"), ("downwards by 2027",),
               ("downwards",)),
    _of_metric("a target in words", "target: As low as it goes", ("As low", "As high"), ("As low as it goes",)),
    _of_metric(
        "several targets", "target: [{value: 8, by: 2027}, {value: 9, by: 2031-05, words: Zqjx-free}]".replace("Zqjx-free", "At sea"),
        ("value: 9", "value: 10"), ("8 calls by 2027", "9 calls by May 2031"), ("8 calls", "9 calls"),
    ),
    _of_metric("a target whose day nobody knows", "target: {value: 8, by: unknown}", ("unknown", "2027"),
               ("8 calls, date unknown",), ("8 calls",)),
    _of_metric("a reading without a day", "readings: [{value: 5}]", ("value: 5", "value: 6"), ("5 calls, no date",)),
    _of_touchpoint("several channels", "medium: physical, channels: [quay, ramp]", ("quay, ramp", "quay"), ("quay", "ramp"),
                   ("quay", "ramp")),
    Form(
        name="a horizon", file="content/focus.yml", text="near: {statement: Near., horizon: to 2030}\n", record="focus/near",
        other=("2030", "2031"), shown=("to 2030",), public=("to 2030",),
    ),
    Form(
        name="a tension of which the half is unknown", file="content/focus.yml",
        text="near: {statement: Near., tension: {near: Zqjxtension, long: unknown}}\n", record="focus/near",
        other=("unknown", "Zqjxlong"), shown=("Zqjxtension", "Unknown"), public=("Near.",),
    ),
    _of_touchpoint("a signature without a reason", "signature: true", ("true", "bond"), ("Signature experience",),
                   ("Signature experience",)),
    _of_touchpoint(
        "a signature in own words", "signature: {words: People sing.}", ("People sing", "People dance"), ("People sing",), ("People sing",)
    ),
    Form(
        name="a sentence that nobody knows", file="principles/plain.yml", text="title: Plain\nstatement: unknown\n",
        record="principle/plain", other=("unknown", "Plainly."), shown=("Unknown",), public=("Plain",),
    ),
)  # fmt: skip
EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def _inspection(write: Write, form: Form, text: str) -> Inspection:
    return inspect(write({**_BASE, **form.documents, form.file: text}), Settings(today=DAY))


@EVERY_FORM
def test_it_is_read_and_goes_into_json_and_back(handbook: Write, form: Form) -> None:
    inspection = _inspection(handbook, form, form.text)
    faults = [str(each.message) for each in inspection.reading.findings]
    assert faults == []
    book = inspection.graph.book
    again = book_from_json(book_as_json(book))
    assert again.records == dict(book.records)
    assert book_as_json(again) == book_as_json(book)


@EVERY_FORM
def test_a_change_of_it_is_compared(handbook: Write, form: Form) -> None:
    before, after = form.other
    assert form.text.count(before) >= 1
    past, present = (_inspection(handbook, form, text) for text in (form.text, form.text.replace(before, after)))
    assert [str(each.message) for each in present.reading.findings] == []
    found = compare(_inspected("before", past), _inspected("after", present))
    kind = form.record.partition("/")[0]
    told = {each.record for each in found.changes} | {field.partition(".")[0] for field in found.other_fields}
    assert told & {form.record, kind}, found


@EVERY_FORM
def test_it_is_shown_and_nothing_internal_reaches_the_public(handbook: Write, form: Form) -> None:
    inspection = _inspection(handbook, form, form.text)
    page = form.page or f"{form.record}/"
    inside = {each.address: each.body for each in make_site(context_of(inspection, catalogue("en"))).pages}
    assert [words for words in form.shown if words not in inside[page]] == []
    assert _SECRET.search(" ".join(inside.values()))
    outside = _public(inspection)
    bodies = {each.address: each.body for each in outside.pages}
    assert [words for words in form.public if words not in bodies[page]] == []
    assert leaks(outside) == set()


def _public(inspection: Inspection) -> Site:
    build = Build(on=DAY, commit="abc1234", generator="0.1.0")
    request = BuildRequest(root=Path("nowhere"), configuration=None, audience="public", site_url="", build=build)
    return make_site(_for_public(inspection, request, (), ""))


def leaks(site: Site) -> set[str]:
    """The internal words in an edition: in pages, their addresses, and the files beside them."""
    texts = [f"{each.address} {each.title} {each.description} {each.body}" for each in site.pages]
    texts += [f"{path} {data.decode('utf-8', 'replace')}" for path, data in site.files]
    return {word for text in texts for word in _SECRET.findall(text)}
