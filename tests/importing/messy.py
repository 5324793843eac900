"""A messy workbook of 120 touchpoints, as people keep them, and what a person would have decided about each row.

The truth is made first, and then spoilt: names for ids, slips, three languages of yes and no, stars and words, four forms of dates.
"""

import datetime
import io
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

HANDBOOK = {
    "content/handbook.yml": 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "1.0"\n',
    "content/journey.yml": (
        "# The phases, in the order in which people live them.\n"
        "- id: planning\n  name: Planning the day\n- id: ashore\n  name: On the quay\n- id: aboard\n  name: On board\n"
    ),
    "content/teams.yml": (
        "# Teams.\ncrew: {name: Crew of the Tern}\n\nquays:\n  name: Quay hosts\n  was: [hosts]\n\ndesk: {name: Call desk}\n"
    ),
    "content/customers.yml": (
        "islanders: {name: Islanders}\nvisitors: {name: Day visitors}\nschools: {name: School classes}\n"
    ),
    "principles/plain.yml": "title: Plain words\nstatement: We say it as it is.\n",
    "principles/home.yml": "title: Home first\nstatement: The last boat is the promise.\n",
}
PHASES = {"planning": "Planning the day", "ashore": "On the quay", "aboard": "On board"}
TEAMS = {"crew": "Crew of the Tern", "quays": "Quay hosts", "desk": "Call desk", "harbour-shop": "Harbour shop"}
CUSTOMERS = {"islanders": "Islanders", "visitors": "Day visitors", "schools": "School classes", "anglers": "Anglers"}
PRINCIPLES = {"plain": "Plain words", "home": "Home first"}
_THINGS = ("board", "bell", "ramp", "rope", "lamp", "map", "desk", "radio", "bench", "stamp", "flag", "cup")
_PLACES = ("Tarrow", "Hallin", "Merrin", "Osk", "Sund", "Vik", "Nord", "Lund", "Rud", "Holm")
ROWS = 120
TITLE_ROWS = 5
"""The header stands in the fifth row."""


class Truth(NamedTuple):
    """What a row means."""

    name: str
    phase: str
    owner: str
    customers: tuple[str, ...]
    principles: tuple[str, ...]
    customer: int | None
    business: int
    is_live: bool
    review_by: datetime.date
    notes: str


def truths() -> list[Truth]:
    """What the rows mean, but for the last, which is a slip of the first."""
    rows = []
    for number in range(ROWS - 1):
        thing, place = _THINGS[number % len(_THINGS)], _PLACES[number // len(_THINGS)]
        rows.append(
            Truth(
                name=f"The {thing} at {place}",
                phase=tuple(PHASES)[number % 3],
                owner=tuple(TEAMS)[number % 4],
                customers=tuple(
                    sorted({tuple(CUSTOMERS)[number % 4], tuple(CUSTOMERS)[(number + 1 + number % 2) % 4]})
                ),
                principles=tuple(PRINCIPLES)[: 1 + number % 2],
                customer=(5, 3, 1)[number % 3],
                business=1 + number % 5,
                is_live=number % 4 != 3,
                review_by=datetime.date(2027, 1 + number % 12, 1 + number % 28),
                notes=f"Seen on walk {number}." if number % 3 else "",
            )
        )
    return rows


HEADERS = {
    "en": ("No.", "Touchpoint ", "Stage", "Responsible team", "Customers", "Principles", "Customers", "Business", "Live?", "",
           "Next review", "Remarks"),
    "de": ("Nr.", " Kontaktpunkt", "Phase", "Verantwortlich", "Zielgruppen", "Prinzipien", "Kunde", "Geschäft", "Aktiv?", "",
           "Wiedervorlage", "Bemerkungen "),
}  # fmt: skip
GROUPS = {"en": "Priority", "de": "Priorität"}
TITLES = {
    "en": ("Touchpoint inventory", "as of April, all harbours"),
    "de": ("Bestand der Kontaktpunkte", "Stand April, alle Häfen"),
}
_LEVELS = {"en": {5: "high", 3: "Medium ", 1: "low"}, "de": {5: "hoch", 3: "Mittel ", 1: "niedrig"}}
_YES, _NO = ("yes", "Ja", "oui", "x", "✓"), ("no", "nein", "Non", "", "✗")
_ENGLISH = "January February March April May June July August September October November December"
_GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_MONTHS = {
    "en": _ENGLISH.split(" "),
    "de": _GERMAN.split(" "),
}
UNUSABLE = {
    7: ("L", "=SUM(B6:B9)"),
    11: ("K", "31.02.2027"),
    15: ("K", "Q3 2027"),
    19: ("D", "anna@ferry.example"),
    23: ("G", "urgent!!"),
}
"""The cells that nobody could use, by the number of the row among the truths: the column and what stands there."""


def workbook(language: str = "en", changes: dict[str, str] | None = None) -> bytes:
    """The workbook; some of its cells may be given otherwise, by their addresses."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    hidden = book.add_worksheet("Old list")
    hidden.write_row(0, 0, ["Touchpoint", "Stage", "Responsible team", "Customers"])
    hidden.write_row(1, 0, ["A secret ramp", "On board", "Crew of the Tern", "Islanders"])
    hidden.hide()
    sheet = book.add_worksheet("Inventory" if language == "en" else "Bestand")
    sheet.activate()
    book.worksheets_objs[0].hide()
    sheet.merge_range(0, 0, 0, 11, TITLES[language][0])
    sheet.write(1, 0, TITLES[language][1])
    sheet.merge_range(3, 6, 3, 7, GROUPS[language])
    sheet.write_row(4, 0, HEADERS[language])
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    rows = truths()
    for number, truth in enumerate(rows):
        _write(sheet, number, truth, language, day)
    first = rows[0]
    _write(sheet, len(rows), first._replace(name="The  baord at tarrow", notes=""), language, day)
    for address, text in (changes or {}).items():
        sheet.write_string(address, text)
    book.close()
    return stream.getvalue()


def address(number: int, column: str) -> str:
    """The cell of a truth in a column."""
    return f"{column}{TITLE_ROWS + number + 1}"


def _write(sheet: Worksheet, number: int, truth: Truth, language: str, day: object) -> None:
    row = TITLE_ROWS + number
    sheet.write(row, 0, number + 1)
    sheet.write(row, 1, truth.name + "  " * (number % 2))
    phase = PHASES[truth.phase]
    sheet.write(row, 2, (phase, phase.upper(), f" {phase}", truth.phase)[number % 4])
    owner = TEAMS[truth.owner]
    spellings = (owner, truth.owner if truth.owner != "harbour-shop" else owner, owner.lower(), _slip(owner))
    sheet.write(row, 3, spellings[number // 4 % 4])
    separator = ("; ", ", ", " / ", "\n")[number % 4]
    sheet.write(row, 4, separator.join(CUSTOMERS[each] for each in truth.customers))
    sheet.write(row, 5, ("; ", " & ")[number % 2].join(PRINCIPLES[each] for each in truth.principles))
    assert truth.customer is not None
    if number == 3:
        sheet.write_formula(row, 6, "=2+3", None, truth.customer)
    elif number % 2:
        sheet.write(row, 6, _LEVELS[language][truth.customer])
    else:
        sheet.write(row, 6, "★" * truth.customer + "☆" * (5 - truth.customer))
    sheet.write(row, 7, truth.business if number % 2 else f"{truth.business}/5")
    sheet.write(row, 8, (_YES if truth.is_live else _NO)[number // 4 % 5])
    _write_day(sheet, number, truth.review_by, language, day)
    if number == 4:
        sheet.write_string(row, 11, "=> ask the host")
    elif truth.notes:
        sheet.write(row, 11, truth.notes)
    if number in UNUSABLE:
        column, text = UNUSABLE[number]
        sheet.write_string(f"{column}{row + 1}", text)


def _write_day(sheet: Worksheet, number: int, date: datetime.date, language: str, day: object) -> None:
    row, month = TITLE_ROWS + number, _MONTHS[language][date.month - 1]
    match number % 4:
        case 0:
            sheet.write_datetime(row, 10, datetime.datetime(date.year, date.month, date.day), day)  # noqa: DTZ001
        case 1:
            sheet.write(row, 10, f"{date.day:02}.{date.month:02}.{date.year}")
        case 2:
            sheet.write(
                row, 10, f"{month} {date.day}, {date.year}" if language == "en" else f"{date.day}. {month} {date.year}"
            )
        case _:
            sheet.write(row, 10, date.isoformat())


def _slip(name: str) -> str:
    """A name with two letters swapped."""
    return name[:2] + name[3] + name[2] + name[4:]
