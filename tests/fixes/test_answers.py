"""Mistakes with one right answer are fixed; ambiguous ones are not."""

import pytest

from fixes.conftest import Fix, FixText

HEAD = "boat-drill:\n  name: Boat drill\n"

FIXED = {
    "a misspelt field": ("  lnik: the blue folder  # by the wheel\n", "  link: the blue folder  # by the wheel\n"),
    "a misspelt field in quotes": ("  'lnik': x\n", "  'link': x\n"),
    "a field with a capital": ("  Link: x\n", "  link: x\n"),
    "a field with a hyphen for its underscore": ("  review-by: 2027-01-01\n", "  review_by: 2027-01-01\n"),
    "a misspelt field of a link": (
        "  principles: [{principel: say-it-plainly, how: Aloud}]\n",
        "  principles: [{principle: say-it-plainly, how: Aloud}]\n",
    ),
    "a misspelt word of a vocabulary": ("  kind: trainning # 'odd\n", "  kind: training # 'odd\n"),
    "a misspelt word in single quotes": ("  kind: 'tempalte'\n", "  kind: 'template'\n"),
    "a misspelt word in double quotes": ('  kind: "scrip"\n', '  kind: "script"\n'),
    "a misspelt word behind an anchor": ("  kind: &k trainning\n", "  kind: &k training\n"),
    "a misspelt word behind non-ASCII": (
        "  principles: [{how: Ŵîndy — 🛶 “so”, principle: say-it-plainly, basis: infered}]\n",
        "  principles: [{how: Ŵîndy — 🛶 “so”, principle: say-it-plainly, basis: inferred}]\n",
    ),
    "a misspelt word behind tabs": ("  kind:\t\ttrainning\t# tabs\n", "  kind:\t\ttraining\t# tabs\n"),
    "a misspelt word with escapes before it": (
        '  principles: [{how: "a \\"b\\", \\u00e9", basis: infered, principle: say-it-plainly}]\n',
        '  principles: [{how: "a \\"b\\", \\u00e9", basis: inferred, principle: say-it-plainly}]\n',
    ),
    "a misspelt word on a line of its own": ("  kind:\n    # which?\n    trainning\n", "  kind:\n    # which?\n    training\n"),
    "a date with dots": ("  review_by: 28.02.2027\n", "  review_by: 2027-02-28\n"),
    "a date with slashes": ("  review_by: 2027/02/28\n", "  review_by: 2027-02-28\n"),
    "a date without noughts": ('  review_by: "2027-2-8"\n', '  review_by: "2027-02-08"\n'),
    "a date with the month first": ("  review_by: 02/28/2027\n", "  review_by: 2027-02-28\n"),
    "a date of the same day and month": ("  review_by: 03.03.2027\n", "  review_by: 2027-03-03\n"),
    "a number for a text": ("  link: 0612.50\n", '  link: "0612.50"\n'),
    "true for a text": ("  link: true # no\n", '  link: "true" # no\n'),
    "a word for a list of ids": ("  principles: say-it-plainly # one\n", "  principles: [say-it-plainly] # one\n"),
    "a quoted word for a list of ids": ("  principles: 'say-it-plainly'\n", "  principles: ['say-it-plainly']\n"),
    "a number for an id": ("  was: [2024]\n", '  was: ["2024"]\n'),
    "a link by the old id": ("  owner: deck-hands\n", "  owner: crew\n"),
    "a link by the old id in a list": ("  principles: [plain]\n", "  principles: [say-it-plainly]\n"),
    "a link by the old id with more to say": (
        "  principles:\n    - how: Aloud\n      principle: plain\n",
        "  principles:\n    - how: Aloud\n      principle: say-it-plainly\n",
    ),
    "mentions of the old id": (
        "  link: see [[plain]], [[ principle/plain ]] and plain\n",
        "  link: see [[say-it-plainly]], [[ principle/say-it-plainly ]] and plain\n",
    ),
    "a list and a word in it": ("  principles: plain\n", "  principles: [say-it-plainly]\n"),
    "a line separator": ("  link: the\u2028mess\u2029room\n", "  link: the mess room\n"),
}  # fmt: skip

LEFT = {
    "a misspelt field beside the right one": "  lnik: x\n  link: y\n",
    "a field that is far from all": "  colour: x\n",
    "a word that is two slips away": "  kind: trianing-s\n",
    "a reference that is merely near": "  principles: [say-it-planly]\n",
    "a date that may be two days": "  review_by: 03.04.2027\n",
    "a date that is none": "  review_by: 30.02.2027\n",
    "a date of a year in two digits": "  review_by: 28.02.27\n",
    "a date with two kinds of signs": "  review_by: 2027-02/28\n",
    "several words for a list": "  principles: say-it-plainly, wait-for-the-last\n",
    "a number that is no id": "  was: [1.5]\n",
    "a text over several lines": '  review_by: "2027/02/\n    28"\n',
    "a mention in a text over several lines": "  link: |\n    see [[plain]]\n",
    "a word that an alias repeats": "  kind: &k trainning\n  link: *k\n",
    "a word inside what an alias repeats": "  principles: &p [plain]\n  waive: *p\n",
    "an old id beside the new one": "  principles: [plain, say-it-plainly]\n",
    "an old id that two records had": "  owner: hands\n",
    "an old id of an entry beside another old one": "  principles: [plain, plainly]\n",
    "a word behind a tag": "  kind: !shout trainning\n",
    "a bare carriage return": "  link: a\rb\n",
    "an id that is no slug": "  was: [Old One]\n",
}


@pytest.mark.parametrize("name", FIXED)
def test_mistakes_with_one_right_answer_are_fixed_and_nothing_else(fix_text: FixText, name: str) -> None:
    before, after = FIXED[name]
    assert fix_text(HEAD + before) == HEAD + after


@pytest.mark.parametrize("name", FIXED)
def test_a_second_run_changes_nothing(fix_text: FixText, name: str) -> None:
    after = HEAD + FIXED[name][1]
    assert fix_text(after) == after


@pytest.mark.parametrize("name", LEFT)
def test_ambiguous_mistakes_are_not_fixed(fix_text: FixText, name: str) -> None:
    text = HEAD + LEFT[name]
    assert fix_text(text) == text


NUMBERS = {
    '"5"': "5", "'5' # most": "5 # most", '" 5 "': "5", '&n "5"': "&n 5",
    '"5.5"': '"5.5"', '"five"': '"five"', '"0x5"': '"0x5"', '"5%"': '"5%"', '""': '""', '"true"': '"true"', "5": "5",
}  # fmt: skip

TRUTHS = {
    "yes": "true", "No": "false", '"true"': "true", "'off'": "false", "on": "true",
    "perhaps": "perhaps", "1": "1", '"1"': '"1"',
}  # fmt: skip

TEXTS = {"1.10": '"1.10"', "2026": '"2026"', "false": "false", "+1_0": "+1_0", "1:30": "1:30"}


@pytest.mark.parametrize("before", NUMBERS)
def test_quotes_are_removed_from_a_number_only_where_the_field_takes_it(fix_text: FixText, before: str) -> None:
    text = "knots:\n  finding: Knots\n  method: survey\n  on: 2026-02-02\n  n: {}\n"
    assert fix_text(text.format(before), "content/evidence.yml") == text.format(NUMBERS[before])


@pytest.mark.parametrize("before", TRUTHS)
def test_yes_and_no_become_true_and_false(fix_text: FixText, before: str) -> None:
    text = "walk:\n  on: 2026-02-02\n  before: {{trained: {}}}\n"
    assert fix_text(text.format(before), "content/connects.yml") == text.format(TRUTHS[before])


@pytest.mark.parametrize("before", TEXTS)
def test_a_number_in_a_text_field_is_quoted_exactly_as_written(fix_text: FixText, before: str) -> None:
    text = "brand: Sandbank Ferry\nvision: Nobody is left.\nedition: {}\n"
    assert fix_text(text.format(before), "content/handbook.yml") == text.format(TEXTS[before])


@pytest.mark.parametrize("word", ["false", "True", "7", "1.50"])
def test_a_text_that_yaml_reads_as_another_value_is_quoted(fix_text: FixText, word: str) -> None:
    text = 'brand: Sandbank Ferry\nvision: {}\nedition: "1"\n'
    assert fix_text(text.format(word), "content/handbook.yml") == text.format(f'"{word}"')


def test_a_text_that_needs_quotes_in_a_list_gets_them(fix_text: FixText) -> None:
    text = "islanders:\n  name: Islanders\n  jobs: {}\n"
    assert fix_text(text.format("Get across [early]"), "content/customers.yml") == text.format('["Get across [early]"]')


def test_a_word_that_needs_quotes_gets_them(fix_files: Fix) -> None:
    handbook = 'brand: B\nvision: V\nedition: "1"\nchannels: {digital: ["# quay board"]}\n'
    touchpoint = "board:\n  name: Board\n  phase: x\n  medium: digital\n  channel: {}\n"
    files = {"content/handbook.yml": handbook, "content/touchpoints.yml": touchpoint.format('"#quay board"')}
    unquoted = {**files, "content/touchpoints.yml": touchpoint.format("-# quay board")}
    fixed = touchpoint.format('"# quay board"').encode()
    assert fix_files(files).files == fix_files(unquoted).files == {"content/touchpoints.yml": fixed}


def test_a_file_with_other_errors_is_still_fixed_where_possible(fix_text: FixText) -> None:
    assert fix_text('drill:\n  name: "Drill # the\u2028bed\n') == 'drill:\n  name: "Drill # the bed\n'
