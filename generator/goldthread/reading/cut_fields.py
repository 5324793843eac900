"""The fields of a record whose text is cut at a " #"."""

from goldthread.data_faults import yml008_cut_text
from goldthread.findings import Edit, Finding
from goldthread.model.shapes import GroupShape, ListShape, Shape, TableShape, TextShape, shape_of
from goldthread.places import Path
from goldthread.reading.cuts import Cut
from goldthread.reading.drafts import Draft
from goldthread.reading.notation import in_quotes


def cut_fields(draft: Draft) -> tuple[Path, ...]:
    """The steps to those cut texts of a record that may hold a "#": what is no text ends before a comment."""
    shape = shape_of(draft.kind)
    return tuple(path for path, cut in draft.cuts.items() if path and _may_go_on(_shape_at(shape, path), cut))


def cut_text_finding(cut: Cut, record: str, path: Path) -> Finding:
    """The finding for a text that is cut."""
    edit = Edit(cut.place, in_quotes(cut.whole)) if cut.whole else None
    return yml008_cut_text.finding(cut.place if edit else cut.sign, record, path, cut.value, edit)


def _may_go_on(shape: Shape | None, cut: Cut) -> bool:
    match shape:
        case TextShape(ref=ref, pattern=pattern):
            return not ref and (not pattern or (not cut.value and pattern.startswith("^#")))
        case _:
            return False


def _shape_at(shape: Shape | None, path: Path) -> Shape | None:
    """The shape of the value at the end of some steps; None when no field is there."""
    for step in path:
        match shape:
            case GroupShape(fields=fields) if step in fields:
                shape = fields[str(step)].shape
            case TableShape(value=value):
                shape = value
            case ListShape(item=item):
                shape = item
            case _:
                return None
    if isinstance(shape, GroupShape) and shape.shorthand and not shape.ref:
        return shape.fields[shape.shorthand].shape
    return shape
