"""The demonstration brand does not depend on the current date."""

import re

from command_line import goldthread
from demonstration import DAY, LATER, REPOSITORY, on
from goldthread.inspection import has_errors, inspect
from goldthread.settings import Settings


def test_a_check_of_the_demonstration_would_not_fail_five_years_later() -> None:
    inspection = inspect(REPOSITORY, Settings(today=LATER))
    assert [each.message for each in inspection.findings if has_errors([each])] == []


def test_the_command_uses_the_day_of_the_makefile() -> None:
    check = ("check", "--format", "json")
    then, now = (goldthread(*check, cwd=REPOSITORY, env={**on(day)}) for day in (DAY, LATER))
    named = goldthread(*check, "--today", DAY.isoformat(), cwd=REPOSITORY, env={**on(LATER)})
    assert then.exit_code == now.exit_code == 0
    assert then.output == named.output != now.output


def test_make_checks_and_builds_the_demonstration_on_its_day() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert "-include demonstration.mk" in makefile
    for verb in ("build", "serve", "check"):
        lines = re.findall(rf"^\t@?(.*\$\(BIN\)/goldthread {verb}\b.*)$", makefile, re.MULTILINE)
        assert lines
        assert [line for line in lines if not line.startswith("$(ON_ITS_DAY) ")] == []


def test_the_day_is_said_in_words_where_it_is_set_and_where_it_is_used() -> None:
    words = f"{DAY.day} {DAY:%B %Y}"
    assert words in (REPOSITORY / "demonstration.mk").read_text(encoding="utf-8")
    assert words in (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert f"--today {DAY}" in (REPOSITORY / "README.md").read_text(encoding="utf-8")
