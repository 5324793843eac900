"""Findings put together by their cause: a partition of them, whatever they are."""

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from goldthread.causes import Cause, causes_of, foremost
from goldthread.findings import Finding, Severity, Shared, with_distinct_identities
from goldthread.language.message import message
from goldthread.places import Place

CODES = ("TCH001", "TCH003", "PAT001", "ABS001", "REV001")
LACKS = [
    Shared(text="{count} of {total} do not say what we get.", every="None of {total} says what we get.", total=10),
    Shared(text="{count} of {total} do not say what customers get.", total=10, fix=message("Say it.")),
]
CHANGES = [Shared(text="{count} records lie below {record}.", values=(("record", each),)) for each in ("a", "b", "c")]

RECORDS = [f"touchpoint/t{number}" for number in range(12)]


def finding(record: str, **fields: object) -> Finding:
    """A finding of a rule about a record."""
    values = {
        "code": "TCH003",
        "name": "n",
        "severity": Severity.WARNING,
        "message": message("{record} lacks something.", record=record),
        "fix": message("Write it."),
        "place": Place("content/a.yml", 1 + (RECORDS.index(record) if record in RECORDS else 0)),
        "record": record,
        "weight": "gap",
    }
    return Finding(**{**values, **fields})  # type: ignore[arg-type]


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(RECORDS),
        code=st.sampled_from(CODES),
        severity=st.sampled_from(list(Severity)),
        concerns=st.sampled_from(["", "gets", "gives"]),
        weight=st.sampled_from(["pattern", "contradiction", "thread", "gap", "absence"]),
        shared=st.lists(st.sampled_from([*LACKS, *CHANGES]), max_size=3, unique=True).map(tuple),
        covers=st.one_of(
            st.just(()),
            st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(["", *RECORDS])), max_size=4).map(tuple),
        ),
    ),
    max_size=60,
).map(with_distinct_identities)


def _members(causes: Iterable[Cause]) -> Counter[Finding]:
    return Counter(each for cause in causes for each in cause.findings)


@given(FINDINGS)
def test_causes_are_a_partition_of_the_findings(findings: tuple[Finding, ...]) -> None:
    causes = causes_of(findings)
    assert _members(causes) == Counter(findings)
    assert all(cause.findings and str(cause.message) and str(cause.fix) for cause in causes)


@given(FINDINGS, st.randoms(use_true_random=False))
def test_causes_do_not_depend_on_the_order_of_findings(findings: tuple[Finding, ...], random: object) -> None:
    mixed = list(findings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert causes_of(mixed) == causes_of(findings)


@given(FINDINGS)
def test_a_cause_is_as_severe_as_its_most_severe_finding(findings: tuple[Finding, ...]) -> None:
    for cause in causes_of(findings):
        assert cause.severity.rank == min(each.severity.rank for each in cause.findings)


def test_what_every_record_lacks_is_one_cause_with_a_sentence_of_its_own() -> None:
    findings = [finding(record, shared=(LACKS[0],)) for record in RECORDS[:10]]
    (cause,) = causes_of(findings)
    assert str(cause.message) == "None of 10 says what we get."
    assert cause.is_common


def test_what_nine_in_ten_records_lack_is_one_cause_that_counts_them() -> None:
    (cause,) = causes_of(finding(record, shared=(LACKS[0],)) for record in RECORDS[:9])
    assert str(cause.message) == "9 of 10 do not say what we get."


def test_what_fewer_lack_is_told_of_each() -> None:
    findings = [finding(record, shared=(LACKS[0],)) for record in RECORDS[:8]]
    assert [str(cause.message) for cause in causes_of(findings)] == [str(each.message) for each in findings]


def test_two_things_that_the_same_records_lack_are_one_cause() -> None:
    findings = [finding(record, shared=tuple(LACKS)) for record in RECORDS[:9]]
    findings.append(finding(RECORDS[9], shared=(LACKS[0],)))
    (cause,) = causes_of(findings)
    assert str(cause.message) == "None of 10 says what we get. 9 of 10 do not say what customers get."


def test_records_below_one_change_are_one_cause_and_a_single_one_is_told_itself() -> None:
    findings = [finding(record, shared=(CHANGES[0],)) for record in RECORDS[:3]]
    findings.append(finding(RECORDS[4], shared=(CHANGES[1],)))
    assert [str(cause.message) for cause in causes_of(findings)] == ["3 records lie below a.", str(findings[3].message)]


def test_a_pattern_takes_in_what_it_covers_and_comes_first() -> None:
    pattern = finding("handbook/handbook", code="PAT001", weight="pattern", covers=(("TCH001", RECORDS[0]),))
    covered = finding(RECORDS[0], code="TCH001", severity=Severity.ERROR)
    other = finding(RECORDS[1], code="TCH001", severity=Severity.ERROR)
    first, second = causes_of((covered, other, pattern))
    assert first.findings == (pattern, covered)
    assert first.severity is Severity.ERROR
    assert second.findings == (other,)


def test_what_the_whole_handbook_lacks_comes_last_and_takes_in_all_that_follows_from_it() -> None:
    absence = finding("handbook/handbook", code="ABS001", weight="absence", covers=(("TCH001", ""),))
    findings = [finding(record, code="TCH001", severity=Severity.ERROR) for record in RECORDS]
    first, last = causes_of((absence, *findings, finding(RECORDS[0])))
    assert first.is_single
    assert last.findings == (absence, *sorted(findings, key=lambda each: each.place))


def test_of_fewer_than_eight_records_each_is_told() -> None:
    lack = Shared(text="{count} of {total} lack it.", every="None of {total} has it.", total=7)
    findings = [finding(record, shared=(lack,)) for record in RECORDS[:7]]
    assert len(causes_of(findings)) == 7


def test_two_records_below_one_change_are_one_cause() -> None:
    (cause,) = causes_of(finding(record, shared=(CHANGES[0],)) for record in RECORDS[:2])
    assert str(cause.message) == "2 records lie below a."


def test_of_one_weight_and_severity_what_lies_nearest_to_the_vision_comes_first() -> None:
    records = ("touchpoint/a", "principle/b", "need/c", "focus/d")
    causes = causes_of(finding(record, place=Place("content/a.yml", line)) for line, record in enumerate(records, 1))
    assert [cause.lead.record for cause in causes] == ["focus/d", "need/c", "principle/b", "touchpoint/a"]


def test_what_the_whole_handbook_lacks_takes_in_what_a_pattern_covers_as_well() -> None:
    pattern = finding("handbook/handbook", code="PAT001", weight="pattern", covers=(("TCH001", RECORDS[0]),))
    absence = finding("handbook/handbook", code="ABS001", weight="absence", covers=(("TCH001", ""),))
    covered = finding(RECORDS[0], code="TCH001")
    first, last = causes_of((pattern, covered, absence))
    assert (first.findings, last.findings) == ((pattern,), (absence, covered))


@given(FINDINGS)
def test_a_first_look_shows_each_rule_of_a_level_before_any_for_the_second_time(findings: tuple[Finding, ...]) -> None:
    causes = causes_of(findings)
    everything = foremost(causes, len(causes))
    assert set(everything) == set(causes)
    levels = [cause.rank[:2] for cause in everything]
    assert levels == sorted(levels)
    for most in range(len(causes)):
        shown = Counter((cause.rank[:2], cause.lead.code) for cause in foremost(causes, most))
        for level, code in {(cause.rank[:2], cause.lead.code) for cause in causes} - shown.keys():
            assert all(count == 1 for (of_level, _), count in shown.items() if of_level == level), code
