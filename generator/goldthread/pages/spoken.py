"""Words of the records' vocabularies, dates and numbers, as a reader says them."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

MEDIA: Mapping[str, str] = MappingProxyType(
    {"personal": "in person", "physical": "in print and place", "digital": "on screen"}
)
INTERACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "inform": "we inform",
        "advise": "we advise",
        "sell": "we sell",
        "transact": "something is settled",
        "support": "we help",
        "celebrate": "we celebrate",
        "learn": "we learn",
    }
)
DELIVERY: Mapping[str, str] = MappingProxyType(
    {"own": "our own people", "partner": "a partner in our name", "peer": "other customers"}
)
SIGNATURES: Mapping[str, str] = MappingProxyType(
    {
        "sale": "people decide for us here",
        "data": "we learn most here",
        "bond": "the bond is made here",
    }
)
EFFECTS: Mapping[str, str] = MappingProxyType(
    {
        "builds": "builds the bond",
        "sustains": "keeps the bond",
        "weakens": "weakens the bond",
        "breaks": "breaks the bond",
    }
)
METHODS: Mapping[str, str] = MappingProxyType(
    {
        "interview": "interview",
        "observation": "observation",
        "conversation": "conversation",
        "survey": "survey",
        "analytics": "figures",
        "test": "test",
        "desk": "reading",
    }
)
COLLECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "interview": "Interviews",
        "observation": "Observations",
        "conversation": "Conversations",
        "survey": "Surveys",
        "analytics": "Figures",
        "test": "Tests",
        "desk": "Reading",
        "": "Nobody has written how",
    }
)
ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "did": "what people did",
        "might": "what people might do",
        "like": "what people like",
        "intend": "what people intend",
        "why": "why people do it",
    }
)
MODES: Mapping[str, str] = MappingProxyType({"offline": "In person", "online": "Online", "": "Nobody has written how"})
GATHERERS: Mapping[str, str] = MappingProxyType(
    {"own": "by ourselves", "vendor": "by a vendor", "public": "public source"}
)
CUSTOMERS: Mapping[str, str] = MappingProxyType(
    {
        "user": "Travels or uses",
        "buyer": "Buys for others",
        "partner": "Works in our name",
        "advocate": "Speaks for us",
        "internal": "A colleague",
    }
)
RELATIONSHIPS: Mapping[str, str] = MappingProxyType(
    {
        "transaction": "each time anew",
        "lifestyle": "part of their life",
        "contract": "by contract",
        "internal": "inside the house",
    }
)
NEEDS: Mapping[str, str] = MappingProxyType(
    {
        "human": "Human: it outlasts every product",
        "functional": "Functional: a job to do",
        "internal": "Internal: ours",
    }
)
CHANGES: Mapping[str, str] = MappingProxyType(
    {
        "product": "What we make",
        "making": "How we make it",
        "delivery": "How it reaches people",
        "price": "What it costs",
        "rivals": "Who competes with us",
        "market": "How the market is seen",
    }
)


def day(date: datetime.date) -> str:
    """A date in words, as in "14 November 2026"."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def month(date: datetime.date) -> str:
    """A date in words without its day, as in "November 2026"."""
    return f"{_MONTHS[date.month - 1]} {date.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def figure(value: float, unit: str | None) -> str:
    """A value with its unit, without needless zeros."""
    number = f"{value:.6f}".rstrip("0").rstrip(".")
    return f"{number} {unit}" if unit else number


def listed(words: tuple[str, ...]) -> str:
    """Words as in "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004 - a pair is the least that needs a joint
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentence(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]
