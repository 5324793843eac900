"""What people call fields in the headers of their spreadsheets, in English and German."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from goldthread.importing.columns import Column, columns_of, title_column
from goldthread.language.catalogue import LANGUAGES, catalogue
from goldthread.language.translation import said, speaking
from goldthread.model.kinds import KINDS

_TABLE = """
id: slug, identifier, record id, kennung, kürzel
name: title, label, touchpoint, touch point, touchpoint name, name of touchpoint, item, what, headline, titel, bezeichnung, benennung, \
kontaktpunkt, berührungspunkt, kontakt
title: name, short title, headline, titel, kurztitel, überschrift, bezeichnung
statement: text, sentence, aussage, satz, leitsatz, formulierung
status: state, stage of work, lifecycle, zustand, stand
owner: responsible, responsible team, owner team, owned by, who owns it, who owns this, who is responsible, \
who looks after it, who does it, who takes care of it, \
wer macht es, wer kümmert sich, team, department, dept, \
accountable, lead, unit, verantwortlich, \
verantwortliches team, zuständig, zuständigkeit, wer ist zuständig, abteilung, abt, bereich, eigentümer, besitzer
review_by: review, review date, next review, review due, revisit, check again, prüfen bis, überprüfen bis, wiedervorlage, \
nächste prüfung, nächste überprüfung, prüfdatum, prüftermin
audience: visibility, public, confidentiality, sichtbarkeit, zielgruppe der seite, öffentlichkeit, vertraulichkeit
notes: note, remarks, remark, comments, comment, internal notes, anmerkung, anmerkungen, bemerkung, bemerkungen, kommentar, \
kommentare, notiz, notizen, hinweis, hinweise
also: other words, also known as, aka, also called, synonyms, synonym, keywords, search terms, andere wörter, auch genannt, \
synonyme, suchwörter, stichwörter, schlagwörter
was: former ids, former id, old ids, frühere kennungen
phase: stage, stage of the journey, \
journey phase, journey stage, journey, step of the journey, phase der reise, reisephase, abschnitt, etappe, stufe
medium: media, medium type, type of touchpoint, medien, art des mediums
channel: channels, via, channel used, kanal, kanäle
interaction: interaction type, type of interaction, interaktion, art der interaktion, zweck der interaktion
delivered_by: delivered, provider, who delivers, erbracht von, geliefert von, anbieter
customers: customer, customer group, customer groups, segment, segments, audience segment, target group, target groups, persona, personas, \
for whom, who, who is it for, who is this for, who for, kunde, kunden, kundengruppe, kundengruppen, zielgruppe, zielgruppen, für wen
needs: need, customer need, customer needs, bedürfnis, bedürfnisse, bedarf
as_customer: customer story, user story, story, in the customer s words, customer voice, actions, customer actions, user actions, doing, \
what the customer does, activities, kundensicht, aus kundensicht, kundengeschichte, handlung, handlungen, aktivitäten
gives: we give, customer gets, value for customer, value to customer, benefit, benefits, what people get, nutzen, kundennutzen, \
wir geben, kunde bekommt, das bekommt der kunde, mehrwert
gets: we get, value for us, value to us, business benefit, what we get, wir bekommen, nutzen für uns, unser nutzen
outcome: result, what changes, what should change, what is different afterwards, \
what people take away, what customers take away, takeaway, takeaways, what stays, was bleibt, was kunden mitnehmen, \
effect on customer, goal, goals, objective, desired outcome, ergebnis, wirkung, ziel, ziele, resultat
message: key message, core message, botschaft, kernbotschaft, aussage
principles: principle, rule, rules, regel, regeln, brand principle, brand principles, \
guiding principles, values, prinzip, prinzipien, leitprinzip, grundsatz, \
grundsätze, markenprinzipien
contributors: contributor, contributing teams, other teams, supporting teams, involved, also involved, supported by, backstage, \
mitwirkende, beteiligte, beteiligte teams, weitere teams, mitwirkung
priority.customer: priority, prio, importance, importance to customers, customer priority, customer importance, priority customer, \
relevance, weight, priorität, wichtigkeit, wichtigkeit für kunden, priorität kunde, bedeutung, relevanz, rang, rank, ranking
priority.business: business priority, importance to business, business importance, priority business, business value, \
priorität geschäft, wichtigkeit fürs geschäft, geschäftspriorität, priorität unternehmen, wichtigkeit für uns, geschäftswert
signature: signature experience, signature moment, moment of truth, signatur, signaturerlebnis, schlüsselerlebnis
metric: measure, kpi, kpis, metrics, measured by, kennzahl, messgröße, messwert, kennzahlen
tools: tool, training, materials, templates, werkzeug, werkzeuge, hilfsmittel, vorlagen
leads_to: next touchpoint, next step in journey, followed by, leads to touchpoint, führt zu, danach, nächster kontaktpunkt
pairs_with: goes with, belongs with, related touchpoints, related, related to, gehört zu, passt zu, verwandt
benchmark.who: benchmark, best in class, vorbild, vergleich
benchmark.why: benchmark reason, why benchmark, warum vorbild
differentiates: differentiator, difference, what sets it apart, usp, unterschied, alleinstellung, besonderheit
effect: effect on bond, bond, emotion effect, wirkung auf bindung, bindung
pains: pain, pain point, pain points, problems, problem, issues, frustrations, barriers, \
schmerzpunkt, schmerzpunkte, probleme, ärgernisse, \
hürden
personalised: personalized, personalisation, personalization, personalisierung, personalisiert
examples: example, sample, wording, beispiel, beispiele, formulierungen
now: today, as is, current, current state, status quo, heute, ist, ist zustand, aktuell
next: next step, small step, next small step, opportunities, opportunity, ideas, idea, solutions, improvements, nächster schritt, \
chancen, ideen, verbesserungen, lösungen
ideal: to be, target state, vision, ideal state, soll, soll zustand, idealbild, zielbild
resources: resource, effort needed, ressourcen, aufwand, mittel
cost: costs, budget, price, kosten, preis
launches: launch, launched with, start mit, einführung
timing: when, time, timeline, duration, wann, zeitpunkt, zeit, dauer
location: where, place, wo, ort, standort, platz
evidence: proof, research, insights, learned from, beleg, belege, nachweis, erkenntnisse, forschung
not_excluded_because: not excluded because, exception reason, nicht ausgeschlossen weil
say: what to say, words to say, what we say, script, wording, answer, was sagen, was wir sagen, was sage ich, was zu sagen ist, \
wortlaut, antwort
never: what never, never say, never do, what not to say, avoid, nie, niemals, was nie, das nie, nicht sagen
may: what may i do, what staff may decide, may decide, may spend, allowed, authority, discretion, darf, was darf ich, erlaubt, \
befugnis, spielraum, kompetenz
call: whom to call, who to call, escalate to, escalation, call in, wen rufen, wen anrufen, ansprechpartner, eskalation
touchpoints: touchpoint, where, where it happens, kontaktpunkt, kontaktpunkte, wo es geschieht
kind: type, sort, category, art, typ, kategorie, sorte
seed: general phase, seed phase, grundphase
purpose: aim, what for, description, zweck, wozu, beschreibung, anlass
outcome_kind: kind of outcome, kind of measure, art der messung
need: the need, need statement, das bedürfnis, bedürfnis
stability: why it lasts, stabil weil, beständigkeit
context: situation, description, kontext, lage, beschreibung
jobs: job, jobs to be done, tasks, aufgaben, aufgabe, jtbd
values: value, what matters, werte, wert, was zählt
preoccupations: worries, concerns, thoughts, thinking, sorgen, gedanken
decides_by: decision, decides, how they decide, entscheidet nach, entscheidung
prefers: preferred media, prefers media, bevorzugt, bevorzugte medien
relationship: kind of relationship, beziehung, art der beziehung
downstream: their customer, downstream customer, kunde des kunden
demographics: age, demography, demografie, demographie, alter
under: part of, parent, belongs to, group, teil von, übergeordnet, gehört zu
sells: what we sell, product, verkauft, was wir verkaufen, produkt
bought_for: why bought, needs met, gekauft für, kaufgrund
complements: goes with, complement, ergänzt, passt zu
contact: reach, contact channel, how to reach, kontakt, erreichbar über, ansprechkanal
serves: customers, serves customers, internal customers, whom it serves, kunden, bedient
changed_on: changed, last changed, geändert am, letzte änderung
decides: decision rights, entscheidet, entscheidungsrechte
information_used_by: informs, information used by teams, informiert
has_information: knows, information it has, weiß, wissen
needs_information: needs to know, information it needs, braucht informationen
connect_target.n: meetings planned, treffen geplant
connect_target.per: meetings per, treffen je
link: url, address, found at, webseite, adresse, fundort
engagement: side of engagement, bindungsseite
definition: how counted, formula, definition of metric, zählweise, berechnung
unit: unit of measure, einheit, maßeinheit
direction: better when, which way, richtung
target.value: target, goal value, ziel, zielwert
target.by: target date, by when, ziel bis, zieldatum
source: sources, reference, quelle, quellen, fundstelle
finding: learned, insight, observation, what we learned, erkenntnis, befund, ergebnis
method: how learned, research method, methode, erhebung
answers: question answered, type of answer, beantwortet
on: date, day, when, held on, datum, tag, wann, am, termin
n: sample size, sample, participants, number of people, stichprobe, stichprobengröße, teilnehmer, anzahl
gathered_by: collected by, gathered, erhoben von
funded_by: paid by, sponsor, bezahlt von, finanziert von
interpretation: meaning, what it means, deutung, interpretation der befunde
connect: meeting, meeting id, treffen
study: project, research project, studie
quote: quotation, verbatim, zitat, o ton
actions: initiatives, led to, maßnahmen, folgen
no_action_because: why no action, keine maßnahme weil
mode: format, online or offline, form, durchführung
team: met by, our team, department, abteilung, bereich
customer: met customer, segment, persona, customer group, kunde, kundengruppe
programme: program, programm, reihe
leader: led by, moderator, leitung, geleitet von
before.trained: trained, training done, geschult
before.briefed: briefed, briefing, briefing done, vorbereitet, eingewiesen
before.match_because: why this customer, warum diese kunden
after.shared_with: shared with, told, geteilt mit, weitergegeben an
after.on: shared on, geteilt am
gave_back: gave back, incentive, thanks, gegenleistung, dank
activity: what was done, aktivität, tätigkeit
question: research question, frage, forschungsfrage, fragestellung
use_of_findings: use, what for, verwendung, wofür
methods: method, how, methode, methoden
fallback: plan b, ersatzplan
incentive: reward, thanks, anreiz, dank
decided: decision, what was decided, beschluss, entscheidung, entschieden
size: importance, größe, umfang
basis: based on, evidence, grundlage, beruht auf
assumptions: assumption, annahme, annahmen
changes: changed records, affects, ändert, betrifft
toward: touchpoints, touchpoint, for touchpoints, kontaktpunkte, kontaktpunkt, für kontaktpunkte
horizon: time horizon, horizont, zeithorizont
first_step: first step, next step, erster schritt, nächster schritt
due: due date, deadline, finish by, until, fällig, fällig am, frist, termin, bis wann
for_event: event, for event, anlass, ereignis
effort: work, size, t shirt size, aufwand
focus: focus statement, fokus, schwerpunkt
text: constraint, limit, obligation, rule, einschränkung, grenze, auflage, vorgabe
applies_to: concerns, applies, limits, gilt für, betrifft
term: word, expression, begriff, wort, ausdruck
means: meaning, definition, explanation, bedeutung, erklärung
not: instead of, not this, avoid, statt, nicht, ersetzt
edition: number, version, ausgabe, nummer
summary: description, what changed, zusammenfassung, beschreibung
changed: changed records, geändert
shared_with: told, informed teams, informiert, geteilt mit
brand: brand name, marke, markenname
vision: brand vision, leitbild
for: customers, for whom, für wen, kunden, zielgruppe
meaning: what it means, bedeutung
arena: where we play, spielfeld
win_by: how we win, wie wir gewinnen
excludes: not, exclusions, we say no to, nicht, ausschlüsse, wir sagen nein zu
audience_reason: why for everybody, warum für alle
supports: focus, focus statement, supported focus, unterstützt, fokus
because: reasons, why, rests on, begründung, warum
scope: type, reach, geltungsbereich
guides: teams, for teams, leitet, gilt für teams
do: dos, we do, so, wir tun
dont: don t, don ts, we don t, nicht so, wir tun nicht
over: beats, wins over, precedence, vorrang vor
by_medium.personal: personal, in person, persönlich
by_medium.physical: physical, physisch
by_medium.digital: digital, digital form
words.use: words to use, we say, wir sagen
words.avoid: words to avoid, we do not say, wir sagen nicht
"""
_SHEETS = """
focus: focus statements, fokus, fokusaussagen
need: needs, customer needs, bedürfnisse
customer: customers, segments, personas, kunden, zielgruppen
offer: offers, products, angebote, produkte
principle: principles, prinzipien, grundsätze
phase: phases, stage, stages, journey, phasen
touchpoint: touchpoints, inventory, journey, kontaktpunkte, inventar, bestand
situation: situations, when this happens, incidents, scenarios, situationen, wenn das passiert, fälle, szenarien
team: teams, departments, abteilungen
tool: tools, werkzeuge
metric: metrics, kpis, kennzahlen
evidence: evidence, insights, findings, belege, erkenntnisse
connect: meetings, connects, treffen, kundentreffen
study: studies, research, studien
decision: decisions, entscheidungen, beschlüsse
initiative: initiatives, plan, roadmap, initiativen, maßnahmen
event: events, dates, ereignisse, termine
constraint: constraints, einschränkungen, auflagen
term: glossary, terms, glossar, begriffe
edition: editions, ausgaben
handbook: handbook, brand, handbuch, marke
"""
"""What people call a list of records, as the name of a sheet, besides the names that each kind has of its own."""
_IN_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe"})


@cache
def plain(text: str) -> str:
    """A text in the form in which names are compared: lower case, without accents, signs and what stands in brackets."""
    bare = _IN_BRACKETS.sub(" ", text)
    folded = (bare if _WORD.search(bare) else text).casefold().translate(_LETTERS)
    letters = "".join(each for each in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(each))
    return " ".join(_WORD.findall(letters))


def _rows(table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in table.strip().splitlines():
        name, _, words = line.partition(": ")
        yield name, tuple(plain(word) for word in words.split(", "))


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    return dict(_rows(_TABLE))


@cache
def names_of_kind(kind: str) -> tuple[str, ...]:
    """What people call records of a kind, and a sheet of them, in the form in which names are compared."""
    names = KINDS[kind].names
    found = [kind]
    for language in LANGUAGES:
        with speaking(catalogue(language)):
            found += [said(names.one), said(names.many)]
    return tuple(dict.fromkeys((*map(plain, found), *dict(_rows(_SHEETS)).get(kind, ()))))


@cache
def names_of(column: Column) -> tuple[str, ...]:
    """What a column may be called, the surest names first, in the form in which names are compared."""
    own = [column.name, column.path[-1]] if len(column.path) == 1 else [column.name]
    own += [f"{KINDS[column.kind].kind} {column.path[-1]}"] if len(column.path) == 1 else []
    for language in LANGUAGES:
        with speaking(catalogue(language)):
            own.append(column.label())
    found = [plain(each) for each in own]
    if column == title_column(column.kind):
        found += names_of_kind(column.kind)
    found += _synonyms().get(column.name, ())
    if column == title_column(column.kind):
        found += _synonyms()["name"] if column.kind == "touchpoint" or column.name in {"name", "title"} else ()
    return tuple(dict.fromkeys(found))


@cache
def column_names(kind: str) -> Mapping[str, tuple[Column, ...]]:
    """The columns that each name may mean, those first for which it is the surest."""
    found: dict[str, list[tuple[int, Column]]] = {}
    for column in columns_of(kind):
        for rank, name in enumerate(names_of(column)):
            found.setdefault(name, []).append((rank, column))
    return {name: tuple(each for _, each in sorted(ranked, key=lambda pair: pair[0])) for name, ranked in found.items()}
