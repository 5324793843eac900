"""The jobs on GitLab, against a bare repository and an API of our own."""

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from ci import jobs
from ci.jobs import FILE, TEXT, Api, git, without_counts
from conftest import REPOSITORY
from golden_files import Golden

TOKEN = {"GOLDTHREAD_TOKEN": "token"}
NOTES = "/api/v4/projects/42/merge_requests/7/notes"


@pytest.fixture
def api(address: str, monkeypatch: pytest.MonkeyPatch) -> type[Api]:
    """The API of GitLab."""
    monkeypatch.setenv("CI_API_V4_URL", f"{address}/api/v4")
    monkeypatch.setenv("CI_PROJECT_ID", "42")
    monkeypatch.setenv("CI_MERGE_REQUEST_IID", "7")
    return Api


def run(job: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a job in a folder."""
    return jobs.run("gitlab.sh", job, folder=folder, **more)


def test_a_second_run_updates_the_note_of_the_first(checkout: Path, api: type[Api], golden: Golden) -> None:
    base = git(checkout, "rev-parse", "origin/main").strip()
    first = run("check", checkout, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **TOKEN)
    assert first.returncode == 0, first.stderr
    assert first.stderr == ""
    golden("summary.md", without_counts((checkout / "goldthread.md").read_text("utf-8")).replace(base, "BASE"))
    golden("note.md", str(api.comments[-1]["body"]).replace(base, "BASE"))
    assert api.requests == [
        ("GET", f"{NOTES}?per_page=100&page=1", "token"),
        ("GET", "/api/v4/user", "token"),
        ("GET", f"{NOTES}?per_page=100&page=2", "token"),
        ("POST", NOTES, "token"),
    ]
    api.requests.clear()
    (checkout / FILE).write_text(TEXT.format("snow"), "utf-8")
    run("check", checkout, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **TOKEN)
    assert api.requests[3:] == [("PUT", f"{NOTES}/102", "token")]
    assert len(api.comments) == 102
    assert "snow" in str(api.comments[-1]["body"])


def test_the_reports_are_what_gitlab_reads(checkout: Path, api: type[Api]) -> None:
    (checkout / FILE).write_text("islanders: {nmae: A}\n", "utf-8")
    assert run("check", checkout).returncode == 1
    assert {each["location"]["path"] for each in json.loads((checkout / "quality.json").read_text("utf-8"))} == {FILE}
    assert ET.parse(checkout / "rules.xml").getroot().tag == "testsuites"  # noqa: S314 - we wrote it
    assert not api.requests


def test_a_base_that_is_not_there_is_said_and_fails_nothing(checkout: Path, api: type[Api]) -> None:
    result = run("check", checkout, CI_MERGE_REQUEST_DIFF_BASE_SHA="0" * 40, **TOKEN)
    assert result.returncode == 0
    assert "could not be told:\n\n    goldthread: " in (checkout / "goldthread.md").read_text("utf-8")
    assert not api.requests


def test_the_preview_says_its_address(checkout: Path) -> None:
    result = run(
        "preview", checkout, CI_PROJECT_ROOT_NAMESPACE="ferry", CI_PAGES_DOMAIN="pages.example",
        CI_PROJECT_PATH="ferry/books/handbook", CI_JOB_ID="5",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    address = "https://ferry.pages.example/-/books/handbook/-/jobs/5/artifacts/handbook/index.html"
    assert (checkout / "preview.env").read_text("utf-8") == f"PREVIEW_URL={address}\n"
    assert (checkout / "handbook/index.html").is_file()


def test_an_edition_is_published_by_the_change_that_releases_it(checkout: Path) -> None:
    before = git(checkout, "rev-parse", "HEAD").strip()
    text = '- edition: "1.0"\n  on: 2026-01-01\n  summary: The first.\n'
    (checkout / "content/editions.yml").write_text(text, "utf-8")
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--message", "Release 1.0")
    result = run("pages", checkout, CI_COMMIT_BEFORE_SHA=before)
    assert result.returncode == 0, result.stderr
    assert (checkout / "public/1.0/index.html").is_file()
    assert (checkout / "public/latest/index.html").is_file()
    assert "1.0" in git(checkout, "ls-tree", "--name-only", "origin/gh-pages").splitlines()


def test_the_component_has_the_form_that_gitlab_reads() -> None:
    head, body = yaml.safe_load_all((REPOSITORY / "templates/handbook.yml").read_text("utf-8"))
    inputs = head["spec"]["inputs"]
    text = (REPOSITORY / "templates/handbook.yml").read_text("utf-8").partition("\n---\n")[2]
    assert {name for name in inputs if f"$[[ inputs.{name} ]]" in text} == set(inputs)
    assert text.count("$[[") == sum(text.count(f"$[[ inputs.{name} ]]") for name in inputs)
    assert not {"default", "variables", "stages", "workflow"} & set(body)  # they would concern the whole pipeline
    assert all(
        "$[[" not in line for job in body.values() for line in (*job.get("script", ()), *job.get("before_script", ()))
    )
    named = {job["script"][0].split()[-1] for job in body.values() if "script" in job}
    assert named == {"check", "preview", "pages"}
