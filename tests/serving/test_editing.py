"""What an editor changes is on the next page that is asked for."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rules.own_rule import RULE
from searching.engine import part_names
from serving.conftest import SETTINGS, Asked

BOARD = "/touchpoint/notice-board/"
LANDING = "content/touchpoints/landing.yml"
NAME = "Notice board on the landing"
BLOCKING = "bench: {name: Bench, phase: crossing, medium: personal}\n"


def heading(asked: Asked, target: str = BOARD) -> str:
    """The heading of a page."""
    return asked.page(target).partition("<h1")[2].partition("</h1>")[0]


def has_panel(page: str) -> bool:
    """Whether a page says what is wrong."""
    return 'id="goldthread-panel"' in page


def test_a_saved_record_is_on_every_page_that_names_it(asked: Asked) -> None:
    assert NAME in heading(asked)
    asked.edit(LANDING, NAME, "The board that tells")
    assert "The board that tells" in heading(asked)
    assert "The board that tells" in asked.page("/touchpoint/")
    assert b"The board that tells" in asked.ask("/data/handbook.json").body


def test_records_that_are_added_renamed_and_deleted_have_pages_as_they_should(asked: Asked) -> None:
    assert asked.ask("/touchpoint/bench/").status == 404
    asked.write("content/touchpoints/bench.yml", BLOCKING)
    assert "Bench" in heading(asked, "/touchpoint/bench/")
    asked.write("content/touchpoints/bench.yml", BLOCKING.replace("bench:", "seat:").replace("Bench,", "Seat, was: [bench],"))  # fmt: skip
    assert "Seat" in heading(asked, "/touchpoint/seat/")
    assert 'http-equiv="refresh"' in asked.page("/touchpoint/bench/")
    (asked.root / "content/touchpoints/bench.yml").unlink()
    assert asked.ask("/touchpoint/seat/").status == 404


def test_a_finding_of_a_rule_is_on_the_report_and_no_obstacle(asked: Asked) -> None:
    asked.write("content/touchpoints/bench.yml", BLOCKING)
    page = asked.page("/report/")
    assert "TCH001" in page
    assert not has_panel(page)


def test_a_slip_is_said_on_the_last_good_page_until_it_is_mended(asked: Asked) -> None:
    good = asked.page(BOARD)
    for _ in range(2):
        asked.edit(LANDING, f"  name: {NAME}", f"\tname: {NAME}")
        page = asked.page(BOARD)
        assert has_panel(page)
        assert f"{LANDING}:2:1" in page
        assert "indented with a tab" in page
        assert "Replace the tab with two spaces." in page
        assert NAME in heading(asked)
        assert has_panel(asked.page("/"))
        assert "YML002" in asked.page("/.goldthread/panel")
        asked.edit(LANDING, f"\tname: {NAME}", f"  name: {NAME}")
        assert asked.page(BOARD) == good
        assert asked.page("/.goldthread/panel") == ""


def test_only_what_has_changed_on_a_page_makes_it_load_again(asked: Asked) -> None:
    state = asked.ask(BOARD).headers["Goldthread-State"]
    home = asked.ask("/", "HEAD").headers["Goldthread-State"]
    asked.edit(LANDING, f"  name: {NAME}", f"\tname: {NAME}")
    broken = asked.ask(BOARD, "HEAD").headers["Goldthread-State"]
    assert broken.split(".")[0] == state.split(".")[0]
    assert (state.split(".")[1], broken.split(".")[1]) == ("-", asked.handbook.problem().tag)  # type: ignore[union-attr]
    asked.edit(LANDING, f"\tname: {NAME}", "  name: Board")
    assert asked.ask(BOARD).headers["Goldthread-State"].split(".")[0] != state.split(".")[0]
    asked.edit(LANDING, "  name: Board", f"  name: {NAME}")
    assert asked.ask("/").headers["Goldthread-State"] == home


def test_a_handbook_that_cannot_be_read_at_first_says_so_and_is_shown_once_it_can(
    root: Path, serve: Callable[[Path], Asked]
) -> None:
    good = (root / LANDING).read_text()
    (root / LANDING).write_text(good.replace("  name:", "\tname:"))
    asked = serve(root)
    answer = asked.ask(BOARD)
    assert answer.status == 503
    assert has_panel(answer.body.decode())
    assert b"last good version" not in answer.body
    assert b"/.goldthread/reload.js" in answer.body
    asked.write(LANDING, good)
    assert NAME in heading(asked)


def test_settings_and_an_editors_own_pages_are_followed(asked: Asked) -> None:
    assert "Sandbank Ferry" in asked.page("/")
    asked.write("mkdocs.yml", SETTINGS.replace("Sandbank Ferry", "Ferry of the bank"))
    assert "Ferry of the bank" in asked.page("/")
    asked.write("content/notes/how.md", "# How we work\n\nSlowly.\n")
    assert "Slowly." in asked.page("/notes/how/")
    asked.write("content/notes/how.md", "# How we work\n\nWith care.\n")
    assert "With care." in asked.page("/notes/how/")
    (asked.root / "content/notes/how.md").unlink()
    assert asked.ask("/notes/how/").status == 404


def test_a_handbook_that_shows_pictures_is_followed(asked: Asked) -> None:
    asked.write("content/plan.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    asked.edit(LANDING, "  name:", "  ideal: 'As here: ![A plan](plan.svg)'\n  name:")
    assert "plan.svg" in asked.page(BOARD)
    asked.edit(LANDING, NAME, "The board that tells")
    assert "The board that tells" in heading(asked)
    (asked.root / "content/plan.svg").unlink()
    assert "SCH018" in asked.page("/report/")


def test_broken_settings_are_said_and_mended(asked: Asked) -> None:
    asked.page("/")
    for broken, words in (
        ("site_name: [\n", "cannot be read as settings"),
        (SETTINGS.replace("goldthread", "unheard-of"), "does not name the plugin goldthread"),
        (SETTINGS.replace("search", "serch"), "The &#34;serch&#34; plugin is not installed"),
        (f"{SETTINGS}hooks: [gone.py]\n", "gone.py"),
    ):
        asked.write("mkdocs.yml", broken)
        page = asked.page("/")
        assert has_panel(page), broken
        assert words in page
        asked.write("mkdocs.yml", SETTINGS)
        assert not has_panel(asked.page("/"))


def test_settings_that_are_taken_from_another_file_are_followed(asked: Asked) -> None:
    told, name = "docs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n", "site_name: Ferry {}\n"
    asked.write("shared/all.yml", told)
    asked.write("base.yml", f"INHERIT: shared/all.yml\n{name.format('one')}")
    asked.write("mkdocs.yml", "INHERIT: base.yml\n")
    assert "Ferry one" in asked.page("/")
    asked.write("base.yml", f"INHERIT: shared/all.yml\n{name.format('two')}")
    assert "Ferry two" in asked.page("/")
    asked.write("shared/all.yml", f"{told}copyright: Made at the bank\n")
    assert "Made at the bank" in asked.page("/")
    (asked.root / "shared/all.yml").unlink()
    assert has_panel(asked.page("/"))
    asked.write("shared/all.yml", told)
    page = asked.page("/")
    assert not has_panel(page)
    assert "Made at the bank" not in page


def test_a_theme_of_an_editors_own_is_followed_and_its_errors_are_said_with_their_line(asked: Asked) -> None:
    asked.page("/")
    template = '{% extends "base.html" %}\n{% block footer %}<p>WORDS {{ page.title }}</p>{% endblock %}\n'
    asked.write("mkdocs.yml", SETTINGS.replace("{name: material}", "{name: material, custom_dir: overrides}"))
    asked.write("overrides/main.html", template.replace("WORDS", "Made on the ferry"))
    assert "Made on the ferry" in asked.page(BOARD)
    asked.write("overrides/main.html", template.replace("WORDS", "Made at the bank"))
    assert "Made at the bank" in asked.page(BOARD)
    asked.write("overrides/main.html", template.replace("{{ page.title }}", "{{ page.title.nothing.more }}"))
    page = asked.page(BOARD)
    assert has_panel(page)
    assert "main.html, line 2" in page
    asked.write("overrides/main.html", template.replace("WORDS", "Made again"))
    assert "Made again" in asked.page(BOARD)


def test_rules_of_a_handbooks_own_are_followed_and_their_errors_are_said(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDTHREAD_OWN_RULES", "1")
    monkeypatch.chdir(asked.root)
    file = "rules/org001_team_without_channel.py"
    asked.write(file, RULE)
    handbook = (asked.root / "content/handbook.yml").read_text()
    asked.write("content/handbook.yml", f"{handbook}\nrules: [{file}]\n")
    assert "Every team says" in asked.page("/rule/org001/")
    asked.write(file, RULE.replace("Every team says", "Each team says"))
    assert "Each team says" in asked.page("/rule/org001/")
    asked.write(file, f"{RULE}\nraise ValueError('not yet')\n")
    page = asked.page("/")
    assert has_panel(page)
    assert "not yet" in page
    asked.write(file, RULE)
    assert not has_panel(asked.page("/"))


def test_the_language_and_other_settings_of_records_are_followed(asked: Asked) -> None:
    assert '<html lang="en"' in asked.page("/")
    handbook = (asked.root / "content/handbook.yml").read_text()
    asked.write("content/handbook.yml", f"{handbook}\nlanguage: de\n")
    assert '<html lang="de"' in asked.page("/")
    asked.edit(LANDING, f"  name: {NAME}", f"\tname: {NAME}")
    assert "Darunter steht der letzte fehlerfreie Stand." in asked.page("/")


def test_a_commit_is_followed(asked: Asked) -> None:
    def git(*arguments: str) -> None:
        own = ("-c", "user.name=E", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(asked.root), *own, *arguments], check=True, capture_output=True)

    def commit() -> str:
        done = subprocess.run(
            ["git", "-C", str(asked.root), "rev-parse", "HEAD"], check=True, capture_output=True, text=True
        )
        return done.stdout[:10]

    asked.page("/")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "First")
    first = commit()
    assert first in asked.page("/about/")
    asked.edit(LANDING, NAME, "The board that tells")
    assert f"{first}+" in asked.page("/about/")
    git("commit", "-qam", "Second")
    second = commit()
    assert second in asked.page("/about/")
    assert f"{second}+" not in asked.page("/about/")
    git("checkout", "-q", first)
    assert NAME in heading(asked)
    assert first in asked.page("/about/")


def test_a_file_that_is_saved_twice_within_a_moment_is_read_twice(asked: Asked) -> None:
    for name in ("Board A", "Board B", "Board C", "Board D"):
        text = (asked.root / LANDING).read_text()
        asked.write(LANDING, text.replace(text.partition("name: ")[2].partition("\n")[0], name))
        assert name in heading(asked)


def search_index(asked: Asked) -> bytes:
    """What the search shows of entries, in all parts of its index."""
    return b"".join(asked.ask(f"/search/{name}.js").body for name in part_names(asked.ask("/search/index.js").body))


def test_the_search_follows_and_is_made_when_nobody_waits(asked: Asked) -> None:
    asked.page("/")
    while asked.handbook.work_ahead():
        pass
    assert NAME.encode() in search_index(asked)
    asked.edit(LANDING, NAME, "The board that tells")
    asked.page(BOARD)
    assert NAME.encode() in search_index(asked)
    while asked.handbook.work_ahead():
        pass
    assert b"The board that tells" in search_index(asked)


def test_a_missing_file_of_the_search_is_looked_for_and_not_found(asked: Asked) -> None:
    assert asked.ask("/search/nothing.json").status == 404


def test_a_pipe_or_a_link_out_of_the_handbook_in_place_of_records_is_said_and_never_read(
    asked: Asked, tmp_path: Path
) -> None:
    (tmp_path / "aside.yml").write_text("out of sight\n")
    asked.page("/")
    text = (asked.root / LANDING).read_text()
    for put in (os.mkfifo, lambda place: place.symlink_to(tmp_path / "aside.yml")):
        (asked.root / LANDING).unlink()
        put(asked.root / LANDING)
        page = asked.page("/")
        assert has_panel(page)
        assert "out of sight" not in page
    (asked.root / LANDING).unlink()
    (asked.root / LANDING).mkdir()
    assert asked.ask(BOARD).status == 404
    (asked.root / LANDING).rmdir()
    asked.write(LANDING, text)
    assert not has_panel(asked.page("/"))


def test_a_branch_that_is_checked_out_is_shown_as_by_a_server_that_begins_there(
    asked: Asked, serve: Callable[[Path], Asked]
) -> None:
    def git(*arguments: str) -> None:
        own = ("-c", "user.name=E", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(asked.root), *own, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "First")
    git("checkout", "-q", "-b", "other")
    text = (asked.root / LANDING).read_text()
    (asked.root / LANDING).unlink()
    asked.write("content/touchpoints/below/pier.yml", text.replace(NAME, "Board of the pier"))
    (asked.root / "content/needs.yml").rename(asked.root / "content/needs.yaml")
    asked.write("content/tools.yml", "bell: {name: Bell}\n")
    asked.edit("mkdocs.yml", "Sandbank Ferry", "Another name")
    git("add", ".")
    git("commit", "-qm", "Second")
    addresses = ("/", BOARD, "/touchpoint/", "/data/handbook.json", "/about/", "/report/")
    for branch in ("main", "other", "main"):
        git("checkout", "-q", branch)
        found, anew = [asked.ask(each) for each in addresses], serve(asked.root)
        assert found == [anew.ask(each) for each in addresses]
        assert ("Board of the pier" in heading(asked)) == (branch == "other")
