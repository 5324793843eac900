"""A small handbook for the tests of reviews: two focus statements, three principles, and the records below them."""

HANDBOOK = {
    "content/handbook.yml": 'brand: Gravel Ferry\nvision: People cross.\nedition: "1.0"\n',
    "content/teams.yml": "quays: {name: Quays}\ncrew: {name: Crew}\n",
    "content/customers.yml": "islanders: {name: Islanders}\n",
    "content/needs.yml": "home: {need: I need to get home.}\ncalm: {need: I need to be left in peace.}\n",
    "content/focus.yml": """\
tonight:
  statement: Whoever leaves in the morning is home at night.
  need: home
  for: [islanders]
quiet:
  statement: Nobody has to listen to us.
  need: calm
""",
    "content/phases.yml": "aboard: {name: Aboard}\n",
    "principles/last-boat.yml": """\
title: The last boat waits
statement: The last boat leaves when everybody is aboard.
supports: [tonight]
do: [Count., Count again.]
""",
    "principles/plainly.yml": "title: Plainly\nstatement: We say what is the case.\nsupports: [tonight]\n",
    "principles/softly.yml": "title: Softly\nstatement: We speak when asked.\nsupports: [quiet]\n",
    "content/tools.yml": "list-of-heads: {name: List of heads, principles: [last-boat]}\n",
    "content/touchpoints/ramp.yml": """\
bell: {name: Bell, phase: aboard, owner: crew, principles: [last-boat]}
board: {name: Board, phase: aboard, owner: quays, principles: [last-boat, plainly]}
bench: {name: Bench, phase: aboard, owner: quays, principles: [softly]}
lamp: {name: Lamp, phase: aboard, owner: quays}
""",
}

BELOW_TONIGHT = {
    "principle/last-boat",
    "principle/plainly",
    "tool/list-of-heads",
    "touchpoint/bell",
    "touchpoint/board",
}
"""All that hangs on the focus `tonight`."""
