"""What cells call the words of our vocabularies, in the language of the handbook; an import knows them in every language."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from goldthread.language.catalogue import LANGUAGES, catalogue
from goldthread.language.translation import said, speaking, to_say

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "adopt": to_say("Adopt"), "standard": to_say("Standard"), "strict": to_say("Strict"),
        "de": to_say("German"), "en": to_say("English"),
        "internal": to_say("Internal"), "public": to_say("Public"),
        "draft": to_say("Draft"), "live": to_say("Live"), "retired": to_say("Retired"), "retiring": to_say("Retiring"),
        "assumption": to_say("Assumption"), "validated": to_say("Validated"), "idea": to_say("Idea"),
        "planned": to_say("Planned"), "running": to_say("Running"), "done": to_say("Done"), "dropped": to_say("Dropped"),
        "functional": to_say("Functional"), "human": to_say("Human"),
        "advocate": to_say("Advocate"), "buyer": to_say("Buyer"), "partner": to_say("Partner"), "user": to_say("User"),
        "digital": to_say("Digital"), "personal": to_say("Personal"), "physical": to_say("Physical"),
        "contract": to_say("By contract"), "lifestyle": to_say("In everyday life"), "transaction": to_say("Case by case"),
        "platform": to_say("Platform"), "product": to_say("Product"), "service": to_say("Service"),
        "experience": to_say("Experience"), "practice": to_say("Practice"),
        "awareness": to_say("Awareness"), "extend-resell": to_say("Extend and resell"),
        "nurture-sell": to_say("Nurture and sell"), "use": to_say("Use"),
        "close": to_say("Closing"), "conversion": to_say("Conversion"), "recall": to_say("Recall"), "referral": to_say("Referrals"),
        "relationship": to_say("Relationship"), "repeat": to_say("Repeat business"), "satisfaction": to_say("Satisfaction"),
        "time": to_say("Time"), "traffic": to_say("Traffic"), "usage": to_say("Usage"),
        "advise": to_say("Advise"), "celebrate": to_say("Celebrate"), "inform": to_say("Inform"), "learn": to_say("Learn"),
        "sell": to_say("Sell"), "support": to_say("Help"), "transact": to_say("Transact"),
        "own": to_say("Ourselves"), "peer": to_say("Other customers"), "vendor": to_say("Vendor"),
        "bond": to_say("Bond"), "data": to_say("Data"), "sale": to_say("Sale"),
        "breaks": to_say("Breaks the bond"), "builds": to_say("Builds the bond"), "sustains": to_say("Keeps the bond"),
        "weakens": to_say("Weakens the bond"),
        "month": to_say("Month"), "quarter": to_say("Quarter"), "year": to_say("Year"), "ideal": to_say("Ideal"),
        "asset": to_say("Material"), "script": to_say("Script"), "template": to_say("Template"), "training": to_say("Training"),
        "feel.personable": to_say("Feel: personable"), "feel.fulfils": to_say("Feel: fulfils"), "feel.relevant": to_say("Feel: relevant"),
        "behave.commits": to_say("Behave: commits"), "behave.advocates": to_say("Behave: recommends"),
        "behave.immediate": to_say("Behave: at once"),
        "down": to_say("Down"), "hold": to_say("Hold"), "up": to_say("Up"),
        "analytics": to_say("Analytics"), "conversation": to_say("Conversation"), "desk": to_say("Desk research"),
        "interview": to_say("Interview"), "observation": to_say("Observation"), "survey": to_say("Survey"), "test": to_say("Test"),
        "did": to_say("What people did"), "intend": to_say("What people intend"), "like": to_say("What people like"),
        "might": to_say("What people might do"), "why": to_say("Why people do it"),
        "offline": to_say("Offline"), "online": to_say("Online"),
        "large": to_say("Large"), "medium": to_say("Middle"), "small": to_say("Small"),
        "budget": to_say("Budget"), "launch": to_say("Launch"), "other": to_say("Other"), "show": to_say("Trade fair"),
        "yes": to_say("yes"), "no": to_say("no"), "unknown": to_say("unknown"), "n/a": to_say("n/a"),
    }
)  # fmt: skip


def label_of(word: str) -> str:
    """What a cell calls a word, in the language that is being spoken; the word itself where it has no label."""
    label = _LABELS.get(word)
    return said(label) if label is not None else word


@cache
def labels_of(word: str) -> tuple[str, ...]:
    """What cells call a word, in every language."""
    return tuple(_in_every_language(word))


def _in_every_language(word: str) -> Iterator[str]:
    for language in LANGUAGES:
        with speaking(catalogue(language)):
            yield label_of(word)
