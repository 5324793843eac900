"""How records of a kind are edited: where they lie, and each field with its meaning, form, example and rules."""

import msgspec
from markupsafe import Markup

from goldthread.field_reference.kind_help import FieldHelp, kind_help
from goldthread.language.translation import said, say
from goldthread.model.kinds import KINDS
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import EDITING, editing_address, rule_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field on the page."""

    name: str
    is_required: bool
    words: Markup
    form: Markup
    example: str
    rules: tuple[Anchor, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    kind: str
    name: str
    words: str
    files: tuple[str, ...]
    fields: tuple[Field, ...]
    common: tuple[Field, ...]
    index: str
    is_added: bool


def page(context: Context, address: str) -> Page:
    """The page of a kind."""
    kind = address.rstrip("/").rpartition("/")[2]
    presenter, found = Presenter(context, address), kind_help(kind)
    name = said(KINDS[kind].names.many)
    view = View(
        kind=kind,
        name=name,
        words=said(found.doc),
        files=found.files,
        fields=tuple(_field(presenter, each) for each in found.fields if not each.is_common),
        common=tuple(_field(presenter, each) for each in found.fields if each.is_common),
        index=presenter.links.to(EDITING),
        is_added=kind != "handbook",
    )
    return Page(
        address=address,
        title=say("How to edit: {kind}", kind=name),
        description=view.words,
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=0.01,
    )


def _field(presenter: Presenter, field: FieldHelp) -> Field:
    form = say("{form}; default {value}", form=str(field.form), value=f"`{field.default}`")
    return Field(
        name=field.name,
        is_required=field.is_required,
        words=presenter.words.line(said(field.doc)) if field.doc else Markup(),
        form=presenter.words.line(form if field.default else str(field.form)),
        example=field.uses.example,
        rules=tuple(
            Anchor(code, presenter.links.to(rule_address(code)))
            for code in field.uses.rules
            if code in presenter.context.explanations
        ),
    )


WRITER = Writer(addresses=lambda _: map(editing_address, sorted(KINDS)), page=page, for_editors=True)
