"""The baseline: accepted findings stay accepted wherever their records are, and nothing else is accepted."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baseline.conftest import Check, Git, Write
from baseline.messy import CLEAN, MESSY, accepted_lines, inventory, touchpoints
from goldthread.baseline.baseline import Baseline
from goldthread.data_faults import fault_names
from goldthread.findings import Finding, Severity, with_distinct_identities
from goldthread.inspection import inspect_files
from goldthread.language.message import verbatim
from goldthread.model.journey import Touchpoint
from goldthread.places import Place
from goldthread.reading.files import BASELINE_FILE
from goldthread.settings import Settings
from test_rule import TODAY

FILES = ("content/touchpoints/a.yml", "content/touchpoints/b/c.yml", "content/touchpoints/d.yaml")


def _identities(files: dict[str, str]) -> set[tuple[str, str, str]]:
    found = inspect_files({name: text.encode() for name, text in files.items()}, Settings(today=TODAY))
    assert found.faults == ()
    identities = [finding.identity for finding in found.findings]
    assert len(identities) == len(set(identities))
    return set(identities)


def test_a_messy_inventory_is_accepted_and_new_findings_fail(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(MESSY))
    before = check(tmp_path, "--format", "json")
    assert before.exit_code == 1
    assert len(MESSY) == 60
    count = len(json.loads(before.stdout)["findings"])
    assert count >= 100

    accepted = check(tmp_path, "--update-baseline")
    assert accepted.exit_code == 0, accepted.output
    assert f"{BASELINE_FILE} accepts {count} findings: {count} added, 0 removed." in accepted.stderr
    again = check(tmp_path)
    assert again.exit_code == 0
    assert again.stdout.count("\n") == 2
    assert f"0 new, {count} accepted in the baseline." in again.stdout
    assert len(accepted_lines(tmp_path)) == count

    def backwards(ids: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
        return [(path, list(reversed(ids[place::3]))) for place, path in enumerate(FILES)]

    write(tmp_path, inventory(MESSY, backwards))
    moved = check(tmp_path)
    assert (moved.exit_code, moved.stdout.partition(": ")[2]) == (0, again.stdout.partition(": ")[2])

    one_more = {**MESSY, "thing-60": {"name": "Thing 60", "phase": "after", **CLEAN, "principles": "unknown"}}
    write(tmp_path, inventory(one_more, backwards))
    new = check(tmp_path, "--format", "concise")
    assert new.exit_code == 1
    (found,) = new.stdout.splitlines()
    assert 'TCH001 Touchpoint "Thing 60" (touchpoint/thing-60) ' in found

    one_less = {**MESSY, "thing-0": {**MESSY["thing-0"], "owner": "quays"}}
    write(tmp_path, inventory(one_less))
    fixed = check(tmp_path)
    assert fixed.exit_code == 0
    assert "1 entry of the baseline no longer occurs" in fixed.stdout
    assert len(accepted_lines(tmp_path)) == count
    shrunk = check(tmp_path, "--update-baseline")
    assert shrunk.exit_code == 0
    assert f"accepts {count - 1} findings: 0 added, 1 removed.\n  - TCH005 touchpoint/thing-0 owner\n" in shrunk.stderr
    assert len(accepted_lines(tmp_path)) == count - 1


@given(st.randoms(use_true_random=False), st.integers(0, 2**60 - 1))
@settings(max_examples=25)
def test_an_identity_does_not_depend_on_files_order_or_comments(random: Random, bits: int) -> None:
    def dealt(ids: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
        shuffled = random.sample(ids, len(ids))
        return [(path, shuffled[place::3]) for place, path in enumerate(FILES)]

    moved = {name: "# A remark\n\n" * (bits % 5) + text for name, text in inventory(MESSY, dealt).items()}
    moved["content/journey.yml"] = "".join(sorted(moved["content/journey.yml"].splitlines(keepends=True)))
    assert _identities(moved) == _identities(inventory(MESSY))


@given(st.lists(st.tuples(st.sampled_from(["PHA001", "FOC002"]), st.sampled_from(["", "why", "why (2)"])), max_size=8))
def test_findings_with_the_same_identity_are_numbered(pairs: list[tuple[str, str]]) -> None:
    def found(order: list[tuple[str, str]]) -> list[Finding]:
        return [
            Finding(
                code=code,
                name="x",
                severity=Severity.INFO,
                message=verbatim("."),
                fix=verbatim("."),
                place=Place("f", line),
                record="r/r",
                concerns=concerns,
            )
            for line, (code, concerns) in enumerate(order, start=1)
        ]

    told = [each.identity for each in with_distinct_identities(found(pairs))]
    assert len(set(told)) == len(pairs)
    assert with_distinct_identities(with_distinct_identities(found(pairs))) == with_distinct_identities(found(pairs))


def test_no_two_data_faults_of_a_handbook_have_one_identity() -> None:
    files = inventory(MESSY) | {
        "content/tools.yml": "rope: {name: A\u2028B\u2028C, kind: !x training, steps: !y 3}\nrope: {name: A, name: B, name: C}\n",
        "content/terms.yml": "- {term: A}\n- {term: B}\n- word\n- word\n",
        "content/offers.yml": "boat: {name: Boat, summary: 'See [[x]] and [[x]], or [[x]]', for: [y, y], needs: [y]}\n",
        "content/plan.yml": "events: [{name: A}, {name: B}, {name: C}]\nothers: 1\n",
    }
    faults = inspect_files({name: text.encode() for name, text in files.items()}, Settings(today=TODAY)).faults
    identities = [finding.identity for finding in faults]
    assert len(faults) > 12
    assert len(set(identities)) == len(identities)


def test_equal_exclusions_have_an_entry_each_that_goes_when_one_is_fixed(
    tmp_path: Path, check: Check, write: Write
) -> None:
    files = inventory(MESSY)
    focus = "dry: {statement: Nobody waits in the rain., excludes: [{what: Umbrellas}, {what: Umbrellas}]}\n"
    write(tmp_path, {**files, "content/focus.yml": focus})
    check(tmp_path, "--update-baseline")
    assert [line for line in accepted_lines(tmp_path) if "Umbrellas" in line] == [
        '- {rule: FOC002, record: focus/dry, concerns: "excludes=Umbrellas"}',
        '- {rule: FOC002, record: focus/dry, concerns: "excludes=Umbrellas (2)"}',
    ]
    write(tmp_path, {**files, "content/focus.yml": focus.replace("{what: Umbrellas}, ", "")})
    assert "1 entry of the baseline no longer occurs" in check(tmp_path).stdout


def test_data_faults_are_never_accepted_and_remove_no_entries(tmp_path: Path, check: Check, write: Write) -> None:
    files = inventory(MESSY)
    write(tmp_path, files)
    check(tmp_path, "--update-baseline")
    before = accepted_lines(tmp_path)

    broken = {
        **files,
        "content/touchpoints.yml": files["content/touchpoints.yml"].replace('"phase":"after"', '"phase":"afer"', 1),
    }
    broken["content/teams.yml"] = "quays: {name: Quays\n"
    write(tmp_path, broken)
    seen = check(tmp_path)
    assert seen.exit_code == 1
    assert "no longer occur" not in seen.stdout
    update = check(tmp_path, "--update-baseline")
    assert update.exit_code == 1
    assert "There are 2 data faults. Data faults cannot be accepted;" in update.stderr
    assert "0 removed" in update.stderr
    assert set(before) <= set(accepted_lines(tmp_path))
    assert not any(name in "".join(accepted_lines(tmp_path)) for name in fault_names())


OWN_RULE = '''"""Every touchpoint has a bell.

Without one nobody comes.

Fails:

    # content/touchpoints/quay.yml
    bell: {name: Bell}

Passes:

    # content/touchpoints/quay.yml
    bell: {name: Bell}

Fix:
    Hang one up.
"""

from goldthread.findings import Severity
from goldthread.rule import Breach

IDEA = 3
SEVERITY = Severity.ERROR


def breaches(graph, terms):
    return [Breach(record=each, message=f"{each.key} has no bell.", fix="Hang one up.") for each in graph.book.touchpoints]
'''


def test_entries_of_own_rules_that_did_not_run_are_kept(tmp_path: Path, check: Check, write: Write, git: Git) -> None:
    files = inventory(touchpoints(3))
    write(
        tmp_path,
        {**files, "content/handbook.yml": f"{files['content/handbook.yml']}rules: [checks/abc001_no_bell.py]\n"},
    )
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks/abc001_no_bell.py").write_text(OWN_RULE)
    check(tmp_path, "--own-rules", "--update-baseline")
    kept = accepted_lines(tmp_path)
    assert len([line for line in kept if "ABC001" in line]) == 3
    assert "no longer occur" not in check(tmp_path).stdout
    check(tmp_path, "--update-baseline")
    assert accepted_lines(tmp_path) == kept

    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Accept")
    write(tmp_path, files)
    (tmp_path / "checks/abc001_no_bell.py").unlink()
    assert check(tmp_path, "--own-rules", "--changed-since", "HEAD").exit_code == 0
    assert "3 entries of the baseline no longer occur" in check(tmp_path).stdout


def test_only_new_leaves_accepted_findings_out_of_formats_for_programs(
    tmp_path: Path, check: Check, write: Write
) -> None:
    write(tmp_path, inventory(MESSY))
    check(tmp_path, "--update-baseline")
    listed = json.loads(check(tmp_path, "--format", "json").stdout)
    assert listed["findings"] == []
    assert len(listed["accepted"]) == len(accepted_lines(tmp_path))
    assert json.loads(check(tmp_path, "--format", "json", "--only-new").stdout)["accepted"] == []
    assert "unchanged" in check(tmp_path, "--format", "sarif").stdout
    assert "unchanged" not in check(tmp_path, "--format", "sarif", "--only-new").stdout
    assert "in the baseline" in check(tmp_path, "--only-new").stdout


@pytest.mark.parametrize("options", [["content"], ["--changed-since", "HEAD"], ["--diff"]])
def test_the_baseline_is_that_of_the_whole_handbook(
    tmp_path: Path, check: Check, write: Write, options: list[str]
) -> None:
    write(tmp_path, inventory(MESSY))
    assert check(tmp_path, "--update-baseline", *options).exit_code == 2
    assert not (tmp_path / BASELINE_FILE).exists()


def test_accepted_findings_do_not_stop_a_build(tmp_path: Path, check: Check, write: Write) -> None:
    from goldthread.inspection import has_errors, inspect  # noqa: PLC0415 - what a build asks

    write(tmp_path, inventory(MESSY))
    assert has_errors(inspect(tmp_path, Settings(today=TODAY)).findings)
    check(tmp_path, "--update-baseline")
    assert not has_errors(inspect(tmp_path, Settings(today=TODAY)).findings)


def test_the_severity_of_a_finding_is_not_part_of_its_identity(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(MESSY))
    check(tmp_path, "--update-baseline", "--profile", "adopt")
    assert check(tmp_path, "--profile", "strict").exit_code == 0


def test_a_renamed_record_keeps_its_accepted_findings(tmp_path: Path, check: Check, write: Write) -> None:
    files = {
        "content/handbook.yml": 'brand: B\nvision: V\nedition: "1"\n',
        "content/phases.yml": "after: {name: After}\n",
        "content/touchpoints.yml": "bell: {name: Bell, phase: after, pairs_with: [lamp]}\nlamp: {name: Lamp, phase: after}\n",
        "content/glossary.yml": "bell: {term: Bell, means: b, conflicts_with: [touchpoint/lamp]}\n",
    }
    write(tmp_path, files)
    check(tmp_path, "--update-baseline")
    count = len(accepted_lines(tmp_path))
    assert any('concerns: "touchpoint/lamp"' in line for line in accepted_lines(tmp_path))
    for name, text in files.items():
        files[name] = (
            text.replace("lamp: {", "light: {was: [lamp], ").replace("[lamp]}", "[light]}").replace("/lamp", "/light")
        )
    write(tmp_path, files)
    again = check(tmp_path)
    assert again.exit_code == 0
    assert f"0 new, {count} accepted in the baseline." in again.stdout
    check(tmp_path, "--update-baseline")
    assert len(accepted_lines(tmp_path)) == count
    assert not any("lamp" in line for line in accepted_lines(tmp_path))


def test_a_former_id_that_two_records_claim_keeps_no_accepted_findings() -> None:
    entries = frozenset({("TCH001", "touchpoint/old", "principles")})
    two = {f"touchpoint/{name}": Touchpoint(id=name, name=name, phase="p", was=("old",)) for name in ("a", "b")}
    assert Baseline(entries).renamed(two).entries == entries
    one = {"touchpoint/a": two["touchpoint/a"]}
    assert Baseline(entries).renamed(one).entries == {("TCH001", "touchpoint/a", "principles")}
