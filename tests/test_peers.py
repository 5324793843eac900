"""What other tools are measured on: the records of a handbook in their formats, none missing and no link that leads nowhere."""

import re
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

from peers import PEERS, Item, items_of

RECORDS = {
    "content/needs.yml": {"be-home": {"need": "I need to be home."}},
    "content/customers.yml": {"carer": {"name": "A carer"}},
    "content/focus.yml": {"calm": {"title": "Calm", "need": "be-home", "for": ["carer"]}},
    "content/metrics.yml": {"waits": {"name": "Waits"}},
    "content/teams.yml": {"crew": {"name": "Crew"}},
    "content/tools.yml": {"script": {"name": "Script", "owner": "crew"}},
    "principles/principles.yml": {
        "say-when": {"title": "Say when", "supports": [{"focus": "calm", "how": "It does."}]}
    },
    "content/journey.yml": [{"id": "waiting", "name": "Waiting", "owner": "crew"}],
    "content/touchpoints/part-00.yml": {
        "call": {
            "name": 'The "call"',
            "phase": "waiting",
            "principles": [{"principle": "say-when"}],
            "leads_to": ["call"],
        }
    },
}
KEYS = {
    "need_be_home": (),
    "customer_carer": (),
    "focus_calm": ("need_be_home", "customer_carer"),
    "metric_waits": (),
    "team_crew": (),
    "tool_script": ("team_crew",),
    "principle_say_when": ("focus_calm",),
    "phase_waiting": ("team_crew",),
    "touchpoint_call": ("principle_say_when", "phase_waiting"),
}


Written = tuple[tuple[Item, ...], dict[str, Path]]
"""The records as items, and the folder that each tool reads."""


@pytest.fixture
def written(tmp_path: Path) -> Written:
    for name, records in RECORDS.items():
        file = tmp_path / "handbook" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(records), encoding="utf-8")
    items = items_of(tmp_path / "handbook")
    folders = {peer.name: tmp_path / peer.name for peer in PEERS}
    for peer in PEERS:
        folders[peer.name].mkdir()
        peer.write(items, folders[peer.name])
    return items, folders


def test_each_record_refers_to_what_it_says_and_never_in_a_circle(written: Written) -> None:
    items, _ = written
    assert {item.key: tuple(sorted(item.links, key=list(KEYS).index)) for item in items} == {
        key: tuple(sorted(links, key=list(KEYS).index)) for key, links in KEYS.items()
    }


@pytest.mark.parametrize(
    ("tool", "files", "record", "link"),
    [
        ("trlc", "*.trlc", r"^\w+ (\w+) \{$", r"^  (?:\w+) = \[(.*)\]$"),
        ("strictdoc", "*.sdoc", r"^UID: (\w+)$", r"^  VALUE: (\w+)$"),
        ("sphinx-needs", "*.rst", r"^   :id: (\w+)$", r"^   :links: (.+)$"),
    ],
)
def test_each_tool_gets_every_record_and_every_link(
    written: Written, tool: str, files: str, record: str, link: str
) -> None:
    _, folders = written
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(folders[tool].glob(files)))
    assert sorted(re.findall(record, text, re.MULTILINE)) == sorted(KEYS)
    found = [each for line in re.findall(link, text, re.MULTILINE) for each in line.split(", ")]
    assert sorted(found) == sorted(each for links in KEYS.values() for each in links)


def test_doorstop_gets_a_file_for_every_record_and_every_link(written: Written) -> None:
    _, folders = written
    records = [yaml.safe_load(file.read_text()) for file in folders["doorstop"].glob("*/[A-Z]*.yml")]
    assert len(records) == len(KEYS)
    assert sum(len(each["links"]) for each in records) == sum(map(len, KEYS.values()))
