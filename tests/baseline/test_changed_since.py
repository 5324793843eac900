"""The option --changed-since: findings that concern a change are shown, in every kind of clone, and the rest are counted."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from baseline.conftest import Check, Git, Write
from baseline.messy import CLEAN, handbook, inventory, touchpoints

MESSY = touchpoints(12)


@pytest.fixture
def repository(tmp_path: Path, write: Write, git: Git) -> Path:
    """A repository with a messy inventory in its first commit."""
    root = tmp_path / "repository"
    write(root, inventory(MESSY))
    git(root, "init", "--quiet")
    _commit(root, git)
    return root


def _commit(root: Path, git: Git) -> None:
    git(root, "add", "--all", ".")
    git(root, "commit", "--quiet", "--message", "Change")


def _shown(check: Check, root: Path, rev: str = "main") -> list[str]:
    """Code and record of what is shown."""
    result = check(root, "--changed-since", rev, "--format", "json")
    assert result.exit_code in {0, 1}, result.output
    return sorted(f"{each['rule']} {each['record']}" for each in json.loads(result.stdout)["findings"])


def _all(check: Check, root: Path) -> int:
    return len(json.loads(check(root, "--format", "json").stdout)["findings"])


def test_without_changes_findings_are_only_counted(check: Check, repository: Path) -> None:
    result = check(repository, "--changed-since", "HEAD")
    assert result.exit_code == 0
    count = _all(check, repository)
    assert f"no problems; {count} findings elsewhere are not shown." in result.stdout


def test_all_findings_of_a_record_that_changed_are_shown_and_no_others(
    check: Check, repository: Path, write: Write
) -> None:
    write(repository, inventory({**MESSY, "thing-0": {**MESSY["thing-0"], "principles": ["say-when"]}}))
    count = _all(check, repository)
    assert _shown(check, repository) == [
        "TCH002 touchpoint/thing-0",
        "TCH003 touchpoint/thing-0",
        "TCH005 touchpoint/thing-0",
    ]
    result = check(repository, "--changed-since", "main")
    assert result.exit_code == 1
    assert f"; {count - 3} findings elsewhere are not shown." in result.stdout


@pytest.mark.parametrize("how", ["committed", "staged", "in the folder", "untracked"])
def test_committed_staged_and_unstaged_changes_count(check: Check, repository: Path, git: Git, how: str) -> None:
    git(repository, "checkout", "--quiet", "-b", "topic")
    (repository / "content/touchpoints").mkdir()
    (repository / "content/touchpoints.yml").rename(repository / "content/touchpoints/old.yml")
    if how == "in the folder":
        _commit(repository, git)
        with (repository / "content/touchpoints/old.yml").open("a") as file:
            file.write("bell: {name: Bell, phase: before}\n")
    else:
        (repository / "content/touchpoints/new.yml").write_text("bell: {name: Bell, phase: before}\n")
    if how == "staged":
        git(repository, "add", "--all")
    if how == "committed":
        _commit(repository, git)
    assert {line.split(" ")[1] for line in _shown(check, repository)} == {"touchpoint/bell"}


def test_moved_reordered_or_reformatted_records_do_not_count_as_changed(
    check: Check, repository: Path, write: Write
) -> None:
    def dealt(ids: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
        return [(f"content/touchpoints/{place} with spaces é.yml", list(reversed(ids[place::3]))) for place in range(3)]

    files = inventory(MESSY, dealt)
    files["content/teams.yml"] = "# Our teams\nquays:\n  'name': \"Quays\"\n"
    write(repository, files)
    for path in (repository / "content").rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _shown(check, repository) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("principles/say-when.yml", "title: Say when\nstatement: We always say when.\nsupports: [dry]\n"),
        ("content/focus.yml", "dry: {statement: Nobody ever waits in the rain.}\n"),
    ],
    ids=["its principle", "the focus of its principle"],
)
def test_findings_of_records_linked_to_a_changed_one_are_shown(
    check: Check, repository: Path, write: Write, path: str, text: str
) -> None:
    write(repository, {**inventory(MESSY), path: text})
    shown = _shown(check, repository)
    following = {f"touchpoint/{key}" for key, record in MESSY.items() if "principles" in record}
    assert {line.split(" ")[1] for line in shown if " touchpoint/" in line} == following
    assert "PRI004 principle/say-when" in shown


def test_findings_that_a_change_causes_elsewhere_are_shown(check: Check, repository: Path, write: Write) -> None:
    unpractised = {
        key: {name: each for name, each in record.items() if name != "principles"} for key, record in MESSY.items()
    }
    write(repository, inventory(unpractised))
    assert "PRI003 principle/say-when" in _shown(check, repository)


def test_findings_of_a_rule_whose_severity_changed_to_error_are_shown(
    check: Check, repository: Path, write: Write
) -> None:
    write(repository, {**inventory(MESSY), "content/handbook.yml": handbook(TCH003="error")})
    assert {line.split(" ")[0] for line in _shown(check, repository)} == {"TCH003"}


def test_a_fault_is_shown_where_its_file_changed_or_where_it_is_new(
    check: Check, repository: Path, write: Write, git: Git
) -> None:
    faulty = {**inventory(MESSY), "content/tools.yml": "rope: {name: Rope, lenght: 3}\n"}
    write(repository, faulty)
    _commit(repository, git)
    assert _shown(check, repository, "HEAD") == []
    (repository / "content/tools.yml").write_bytes(b"rope: {name: Rope, lenght: 3}\r\n")
    assert _shown(check, repository, "HEAD") == []
    write(repository, {**faulty, "content/tools.yml": "# Ropes\nrope: {name: Rope, lenght: 3}\n"})
    assert _shown(check, repository, "HEAD") == ["SCH001 tool/rope"]
    write(repository, {**faulty, "content/teams.yml": "docks: {name: Docks}\n"})
    shown = _shown(check, repository, "HEAD")
    assert {line for line in shown if line.startswith("REF001")} == {
        f"REF001 touchpoint/{key}" for key, record in MESSY.items() if "owner" in record
    }
    assert "SCH001 tool/rope" not in shown


def test_the_comparison_is_with_the_common_ancestor(check: Check, repository: Path, write: Write, git: Git) -> None:
    git(repository, "checkout", "--quiet", "-b", "topic")
    write(repository, inventory({**MESSY, "bell": {"name": "Bell", "phase": "before", **CLEAN, "gets": "unknown"}}))
    _commit(repository, git)
    git(repository, "checkout", "--quiet", "main")
    write(repository, inventory({key: record for key, record in MESSY.items() if key != "thing-0"}))
    _commit(repository, git)
    git(repository, "checkout", "--quiet", "topic")
    assert _shown(check, repository) == ["TCH003 touchpoint/bell"]


def test_what_the_baseline_accepts_stays_accepted_until_its_line_is_deleted(
    check: Check, repository: Path, write: Write, git: Git
) -> None:
    check(repository, "--update-baseline")
    _commit(repository, git)
    write(repository, inventory({**MESSY, "thing-0": {**MESSY["thing-0"], "name": "Another"}}))
    assert _shown(check, repository, "HEAD") == []
    baseline = repository / "content/baseline.yml"
    kept = [line for line in baseline.read_text().splitlines() if "thing-1, " not in line]
    baseline.write_text("\n".join(kept) + "\n")
    assert {line.split(" ")[1] for line in _shown(check, repository, "HEAD")} == {"touchpoint/thing-1"}


def test_a_handbook_in_a_subfolder_is_found_from_there(tmp_path: Path, check: Check, write: Write, git: Git) -> None:
    root = tmp_path / "brands/gravel quay"
    write(root, inventory(MESSY))
    write(tmp_path / "brands/other", inventory({}))
    git(tmp_path, "init", "--quiet")
    _commit(tmp_path, git)
    assert _shown(check, root) == []
    write(root, inventory({**MESSY, "bell": {"name": "Bell", "phase": "before", **CLEAN, "gets": "unknown"}}))
    assert _shown(check, root) == ["TCH003 touchpoint/bell"]


def test_all_findings_of_a_new_handbook_are_shown(tmp_path: Path, check: Check, write: Write, git: Git) -> None:
    (tmp_path / "readme.txt").write_text("Soon.\n")
    git(tmp_path, "init", "--quiet")
    _commit(tmp_path, git)
    write(tmp_path / "handbook", inventory(MESSY))
    assert len(_shown(check, tmp_path / "handbook")) == _all(check, tmp_path / "handbook")


def test_worktrees_and_hooks_work_like_any_folder(
    tmp_path: Path, check: Check, repository: Path, write: Write, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = tmp_path / "tree"
    git(repository, "worktree", "add", "--quiet", str(tree))
    write(tree, inventory({**MESSY, "bell": {"name": "Bell", "phase": "before", **CLEAN, "gets": "unknown"}}))
    assert _shown(check, tree) == ["TCH003 touchpoint/bell"]
    git(tmp_path, "init", "--quiet", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    assert _shown(check, tree) == ["TCH003 touchpoint/bell"]
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert _shown(check, tree) == ["TCH003 touchpoint/bell"]


def test_links_are_followed_in_the_past_as_they_are_now(check: Check, repository: Path, git: Git) -> None:
    teams = repository / "content/teams.yml"
    teams.rename(repository / "shared.yml")
    teams.symlink_to("../shared.yml")
    (repository / "content/loose.yml").symlink_to("../nowhere.yml")
    _commit(repository, git)
    assert _shown(check, repository, "HEAD") == []
    assert _shown(check, repository, "HEAD~1") == ["SCH016 "]  # the link that leads nowhere


def test_nothing_is_checked_out_and_nothing_written(check: Check, repository: Path, write: Write, git: Git) -> None:
    write(repository, inventory({}))
    before = git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")
    index = (repository / ".git/index").read_bytes()
    check(repository, "--changed-since", "HEAD")
    assert (git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")) == before
    assert (repository / ".git/index").read_bytes() == index


@pytest.fixture
def shallow(tmp_path: Path, repository: Path, write: Write, git: Git) -> Path:
    """A clone that holds nothing but the last commit of a branch."""
    git(repository, "tag", "v1.0")
    git(repository, "checkout", "--quiet", "-b", "topic")
    for name in ("bell", "gull"):
        write(repository, inventory({**MESSY, name: {"name": name, "phase": "before", **CLEAN, "gets": "unknown"}}))
        _commit(repository, git)
    clone = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=topic", repository.as_uri(), str(clone))
    return clone


@pytest.mark.parametrize(
    ("rev", "fetch"),
    [
        ("origin/main", "git fetch --depth=1 origin main:refs/remotes/origin/main"),
        ("main", "git fetch --depth=1 origin main:main"),
        ("v1.0", "git fetch --depth=1 origin tag v1.0"),
        ("HEAD~1", "git fetch --unshallow origin"),
    ],
)
def test_in_a_shallow_clone_the_suggested_fetch_is_enough(
    check: Check, shallow: Path, git: Git, rev: str, fetch: str
) -> None:
    refused = check(shallow, "--changed-since", rev)
    assert refused.exit_code == 2
    assert refused.stderr == f'goldthread: There is no commit "{rev}" here. To have it, run: {fetch}\n'
    git(shallow, *fetch.split(" ")[1:])
    assert _shown(check, shallow, rev) == ["TCH003 touchpoint/gull"]


def test_a_missing_commit_is_fetched_by_its_hash(check: Check, repository: Path, shallow: Path, git: Git) -> None:
    commit = git(repository, "rev-parse", "main").strip()
    assert check(shallow, "--changed-since", commit).stderr.endswith(f"git fetch --depth=1 origin {commit}\n")


def test_without_a_common_ancestor_the_revision_itself_is_compared(check: Check, shallow: Path, git: Git) -> None:
    git(shallow, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    result = check(shallow, "--changed-since", "origin/main")
    assert (
        result.stderr
        == "HEAD and origin/main have no commit in common here, so the records were compared with origin/main itself.\n"
    )


def test_in_a_full_clone_a_missing_branch_is_fetched_completely(
    tmp_path: Path, check: Check, repository: Path, git: Git
) -> None:
    git(tmp_path, "clone", "--quiet", repository.as_uri(), str(tmp_path / "clone"))
    said = check(tmp_path / "clone", "--changed-since", "origin/later").stderr
    assert said.endswith("run: git fetch origin later:refs/remotes/origin/later\n")


@pytest.mark.parametrize(
    "rev", ["nowhere", "-x", "--all", "--since=2020-01-01", "HEAD:content", "", "main..HEAD", "a\nb"]
)
def test_an_unknown_revision_is_refused_in_one_sentence(check: Check, repository: Path, rev: str) -> None:
    refused = check(repository, "--changed-since", rev)
    assert refused.exit_code == 2
    assert f'There is no commit "{rev}" here.' in refused.stderr


def test_outside_a_repository_it_is_refused_in_one_sentence(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(MESSY))
    refused = check(tmp_path, "--changed-since", "main")
    assert refused.exit_code == 2
    assert "lies in no git repository, and only git knows the history of the records." in refused.stderr


def test_without_git_it_is_refused_in_one_sentence(
    check: Check, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    refused = check(repository, "--changed-since", "main")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "goldthread: Git is not installed here, and only git knows the history of the records.\n",
    )


def test_paths_and_a_change_both_limit_what_is_shown(check: Check, repository: Path, write: Write) -> None:
    files = inventory({**MESSY, "thing-0": {"name": "Other", "phase": "before"}})
    write(repository, {**files, "content/focus.yml": "dry: {statement: Nobody is ever wet.}\n"})
    result = check(repository, "content/focus.yml", "--changed-since", "main", "--format", "json")
    report = json.loads(result.stdout)
    assert {each["place"]["file"] for each in report["findings"]} == {"content/focus.yml"}
    assert report["checked"]["elsewhere"] == _all(check, repository) - len(report["findings"])
