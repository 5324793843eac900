"""The page on data for programs describes the published files."""

import json
import re

from demonstration import DAY, REPOSITORY
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import compose, inspected

PAGE = (REPOSITORY / "docs" / "data.md").read_text(encoding="utf-8")
REQUEST = request_of(REPOSITORY, None, build=Build(on=DAY, generator="1"))


def test_the_files_that_the_page_names_are_published_and_json_is_as_it_says() -> None:
    files = dict(compose(inspected(REQUEST), REQUEST).files)
    table = "".join(re.findall(r"^\| (`.*) \| .* \|$", PAGE, re.MULTILINE))
    data = {
        re.sub(r"^team/[\w-]+/", "team/TEAM/", name)
        for name in files
        if name.startswith("data/") or name == "llms.txt" or name.endswith("feed.xml")
    }
    assert set(re.findall(r"`([^`]+)`", table)) == data
    handbook = json.loads(files["data/handbook.json"])
    (top,) = re.findall(r"^The top level of .* has (.*), a table by kind", PAGE, re.MULTILINE)
    assert re.findall(r"`(\w+)`", top) == list(handbook)
    assert files["data/touchpoints.csv"].startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
