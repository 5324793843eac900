"""The board of weaknesses."""

import re

import msgspec

from goldthread.pages.alignment import weaknesses
from goldthread.pages.alignment.weaknesses import WRITER
from goldthread.pages.site import make_site
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"
WEAK = (
    "bench: {name: Bench, phase: crossing, medium: physical, owner: crew, effect: breaks, next: A new seat., gives: unknown,"
    " review_by: 2026-01-31}\n"
)
WAIVED = (
    "bench: {name: Bench, phase: crossing, medium: physical, owner: crew,"
    " waive: [{rule: TCH001, reason: A bench., until: 2027-03-31}]}\n"
)


def row_of(body: str, title: str) -> str:
    return next(row for row in map(str, re.findall(r"<tr data.*?</tr>", body, re.DOTALL)) if f">{title}</a>" in row)


def test_a_record_stands_with_its_weaknesses_its_owner_and_its_next_step(context_of: ContextOf) -> None:
    row = row_of(body_of(pages_of(WRITER, context_of({QUAY: WEAK})), "weaknesses/"), "Bench")
    for words in (
        "Breaks the bond",
        "Not linked to the vision",
        "Overdue since 31 January 2026",
        "Not rated",
        "A new seat.",
        ">Crew</a>",
    ):
        assert words in row
    assert "Unknown: " in row
    assert 'data-weakness="harmful unlinked overdue unrated unproven unknown"' in row


def test_the_worst_stands_first(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({QUAY: WEAK})), "weaknesses/")
    assert ">Bench</a>" in body[body.index("<tbody>") :].partition("</tr>")[0]


def test_what_is_accepted_or_waived_is_shown_as_such(context_of: ContextOf) -> None:
    context = context_of({QUAY: WAIVED})
    row = row_of(body_of(pages_of(WRITER, context), "weaknesses/"), "Bench")
    assert "Waived until 31 March 2027" in row
    accepted = msgspec.structs.replace(context, findings=(), accepted=context.findings)
    body = body_of(pages_of(WRITER, accepted), "weaknesses/")
    assert "accepted</li>" in body
    assert 'href="../weaknesses/#weakness=accepted"' in body


def test_each_count_is_that_of_its_rows(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({QUAY: WEAK})), "weaknesses/")
    counts = {name: int(count) for name, count in re.findall(r'data-weakness="(\w+)"><b>(\d+)</b>', body)}
    assert counts
    for name, count in counts.items():
        assert len(re.findall(rf'<tr data-weakness="[a-z ]*\b{name}\b', body)) == count


def test_the_table_is_a_file_as_well_in_which_no_text_is_a_formula(context_of: ContextOf) -> None:
    context = context_of({QUAY: WEAK.replace("A new seat.", "'=1+1'")})
    site = make_site(context)
    data = dict(site.files)["data/weaknesses.csv"].decode()
    assert "touchpoint/bench" in data
    assert ",'=1+1" in data
    assert data.count("\r\n") == len(weaknesses.table(context))


def test_the_public_has_no_board(context_of: ContextOf) -> None:
    site = make_site(msgspec.structs.replace(context_of({QUAY: WEAK}), audience="public"))
    assert "weaknesses/" not in {page.address for page in site.pages}
    assert "data/weaknesses.csv" not in dict(site.files)
