"""Labels for the values of fields, and dates, numbers and lists in the language of the reader."""

import datetime
from collections.abc import Sequence

from goldthread.language.translation import say, spoken, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.dates import Date

INTERACTIONS = Vocabulary(
    {
        "inform": to_say("we inform"),
        "advise": to_say("we advise"),
        "sell": to_say("we sell"),
        "transact": to_say("transaction"),
        "support": to_say("we help"),
        "celebrate": to_say("we celebrate"),
        "learn": to_say("we learn"),
    }
)
DELIVERY = Vocabulary(
    {"own": to_say("our own people"), "partner": to_say("a partner on our behalf"), "peer": to_say("other customers")}
)
SIGNATURES = Vocabulary(
    {
        "sale": to_say("decision for us"),
        "data": to_say("we learn most here"),
        "bond": to_say("bond formed here"),
    }
)
MEDIUM_WORDS = Vocabulary(
    {"personal": to_say("personal"), "physical": to_say("physical"), "digital": to_say("digital")}
)
MEDIUM_NAMES = Vocabulary(
    {
        "personal": to_say("Personal"),
        "physical": to_say("Physical"),
        "digital": to_say("Digital"),
        "unknown": to_say("Unknown"),
    }
)
EFFECTS = Vocabulary(
    {
        "builds": to_say("builds the bond"),
        "sustains": to_say("keeps the bond"),
        "weakens": to_say("weakens the bond"),
        "breaks": to_say("breaks the bond"),
    }
)
METHODS = Vocabulary(
    {
        "interview": to_say("interview"),
        "observation": to_say("observation"),
        "conversation": to_say("conversation"),
        "survey": to_say("survey"),
        "analytics": to_say("figures"),
        "test": to_say("test"),
        "desk": to_say("desk research"),
    }
)
COLLECTIONS = Vocabulary(
    {
        "interview": to_say("Interviews"),
        "observation": to_say("Observations"),
        "conversation": to_say("Conversations"),
        "survey": to_say("Surveys"),
        "analytics": to_say("Figures"),
        "test": to_say("Tests"),
        "desk": to_say("Desk research"),
        "": to_say("Mode not recorded"),
    }
)
ANSWERS = Vocabulary(
    {
        "did": to_say("past behaviour"),
        "might": to_say("possible behaviour"),
        "like": to_say("preferences"),
        "intend": to_say("intentions"),
        "why": to_say("reasons"),
    }
)
MODES = Vocabulary({"offline": to_say("In person"), "online": to_say("Online"), "": to_say("Mode not recorded")})
GATHERERS = Vocabulary({"own": to_say("by us"), "vendor": to_say("by a vendor"), "public": to_say("public source")})
CUSTOMERS = Vocabulary(
    {
        "user": to_say("Uses what we offer"),
        "buyer": to_say("Buys for others"),
        "partner": to_say("Acts on our behalf"),
        "advocate": to_say("Recommends us"),
        "internal": to_say("Colleague"),
    }
)
RELATIONSHIPS = Vocabulary(
    {
        "transaction": to_say("case by case"),
        "lifestyle": to_say("in everyday life"),
        "contract": to_say("by contract"),
        "internal": to_say("internal"),
    }
)
NEEDS = Vocabulary(
    {
        "human": to_say("Human"),
        "functional": to_say("Functional"),
        "internal": to_say("Internal"),
    }
)
CHANGES = Vocabulary(
    {
        "product": to_say("Products"),
        "making": to_say("Production"),
        "delivery": to_say("Distribution"),
        "price": to_say("Cost"),
        "rivals": to_say("Competition"),
        "market": to_say("View of the market"),
    }
)


def day(date: datetime.date | Date) -> str:
    """A date in words, as much as is known of it: "14 November 2026", "November 2026" or "2026"."""
    return str(date.words) if isinstance(date, Date) else spoken().day(date)


def month(date: datetime.date | Date) -> str:
    """A date in words without its day, as in "November 2026"; a year alone stays one."""
    if isinstance(date, Date):
        return day(date) if date.precision == "year" else spoken().month(date.first)
    return spoken().month(date)


def when(date: Date) -> str:
    """When something took place, as a sentence goes on: "on 14 November 2026", "in November 2026", "in 2026"."""
    return str(date.when)


def figure(value: float, unit: str | None) -> str:
    """A value with its unit, without needless zeros."""
    number = spoken().number(value)
    return f"{number} {unit}" if unit else number


def listed(words: Sequence[str]) -> str:
    """Words as in "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004 - a pair is the least that needs a joint
        return "".join(words)
    return say("{words} and {last}", words=", ".join(words[:-1]), last=words[-1])


def capitalised(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]
