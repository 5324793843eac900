"""Records about evidence for tests of pages: two pieces, a meeting, a decision, a tool, an offer and terms."""

LEARNED = {
    "content/needs.yml": "reach-home: {need: I need my own bed., kind: human, evidence: [asked, watched]}\n",
    "content/evidence/found.yml": """
asked: {finding: They ask first., method: interview, answers: why, on: 2026-01-05, gathered_by: own, connect: landing}
watched: {finding: They look at the clock., method: observation, on: 2026-03-05, n: 1}
counted: {finding: Forty wait., method: analytics, on: 2024-03-05, gathered_by: vendor, funded_by: A maker of clocks}
""",
    "content/connects/all.yml": """
landing: {on: 2026-04-12, mode: offline, team: crew, customer: islanders, purpose: To see who runs.}
old: {on: 2024-04-12, mode: online, team: crew, customer: islanders, purpose: To hear of the fog.}
""",
    "content/decisions.yml": """
later: {decided: The last boat waits., on: 2026-05-01, size: large, basis: [asked], changes: [principle/say-it-plainly]}
bold: {decided: The quay is painted., on: 2026-06-01, size: large}
""",
    "content/tools.yml": "card: {name: Tide card, kind: template, link: unknown, principles: [say-it-plainly]}\n",
    "content/offers.yml": "day: {name: Day ticket, sells: A seat out and home., bought_for: [reach-home]}\n",
    "content/glossary.yml": """
last-boat: {term: last boat, means: "The last crossing home, see [[card]].", not: [final sailing]}
boat: {term: boat, means: "What floats."}
""",
}
