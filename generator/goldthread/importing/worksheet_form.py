"""The worksheets that Goldthread writes: a row for each question, taken apart into a row for each record."""

from collections.abc import Iterator

from goldthread.importing.names import names_of_kind, plain
from goldthread.importing.tables import Header, Row, Table
from goldthread.importing.values import is_blank
from goldthread.model.kinds import KINDS
from goldthread.spreadsheets.sheets import CellValue, Sheet, Workbook, cell_address

RECORD_HEADER, FIELD_HEADER = "goldthread:record", "goldthread:field"
"""What stands over the columns that say where an answer belongs, in every language."""
_ANSWER = 4
_ID = "id"


def is_worksheet(sheet: Sheet) -> bool:
    """Whether a sheet is such a worksheet."""
    return (sheet.value(0, 0), sheet.value(0, 1)) == (RECORD_HEADER, FIELD_HEADER)


def kinds_in(workbook: Workbook) -> tuple[str, ...]:
    """The kinds of record that a worksheet asks about, or those whose names the sheets of a workbook have, in the order of kinds."""
    found: set[str] = set()
    for sheet in workbook.sheets:
        if is_worksheet(sheet):
            found |= {
                key.partition("/")[0] for _, key, field, answer in _answers(sheet) if not is_blank(answer) and field
            }
        elif not sheet.is_hidden and len(sheet.rows) > 1:
            found |= {kind for kind in KINDS if plain(sheet.name) in names_of_kind(kind)}
    return tuple(kind for kind in KINDS if kind in found)


def answers_table(sheet: Sheet, kind: str) -> Table:
    """The answers about records of a kind, a row for each record; a field that nobody was asked about is an empty cell."""
    rows: dict[str, dict[str, tuple[int, CellValue]]] = {}
    fields: dict[str, None] = {}
    for number, key, field, answer in _answers(sheet):
        of, _, id_ = key.partition("/")
        if of == kind:
            rows.setdefault(id_, {}).setdefault(field, (number, answer))
            fields[field] = None
    headers = [Header(_ID, (_ID,), "A"), *(Header(name, (plain(name),), "E") for name in fields)]
    return Table(sheet.name, tuple(headers), tuple(_row(id_, told, tuple(fields)) for id_, told in rows.items()), 0)


def _row(id_: str, told: dict[str, tuple[int, CellValue]], fields: tuple[str, ...]) -> Row:
    first = next(iter(told.values()))[0]
    places = [told.get(field, (first, None)) for field in fields]
    addresses = (cell_address(first, 0), *(cell_address(number, _ANSWER) for number, _ in places))
    return Row(first, (id_, *(answer for _, answer in places)), addresses)


def _answers(sheet: Sheet) -> Iterator[tuple[int, str, str, CellValue]]:
    """The row, the record, the field and the answer of each question."""
    for number in range(1, len(sheet.rows)):
        key, field = sheet.value(number, 0), sheet.value(number, 1)
        if isinstance(key, str) and isinstance(field, str) and "/" in key:
            yield number, key, field, sheet.value(number, _ANSWER)
