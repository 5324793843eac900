"""Every kind of file gives the same sheet of cells; what cannot be read is refused with a sentence."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from goldthread.spreadsheets.errors import SpreadsheetError
from goldthread.spreadsheets.reading import read_spreadsheet
from goldthread.spreadsheets.sheets import CellValue, Merged, Sheet, cell_address, column_letters

ROWS: tuple[tuple[CellValue, ...], ...] = (
    ("Kontaktpunkt", "Größe", "Note"),
    ("Anleger, Süd", "groß; breit", "two\nlines"),
    ("Café", None, '"so"'),
)
HERE = Path(__file__).parent


def delimited(separator: str) -> str:
    def quoted(cell: CellValue) -> str:
        text = "" if cell is None else str(cell)
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(sign in text for sign in ',;\t|"\n') else text

    return "".join(separator.join(map(quoted, row)) + "\r\n" for row in ROWS)


ENCODED = {
    "utf-8": delimited(",").encode(),
    "utf-8 with a mark": delimited(",").encode("utf-8-sig"),
    "cp1252 with semicolons": delimited(";").encode("cp1252"),
    "utf-16 with tabs": delimited("\t").encode("utf-16"),
    "utf-16 big endian with a mark": b"\xfe\xff" + delimited(";").encode("utf-16-be"),
    "utf-16 without a mark": delimited(",").encode("utf-16-le"),
    "bars": delimited("|").encode(),
    "old line ends": delimited(";").replace("\r\n", "\r").encode(),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_text_file_is_read_whatever_its_encoding_and_separator(encoding: str) -> None:
    (sheet,) = read_spreadsheet("list.csv", ENCODED[encoding]).sheets
    assert (sheet.name, sheet.rows) == ("list", ROWS)


def test_a_line_that_names_the_separator_is_no_row_and_moves_no_address() -> None:
    (sheet,) = read_spreadsheet("list.csv", b"sep=;\r\na,b;c\r\n1;2\r\n").sheets
    assert sheet.rows[1:] == (("a,b", "c"), ("1", "2"))


def workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("List")
    sheet.merge_range(0, 0, 0, 2, "Title")
    sheet.write_row(1, 0, ["Name", "Count", "Share", "Live", "On", "At", "Sum", "Broken", "Words"])
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    hour = book.add_format({"num_format": "hh:mm"})
    sheet.write_row(2, 0, ["Bell", 3, 0.5, True])
    sheet.write_datetime(2, 4, datetime.date(2026, 4, 13), day)
    sheet.write_datetime(2, 5, datetime.time(6, 35), hour)
    sheet.write_formula(2, 6, "=B3+1", None, 4)
    sheet.write_formula(2, 7, "=1/0", None, "#DIV/0!")
    sheet.write_string(2, 8, "=SUM(B3)")
    book.add_worksheet("Empty")
    book.add_worksheet("Hidden").hide()
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=List!$B$3:$B$3"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.close()
    return stream.getvalue()


def test_a_workbook_gives_typed_cells_and_formulas_by_their_results() -> None:
    book = read_spreadsheet("list.xlsx", workbook())
    assert [(each.name, each.is_hidden) for each in book.sheets] == [
        ("List", False),
        ("Empty", False),
        ("Hidden", True),
    ]
    sheet = book.sheets[0]
    day, hour = datetime.date(2026, 4, 13), datetime.time(6, 35)
    assert sheet.rows[2] == ("Bell", 3, 0.5, True, day, hour, 4, None, "=SUM(B3)")
    assert sheet.merged == (Merged(0, 0, 0, 2),)
    assert (sheet.shown(0, 2), sheet.value(0, 2), sheet.value(99, 99)) == ("Title", None, None)
    assert book.sheets[1].rows == ()
    assert book.sheet(" list ") == sheet
    assert book.sheet("Other") is None


def test_an_old_workbook_is_read_like_a_new_one() -> None:
    """`inventory.xls` was written with xlwt 1.3: a merged title, a header, a row and a hidden sheet."""
    book = read_spreadsheet("inventory.xls", (HERE / "inventory.xls").read_bytes())
    assert [(each.name, each.is_hidden) for each in book.sheets] == [("Inventory", False), ("Old", True)]
    assert book.sheets[0].rows[2] == ("Touchpoint", "Stage", "Responsible", "Review by")
    assert book.sheets[0].rows[3] == ("Harbour radio", "On the way", "Quay hosts", datetime.date(2027, 4, 13))
    assert book.sheets[0].merged == (Merged(0, 0, 0, 3),)


def open_document(rows: str) -> bytes:
    """An .ods file as LibreOffice writes it."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
            "</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="Liste">{rows}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
    return stream.getvalue()


def test_an_open_document_is_read_by_its_values() -> None:
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Anleger</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="3" table:formula="of:=1+2"><text:p>3</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2026-04-13"><text:p>13.04.26</text:p></table:table-cell>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>'
        "</table:table-row>"
    )
    (sheet,) = read_spreadsheet("liste.ods", open_document(row)).sheets
    assert (sheet.name, sheet.rows) == ("Liste", (("Anleger", 3, datetime.date(2026, 4, 13), True),))


def far_cell() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": True})  # else it looks at a million rows between
    sheet = book.add_worksheet("List")
    sheet.write(0, 0, "Name")
    sheet.write(1_048_575, 16_383, "far")
    book.close()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("list.xlsx", b"", "list.xlsx is empty."),
        ("list.xlsx", b"no workbook", "list.xlsx cannot be read as a workbook"),
        ("list.ods", b"PK\x03\x04 broken", "list.ods cannot be read as a workbook"),
        ("list.xlsx", workbook()[:3000], "list.xlsx cannot be read as a workbook"),
        ("list.xlsx", far_cell(), "spans more than 5 million cells"),
        ("list.pdf", b"%PDF-1.7", "list.pdf is no spreadsheet that can be read"),
        ("list.csv", b"\xff\xfea", "list.csv is no text in a known encoding"),
        ("list.csv", b"a,b\n\x00\x01\x02,c\n" * 3, "list.csv is no text in a known encoding"),
        ("list.csv", b'a,b\n"' + b"x" * 1_100_000 + b'",c\n', "list.csv cannot be read as a table"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(SpreadsheetError) as refused:
        read_spreadsheet(name, data)
    assert sentence in str(refused.value)


def test_cells_are_called_as_spreadsheets_call_them() -> None:
    assert [column_letters(column) for column in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert cell_address(6, 1) == "B7"
    assert Sheet("s", (("a",),)).width == 1
