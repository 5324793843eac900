"""Archives are looked into before they are unpacked: what would take up all memory is refused, and hidden columns are known."""

import io
import zipfile

import pytest
import xlsxwriter

from goldthread.spreadsheets import archives
from goldthread.spreadsheets.errors import SpreadsheetError
from goldthread.spreadsheets.reading import read_spreadsheet

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<m:file-entry m:full-path="/" m:media-type="{TYPE}"/></m:manifest>'
)


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


HEADER = row(cell("Name"), cell("Secret"), cell("Phase"))


def ods(table: str, before: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml",
            f"{before}<office:document-content {NAMES}><office:body><office:spreadsheet>"
            f'<table:table table:name="List">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return stream.getvalue()


def forged(data: bytes) -> bytes:
    """An archive that says of its contents that they are small."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("content.xml").file_size
    return data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (ods(HEADER + row(cell("x", ' table:number-columns-repeated="16384"'), more=' table:number-rows-repeated="3000"')), "5 million"),
        (ods(HEADER + row(cell("x", ' table:number-columns-repeated="2000000000"'))), "5 million"),
        (ods(row("<table:table-cell/>", more=' table:number-rows-repeated="2000000000"') + HEADER), "5 million"),
        (ods(row(cell('a<text:s text:c="4000000000"/>'))), "more text than a cell can hold"),
        (ods(HEADER, '<!DOCTYPE a [<!ENTITY b "b">]>'), "document type"),
        (forged(ods(HEADER * 3000)), "cannot be read as a workbook"),
        (ods("<table:table-row>"), "cannot be read as a workbook"),
    ],
)  # fmt: skip
def test_what_would_fill_the_memory_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    assert len(data) < 5000
    with pytest.raises(SpreadsheetError) as refused:
        read_spreadsheet("list.ods", data)
    assert sentence in str(refused.value)


def test_what_is_large_unpacked_is_refused_whatever_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 10_000)
    with pytest.raises(SpreadsheetError, match="holds more than 400 MB"):
        read_spreadsheet("list.ods", ods(HEADER * 3000))


def test_empty_cells_to_the_end_of_a_sheet_are_no_reason_to_refuse_it() -> None:
    rest = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', more=' table:number-rows-repeated="1048575"'
    )
    (sheet,) = read_spreadsheet("list.ods", ods(HEADER + rest)).sheets
    assert sheet.rows[0] == ("Name", "Secret", "Phase")


def test_hidden_columns_are_known() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    (sheet,) = read_spreadsheet("list.ods", ods(columns + HEADER)).sheets
    assert sheet.hidden_columns == {1}
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    first, second = book.add_worksheet("First & last"), book.add_worksheet("Second")
    for each in (first, second):
        each.write_row(0, 0, ["Name", "Secret", "Phase"])
    second.set_column(1, 1, 10, None, {"hidden": True})
    first.set_column(3, 9, 10, None, {"hidden": True})
    book.close()
    read = read_spreadsheet("list.xlsx", stream.getvalue())
    assert [each.hidden_columns for each in read.sheets] == [frozenset(range(3, 10)), {1}]
