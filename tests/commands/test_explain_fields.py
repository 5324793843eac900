"""`goldthread explain KIND` and `KIND.FIELD`: what the classes and the code say, and nothing typed by hand."""

from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.data_faults import severities
from goldthread.field_reference.kind_help import kind_help
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of
from goldthread.reading.yaml_data import read_yaml
from goldthread.rules import all_rules


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_explained_with_its_files_and_every_field(kind: str, tmp_path: Path) -> None:
    result = goldthread("explain", kind, cwd=tmp_path)
    assert result.exit_code == 0
    assert f"content/{kind_help(kind).files[0].removeprefix('content/')}" in result.output
    assert [name for name in shape_of(kind).fields if f"\n  {name}" not in result.output] == []


def test_a_field_is_explained_with_form_example_rules_and_pages(tmp_path: Path) -> None:
    output = goldthread("explain", "touchpoint.principles", cwd=tmp_path).output
    for words in (
        "The principles that it follows",
        "Value: list: link: principle",
        "principle: ",
        "TCH001",
        "alignment map",
    ):
        assert words in output


def test_a_required_field_and_a_part_of_a_field_say_so(tmp_path: Path) -> None:
    assert "Required: yes" in goldthread("explain", "touchpoint.phase", cwd=tmp_path).output
    assert "from 1 to 5" in goldthread("explain", "touchpoint.priority.customer", cwd=tmp_path).output


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("touchpoint.ownr", 'Did you mean "owner"?'),
        ("touchpiont", 'Did you mean "touchpoint"?'),
        ("nothing.at.all", "no kind"),
    ],
)
def test_a_name_that_nothing_has_is_a_sentence(name: str, says: str, tmp_path: Path) -> None:
    result = goldthread("explain", name, cwd=tmp_path)
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_yaml_of_its_field_and_every_rule_exists(kind: str) -> None:
    codes = {rule.code for rule in all_rules()}
    for field in kind_help(kind).fields:
        assert set(field.uses.rules) <= codes
        if field.uses.example:
            document = read_yaml("", field.uses.example)
            assert not document.findings
            assert isinstance(document.data, dict)
            assert [*document.data] == [field.name]


def test_every_rule_that_looks_at_records_is_named_by_a_field() -> None:
    named = {code for kind in KINDS for field in kind_help(kind).fields for code in field.uses.rules}
    unnamed = {rule.code for rule in all_rules()} - named
    assert unnamed <= {
        "CFL002",
        "RET001",
        "DUP001",
        "IDN001",
        "UNK001",
        "REV001",
        "REV002",
        "WVR001",
        "WVR002",
        "AUD001",
        "TCH009",
        "PRI005",
    }


@pytest.mark.parametrize(
    ("code", "sentence"), [("REF004", "warning"), ("SCH017", "warning"), ("SCH018", "warning"), ("SCH001", "error")]
)
def test_the_severity_of_a_data_fault_is_that_of_its_findings(tmp_path: Path, code: str, sentence: str) -> None:
    told = goldthread("explain", code, cwd=tmp_path).output
    assert f"Severity: {sentence} in every handbook" in told
    assert str(severities()[code]) == sentence
