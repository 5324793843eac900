"""A worksheet as a workbook: a row for each question, with the record and the field of the answer in columns that cannot be changed."""

import io

from goldthread.exchange.workbook import PROTECTION, Lists, new_workbook, offer, put
from goldthread.importing.worksheet_form import FIELD_HEADER, RECORD_HEADER
from goldthread.language.translation import say
from goldthread.worksheets.worksheet import WorksheetView

_WIDTHS = (10, 10, 30, 48, 60, 36)


def write(view: WorksheetView) -> bytes:
    """The worksheet, in the language that is being spoken; the same questions give the same bytes."""
    stream = io.BytesIO()
    workbook, styles = new_workbook(stream)
    lists = Lists(workbook)
    sheet = workbook.add_worksheet(say("Worksheet"))
    headers = (RECORD_HEADER, FIELD_HEADER, say("About"), say("Question"), say("Answer"), say("Help"))
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width, styles.locked, {"hidden": index < len((RECORD_HEADER, FIELD_HEADER))})
        sheet.write_string(0, index, headers[index], styles.header)
    number = 0
    answers = len(headers) - 2
    for section in view.sections:
        for each in section.questions:
            number += 1
            texts = (each.record, each.field, f"{section.kind}: {section.title}", each.words)
            for index, text in enumerate(texts):
                put(sheet, (number, index), text, styles, is_locked=True)
            put(sheet, (number, answers + 1), each.help or None, styles, is_locked=True)
            sheet.write_blank(number, answers, None, styles.open)
            put(sheet, (number, answers), each.answer, styles)
            offer(sheet, (number, answers, number, answers), each.column, lists, each.options)
    sheet.freeze_panes(1, 0)
    sheet.protect("", PROTECTION)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    lists.write()
    workbook.close()
    return stream.getvalue()
