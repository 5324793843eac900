"""Which record a row is about: by its id, by its key, or by what it calls the record."""

from goldthread.editing.new_ids import new_id
from goldthread.importing.columns import ID, column_named
from goldthread.importing.import_input import ImportInput
from goldthread.importing.kept import Imported
from goldthread.importing.matching import KnownNames, mentioned_ids
from goldthread.importing.names import plain
from goldthread.importing.plan import SameRecord
from goldthread.importing.record_values import is_same, record_value
from goldthread.importing.rows import ReadRow, shown_value
from goldthread.importing.targets import Target
from goldthread.language.message import message
from goldthread.model.record import Record

TELLING = ("customer", "team", "on")
"""The fields that tell records of a kind without a title apart."""
_SEVERAL = 2


class Identities:
    """The records that rows may be about: those that there are, those that were imported before, and those that rows add."""

    def __init__(self, given: ImportInput) -> None:
        self._given = given
        self._records = {each.id: each for each in given.book.records.values() if each.kind == given.kind}
        self._known = KnownNames(((each.key, self._names_of(each)) for each in self._records.values()), is_strict=True)
        self._taken = {*self._records, *mentioned_ids(given.book)}
        self._new = KnownNames((), is_strict=True)
        self._by_key, self._by_title = self._imported_before()
        for each in self._records.values():
            self._by_title.setdefault(plain(each.title), []).append(each.key)
        self.targets: dict[str, Target] = {}
        """Each record that a row was found to be about, by its key."""
        self.taken_for: list[SameRecord] = []
        """The rows whose record is called a little differently."""

    def title_of(self, row: ReadRow) -> str:
        """What a row calls its record; for a kind without a title, what tells it from others: when it was, and with whom."""
        title = self._given.title.name
        return " ".join(filter(None, map(row.text, TELLING))) if title == ID else row.text(title)

    def target_of(self, row: ReadRow) -> Target | None:
        """The record that a row is about, which may be new; None when it cannot be known, which is noted as a fault of the row."""
        title = self.title_of(row)
        key = self._key_of(row, title)
        if key is None:
            return None
        if key not in self.targets:
            record = self._given.book.records.get(key)
            self._taken.add(key.partition("/")[2])
            self.targets[key] = Target(key, record, dict(row.values), row.place, row.key, title)
            if record is None and title:
                self._new.add(key, (title,))
        return self.targets[key]

    def is_spelling(self, target: Target, record: Record) -> bool:
        """Whether a title was only taken for the record's, and is not a new one."""
        last = self._given.kept.records.get(target.key, Imported()).title
        if last and plain(last) == plain(target.title):
            return True
        was_told_by_key = target.row_key and self._by_key.get(target.row_key) == target.key
        if ID in target.values or was_told_by_key:
            return False
        return plain(target.title) != plain(record.title) or target.title.casefold() == record.title.casefold()

    def _imported_before(self) -> tuple[dict[str, str], dict[str, list[str]]]:
        """The records by what the key column, and the title, said when they were imported."""
        title = self._given.title.name
        by_key: dict[str, str] = {}
        by_title: dict[str, list[str]] = {}
        for key, each in self._given.kept.records.items():
            if key.partition("/")[0] != self._given.kind:
                continue
            if each.key and each.file == self._given.file:
                by_key[each.key] = key
            name = each.title or each.values.get(title)
            if title == ID:
                name = " ".join(str(each.values[field]) for field in TELLING if field in each.values)
            if isinstance(name, str):
                by_title.setdefault(plain(name), []).append(key)
        return by_key, by_title

    def _names_of(self, record: Record) -> tuple[str, ...]:
        """What a record may be called in a sheet."""
        if self._given.title.name != ID:
            return (record.id, record.title, *record.was)
        columns = [column for name in TELLING if (column := column_named(record.kind, name)) is not None]
        said = [record_value(record, column, self._given.names(column)) for column in columns]
        return (record.id, " ".join(str(each) for each in said if each is not None), *record.was)

    def _key_of(self, row: ReadRow, title: str) -> str | None:
        if ID in row.values:
            return self._key_of_id(row)
        if not plain(title):
            self._refuse_nameless(row)
            return None
        told = self._by_key.get(row.key) if row.key else None
        before = told or self._titled(title, row)
        if before is not None:
            match = self._known.match(before.partition("/")[2])
            if match is not None and not match.is_near and (told or self._may_be(match.key, row, is_near=False)):
                return match.key
            if match is None and self._known.match(title) is None:
                why = message(
                    "{record} was imported before and has been deleted since; to add it again, delete its entry in content/imports.yml",
                    record=before,
                )
                self._given.reader.refuse(row.place, "", title, why)
                return None
        for known in (self._known, self._new):
            match = known.match(title)
            if match is not None and self._may_be(match.key, row, is_near=match.is_near):
                if match.is_near:
                    self.taken_for.append(SameRecord(row.place, title, self._title(match.key)))
                return match.key
        return f"{self._given.kind}/{new_id(title, self._given.kind, self._taken)}"

    def _key_of_id(self, row: ReadRow) -> str:
        wanted = row.text(ID)
        match = self._known.match(wanted) if wanted not in self._records else None
        if match is not None and not match.is_near and wanted in self._given.book.records[match.key].was:
            return match.key
        return f"{self._given.kind}/{wanted}"

    def _refuse_nameless(self, row: ReadRow) -> None:
        if row.values:
            why = message("the row does not say what the record is called, so nothing in it can be used")
            said = ", ".join(shown_value(each.value) for each in row.values.values())
            self._given.reader.refuse(row.place, "", said, why)

    def _titled(self, title: str, row: ReadRow) -> str | None:
        """The record that has a title, or had it in the sheet when it was imported: of several, the one in the row's phase."""
        keys = list(dict.fromkeys(self._by_title.get(plain(title), ())))
        if len(keys) < _SEVERAL or "phase" not in row.values:
            return next(iter(keys), None)
        phase = row.text("phase")
        return next((key for key in keys if phase in self._phases_of(key)), keys[0])

    def _phases_of(self, key: str) -> tuple[object, ...]:
        """The phase of a record, as it is and as it was imported."""
        record = self._given.book.records.get(key)
        kept = self._given.kept.records.get(key, Imported()).values.get("phase")
        return (getattr(record, "phase", None), kept)

    def _title(self, key: str) -> str:
        record = self._given.book.records.get(key)
        return record.title if record is not None else self.targets[key].title

    def _may_be(self, key: str, row: ReadRow, *, is_near: bool) -> bool:
        """Whether a row with a record's title may be about it: two of one name in two phases are two records."""
        column = column_named(self._given.kind, "phase")
        if column is None or "phase" not in row.values:
            return True
        target = self.targets.get(key)
        if target is not None:
            return "phase" not in target.values or is_same(target.values["phase"].value, row.values["phase"].value)
        record = self._given.book.records.get(key)
        there = record_value(record, column, self._given.names(column)) if record is not None and is_near else None
        return there is None or is_same(there, row.values["phase"].value)
