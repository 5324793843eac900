"""Words that people write in cells for the words of our vocabularies, for yes and no, and for what is not known."""

from collections.abc import Mapping
from functools import cache

from goldthread.importing.media_words import BARE_MEDIA, CHANNEL_MEDIA, MEDIA
from goldthread.importing.names import plain
from goldthread.importing.word_labels import labels_of
from goldthread.model.shapes import ChoiceShape

_TABLE = """
live: active, in use, running, in operation, published, done, implemented, aktiv, in betrieb, im einsatz, läuft, umgesetzt, actif
draft: in progress, work in progress, wip, in work, entwurf, in arbeit, brouillon
planned: to do, todo, not started, backlog, upcoming, geplant, vorgesehen, offen, nicht begonnen, prévu
idea: concept, suggestion, proposal, idee, vorschlag, konzept, idée
retiring: phasing out, ending, sunset, läuft aus, auslaufend
retired: ended, stopped, archived, inactive, off, eingestellt, beendet, archiviert, inaktiv, abgeschaltet, terminé
running: in progress, active, ongoing, läuft, laufend, in arbeit, en cours
done: finished, completed, complete, closed, erledigt, fertig, abgeschlossen, terminé
dropped: cancelled, canceled, stopped, abandoned, verworfen, abgebrochen, gestrichen
assumption: assumed, hypothesis, annahme, vermutung, hypothese
validated: confirmed, proven, bestätigt, belegt
public: published, open, öffentlich, publik
internal: private, confidential, intern, vertraulich, interne
inform: information, informing, informieren, auskunft
advise: advice, advising, consult, beraten, beratung
sell: sale, sales, selling, verkaufen, verkauf, vertrieb
transact: transaction, pay, payment, abwickeln, abwicklung, bezahlen, zahlung
support: help, service, unterstützen, unterstützung, hilfe
celebrate: celebration, thank, feiern, feier
learn: listen, feedback, lernen, zuhören
own: we, us, ourselves, in house, inhouse, wir, selbst, eigene, eigen
partner: partners, third party, supplier, dienstleister, partnerin
peer: peers, other customers, community, andere kunden
builds: build, strengthens, positive, stärkt, baut auf, positiv
sustains: sustain, keeps, neutral, hält, erhält
weakens: weaken, negative, schwächt, negativ
breaks: break, destroys, bricht, zerstört
sale: sales, buying, verkauf, kauf
data: learning, insight, daten, lernen
bond: relationship, loyalty, bindung, beziehung
user: users, end user, nutzer, anwender
buyer: buyers, purchaser, käufer, einkäufer
advocate: ambassador, fan, fürsprecher, botschafter
small: s, low, little, klein, gering
medium: m, middle, average, mittel
large: l, xl, big, high, groß, hoch
month: this month, monthly, now, monat, monatlich, jetzt
quarter: this quarter, quarterly, quartal, vierteljahr
year: this year, yearly, annual, jahr, jährlich
ideal: long term, later, langfristig, später
online: remote, virtual, video, call, virtuell, fern
offline: in person, on site, face to face, persönlich, vor ort
interview: interviews, befragung, gespräch
observation: observing, shadowing, beobachtung
conversation: talk, chat, unterhaltung
survey: questionnaire, poll, umfrage, fragebogen
analytics: web analytics, usage data, statistics, analyse, nutzungsdaten
test: testing, usability test, experiment, versuch
desk: desk research, literature, recherche, literatur
product: products, goods, produkt, ware
service: services, dienstleistung
platform: plattform
human: basic, menschlich
functional: job, funktional
up: higher, more, increase, rising, höher, mehr, steigend
down: lower, less, decrease, falling, niedriger, weniger, sinkend
training: course, schulung, kurs
script: guide, leitfaden, skript
template: templates, vorlage
asset: material, file, datei
budget: haushalt
show: fair, trade fair, messe
launch: start, einführung
other: else, misc, sonstiges, andere
experience: customer experience, erlebnis
practice: way of working, praxis, arbeitsweise
"""
_YES = "yes y true x ja j wahr oui o vrai si sí checked"
_NO = "no n false nein falsch non faux unchecked"
_NOTHING = "- -- --- – — ? ?? ??? … ... . / tbd tbc tba null none nil leer k.a. xxx"
YES = frozenset(_YES.split()) | frozenset("✓✔☑✅●■👍1")
NO = frozenset(_NO.split()) | frozenset("✗✘☐❌○□👎0")
NOTHING = frozenset(_NOTHING.split()) | frozenset({"keine angabe", "k. a."})
"""What stands in cells that say nothing."""
UNKNOWN = frozenset({"unknown", "not known", "unbekannt", "nicht bekannt", "inconnu", "inconnue"})
NOT_APPLICABLE = frozenset(
    {"n/a", "n.a.", "n. a.", "not applicable", "entfällt", "trifft nicht zu", "nicht zutreffend", "sans objet", "#n/a", "#nv"}
)  # fmt: skip
LEVELS: Mapping[str, int] = {
    plain(word): level
    for level, words in {
        5: "very high,highest,critical,crucial,essential,must,must have,sehr hoch,höchste,kritisch,muss,très élevé,très haute,a++",
        4: "high,important,hoch,wichtig,élevé,élevée,haute,haut,should,should have,soll,sollte,groß,large",
        3: "medium,middle,mid,moderate,normal,average,mittel,mäßig,moyen,moyenne,could,could have,kann",
        2: "low,minor,niedrig,gering,tief,klein,faible,bas,basse,nice to have,small",
        1: "very low,lowest,trivial,none,sehr niedrig,sehr gering,niedrigste,très faible,won t,wont,keine",
    }.items()
    for word in words.split(",")
}  # fmt: skip
"""How much words say on a scale of five; where a column has three steps alone, its ends are moved outwards."""


@cache
def _synonyms() -> Mapping[str, frozenset[str]]:
    rows = (line.partition(": ") for line in _TABLE.strip().splitlines())
    return {word: frozenset(plain(each) for each in words.split(", ")) for word, _, words in rows}


@cache
def choice_words(choice: ChoiceShape) -> Mapping[str, str]:
    """The words of a vocabulary by all that people may write for them; what could mean two of them is left out."""
    exact = {plain(word): word for word in choice.words}
    meant: dict[str, set[str]] = {}
    for word in choice.words:
        for synonym in (*_synonyms().get(word, ()), plain(word.rpartition(".")[2])):
            meant.setdefault(synonym, set()).add(word)
    if set(choice.words) == set(MEDIA):
        for synonym, medium in (*BARE_MEDIA.items(), *CHANNEL_MEDIA.items()):
            meant.setdefault(synonym, set()).add(medium)
    sure = {synonym: next(iter(words)) for synonym, words in meant.items() if len(words) == 1}
    labels = {plain(label): word for word in choice.words for label in labels_of(word)}
    return {**sure, **labels, **exact}


def flag_of(text: str) -> bool | None:
    """What a cell says that answers yes or no; None when it says something else."""
    bare = text.strip()
    word = plain(bare) or bare
    if bare in YES or word in YES:
        return True
    return False if bare in NO or word in NO else None
