"""The alignment report."""

import msgspec

from goldthread.pages.alignment.report import WRITER
from goldthread.pages.experience.touchpoint import WRITER as TOUCHPOINT
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"
BENCH = "bench: {name: Bench, phase: crossing, medium: physical, owner: crew, outcome: Rest., gives: A seat., gets: Thanks.}\n"
WAIVED = BENCH.replace("}", ", waive: [{rule: TCH001, reason: It is only a bench., until: 2027-03-31}]}")


def test_a_handbook_without_findings_says_so(context_of: ContextOf) -> None:
    assert "No findings." in body_of(pages_of(WRITER, context_of({})), "report/")


def test_a_finding_is_listed_under_its_rule_with_its_team_and_phase(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({QUAY: BENCH})), "report/")
    assert "Every touchpoint follows a principle." in body
    assert 'href="../rule/tch001/"' in body
    teams = body[body.index(">By team</h2>") : body.index(">By phase</h2>")]
    assert "Crew" in teams
    assert "The crossing" in body[body.index(">By phase</h2>") :]


def test_a_waiver_is_shown_with_its_reason_and_its_last_day(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({QUAY: WAIVED})), "report/")
    waived = body[body.index(">Waived</h2>") :]
    assert "It is only a bench." in waived
    assert "31 March 2027" in waived


def test_it_says_how_strictly_the_handbook_was_checked(context_of: ContextOf) -> None:
    strict = "brand: B\nvision: V.\nedition: '1.0'\nalignment: {profile: strict, rules: {TCH005: warning}}\n"
    body = body_of(pages_of(WRITER, context_of({"content/handbook.yml": strict})), "report/")
    assert "profile “strict”" in body
    assert "1 of them with a severity set by the handbook" in body


def test_accepted_findings_are_counted_separately_and_do_not_block(context_of: ContextOf) -> None:
    context = context_of({QUAY: BENCH})
    assert "Accepted in the baseline" not in body_of(pages_of(WRITER, context), "report/")
    body = body_of(
        pages_of(WRITER, msgspec.structs.replace(context, findings=(), accepted=context.findings)), "report/"
    )
    assert "No findings." not in body
    assert "0 new, 1 accepted at adoption." in body
    accepted = body[body.index(">Accepted in the baseline</h2>") :]
    assert "Every touchpoint follows a principle." in accepted
    assert 'href="../rule/tch001/"' in accepted


def test_what_every_record_lacks_is_said_once_with_the_records_folded(context_of: ContextOf) -> None:
    lamps = "".join(BENCH.replace("bench: {name: Bench", f"lamp-{n}: {{name: Lamp {n}") for n in range(30))
    body = body_of(pages_of(WRITER, context_of({QUAY: lamps})), "report/")
    causes = body[body.index(">Findings that concern several records</h2>") : body.index(">By rule</h2>")]
    assert "30 of 32 touchpoints are not known to follow a principle that is in force" in causes
    assert "<summary>30 records</summary>" in causes
    assert causes.count('href="../touchpoint/lamp-') == 30


def test_a_page_of_a_record_shows_accepted_findings_marked_as_such(context_of: ContextOf) -> None:
    context = context_of({QUAY: BENCH})
    accepted = msgspec.structs.replace(context, findings=(), accepted=context.findings)
    body = body_of(pages_of(TOUCHPOINT, accepted), "touchpoint/bench/")
    assert "For editors: no new finding in this record; 1 accepted" in " ".join(body.split())
    assert "Accepted in the baseline (Blocking):" in body


def test_a_cause_of_one_finding_names_its_own_record_first_and_then_what_it_speaks_of(context_of: ContextOf) -> None:
    needs = "reach-home: {need: Reach home before dark., kind: human}\nreach-home-two: {need: Reach-home before dark, kind: human}\n"
    context = context_of({"content/needs.yml": needs})
    found = tuple(each for each in context.findings if each.code == "DUP001")
    accepting = msgspec.structs.replace(context, findings=(), accepted=found)
    body = body_of(pages_of(WRITER, accepting), "report/")
    own, other = (body.index(f'href="../need/{name}/"') for name in ("reach-home-two", "reach-home"))
    assert own < other
    assert "<summary>2 records</summary>" in body


def test_no_finding_says_of_all_or_none_what_is_declared_unknown(context_of: ContextOf) -> None:
    principle = "title: Say it plainly\nstatement: We say what is.\nsupports: unknown\n"
    focus = "home-before-dark: {statement: Home before dark., excludes: unknown}\n"
    thanks = principle.replace("Say it plainly", "Thank the quay")
    bench = BENCH.replace("}", ", principles: unknown}")
    files = {
        "principles/say-it-plainly.yml": principle,
        "principles/thank-the-quay.yml": thanks,
        "content/focus.yml": focus,
        QUAY: bench,
    }
    context = context_of(files)
    said = {each.code: str(each.message) for each in context.findings}
    assert "nobody can tell what fits it" in said["FOC002"]
    assert "nobody can tell what connects it" in said["PRI001"]
    assert 'whose focus is known; that of "Say it plainly"' in said["PRI002"]
    assert 'whose principles are known; those of "Bench"' in said["PRI003"]
    assert "nobody can tell what connects it" in said["TCH001"]
    body = body_of(pages_of(TOUCHPOINT, context), "touchpoint/bench/")
    assert "Focus unknown" in body
    assert "nobody can tell what links this touchpoint to the vision" in body
    assert "is not linked to the vision" not in body


def test_what_does_not_apply_is_not_listed_as_unknown(context_of: ContextOf) -> None:
    known = body_of(pages_of(WRITER, context_of({QUAY: BENCH.replace("}", ", resources: n/a}")})), "report/")
    assert "What nobody knows" not in known


def test_fields_that_are_unknown_stand_with_their_owner_and_those_of_nobody_last(context_of: ContextOf) -> None:
    records = (
        BENCH.replace("gives: A seat.", "gives: unknown") + "arch: {name: Arch, phase: unknown, medium: physical}\n"
    )
    gone = "stool: {name: Stool, phase: unknown, medium: physical, status: retired}\n"
    body = body_of(pages_of(WRITER, context_of({QUAY: records + gone})), "report/")
    unknown = body[body.index(">What nobody knows</h2>") : body.index(">Waived</h2>")]
    assert unknown.index("Crew") < unknown.index("Bench") < unknown.index("What people get from us")
    assert unknown.index("Bench") < unknown.index("No known owner") < unknown.index("Arch")
    assert "Stool" not in unknown
