"""Files that other tools export, in the form that each writes, laid out as a table."""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

import msgspec

from goldthread.importing.names import plain
from goldthread.importing.tables import Header, Row, Table
from goldthread.importing.values import is_blank, text_of
from goldthread.importing.worksheet_form import answers_table, is_worksheet
from goldthread.spreadsheets.sheets import CellValue, Sheet, Workbook, cell_address, column_letters

_NOTION_LINK = re.compile(
    r"\s*\((?:https://(?:www\.)?notion\.so/|https://app\.notion\.com/|[^()\s]*%20|[^()\s]*)[^()\s]*[0-9a-f]{32}[^()\s]*\)"
)
_NOTION_PATH = re.compile(r"(?:[^\s,()]*/)?([^\s,()/]+)%20[0-9a-f]{32}\.(?:md|csv|html)")
"""A link as Notion wrote it before it gave titles: the path of the page's file alone."""
_NOTION_FILE = re.compile(r".* [0-9a-f]{32}(?:_all)?\.csv", re.IGNORECASE)
_AIRTABLE_FILE = re.compile(r"[^/]*-(?:Grid view|All [^/]*|[^-/]* view)(?: \(\d+\))?\.csv", re.IGNORECASE)
_AIRTABLE_ASSET = re.compile(r"[^,()]+ \(https://(?:v5|dl)\.airtable(?:usercontent)?\.com/[^)]*\)")
_LANES: Mapping[str, str] = {
    plain(name): field
    for field, names in {
        "phase": "stages, stage, phases, phase, journey stages, journey phases, phasen, etappen",
        "name": "steps, step, touchpoints, touchpoint, journey steps, schritte, schritt, kontaktpunkte, kontaktpunkt",
        "as_customer": "user actions, actions, customer actions, storyboard, process, doing, activities, "
        "user goals, goals, aktivitäten, handlungen",
        "channel": "channels, channel, touchpoints channels, kanäle, kanal",
        "pains": "problems, pain points, pains, frustrations, barriers, probleme, schmerzpunkte",
        "next": "ideas, opportunities, solutions, ideas opportunities, chancen, ideen",
        "owner": "process ownership, ownership, owners, owner, responsible, responsibility, verantwortliche, zuständig",
        "notes": "experience, emotions, emotional journey, emotional experience, satisfaction, thoughts, dramatic arc, notes, text, "
        "comments, customer feedback, stimmung, gefühle",
        "customers": "personas, persona, customers, kunden",
        "contributors": "backstage, backstage processes, backstage lane, teams, departments, abteilungen",
        "outcome": "expectations, outcomes, customer expectations, erwartungen, ergebnis",
        "examples": "images, documents, image",
        "metric": "kpis, kpi, metrics, kennzahlen",
    }.items()
    for name in names.split(", ")
}
"""The lanes of a journey map, which tools write as rows, and the fields of a touchpoint that they are."""
_REMARKS = frozenset({"notes", "text", "comments"})
"""Lanes whose texts need not be told from others."""
_LEAST_LANES = 3
_LEAST_STAGES = 2
_NOTES = re.compile(r"(?:sticky ?notes?|stickies|sticky|note|notiz|haftnotiz)", re.IGNORECASE)


class Form(msgspec.Struct, frozen=True):
    """The form of another tool's file.

    tool: The tool, or the tools that write this form.
    sheet: The sheet, with each cell as people would have typed it.
    columns: The fields of columns whose headers do not say them.
    table: The table, when it is not found in the sheet as it is.
    """

    tool: str
    sheet: Sheet
    columns: Mapping[str, str] = {}
    table: Table | None = None


def form_of(workbook: Workbook, sheet: Sheet, kind: str) -> Form | None:
    """The form of a sheet, when it is one that another tool writes, or a worksheet of ours."""
    if is_worksheet(sheet):
        table = answers_table(sheet, kind)
        return Form("Goldthread", sheet, {each.text: each.text for each in table.headers}, table)
    tries: tuple[Callable[[Workbook, Sheet], Form | None], ...] = (_journey_map, _notion, _airtable, _notes)
    for look in tries if kind == "touchpoint" else tries[1:]:
        found = look(workbook, sheet)
        if found is not None:
            return found
    return None


def _mapped(sheet: Sheet, change: Callable[[str], str]) -> Sheet:
    rows = tuple(tuple(change(each) or None if isinstance(each, str) else each for each in row) for row in sheet.rows)
    return msgspec.structs.replace(sheet, rows=rows)


def _notion(workbook: Workbook, sheet: Sheet) -> Form | None:
    """A database of Notion: links are titles with addresses behind them, and the file's name ends in 32 digits."""
    is_one = _NOTION_FILE.fullmatch(workbook.name) or any(
        _NOTION_LINK.search(text) or _NOTION_PATH.search(text) for text in _texts(sheet)
    )
    return Form("Notion", _mapped(sheet, _without_addresses)) if is_one else None


def _without_addresses(text: str) -> str:
    """A cell with the titles of the pages that it links to."""
    return _NOTION_PATH.sub(lambda found: unquote(found[1]), _NOTION_LINK.sub("", text))


def _airtable(workbook: Workbook, sheet: Sheet) -> Form | None:
    """A view of Airtable: boxes say "checked", attachments stand with their addresses, and the file is named after the view."""
    is_one = _AIRTABLE_FILE.fullmatch(workbook.name) or any(_AIRTABLE_ASSET.search(text) for text in _texts(sheet))
    if not is_one:
        return None
    return Form("Airtable", _mapped(sheet, lambda text: re.sub(r" \(https://[^)]*airtable[^)]*\)", "", text)))


def _texts(sheet: Sheet) -> Iterator[str]:
    return (each for row in sheet.rows[:200] for each in row if isinstance(each, str))


def _journey_map(workbook: Workbook, sheet: Sheet) -> Form | None:
    """A journey map, as UXPressia, Smaply and Custellence write it: a row for each lane, a column for each step or stage."""
    del workbook
    lanes = [(index, _LANES.get(plain(text_of(row[0])), "")) for index, row in enumerate(sheet.rows) if row]
    found: dict[str, int] = {}
    for index, field in lanes:
        if field:
            found.setdefault(field, index)
    if len(found) < _LEAST_LANES or "phase" not in found or sheet.width <= _LEAST_STAGES:
        return None
    named = "name" if "name" in found else "channel" if "channel" in found else ""
    if not named:
        return None
    order = [name for name in ("phase", "name", *found) if name in found or name == "name"]
    fields = tuple(dict.fromkeys(order))
    rows: list[Row] = []
    stage: CellValue = None
    for column in sorted(set(range(1, sheet.width)) - sheet.hidden_columns):
        stage = sheet.shown(found["phase"], column) or stage
        titles = _pieces(sheet.value(found[named], column))
        for title in titles:
            cells = tuple(
                stage if field == "phase" else title if field == "name" else _lane(sheet, lanes, field, column)
                for field in fields
            )
            places = tuple(cell_address(found.get(field, found[named]), column) for field in fields)
            rows.append(Row(column, cells, places))
    headers = tuple(_lane_header(sheet, each, found.get(each), found[named]) for each in fields)
    columns = {header.text: field for header, field in zip(headers, fields, strict=True)}
    table = Table(sheet.name, headers, tuple(rows), found["phase"])
    return Form("UXPressia, Smaply, Custellence", sheet, columns, table)


def _lane(sheet: Sheet, lanes: list[tuple[int, str]], field: str, column: int) -> CellValue:
    """What all lanes of a field say at a step."""
    found: list[str] = []
    for index, each in lanes:
        text = text_of(sheet.value(index, column))
        if each == field and text:
            label = text_of(sheet.value(index, 0))
            found.append(f"{label}: {text}" if field == "notes" and plain(label) not in _REMARKS else text)
    return "\n".join(found) or None


def _lane_header(sheet: Sheet, field: str, lane: int | None, otherwise: int) -> Header:
    """The header of a field: the name of its lane, and the number of its row."""
    text = field if lane is None else text_of(sheet.value(lane, 0))
    return Header(text, (plain(field),), str((otherwise if lane is None else lane) + 1))


def _pieces(cell: CellValue) -> list[str]:
    """The touchpoints in one cell: each on a line of its own."""
    if is_blank(cell):
        return []
    return [piece for line in text_of(cell).split("\n") if (piece := line.strip(" -*•·\t"))]


def _notes(workbook: Workbook, sheet: Sheet) -> Form | None:
    """The notes of a whiteboard, as Miro and FigJam list them: a row for each, with its type and the frame or section that it lies in."""
    del workbook
    for index, row in enumerate(sheet.rows[:10]):
        headers = [plain(text_of(each)) for each in row]
        text = next(
            (at for at, each in enumerate(headers) if each in {"text", "content", "inhalt", "sticky note"}), None
        )
        frame = next(
            (at for at, each in enumerate(headers) if each in {"frame", "section", "parent", "rahmen", "abschnitt"}),
            None,
        )
        sort = next(
            (at for at, each in enumerate(headers) if each in {"type", "item type", "widget type", "typ"}), None
        )
        if text is None or frame is None:
            continue
        wanted = [
            Row(
                index + 1 + at,
                (each[text], each[frame]),
                (cell_address(index + 1 + at, text), cell_address(index + 1 + at, frame)),
            )
            for at, each in enumerate(sheet.rows[index + 1 :])
            if not is_blank(each[text]) and (sort is None or _NOTES.search(text_of(each[sort])))
        ]
        shown = (
            Header(text_of(row[text]), ("name",), column_letters(text)),
            Header(text_of(row[frame]), ("phase",), column_letters(frame)),
        )
        columns = {shown[0].text: "name", shown[1].text: "phase"}
        return Form("Miro, FigJam", sheet, columns, Table(sheet.name, shown, tuple(wanted), index))
    return None
